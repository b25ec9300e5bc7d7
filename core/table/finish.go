package table

// Finish gives the chunks of the run, typed and numbered as the whole table is. The scanner may not be used again.
func (s *Scanner) Finish(part *Part) []*Chunk {
	s.closeChunk()
	chunks := make([]*Chunk, len(s.cells))
	row := part.Row
	for i, cells := range s.cells {
		for c := range cells {
			cells[c] = part.Columns[c].finish(cells[c], s.extents[i].rows)
		}
		chunks[i] = &Chunk{Index: s.first + i, Row: row, Rows: s.extents[i].rows, Columns: cells}
		row += s.extents[i].rows
	}
	s.cells = nil
	return chunks
}

// finish drops what the column's type does not ask for and renumbers the codes.
func (p *PartColumn) finish(c Cells, rows int) Cells {
	if p.Type == Number {
		if c.Num == nil {
			c.Num = []float64{}
		}
	} else {
		c.Num = nil
	}
	if !p.Codes {
		c.Code = nil
		return c
	}
	if c.Code == nil {
		c.Code = make([]int32, 0, rows)
	}
	for i, code := range c.Code {
		if code >= 0 {
			c.Code[i] = p.Remap[code]
		}
	}
	return c
}

// Marshal returns the part as bytes for ParsePart.
func (p *Part) Marshal() []byte {
	w := &packer{}
	w.int(p.Row)
	packList(w, p.Columns, func(c PartColumn) {
		w.int(int(c.Type))
		w.bool(c.Codes)
		packList(w, c.Remap, func(k int32) { w.int(int(k)) })
	})
	return w.b
}

// ParsePart reads what Part.Marshal wrote.
func ParsePart(b []byte) (*Part, error) {
	u := &unpacker{b: b}
	p := &Part{Row: u.int()}
	p.Columns = unpackList(u, func() PartColumn {
		return PartColumn{
			Type: Type(u.int()), Codes: u.bool(), Remap: unpackList(u, func() int32 { return int32(u.int()) }),
		}
	})
	if err := u.end(); err != nil {
		return nil, err
	}
	return p, nil
}
