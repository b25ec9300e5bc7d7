package table

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// numbersOf returns a whole Number column.
func (t *Table) numbersOf(name string) (v []float64) {
	i := slices.Index(t.names(), name)
	for _, c := range t.Chunks {
		v = append(v, c.Columns[i].Num...)
	}
	return v
}

// textsOf returns a whole column with levels as its levels, "-" where missing.
func (t *Table) textsOf(name string) (v []string) {
	i := slices.Index(t.names(), name)
	for _, c := range t.Chunks {
		for _, k := range c.Columns[i].Code {
			if k < 0 {
				v = append(v, "-")
			} else {
				v = append(v, t.Columns[i].Levels[k])
			}
		}
	}
	return v
}

// costume writes rows of plain cells in another dialect.
type costume func(rows [][]string) string

func joined(sep, eol string, cell func(r, c int, s string) string) costume {
	return func(rows [][]string) string {
		var b strings.Builder
		for r, row := range rows {
			for c, s := range row {
				if c > 0 {
					b.WriteString(sep)
				}
				b.WriteString(cell(r, c, s))
			}
			b.WriteString(eol)
		}
		return b.String()
	}
}

func asIs(_, _ int, s string) string { return s }

// grouped puts separators into the digits of whole numbers: 1234567.5 is 1,234,567.5.
func grouped(s, group, point string) string {
	whole, fraction, has := strings.Cut(s, ".")
	out := ""
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out += group
		}
		out += string(d)
	}
	if has {
		out += point + fraction
	}
	return out
}

// income applies f to the cells of the income column.
func income(f func(string) string) func(r, c int, s string) string {
	return func(r, c int, s string) string {
		if r > 0 && c == 1 {
			return f(s)
		}
		return s
	}
}

func comma(s string) string { return strings.Replace(s, ".", ",", 1) }

func numericComma(r, c int, s string) string {
	if r > 0 && c < 3 {
		return comma(s)
	}
	return s
}

func utf16Text(s string, big bool) string {
	var b []byte
	for _, r := range s {
		hi, lo := byte(r>>8), byte(r)
		if big {
			b = append(b, hi, lo)
		} else {
			b = append(b, lo, hi)
		}
	}
	return string(b)
}

func latin1(s string) string {
	var b []byte
	for _, r := range s {
		c, _ := byte1252(r)
		b = append(b, c)
	}
	return string(b)
}

// costumes are the disguises, and the problem that each has to be reported with.
var costumes = []struct {
	name, noted string
	put         costume
}{
	{"semicolon, decimal comma", "", joined(";", "\n", numericComma)},
	{"semicolon, decimal comma, thousand dot", thousandsSeparator, joined(";", "\n", func(r, c int, s string) string {
		if r > 0 && c == 1 {
			return grouped(s, ".", ",")
		}
		return numericComma(r, c, s)
	})},
	{"quoted decimal comma", "", joined(",", "\n", func(r, c int, s string) string {
		if r > 0 && c < 3 {
			return `"` + comma(s) + `"`
		}
		return s
	})},
	{"tab, decimal comma", "", joined("\t", "\n", numericComma)},
	{"quoted thousands", thousandsSeparator, joined(",", "\n", income(func(s string) string { return `"` + grouped(s, ",", ".") + `"` }))},
	{"thousands by apostrophe", thousandsSeparator, joined(",", "\n", income(func(s string) string { return grouped(s, "'", ".") }))},
	{"thousands by no-break space", thousandsSeparator, joined(";", "\n", income(func(s string) string { return grouped(s, "\u00a0", ".") }))},
	{"dollars", currency, joined(",", "\n", income(func(s string) string { return "$" + s }))},
	{"euros behind", currency, joined(";", "\r\n", income(func(s string) string { return s + " €" }))},
	{"euros in windows-1252", currency, func(rows [][]string) string {
		return latin1(joined(",", "\n", income(func(s string) string { return "€" + s }))(rows))
	}},
	{"dollars and thousands", currency, joined(",", "\n", income(func(s string) string { return `"$` + grouped(s, ",", ".") + `"` }))},
	{"UTF-16LE with mark", "", func(rows [][]string) string { return "\xff\xfe" + utf16Text(joined("\t", "\r\n", asIs)(rows), false) }},
	{"UTF-16BE with mark", "", func(rows [][]string) string { return "\xfe\xff" + utf16Text(joined(",", "\n", asIs)(rows), true) }},
	{"UTF-16BE", "", func(rows [][]string) string { return utf16Text(joined(",", "\n", asIs)(rows), true) }},
	{"UTF-16LE", "", func(rows [][]string) string { return utf16Text(joined(";", "\r", asIs)(rows), false) }},
	{"single quotes", "", joined(",", "\n", func(_, _ int, s string) string { return "'" + s + "'" })},
	{"trailing delimiter everywhere", "", joined(",", ",\n", asIs)},
	{"trailing delimiter in rows", raggedRow, func(rows [][]string) string {
		return strings.Join(rows[0], ",") + "\n" + joined(",", ",\n", asIs)(rows[1:])
	}},
	{"sep line", "", func(rows [][]string) string { return "sep=|\r\n" + joined("|", "\r\n", asIs)(rows) }},
	{"blank lines", "", joined(",", "\n\n", asIs)},
	{"comments inside", commentLine, func(rows [][]string) string {
		return joined(",", "\n", asIs)(rows[:20]) + "# halfway, \"so to say\n" + joined(",", "\n", asIs)(rows[20:])
	}},
	{"row names as R writes them", emptyName, func(rows [][]string) string {
		s := strings.Join(rows[0], "\t") + "\n"
		for i, r := range rows[1:] {
			s += strings.Repeat("r", i+1) + "\t" + strings.Join(r, "\t") + "\n"
		}
		return s
	}},
	{"Ctrl-Z after a line end", "", func(rows [][]string) string { return joined(",", "\r\n", asIs)(rows) + "\x1a" }},
	{"Ctrl-Z, line end", "", func(rows [][]string) string { return joined(",", "\r\n", asIs)(rows) + "\x1a\r\n" }},
	{"quoted cells, spaces before", "", joined(", ", "\n", func(_, _ int, s string) string { return `"` + s + `"` })},
}

func baseRows(t *testing.T) (*Table, [][]string) {
	folders(t, "patho", "base")
	data := readFile(t, dataDir, "patho", "base", "data.csv")
	tb, err := Read(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tb, append([][]string{tb.names()}, tb.Slice(0, tb.Rows)...)
}

// sameTable compares the columns that both have by value.
func sameTable(t *testing.T, got, want *Table, scale float64) {
	t.Helper()
	if got.Rows != want.Rows {
		t.Fatalf("got %d rows, want %d; names %q", got.Rows, want.Rows, got.names())
	}
	for _, c := range want.Columns {
		if !slices.Contains(got.names(), c.Name) {
			t.Fatalf("no column %s in %q", c.Name, got.names())
		}
		if c.Type != Number {
			if g := got.textsOf(c.Name); !slices.Equal(g, want.textsOf(c.Name)) {
				t.Errorf("%s: got %q", c.Name, g[:5])
			}
			continue
		}
		k := 1.0
		if c.Name == "rate" {
			k = scale
		}
		g, w := got.numbersOf(c.Name), want.numbersOf(c.Name)
		for i := range w {
			if len(g) != len(w) || math.Abs(g[i]-w[i]*k) > 1e-12*math.Abs(w[i]*k) {
				t.Fatalf("%s row %d: got %v, want %v", c.Name, i, g[i:min(len(g), i+1)], w[i])
			}
		}
	}
}

func TestCostumes(t *testing.T) {
	want, rows := baseRows(t)
	for _, c := range costumes {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read([]byte(c.put(rows)), Options{})
			if err != nil {
				t.Fatal(err)
			}
			sameTable(t, got, want, 1)
			if c.noted != "" && !got.has(c.noted) {
				t.Errorf("no %s in %+v", c.noted, got.Receipt.Problems)
			}
		})
	}
}

func TestDisguises(t *testing.T) {
	want, _ := baseRows(t)
	noted := map[string]string{"currency": currency, "percent": percent, "thousands_quoted": thousandsSeparator, "comment_lines": commentLine, "rownames": emptyName}
	for _, dir := range folders(t, "patho", "disguise_*") {
		name := strings.TrimPrefix(filepath.Base(dir), "disguise_")
		t.Run(name, func(t *testing.T) {
			got, err := Read(readFile(t, dir, "data.csv"), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if code := noted[name]; code != "" && !got.has(code) {
				t.Errorf("no %s", code)
			}
			if strings.HasPrefix(name, "label_") {
				if n := len(got.Columns[4].Levels); got.Rows != 240 || n < 2 || n > 6 {
					t.Errorf("got %d rows, levels %q", got.Rows, got.Columns[4].Levels)
				}
				return
			}
			if name == "missing_tokens" {
				if got.Rows != 255 || !got.has(mixedTypes) || got.Columns[1].Missing != 15 {
					t.Errorf("got %d rows, %d missing, %+v", got.Rows, got.Columns[1].Missing, got.Receipt.Problems)
				}
				return
			}
			scale := 1.0
			if name == "percent" {
				scale = 100
			}
			sameTable(t, got, want, scale)
		})
	}
}
