package table

// Marshal returns the summary as bytes for ParseSummary.
func (s *Summary) Marshal() []byte {
	w := &packer{}
	w.ints([]int{s.First, s.Segments, int(s.Start), int(s.End), s.Lines})
	w.bool(s.failure != nil)
	if f := s.failure; f != nil {
		w.texts([]string{f.Code, f.Message, f.Name})
		w.ints([]int{f.Line, f.Column})
	}
	w.bool(s.runaway != nil)
	if r := s.runaway; r != nil {
		w.long(r.pos)
		w.long(r.raw)
		w.int(r.line)
	}
	packList(w, s.extents, w.extent)
	packList(w, s.columns, w.column)
	packList(w, s.notes, w.note)
	return w.b
}

// ParseSummary reads what Summary.Marshal wrote.
func ParseSummary(b []byte) (*Summary, error) {
	u := &unpacker{b: b}
	s := &Summary{}
	if n := u.ints(); len(n) == 5 {
		s.First, s.Segments, s.Start, s.End, s.Lines = n[0], n[1], State(n[2]), State(n[3]), n[4]
	}
	if u.bool() {
		s.failure = &Error{}
		if t := u.texts(); len(t) == 3 {
			s.failure.Code, s.failure.Message, s.failure.Name = t[0], t[1], t[2]
		}
		if n := u.ints(); len(n) == 2 {
			s.failure.Line, s.failure.Column = n[0], n[1]
		}
	}
	if u.bool() {
		s.runaway = &runaway{pos: u.long(), raw: u.long(), line: u.int()}
	}
	s.extents, s.columns, s.notes = unpackList(u, u.extent), unpackList(u, u.column), unpackList(u, u.note)
	if err := u.end(); err != nil {
		return nil, err
	}
	return s, nil
}

func (w *packer) extent(e extent) {
	w.int(e.rows)
	w.long(e.offset)
	w.int(e.line)
	packList(w, e.moments, func(m moments) {
		w.ints([]int{m.n, m.parts})
		w.floats([]float64{m.mean, m.low, m.m2, m.min, m.max})
		w.bool(m.big)
	})
}

func (u *unpacker) extent() extent {
	e := extent{rows: u.int(), offset: u.long(), line: u.int()}
	e.moments = unpackList(u, func() (m moments) {
		if n := u.ints(); len(n) == 2 {
			m.n, m.parts = n[0], n[1]
		}
		if f := u.floats(); len(f) == 5 {
			m.mean, m.low, m.m2, m.min, m.max = f[0], f[1], f[2], f[3], f[4]
		}
		m.big = u.bool()
		return m
	})
	return e
}

func (w *packer) column(c columnSummary) {
	w.int(int(c.kind))
	t := c.tallies
	w.ints([]int{
		t.missing, t.numbers, t.bad, t.notFinite, t.otherPoint, t.thousands, t.certain, int(t.separator), t.leadZero,
		t.units, t.dates, t.hash, t.invalid, t.wellFormed,
	})
	w.text(t.unit)
	for _, b := range []bool{t.mixedUnit, t.digits, c.over, c.full} {
		w.bool(b)
	}
	w.floats(c.values)
	w.texts(c.texts)
	w.ints(c.counts)
}

func (u *unpacker) column() columnSummary {
	c := columnSummary{kind: sinkKind(u.int())}
	t := &c.tallies
	if n := u.ints(); len(n) == 14 {
		t.missing, t.numbers, t.bad, t.notFinite, t.otherPoint, t.thousands, t.certain = n[0], n[1], n[2], n[3], n[4], n[5], n[6]
		t.separator, t.leadZero, t.units, t.dates, t.hash, t.invalid, t.wellFormed = byte(n[7]), n[8], n[9], n[10], n[11], n[12], n[13]
	}
	t.unit = u.text()
	t.mixedUnit, t.digits, c.over, c.full = u.bool(), u.bool(), u.bool(), u.bool()
	c.values, c.texts, c.counts = u.floats(), u.texts(), u.ints()
	return c
}

func (w *packer) note(n note) {
	w.text(n.code)
	w.ints([]int{n.column, n.count})
	packList(w, n.places, func(p place) {
		w.int(p.line)
		w.text(p.value)
	})
}

func (u *unpacker) note() note {
	n := note{code: u.text()}
	if v := u.ints(); len(v) == 2 {
		n.column, n.count = v[0], v[1]
	}
	n.places = unpackList(u, func() place { return place{line: u.int(), value: u.text()} })
	return n
}
