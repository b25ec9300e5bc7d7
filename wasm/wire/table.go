package wire

import (
	"strconv"
	"strings"

	"descent/core/table"
)

// Columns returns the columns of a table as the JavaScript API shows them.
func Columns(columns []table.Column) []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = columnObject(c)
	}
	return out
}

func columnObject(c table.Column) Object {
	o := Object{
		{"name", c.Name}, {"type", c.Type.String()}, {"missing", c.Missing}, {"distinct", c.Distinct},
		{"unit", c.Unit}, {"identifier", c.Identifier},
	}
	if c.Type == table.Number {
		o = append(o, Field{"min", c.Min}, Field{"max", c.Max}, Field{"mean", c.Mean}, Field{"sd", c.SD})
	}
	if c.Type == table.Category || c.Type == table.Number && len(c.Levels) > 0 {
		counts := make([]any, len(c.Counts))
		for i, n := range c.Counts {
			counts[i] = n
		}
		o = append(o, Field{"levels", List(c.Levels)}, Field{"counts", counts})
	}
	return o
}

// Receipt returns what was read, guessed and left out.
func Receipt(r table.Receipt) Object {
	problems := make([]any, len(r.Problems))
	for i, p := range r.Problems {
		problems[i] = Object{
			{"code", p.Code}, {"line", p.Line}, {"column", p.Column}, {"name", p.Name}, {"value", p.Value},
			{"count", p.Count}, {"message", p.Message},
		}
	}
	d := r.Dialect
	return Object{
		{"dialect", Object{
			{"delimiter", glyph(d.Delimiter)}, {"quote", glyph(d.Quote)}, {"decimal", glyph(d.Decimal)},
			{"thousands", glyph(d.Thousands)}, {"comment", glyph(d.Comment)}, {"encoding", d.Encoding},
			{"header", d.Header}, {"preamble", d.Preamble}, {"missing", List(d.Missing)},
		}},
		{"bytes", float64(r.Bytes)}, {"rows", r.Rows}, {"problems", problems}, {"text", receiptText(r)},
	}
}

// glyph writes a character of a dialect, "" where it has none.
func glyph(r rune) string {
	if r <= 0 {
		return ""
	}
	return string(r)
}

var delimiterNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "pipe", ' ': "space"}

// receiptText says in words how a source was read.
func receiptText(r table.Receipt) string {
	d := r.Dialect
	name, ok := delimiterNames[d.Delimiter]
	if !ok {
		name = glyph(d.Delimiter)
	}
	parts := []string{
		count(r.Rows, "row"), "read from " + count(int(r.Bytes), "byte"), d.Encoding, name + "-separated",
	}
	if d.Decimal == ',' {
		parts = append(parts, "decimal comma")
	}
	if d.Header {
		parts = append(parts, "names in the first row")
	} else {
		parts = append(parts, "no row of names")
	}
	if d.Preamble > 0 {
		parts = append(parts, count(d.Preamble, "line")+" before it skipped")
	}
	text := strings.Join(parts, ", ") + "."
	for _, p := range r.Problems {
		text += "\n" + p.Message
	}
	return text
}

// count writes a number of things with its digits in groups.
func count(n int, thing string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n == 1 {
		return digits + " " + thing
	}
	return digits + " " + thing + "s"
}

// ColumnData returns a whole column: its values where it is a number, else its codes and levels where they are kept.
func ColumnData(c table.Column, numbers []float64, codes []int32) Object {
	o := Object{{"type", c.Type.String()}}
	if c.Type == table.Number {
		o = append(o, Field{"values", numbers})
	}
	if len(codes) > 0 {
		o = append(o, Field{"codes", codes}, Field{"levels", List(c.Levels)})
	}
	return o
}
