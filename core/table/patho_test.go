package table

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
)

// careful lists what the reading checks ask of single files; the fits on them are tested elsewhere.
var careful = map[string]func(t *testing.T, data string){
	"dup_columns": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if len(tb.Columns) != 5 || !tb.has(duplicateName) || !tb.has(emptyName) {
			t.Errorf("got %q, %+v", tb.names(), tb.Receipt.Problems)
		}
	},
	"xss_headers": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if tb.Columns[0].Name != "<img src=x onerror=window.__xss=1>" || !slices.Contains(tb.Columns[4].Levels, "<script>window.__xss=5</script>") {
			t.Errorf("got %q, %q", tb.names(), tb.Columns[4].Levels)
		}
	},
	"number_traps": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if v := tb.Columns[0]; v.Type != Number && !tb.has(mixedTypes) || v.Type == Number && !tb.has(notFiniteCode) {
			t.Errorf("got %v, %+v", v.Type, tb.Receipt.Problems)
		}
		v := mustRead(t, data, Options{Types: map[string]Type{"v": Number}}).Columns[0]
		for _, x := range []float64{v.Min, v.Max, v.Mean} {
			if !(math.Abs(x) <= 9007199254740994) {
				t.Errorf("a trap is in the statistics: %+v", v)
			}
		}
	},
	"leading_zero_ids": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if got := tb.Slice(0, 2)[1][0]; got != "00137" || !tb.Columns[0].Identifier || tb.Columns[0].Type == Number {
			t.Errorf("got %q, %+v", got, tb.Columns[0])
		}
	},
	"big_integers": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if got := tb.Slice(1, 2)[0][0]; got != "9007199254740994" || !tb.Columns[0].Identifier {
			t.Errorf("got %q, %+v", got, tb.Columns[0])
		}
	},
	"dates": func(t *testing.T, data string) {
		if c := mustRead(t, data, Options{}).Columns[0]; c.Type != Date {
			t.Errorf("got %v", c.Type)
		}
	},
	"dates_ambiguous": func(t *testing.T, data string) {
		if tb := mustRead(t, data, Options{}); !tb.has(ambiguousDate) {
			t.Errorf("got %+v", tb.Receipt.Problems)
		}
	},
	"times_durations": func(t *testing.T, data string) {
		if c := mustRead(t, data, Options{}).Columns[0]; c.Type == Number {
			t.Error("HH:MM is a number")
		}
	},
	"mixed_types": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if p := tb.Receipt.Problems; len(p) != 1 || p[0].Code != mixedTypes || p[0].Count != 10 || p[0].Column != 1 {
			t.Errorf("got %+v", p)
		}
	},
	"utf8_invalid": func(t *testing.T, data string) {
		tb := mustRead(t, data, Options{})
		if tb.Rows != 4 || tb.Receipt.Dialect.Encoding == utf8Label && !tb.has(invalidUTF8) {
			t.Errorf("got %d rows, %+v", tb.Rows, tb.Receipt)
		}
		if tb = mustRead(t, data, Options{Encoding: "UTF-8"}); !tb.has(invalidUTF8) {
			t.Errorf("forced to UTF-8: %+v", tb.Receipt)
		}
	},
	"bidi_emoji": func(t *testing.T, data string) {
		if tb := mustRead(t, data, Options{}); tb.Rows != 45 || tb.Columns[1].Name != "\U0001f469\u200d\U0001f469\u200d\U0001f467" {
			t.Errorf("got %d rows, %q", tb.Rows, tb.names())
		}
	},
	"long_header": func(t *testing.T, data string) {
		if tb := mustRead(t, data, Options{}); tb.Rows != 40 || len(tb.Columns) != 3 {
			t.Errorf("got %d rows, %d columns", tb.Rows, len(tb.Columns))
		}
	},
	"single_quote_char": func(t *testing.T, data string) {
		if got := mustRead(t, data, Options{}).Slice(0, 1)[0][0]; got != "O'Brien" {
			t.Errorf("got %q", got)
		}
	},
	"nul_bytes": func(t *testing.T, data string) {
		if tb := mustRead(t, data, Options{}); tb.Rows != 4 || !tb.has(nulByte) {
			t.Errorf("got %d rows, %+v", tb.Rows, tb.Receipt.Problems)
		}
	},
	"empty_column": func(t *testing.T, data string) {
		if c := mustRead(t, data, Options{}).Columns[2]; c.Type != Empty {
			t.Errorf("got %v", c.Type)
		}
	},
	"too_many_classes": func(t *testing.T, data string) {
		if c := mustRead(t, data, Options{}).Columns[1]; len(c.Levels) < 100 {
			t.Errorf("got %d levels", len(c.Levels))
		}
	},
	"large_offset_1e9": func(t *testing.T, data string) {
		c := mustRead(t, data, Options{}).Columns[0]
		if math.Abs(c.SD-1) > 0.2 || math.Abs(c.Mean-1e9) > 1 {
			t.Errorf("got mean %v, sd %v", c.Mean, c.SD)
		}
	},
	"no_header": func(t *testing.T, data string) {
		if tb := mustRead(t, data, Options{}); !tb.has(noHeader) {
			t.Errorf("got %+v", tb.Receipt.Problems)
		}
	},
}

func TestCareful(t *testing.T) {
	folders(t, "patho", "*")
	for name, check := range careful {
		t.Run(name, func(t *testing.T) {
			dirs, data := folders(t, "patho", "*"), ""
			for _, dir := range dirs {
				if dir == dataDir+"/patho/"+name {
					data = string(readFile(t, dir, "data.csv"))
				}
			}
			if data == "" {
				t.Skip("not among the data")
			}
			check(t, data)
		})
	}
}

// TestCases reads the real tables and compares numbers and levels with the cells, parsed by other code.
func TestCases(t *testing.T) {
	for _, dir := range folders(t, "cases", "*") {
		var spec struct {
			Missing  struct{ Tokens []string }
			Features []struct{ Name, Type string }
		}
		if err := json.Unmarshal(readFile(t, dir, "spec.json"), &spec); err != nil {
			t.Fatal(err)
		}
		opt := Options{Missing: spec.Missing.Tokens, Types: map[string]Type{}}
		for _, f := range spec.Features {
			opt.Types[f.Name] = Category
			if f.Type == "numeric" {
				opt.Types[f.Name] = Number
			}
		}
		tb := mustRead(t, string(readFile(t, dir, "data.csv")), opt)
		rows := tb.Slice(0, tb.Rows)
		for i, c := range tb.Columns {
			missing := 0
			for _, r := range rows {
				if slices.Contains(spec.Missing.Tokens, r[i]) {
					missing++
				}
			}
			if opt.Types[c.Name] != Empty && c.Type != opt.Types[c.Name] || c.Missing != missing {
				t.Errorf("%s: %s is %v with %d missing, want %v with %d", dir, c.Name, c.Type, c.Missing, opt.Types[c.Name], missing)
			}
		}
	}
}
