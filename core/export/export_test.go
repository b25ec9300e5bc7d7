package export_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"descent/core/export"
	"descent/core/fit"
	"descent/core/table"
)

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "a,b": `"a,b"`, `say "a"`: `"say ""a"""`, "two\nlines": "\"two\nlines\"", "#1": `"#1"`,
		"=1+1": "'=1+1", "+a": "'+a", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "\"'\rx\"",
		" =1": "' =1", "＝1": "'＝1", `=HYPERLINK("x","y")`: `"'=HYPERLINK(""x"",""y"")"`, "-3-cmd|' /C calc'!A0": "'-3-cmd|' /C calc'!A0",
		"-3.5": "-3.5", "+1e5": "+1e5", "-1,5": `"-1,5"`, "-1.234,5": `"-1.234,5"`, "-$5": "-$5", "-5%": "-5%", "-": "-", "+": "+", "-inf": "-inf",
		"'x": "'x",
	} {
		w := export.NewWriter(table.Dialect{Delimiter: ',', Quote: '"', Decimal: '.'})
		w.Cell(text)
		if got := string(w.Text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestDialects(t *testing.T) {
	for _, x := range []struct {
		dialect table.Dialect
		want    string
	}{
		{table.Dialect{Delimiter: ';', Quote: '"', Decimal: ','}, "a,b;'x;0,25;;1e-09\n"},
		{table.Dialect{Delimiter: ',', Quote: '\'', Decimal: ','}, "'a,b','''x','0,25',,1e-09\n"},
		{table.Dialect{Delimiter: '€', Quote: table.NoQuote, Decimal: '.'}, "a,b€'x€0.25€€1e-09\n"},
	} {
		w := export.NewWriter(x.dialect)
		w.Cell("a,b")
		w.Cell("'x")
		w.Number(0.25)
		w.Number(nan())
		w.Number(1e-9)
		w.End()
		if got := string(w.Text); got != x.want {
			t.Errorf("%+v: got %q, want %q", x.dialect, got, x.want)
		}
	}
}

func nan() float64 {
	zero := 0.0
	return zero / zero
}

// trained fits a model with numbers and categories.
func trained(t *testing.T, spec fit.Spec) (*fit.Fit, table.Options) {
	t.Helper()
	var b strings.Builder
	b.WriteString("x,c,y,z\n")
	for i := range 120 {
		fmt.Fprintf(&b, "%d.5,%c,%d,%s\n", i%17, "ab"[i/7%2], i*i%5, []string{"no", "yes"}[(i*i+i/3)%2])
	}
	read, err := table.Read([]byte(b.String()), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := fit.Train(context.Background(), fit.NewLocal(read.Chunks, 1), read.Columns, read.Rows, spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f, table.OptionsLike(read.Columns, read.Receipt.Dialect)
}

// lines are what random files are made of; each is whole.
var lines = []string{
	"1.5,a,=1+1", "2.5,b,\"q,\"\"r\"\"\"", "3.5,a,\"two\nlines\"", ",a,no number", "4.5,new,x", "5.5,,x", "6.5,b", "7.5,a,x,spare", "8.5,a,x,",
	"", "# said", "  ", "9,b,-3.5", "oops,a,x", "\"10.5\",\"a\",x",
}

// However a file is cut between its rows, the text is that of one piece, and the answers are those of Predict.
func TestAppendInPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, spec := range []fit.Spec{
		{Target: "z", Features: []string{"x", "c"}, FeaturesGiven: true},
		{Target: "y", Model: "linear", Features: []string{"x"}, FeaturesGiven: true, Missing: "mean"},
		{Target: "y", Model: "softmax", Features: []string{"x", "c"}, FeaturesGiven: true, Missing: "indicator"},
	} {
		f, opt := trained(t, spec)
		for range 60 {
			end := []string{"\n", "\r\n", "\r"}[r.IntN(3)]
			data := []byte("x,c,predicted" + end + "1.5,a,x" + end)
			starts := []int{len("x,c,predicted" + end)}
			for range r.IntN(40) {
				starts = append(starts, len(data))
				data = append(data, strings.ReplaceAll(lines[r.IntN(len(lines))], "\n", end)+end...)
			}
			read, err := table.Read(data, opt)
			if err != nil {
				t.Fatal(err)
			}
			want := appended(t, f, read.Plan, data, starts[:1])
			var some []int
			for i, at := range starts {
				if i == 0 || r.IntN(3) == 0 {
					some = append(some, at)
				}
			}
			if got := appended(t, f, read.Plan, data, some); got != want {
				t.Fatalf("%q cut at %v: got\n%s\nwant\n%s", data, some, got, want)
			}
			again(t, f, read, want)
		}
	}
}

// appended joins the pieces that begin at some starts of rows.
func appended(t *testing.T, f *fit.Fit, plan *table.Plan, data []byte, starts []int) string {
	t.Helper()
	text := string(export.Header(f, plan))
	for i, from := range starts {
		to := len(data)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		a, err := export.Append(t.Context(), f, plan, data[from:to], int64(from))
		if err != nil {
			t.Fatal(err)
		}
		text += string(a.Text)
	}
	return text
}

// again reads what was written and compares the labels with those that the fit predicts.
func again(t *testing.T, f *fit.Fit, read *table.Table, text string) {
	t.Helper()
	p, err := f.Predict(read.Columns, read.Chunks)
	if err != nil {
		t.Fatal(err)
	}
	out, err := table.Read([]byte(text), table.Options{Delimiter: ',', Quote: '"'})
	if err != nil {
		t.Fatal(err)
	}
	at := len(read.Columns)
	if out.Rows != read.Rows || out.Columns[at].Name != "predicted_2" {
		t.Fatalf("got %d rows and %q, want %d and predicted_2:\n%s", out.Rows, out.Columns[at].Name, read.Rows, text)
	}
	for i, row := range out.Slice(0, out.Rows) {
		want := ""
		switch {
		case p.Values != nil && p.Values[i] == p.Values[i]:
			want = fmt.Sprint(p.Values[i])
		case p.Values == nil && p.Labels[i] >= 0:
			want = p.Classes[p.Labels[i]]
		}
		if row[at] != want {
			t.Fatalf("row %d: got %q, want %q", i, row[at], want)
		}
	}
}
