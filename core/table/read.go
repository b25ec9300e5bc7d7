package table

// Table is a whole table in memory, as Read makes it.
type Table struct {
	Columns []Column
	Chunks  []*Chunk
	Rows    int
	Receipt Receipt
	Plan    *Plan
	Extents []Extent
	data    []byte
}

// Read reads a whole file sequentially. The error is an *Error.
func Read(data []byte, opt Options) (*Table, error) {
	plan, err := Sniff(data[:min(len(data), HeadBytes)], int64(len(data)), opt)
	if err != nil {
		return nil, err
	}
	return readBy(plan, data)
}

// readBy reads a whole file by a plan, or by what the plan turns into.
func readBy(plan *Plan, data []byte) (*Table, error) {
	segment := plan.segment
	for {
		s := plan.Scanner(0, nil)
		for i := range plan.Segments() {
			from := i * segment
			if err := s.Feed(data[from:min(from+segment, len(data))]); err != nil {
				break
			}
		}
		v, err := Merge(plan, []*Summary{s.Summary()})
		if err != nil {
			return nil, err
		}
		if v.Plan != nil {
			plan = v.Plan
			continue
		}
		return &Table{
			Columns: v.Columns, Chunks: s.Finish(v.Parts[0]), Rows: v.Rows, Receipt: v.Receipt, Plan: plan,
			Extents: v.Extents, data: data,
		}, nil
	}
}

// Slice returns the cell texts of rows [from, to), as read and unquoted; rows past the end are left out.
func (t *Table) Slice(from, to int) [][]string {
	to = min(to, t.Rows)
	for _, e := range t.Extents {
		if from >= 0 && from < to && from < e.Row+e.Rows {
			return t.texts(e, from-e.Row, to-from)
		}
	}
	return nil
}

// texts asks with more and more bytes.
func (t *Table) texts(e Extent, skip, n int) [][]string {
	for size := int64(SegmentBytes); ; size *= 4 {
		end := min(int64(len(t.data)), e.Offset+size)
		if rows, done := t.Plan.Texts(t.data[e.Offset:end], e.Offset, skip, n); done {
			return rows
		}
	}
}

// OptionsLike returns options that read another file with the same columns, types and levels.
func OptionsLike(columns []Column, dialect Dialect) Options {
	opt := Options{Missing: dialect.Missing, Types: map[string]Type{}, Levels: map[string][]string{}, Loose: true}
	if opt.Missing == nil {
		opt.Missing = []string{}
	}
	for _, c := range columns {
		switch {
		case c.Type == Empty:
			continue
		case c.Type == Text && c.Levels == nil:
			opt.Types[c.Name] = Text
			continue
		}
		opt.Types[c.Name] = c.Type
		if c.Levels != nil {
			opt.Levels[c.Name] = c.Levels
		}
	}
	return opt
}
