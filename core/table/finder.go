package table

import (
	"slices"
	"strconv"
	"strings"

	"descent/core/num"
)

// finder gathers the problems of the receipt.
type finder struct {
	m    *merger
	list []Problem
}

func (f *finder) add(p Problem) {
	p.Message = sentence(p.Code, p.Name, p.Value, p.Count)
	f.list = append(f.list, p)
}

// problems returns all problems: those of the plan first, then by line.
func (f *finder) problems(columns []Column) []Problem {
	line := f.m.p.Line
	joined := notes{}
	for _, r := range f.m.runs {
		for _, n := range r.notes {
			for k, p := range n.places {
				count := 1
				if k == len(n.places)-1 {
					count = n.count - k
				}
				joined.addCount(n.code, n.column, line+p.line, p.value, count)
			}
		}
		line += r.Lines
	}
	for _, n := range joined.list {
		f.note(n, columns)
	}
	all := slices.Clone(f.m.p.Problems)
	for _, at := range num.Order(len(f.list), func(a, b int32) int { return f.list[a].Line - f.list[b].Line }) {
		all = append(all, f.list[at])
	}
	return all
}

// perRow lists the codes whose places are told one by one.
var perRow = []string{raggedRow, malformedQuote, unbalancedQuote}

// note turns a note into problems; what the column's type makes void is left out.
func (f *finder) note(n note, columns []Column) {
	name := ""
	if n.column >= 0 {
		name = columns[n.column].Name
		number := columns[n.column].Type == Number
		switch n.code {
		case mixedTypes, notFiniteCode, thousandsSeparator, currency, percent, leadingZero:
			if !number {
				return
			}
		}
	}
	if !slices.Contains(perRow, n.code) {
		p := n.places[0]
		f.add(Problem{Code: n.code, Line: p.line, Column: n.column + 1, Name: name, Value: p.value, Count: n.count})
		return
	}
	for k, p := range n.places {
		count := 1
		if k == len(n.places)-1 {
			count = n.count - k
		}
		f.add(Problem{Code: n.code, Line: p.line, Column: n.column + 1, Name: name, Value: p.value, Count: count})
	}
}

// column names what is odd about a finished column.
func (f *finder) column(i int, col *Column) {
	c := &f.m.columns[i]
	p := Problem{Column: i + 1, Name: col.Name}
	with := func(code, value string, count int) {
		p.Code, p.Value, p.Count = code, shorten(value), count
		f.add(p)
	}
	if col.Type == Number {
		if c.moments.big {
			with(bigIntegerCode, strconv.FormatFloat(max(c.moments.max, -c.moments.min), 'g', -1, 64), 1)
		}
		if f.m.onlyGroups(i) && !f.m.p.lockPoint {
			with(ambiguousDecimal, "", c.tallies.thousands)
		}
		return
	}
	facts := &c.levels.facts
	switch {
	case col.Type == Date:
		f.dates(facts, with)
	case facts.leadZero > 0 && facts.digits == facts.present:
		with(leadingZero, f.firstLevel(col, func(s string) bool { return s[0] == '0' }), facts.leadZero)
	case mixed(facts):
		text := func(s string) bool { return read([]byte(s), f.m.p.Columns[i].Point).form != isNumber }
		with(mixedTypes, f.firstLevel(col, text), facts.present-facts.numbers)
	}
	if col.Type == Category {
		f.similar(col, with)
	}
}

// mixed reports whether at least a tenth of a text column's cells are numbers.
func mixed(f *facts) bool { return f.numbers > 0 && f.numbers*10 >= f.present && f.numbers < f.present }

func (f *finder) firstLevel(col *Column, is func(string) bool) string {
	for _, l := range col.Levels {
		if l != "" && is(l) {
			return l
		}
	}
	return ""
}

func (f *finder) dates(d *facts, with func(code, value string, count int)) {
	if d.either > 0 && (d.dayFirst == 0) == (d.month == 0) {
		with(ambiguousDate, "", d.either)
	}
	if d.dates < d.present {
		with(mixedTypes, "", d.present-d.dates)
	}
}

// similar names levels that differ in case or blanks only.
func (f *finder) similar(col *Column, with func(code, value string, count int)) {
	groups := map[string][]int{}
	var order []string
	for i, l := range col.Levels {
		key := strings.Join(strings.Fields(strings.ToLower(l)), " ")
		if len(groups[key]) == 1 {
			order = append(order, key)
		}
		groups[key] = append(groups[key], i)
	}
	for _, key := range order {
		var texts []string
		cells := 0
		for _, i := range groups[key] {
			texts = append(texts, col.Levels[i])
			cells += col.Counts[i]
		}
		with(similarLevels, strings.Join(texts, ", "), cells)
	}
}
