package table

// Marshal returns the plan as bytes for ParsePlan.
func (p *Plan) Marshal() []byte {
	w := &packer{}
	w.dialect(p.Dialect)
	w.long(p.Size)
	w.bool(p.Sequential)
	packList(w, p.Columns, w.planColumn)
	packList(w, p.Problems, w.problem)
	w.long(p.DataStart)
	w.int(p.Line)
	w.bool(p.Unquoted)
	w.long(p.QuoteEnd)
	w.long(p.quoteRaw)
	w.ints([]int{p.mark, p.segment, p.round})
	w.bool(p.lockPoint)
	w.bool(p.lockText)
	return w.b
}

// ParsePlan reads what Plan.Marshal wrote.
func ParsePlan(b []byte) (*Plan, error) {
	u := &unpacker{b: b}
	p := &Plan{Dialect: u.dialect(), Size: u.long(), Sequential: u.bool()}
	p.Columns = unpackList(u, u.planColumn)
	p.Problems = unpackList(u, u.problem)
	p.DataStart, p.Line, p.Unquoted = u.long(), u.int(), u.bool()
	p.QuoteEnd, p.quoteRaw = u.long(), u.long()
	if rest := u.ints(); len(rest) == 3 {
		p.mark, p.segment, p.round = rest[0], rest[1], rest[2]
	}
	p.lockPoint, p.lockText = u.bool(), u.bool()
	if err := u.end(); err != nil {
		return nil, err
	}
	return p, nil
}

func (w *packer) dialect(d Dialect) {
	for _, r := range []rune{d.Delimiter, d.Quote, d.Decimal, d.Thousands, d.Comment} {
		w.int(int(r))
	}
	w.text(d.Encoding)
	w.bool(d.Header)
	w.int(d.Preamble)
	w.texts(d.Missing)
}

func (u *unpacker) dialect() Dialect {
	r := func() rune { return rune(u.int()) }
	return Dialect{
		Delimiter: r(), Quote: r(), Decimal: r(), Thousands: r(), Comment: r(),
		Encoding: u.text(), Header: u.bool(), Preamble: u.int(), Missing: u.texts(),
	}
}

func (w *packer) planColumn(c PlanColumn) {
	w.text(c.Name)
	w.bool(c.Forced)
	w.int(int(c.Type))
	w.int(int(c.Point))
	w.texts(c.Levels)
	w.bool(c.Fixed)
}

func (u *unpacker) planColumn() PlanColumn {
	return PlanColumn{
		Name: u.text(), Forced: u.bool(), Type: Type(u.int()), Point: byte(u.int()), Levels: u.texts(), Fixed: u.bool(),
	}
}

func (w *packer) problem(p Problem) {
	w.text(p.Code)
	w.ints([]int{p.Line, p.Column, p.Count})
	w.texts([]string{p.Name, p.Value, p.Message})
}

func (u *unpacker) problem() Problem {
	p := Problem{Code: u.text()}
	if n := u.ints(); len(n) == 3 {
		p.Line, p.Column, p.Count = n[0], n[1], n[2]
	}
	if t := u.texts(); len(t) == 3 {
		p.Name, p.Value, p.Message = t[0], t[1], t[2]
	}
	return p
}
