//go:build js

package page

import "syscall/js"

// readTable takes breaths: a wide table has thousands of columns.
func readTable(v js.Value) *table {
	t := &table{
		value: v, receipt: readReceipt(v.Get("receipt")),
		cells: map[string]*cells{}, typical: map[string]*standing{}, index: map[string]int{},
	}
	readCounts(v, "rows", &t.rows)
	list := v.Get("columns")
	t.columns = make([]column, length(list))
	for i := range t.columns {
		c := &t.columns[i]
		c.value = list.Index(i)
		readTexts(c.value, "name type unit", &c.name, &c.kind, &c.unit)
		readCounts(c.value, "missing distinct", &c.missing, &c.distinct)
		readNumbers(c.value, "min max mean sd", &c.min, &c.max, &c.mean, &c.sd)
		c.identifier = asBool(c.value.Get("identifier"))
		t.index[c.name] = i
		breathe()
	}
	return t
}

func readReceipt(v js.Value) receipt {
	var r receipt
	d := v.Get("dialect")
	readTexts(d, "delimiter decimal encoding", &r.delimiter, &r.decimal, &r.encoding)
	r.header, r.text = asBool(d.Get("header")), asText(v.Get("text"))
	list := v.Get("problems")
	r.problems = make([]problem, length(list))
	for i := range r.problems {
		p, item := &r.problems[i], list.Index(i)
		readTexts(item, "code name value message", &p.code, &p.name, &p.value, &p.message)
		readCounts(item, "line count", &p.line, &p.count)
	}
	return r
}
