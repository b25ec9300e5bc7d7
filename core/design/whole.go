package design

import "descent/core/table"

// See tells whether all rows of a table train, so that its own statistics serve and no pass over the rows is needed
// before they are encoded: no weights, no hold-out, and no cell missing in a column that is used.
func (l *Layout) See(columns []table.Column, rows int) {
	l.Whole = l.Weight < 0 && l.Spec.Holdout == 0 && full(&columns[l.Target.Column], l.Spec.Classes, rows)
	for i := range l.Inputs {
		in := &l.Inputs[i]
		l.Whole = l.Whole && full(&columns[in.Column], !in.Number, rows)
	}
}

// full reports that a column has a value in every row, and with levels, that each is one of them.
func full(c *table.Column, levels bool, rows int) bool {
	if c.Missing > 0 || rows == 0 || len(c.Counts) != len(c.Levels) {
		return false
	}
	if !levels {
		return c.Type == table.Number
	}
	n := 0
	for _, count := range c.Counts {
		n += count
	}
	return n == rows
}

// WholeTally is the sum of the chunks' tallies of a whole table. Sums of values are left out: nothing is imputed.
func (l *Layout) WholeTally(columns []table.Column, rows int) Tally {
	t := Tally{Rows: [5]int32{int32(rows)}, Sums: make([]float64, 1+len(l.Target.Classes))}
	t.Sums[0] = float64(rows)
	if l.Spec.Classes {
		add(t.Sums[1:], l.Target.Code, columns[l.Target.Column].Counts)
	}
	for i := range l.Inputs {
		in := &l.Inputs[i]
		if in.Number {
			t.Sums = append(t.Sums, 0, float64(rows), 0)
			continue
		}
		sums := make([]float64, 1+len(in.Levels))
		add(sums[1:], in.Code, columns[in.Column].Counts)
		t.Sums = append(t.Sums, sums...)
	}
	return t
}

// add adds the counts of a table's levels to those that code gives them.
func add(sums []float64, code []int32, counts []int) {
	for k, n := range counts {
		if code[k] >= 0 {
			sums[code[k]] += float64(n)
		}
	}
}

// WholeMoments is the sum of the chunks' moments of a whole table in the frame of NewFrame, where every term is a number
// as it is or a level; else ok is false.
func (l *Layout) WholeMoments(columns []table.Column, rows int) (m Moments, ok bool) {
	last := len(l.Products)
	m = newMoments(last + 1)
	m.Weight = float64(rows)
	for j, p := range l.Products[1:] {
		part := p.Parts[0]
		if len(p.Parts) > 1 || part.Power > 1 || part.Level == MissingLevel {
			return m, false
		}
		in := &l.Inputs[part.Input]
		if in.Number {
			m.known(j+1, &columns[in.Column])
			continue
		}
		sums := make([]float64, len(in.Levels))
		add(sums, in.Code, columns[in.Column].Counts)
		n := sums[part.Level]
		m.First[j+1], m.Second[j+1], m.Top[j+1] = n, n, 1
		m.Least[j+1] = indicator(n == m.Weight)
	}
	if !l.Spec.Classes {
		m.known(last, &columns[l.Target.Column])
	}
	return m, true
}

// known fills in a number column's moments about its mean, in units of its standard deviation.
func (m *Moments) known(j int, c *table.Column) {
	m.Least[j], m.Top[j] = c.Min, c.Max
	if sd := c.SD / unit(c.SD); sd > 0 {
		m.Second[j] = (m.Weight - 1) * sd * sd
	}
}
