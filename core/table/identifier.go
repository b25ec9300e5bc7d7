package table

import "strings"

// idNames are names that say that a column numbers or names its rows.
var idNames = []string{"id", "index", "idx", "row", "rowid", "rowname", "rownames", "row_id", "row_number", "rownum", "key", "uuid", "guid"}

// identifier reports whether a column looks like a row number or a key: whole numbers, each another one, under no
// name or one that says so; integers too large for float64; or numbers kept as text for their leading zeros.
func (m *merger) identifier(i int, col *Column) bool {
	c := &m.columns[i]
	f := &c.levels.facts
	switch col.Type {
	case Number:
		if c.moments.n == 0 || c.moments.parts > 0 {
			return false
		}
		different := m.mostDifferent(i, col.Distinct)
		each := different == c.moments.n && different > 1
		return c.moments.big && 2*different >= c.moments.n || each && (m.unnamed(i) || isIDName(col.Name))
	case Category, Text:
		return f.leadZero > 0 && f.digits == f.present || col.Distinct == f.present && col.Distinct > 1 && isIDName(col.Name)
	}
	return false
}

// mostDifferent returns how many different numbers a column of integers may have: those counted, or where counting
// stopped as many as its cells and its range allow.
func (m *merger) mostDifferent(i, counted int) int {
	c := &m.columns[i].moments
	if counted < m.p.mostNumbers() {
		return counted
	}
	return max(counted, int(min(float64(c.n), c.max-c.min+1)))
}

func (m *merger) unnamed(i int) bool {
	for _, p := range m.p.Problems {
		if p.Code == emptyName && p.Column == i+1 {
			return true
		}
	}
	return false
}

func isIDName(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, id := range idNames {
		if name == id {
			return true
		}
	}
	return strings.HasSuffix(name, "_id") || strings.HasSuffix(name, " id") || strings.HasPrefix(name, "unnamed: ")
}
