package table

// Options overrides what Sniff would find out by itself. The zero value leaves everything to Sniff.
type Options struct {
	Delimiter rune // 0: sniffed among comma, semicolon, tab and pipe
	Quote     rune // 0: sniffed among " and '; NoQuote: no cell is quoted
	Decimal   rune // 0: sniffed; '.' or ','
	Header    *bool
	Encoding  string          // "": sniffed; a label of Encodings, in any case
	Missing   []string        // nil: DefaultMissing; an empty list: only empty cells are missing
	Types     map[string]Type // by column name
	// Levels fixes the levels of Category, and of Number columns that serve as classes: codes index these lists, and
	// a cell that is not in its list gets code -1 and is reported as unknown-level.
	Levels map[string][]string
	Loose  bool // names in Types and Levels that the file does not have are no error
}

// NoQuote as Options.Quote says that no cell is quoted.
const NoQuote rune = -1

// DefaultMissing lists the cells that are missing unless Options.Missing replaces it.
var DefaultMissing = []string{"", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "#N/A", "?", ".", "-"}

// Dialect is how the file is written.
type Dialect struct {
	Delimiter rune
	Quote     rune   // NoQuote where quotes are text
	Decimal   rune   // '.' or ','
	Thousands rune   // the separator of digit groups that was met, 0 where there is none
	Comment   rune   // '#' where lines that start with it are comments, else 0
	Encoding  string // a label of Encodings
	Header    bool
	Preamble  int // lines before the header (or the first row) that were skipped, blank ones included
	Missing   []string
}

// Receipt says what was read, guessed and left out.
type Receipt struct {
	Dialect  Dialect
	Bytes    int64
	Rows     int
	Problems []Problem
}
