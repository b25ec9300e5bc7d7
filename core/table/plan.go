package table

// Limits of what is read at all; beyond them a source is refused as too-large.
const (
	// HeadBytes is how much of the start of the file Sniff wants.
	HeadBytes = 1 << 20
	// MaxColumns bounds the columns of a table.
	MaxColumns = 20_000
	// MaxRowBytes bounds one row. A quoted cell that runs on beyond it counts as never closed.
	MaxRowBytes = 1 << 24
)

// Plan is how a file is to be read: its dialect, its columns and the first guess of their types. Sniff makes it; it
// is plain data and never changes.
type Plan struct {
	Dialect    Dialect
	Size       int64 // bytes of the file
	Sequential bool  // one Scanner has to take all segments, in order
	Columns    []PlanColumn
	Problems   []Problem // found so far: in the head, or by the scans that led to this plan

	// DataStart is the position of the first row, Line its 1-based line. Positions are bytes of the file, or of its
	// normalised text in a sequential plan.
	DataStart int64
	Line      int
	// With Unquoted set quotes are text from position QuoteEnd on, because the one there never closes.
	Unquoted bool
	QuoteEnd int64
	quoteRaw int64 // the same in bytes of the file

	mark      int  // length of the byte order mark
	segment   int  // SegmentBytes, a power of two of them for many columns, or less in tests
	cellwise  bool // set in tests: Scanner.cell reads all cells
	round     int  // plans before this one
	lockPoint bool // the decimal separator was asked for
	lockText  bool // the encoding was asked for, or a byte order mark names it
}

// PlanColumn is how one column is to be read.
type PlanColumn struct {
	Name   string
	Forced bool // Type was asked for
	Type   Type // Number: cells are read as numbers at once; anything else: as texts
	Point  byte // decimal separator of this column
	Levels []string
	Fixed  bool // Levels was asked for
}

// Segments returns the number of segments of the file.
func (p *Plan) Segments() int {
	return int((p.Size + int64(p.segment) - 1) / int64(p.segment))
}

// SegmentBytes returns the length of a segment.
func (p *Plan) SegmentBytes() int64 { return int64(p.segment) }

// chunkRows is how many rows a chunk should hold: what is worked out for each chunk and column costs as much as a few rows.
const chunkRows = 512

// widen lengthens the segments of a table of many columns, as long as there are some for every worker.
func (p *Plan) widen() {
	for p.segment < 8*chunkRows*len(p.Columns) && int64(p.segment) <= p.Size/32 {
		p.segment *= 2
	}
}

// Names returns the names of the columns.
func (p *Plan) Names() []string {
	names := make([]string, len(p.Columns))
	for i, c := range p.Columns {
		names[i] = c.Name
	}
	return names
}

// clone returns a copy that shares no slice that Merge changes.
func (p *Plan) clone() *Plan {
	q := *p
	q.Columns = append([]PlanColumn(nil), p.Columns...)
	q.Problems = append([]Problem(nil), p.Problems...)
	return &q
}

func (p *Plan) normaliser() *normaliser {
	return &normaliser{encoding: p.Dialect.Encoding, delimiter: string(p.Dialect.Delimiter)}
}
