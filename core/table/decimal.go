package table

// otherPoint reports whether the numbers of column i have the other decimal separator than the plan says.
func (m *merger) otherPoint(i int) bool {
	c, t := &m.columns[i], &m.columns[i].tallies
	if m.p.lockPoint || m.p.round > 0 {
		return false
	}
	return t.otherPoint > c.moments.parts || m.onlyGroups(i) && m.p.Dialect.Delimiter == ';' && m.p.Columns[i].Point == '.'
}

// onlyGroups reports whether the column has cells such as 1,234 that are thousands or decimals, and no cell that
// tells which.
func (m *merger) onlyGroups(i int) bool {
	c, t := &m.columns[i], &m.columns[i].tallies
	return t.thousands > 0 && t.certain == 0 && t.otherPoint == 0 && c.moments.parts == 0 &&
		t.separator == other(m.p.Columns[i].Point)
}

// settlePoint makes the separator of most columns with decimals that of the file and of the columns without any.
func (m *merger) settlePoint(next *Plan) {
	if m.p.lockPoint {
		return
	}
	commas, points := 0, 0
	for i, c := range next.Columns {
		if c.Point == ',' {
			commas++
		} else if m.columns[i].moments.parts > 0 {
			points++
		}
	}
	if commas <= points {
		next.Dialect.Decimal = '.'
		return
	}
	next.Dialect.Decimal = ','
	for i := range next.Columns {
		if m.columns[i].moments.parts == 0 && m.columns[i].tallies.thousands == 0 {
			next.Columns[i].Point = ','
		}
	}
}
