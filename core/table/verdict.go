package table

import "math"

// verdict makes the final table.
func (m *merger) verdict() *Verdict {
	v := &Verdict{Rows: m.rows, Columns: make([]Column, len(m.columns))}
	for k, row := 0, 0; k < len(m.runs); k++ {
		v.Parts = append(v.Parts, &Part{Row: row, Columns: make([]PartColumn, len(m.columns))})
		row += m.runs[k].rows()
	}
	found := &finder{m: m}
	for i := range m.columns {
		v.Columns[i] = m.column(i, found)
		for k, part := range v.Parts {
			part.Columns[i] = m.partColumn(i, k, v.Columns[i].Type)
		}
	}
	v.Extents = m.extents()
	v.Receipt = Receipt{Dialect: m.p.Dialect, Bytes: m.p.Size, Rows: m.rows, Problems: found.problems(v.Columns)}
	v.Receipt.Dialect.Thousands = m.thousands()
	return v
}

// column describes column i and names its problems.
func (m *merger) column(i int, found *finder) Column {
	c, p := &m.columns[i], &m.p.Columns[i]
	col := Column{Name: p.Name}
	switch {
	case c.kind == sinkNumber && (c.moments.n > 0 || p.Forced):
		col.Type = Number
		c.describeNumbers(&col, m.rows)
	case c.kind == sinkNumber:
		col.Type, col.Missing = Empty, m.rows
		return col
	case c.kind == sinkCount || c.full:
		col.Type, col.Missing, col.Distinct = Text, m.missing(i), MaxDistinct
		return col
	default:
		col.Type = c.textType(m.rows)
		if p.Forced {
			col.Type = p.Type
		}
		col.Missing, col.Distinct = m.rows-c.levels.facts.present, len(c.levels.texts)
	}
	if !c.full {
		c.levels.sort(p.Point)
		m.fixLevels(i, &col, found)
		col.Levels, col.Counts = c.levels.texts, c.levels.counts
	}
	found.column(i, &col)
	col.Identifier = m.identifier(i, &col)
	return col
}

func (m *merger) missing(i int) int {
	c := &m.columns[i]
	if c.kind == sinkCount {
		return c.tallies.missing
	}
	return m.rows - c.levels.facts.present
}

func (m *merger) fixLevels(i int, col *Column, found *finder) {
	c, p := &m.columns[i], &m.p.Columns[i]
	if !p.Fixed {
		return
	}
	unknown, cells := c.levels.fix(p.Levels, col.Type == Number, p.Point)
	if len(unknown) > 0 {
		found.add(Problem{Code: unknownLevel, Column: i + 1, Name: p.Name, Value: shorten(unknown[0]), Count: cells})
	}
}

// describeNumbers fills the statistics in.
func (c *merged) describeNumbers(col *Column, rows int) {
	s, t := &c.moments, &c.tallies
	col.Missing = rows - s.n
	col.Min, col.Max, col.Mean, col.SD = s.min, s.max, s.mean+s.low, s.sd()
	if s.n == 0 {
		col.Min, col.Max, col.Mean = math.NaN(), math.NaN(), math.NaN()
	}
	col.Distinct = c.distinct
	if t.units == s.n && !t.mixedUnit && s.n > 0 {
		col.Unit = t.unit
	}
}

// countDistinct counts the different numbers over all runs.
func (m *merger) countDistinct(i int) {
	c, runs := &m.columns[i], m.runs
	if !c.full {
		c.distinct = len(c.levels.texts)
		return
	}
	if only := &runs[0].columns[i]; len(runs) == 1 && !only.over {
		c.distinct = len(only.values)
		return
	}
	c.distinct = m.p.mostNumbers()
	lists := make([][]float64, len(m.runs))
	for k, r := range m.runs {
		if r.columns[i].over {
			return
		}
		lists[k] = r.columns[i].values
	}
	if m.counter == nil {
		m.counter = newCounter(m.p.mostNumbers())
	}
	_, c.distinct, _ = m.counter.count(lists, 0)
}

func (m *merger) partColumn(i, k int, t Type) PartColumn {
	c := &m.columns[i]
	if c.full || t == Empty {
		return PartColumn{Type: t}
	}
	return PartColumn{Type: t, Codes: true, Remap: c.levels.remap[k]}
}

func (m *merger) extents() []Extent {
	var list []Extent
	row, line := 0, m.p.Line
	for _, r := range m.runs {
		for j, e := range r.extents {
			x := Extent{Index: r.First + j, Row: row, Rows: e.rows, Offset: e.offset, Line: line + e.line}
			if e.offset < 0 {
				x.Line = 0
			}
			list = append(list, x)
			row += e.rows
		}
		line += r.Lines
	}
	return list
}

// thousands returns the separator of digit groups, 0 where there was none.
func (m *merger) thousands() rune {
	for i := range m.columns {
		if t := &m.columns[i].tallies; m.columns[i].kind == sinkNumber && t.thousands > 0 {
			return rune(t.separator)
		}
	}
	return 0
}
