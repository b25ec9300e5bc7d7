package boundary

import (
	"math"
	"math/rand/v2"
	"testing"

	"descent/core/design"
)

// quadratic is a model with powers, an interaction, a category, and both together, of rows predictors.
func quadratic(rows, classes int, seed uint64) (Model, []Column) {
	num := func(c string, p int) design.Factor { return design.Factor{Column: c, Power: p} }
	lev := func(c, l string) design.Factor { return design.Factor{Column: c, Level: l} }
	terms := []design.Term{
		{},
		{Factors: []design.Factor{num("u", 1)}},
		{Factors: []design.Factor{num("v", 1)}},
		{Factors: []design.Factor{num("u", 2)}},
		{Factors: []design.Factor{num("u", 1), num("v", 1)}},
		{Factors: []design.Factor{lev("s", "b")}},
		{Factors: []design.Factor{lev("s", "c")}},
		{Factors: []design.Factor{lev("s", "c"), num("v", 3)}},
		{Factors: []design.Factor{num("w", 2)}},
		{Factors: []design.Factor{num("u", 1), num("u", 2)}},
	}
	r := rand.New(rand.NewPCG(seed, 1))
	m := Model{Terms: terms, Classes: classes, Event: 1}
	for range rows * len(terms) {
		m.Coefficients = append(m.Coefficients, r.NormFloat64())
	}
	const n = 40
	columns := []Column{{Name: "u"}, {Name: "v"}, {Name: "w"}, {Name: "s", Levels: []string{"a", "b", "c"}}}
	for range n {
		for k := range 3 {
			columns[k].Numbers = append(columns[k].Numbers, 2*r.Float64()-1)
		}
		columns[3].Codes = append(columns[3].Codes, int32(r.IntN(3)))
	}
	return m, columns
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12*(1+math.Abs(want)) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// TestCollapse compares a surface with the direct evaluation of the same rows, for every choice of axes.
func TestCollapse(t *testing.T) {
	m, columns := quadratic(2, 3, 7)
	n := len(columns[0].Numbers)
	direct := make([]float64, 2*n)
	m.Margins(direct, columns, n)
	for a := range columns {
		for b := range columns {
			if a == b {
				continue
			}
			for i := range n {
				held := Held{}
				for _, c := range columns {
					held[c.Name] = valueOf(c, i)
				}
				s := Collapse(m, Axis{columns[a].Name, columns[a].Levels}, Axis{columns[b].Name, columns[b].Levels}, held)
				got := s.At(coordinate(columns[a], i), coordinate(columns[b], i))
				for k := range got {
					near(t, columns[a].Name+" by "+columns[b].Name, got[k], direct[k*n+i])
				}
			}
		}
	}
}

func valueOf(c Column, i int) Value {
	if c.Levels != nil {
		return Value{Level: c.Levels[c.Codes[i]]}
	}
	return Value{Number: c.Numbers[i]}
}

func coordinate(c Column, i int) float64 {
	if c.Levels != nil {
		return float64(c.Codes[i]) + 0.3
	}
	return c.Numbers[i]
}

func TestOneAxis(t *testing.T) {
	m := line2(1, 2, 3)
	s := Collapse(m, Axis{Column: "x"}, Axis{}, Held{"y": {Number: 10}})
	near(t, "margin", s.At(5, 99)[0], 1+2*5+3*10)
}

// line2 is the model b + w1·x + w2·y of two classes.
func line2(b, w1, w2 float64) Model {
	return Model{
		Terms: []design.Term{
			{}, {Factors: []design.Factor{{Column: "x", Power: 1}}}, {Factors: []design.Factor{{Column: "y", Power: 1}}},
		},
		Coefficients: []float64{b, w1, w2}, Classes: 2, Event: 1,
	}
}

func TestNotHeld(t *testing.T) {
	s := Collapse(line2(1, 2, 3), Axis{Column: "x"}, Axis{}, nil)
	if got := s.At(0, 0)[0]; !math.IsNaN(got) {
		t.Errorf("margin without y = %v, want NaN", got)
	}
	m := line2(1, 2, 3)
	m.Terms[2] = design.Term{Factors: []design.Factor{{Column: "y", Level: "b"}}}
	s = Collapse(m, Axis{Column: "x"}, Axis{}, nil)
	near(t, "margin at the reference level", s.At(1, 0)[0], 3)
}

// TestSymmetricPair says that K coefficients of two classes are the same model as their difference.
func TestSymmetricPair(t *testing.T) {
	m := line2(1, 2, 3)
	sym := m
	sym.Coefficients = []float64{-0.5, -1, -1.5, 0.5, 1, 1.5}
	var p, q [2]float64
	for event := range 2 {
		m.Event, sym.Event = 1, event
		Collapse(m, Axis{Column: "x"}, Axis{Column: "y"}, nil).Probabilities(p[:], 0.3, -0.4)
		Collapse(sym, Axis{Column: "x"}, Axis{Column: "y"}, nil).Probabilities(q[:], 0.3, -0.4)
		near(t, "probability", q[1], p[1])
	}
}

func TestReferenceSoftmax(t *testing.T) {
	var p [3]float64
	Probabilities(p[:], []float64{math.Log(2), math.Log(5)}, 0)
	for k, want := range []float64{1. / 8, 2. / 8, 5. / 8} {
		near(t, "probability", p[k], want)
	}
	Probabilities(p[:], []float64{1000, 0, -1000}, 0)
	if p != [3]float64{1, 0, 0} {
		t.Errorf("far margins: %v", p)
	}
}

func TestStrongest(t *testing.T) {
	for _, rows := range []int{2, 3} {
		m, _ := quadratic(rows, 3, 11)
		s := Collapse(m, Axis{Column: "u"}, Axis{Column: "v"}, Held{"w": {Number: 1}, "s": {Level: "c"}})
		xs, ys := []float64{-2, -1, 0.5, 3}, []float64{-1, 0, 2}
		n := len(xs) * len(ys)
		margins, class, strength := make([]float64, rows*n), make([]uint8, n), make([]float32, n)
		s.Margins(margins, xs, ys)
		Strongest(class, strength, margins, 3)
		var p [3]float64
		for i := range n {
			s.Probabilities(p[:], xs[i%len(xs)], ys[i/len(xs)])
			k := class[i]
			if p[k] < max(p[0], p[1], p[2]) || math.Abs(float64(strength[i])-p[k]) > 2e-5 {
				t.Errorf("rows %d place %d: class %d strength %v of %v", rows, i, k, strength[i], p)
			}
		}
	}
}

func TestMarginsMissing(t *testing.T) {
	m := line2(1, 2, 0)
	got := make([]float64, 3)
	nan := math.NaN()
	m.Margins(got, []Column{{Name: "x", Numbers: []float64{1, nan, 2}}, {Name: "y", Numbers: []float64{1, 1, nan}}}, 3)
	if got[0] != 3 || got[1] == got[1] || got[2] == got[2] {
		t.Errorf("margins = %v, want 3, NaN, NaN", got)
	}
}

func TestLogOdds(t *testing.T) {
	m, columns := quadratic(2, 3, 5)
	n := len(columns[0].Numbers)
	margins, odds := make([]float64, 2*n), make([]float64, n)
	m.Margins(margins, columns, n)
	var p [3]float64
	for focus := range 3 {
		m.LogOdds(odds, margins, focus)
		for i := range n {
			Probabilities(p[:], []float64{margins[i], margins[n+i]}, 0)
			near(t, "log-odds", odds[i], Logit(p[focus]))
		}
	}
	two := line2(0, 1, 0)
	two.LogOdds(odds[:1], []float64{3}, 0)
	near(t, "log-odds of the other class", odds[0], -3)
}

func TestMarginsPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic for a short dst")
		}
	}()
	Collapse(line2(1, 1, 1), Axis{Column: "x"}, Axis{Column: "y"}, nil).Margins(nil, []float64{1}, []float64{1})
}

func BenchmarkMargins(b *testing.B) {
	s := Collapse(line2(1, 2, 3), Axis{Column: "x"}, Axis{Column: "y"}, nil)
	xs, ys := make([]float64, 600), make([]float64, 500)
	dst := make([]float64, len(xs)*len(ys))
	for b.Loop() {
		s.Margins(dst, xs, ys)
	}
}
