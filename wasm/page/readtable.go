//go:build js

package page

import (
	"math"
	"syscall/js"
)

func readTable(v js.Value) *table {
	t := &table{
		value: v, rows: int(asNumber(v.Get("rows"), 0)), receipt: readReceipt(v.Get("receipt")),
		cells: map[string]*cells{}, typical: map[string]*standing{},
	}
	list := v.Get("columns")
	for i := range length(list) {
		c := list.Index(i)
		whole := func(key string) int { return int(asNumber(c.Get(key), 0)) }
		real := func(key string) float64 { return asNumber(c.Get(key), math.NaN()) }
		t.columns = append(t.columns, column{
			name: asText(c.Get("name")), kind: asText(c.Get("type")), unit: asText(c.Get("unit")),
			missing: whole("missing"), distinct: whole("distinct"), identifier: asBool(c.Get("identifier")),
			min: real("min"), max: real("max"), mean: real("mean"), sd: real("sd"), value: c,
		})
	}
	return t
}

func readReceipt(v js.Value) receipt {
	d := v.Get("dialect")
	r := receipt{
		delimiter: asText(d.Get("delimiter")), quote: asText(d.Get("quote")), decimal: asText(d.Get("decimal")),
		encoding: asText(d.Get("encoding")), header: asBool(d.Get("header")),
		bytes: asNumber(v.Get("bytes"), 0), rows: int(asNumber(v.Get("rows"), 0)), text: asText(v.Get("text")),
	}
	list := v.Get("problems")
	for i := range length(list) {
		p := list.Index(i)
		whole := func(key string) int { return int(asNumber(p.Get(key), 0)) }
		r.problems = append(r.problems, problem{
			code: asText(p.Get("code")), name: asText(p.Get("name")), value: asText(p.Get("value")),
			message: asText(p.Get("message")), line: whole("line"), column: whole("column"), count: whole("count"),
		})
	}
	return r
}
