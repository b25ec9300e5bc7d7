package table

// SegmentBytes is the least length of a segment of the source, in bytes of the file as it is (before any transcoding); see
// Plan.SegmentBytes.
const SegmentBytes = 1 << 20

// Type is what the cells of a column are taken for.
type Type uint8

// The types, in the words of the JavaScript API.
const (
	Empty Type = iota
	Number
	Category
	Text
	Date
)

// String returns the type's name in the JavaScript API.
func (t Type) String() string {
	return [...]string{"empty", "number", "category", "text", "date"}[t]
}

// Column describes one column of the whole table.
type Column struct {
	Name     string
	Type     Type
	Missing  int      // cells that are missing, or no number in a Number column
	Distinct int      // different values that are not missing
	Min, Max float64  // Number only, as Mean and SD
	Mean, SD float64  // SD divides by n-1
	Levels   []string // Category: sorted; Number: the cell texts in numeric order when there are at most MaxNumberLevels
	Counts   []int    // cells of each level
	Unit     string   // "%" or a currency sign that every cell carried, else ""
	// Identifier reports that the column looks like a row number or a key, so that it is no default feature.
	Identifier bool
}

// MaxDistinct bounds the distinct values that are counted, and the distinct texts that are kept for a column unless
// its type is forced to Category. Beyond it Distinct is MaxDistinct and a Text column has no Levels and no codes. In a
// Number column of a table of more than five columns the bound is 2^19 divided by the columns, and 1,024 at least.
const MaxDistinct = 100_000

// MaxNumberLevels bounds the distinct values up to which a Number column keeps its levels too, so that it can serve
// as a classification target.
const MaxNumberLevels = 256

// Chunk holds the rows that start in one segment, column by column.
type Chunk struct {
	Index   int // position of the segment in the file
	Row     int // number of rows in the chunks before it
	Rows    int
	Columns []Cells
}

// Extent says where in the file a chunk lies.
type Extent struct {
	Index  int   // position of the segment in the file
	Row    int   // number of rows in the chunks before it
	Rows   int   // may be 0
	Offset int64 // byte of the file at which its first row starts, or would start
	Line   int   // 1-based line of that byte
}

// Cells are one column of a chunk. Exactly what the column's Type asks for is non-nil; both are nil in an Empty column
// and in a Text column of more than MaxDistinct different texts.
type Cells struct {
	Num  []float64 // Number: the values, NaN where missing
	Code []int32   // Category, Text, Date, and a Number column with levels: index into Column.Levels, -1 where missing
}

// Problem is something about the source that the reader should know.
type Problem struct {
	Code    string // one of docs/errors.md
	Line    int    // 1-based, 0 where it is not about a line
	Column  int    // 1-based, 0 where it is not about a column
	Name    string // the column's name
	Value   string // the first offending cell
	Count   int    // how often
	Message string
}
