package derive_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"descent/core/derive"
)

func TestMathML(t *testing.T) {
	p, y := derive.Sym("p", "", 0.25), derive.Sym("y", "", 1)
	x := derive.Sym("x", "age", -2)
	for _, c := range []struct {
		e             *derive.Expr
		symbols, text string
	}{
		{derive.Mul(derive.Sub(p, y), x), "(p−y)·xage", "(0.25−1)·(−2)"},
		{derive.Ln(derive.Complement(p)), "ln(1−p)", "ln(1−0.25)"},
		{derive.Neg(derive.Add(y, p)), "−(y+p)", "−(1+0.25)"},
		{derive.Pow(p, derive.Num(2)), "p2", "0.252"},
		{derive.Div(derive.One(), derive.Add(derive.One(), derive.ExpOf(derive.Neg(p)))), "11+e−p", "11+e−0.25"},
		{derive.Sigma(p), "σ(p)", "σ(0.25)"},
		{derive.Mul(derive.Num(-2.5e-7), p), "(−2.5·10−7)·p", "(−2.5·10−7)·0.25"},
	} {
		if got := read(t, c.e.MathML(false).String()); got != c.symbols {
			t.Errorf("got %q, want %q", got, c.symbols)
		}
		if got := read(t, c.e.MathML(true).String()); got != c.text {
			t.Errorf("got %q, want %q", got, c.text)
		}
	}
}

// read returns the characters of a piece of MathML, which has to be well formed.
func read(t *testing.T, markup string) string {
	t.Helper()
	var out strings.Builder
	d := xml.NewDecoder(strings.NewReader("<math>" + markup + "</math>"))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return strings.ReplaceAll(out.String(), "\u2061", "")
		}
		if err != nil {
			t.Fatalf("%s: %v", markup, err)
		}
		if text, ok := token.(xml.CharData); ok {
			out.Write(text)
		}
	}
}

// symbolsOf returns the symbols that a piece of MathML writes.
func symbolsOf(m *derive.Markup) []*derive.Expr {
	var list []*derive.Expr
	if m.Symbol != nil {
		list = append(list, m.Symbol)
	}
	for _, c := range m.Children {
		list = append(list, symbolsOf(c)...)
	}
	return list
}

// Every step can be written, with symbols that say what they are.
func TestMathMLOfAllSteps(t *testing.T) {
	r := rows(1)[0]
	steps := append(derive.Score(r), derive.Cost(r)...)
	steps = append(append(steps, derive.Chain(r, 1)...), derive.SquaredChain(r, 1, true)...)
	few := derive.Table{Terms: []string{"a"}, X: [][]float64{{1, 2}}, Y: []float64{1, 0}, W: []float64{0.5}}
	steps = append(append(steps, few.Definite([]float64{1})...), derive.Hessian(), derive.Matrix(), derive.Objective(1, few.W, 1, 1))
	for _, s := range steps {
		for _, e := range []*derive.Expr{s.Left, s.Right} {
			markup := e.MathML(false)
			if read(t, markup.String()) == "" || len(symbolsOf(markup)) == 0 {
				t.Errorf("%s: %s", s.ID, markup)
			}
			for _, found := range symbolsOf(markup) {
				if found.Words() == "" {
					t.Errorf("%s: nothing is said of %s", s.ID, found.Letters())
				}
			}
			read(t, e.MathML(true).String())
		}
	}
}
