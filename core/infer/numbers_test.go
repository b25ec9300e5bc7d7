package infer_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/table"
)

// TestWampler makes the sets Wampler3 and Wampler5 of NIST from Wampler1 and Wampler4: the same exact polynomial, with
// noise 1/100 and 100 times that of Wampler4.
func TestWampler(t *testing.T) {
	dir := filepath.Join(data, "nist", "nist_wampler4")
	var o struct{ Values certified }
	if !load(t, filepath.Join(dir, "oracle.json"), &o) {
		t.Skip("no oracles: they are not part of the repository")
	}
	text, _ := os.ReadFile(filepath.Join(dir, "data.csv"))
	header, rest, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	names := strings.Split(strings.TrimSpace(header), ",")
	for set, factor := range map[string]float64{"wampler3": 0.01, "wampler5": 100} {
		scaled := header + "\n"
		for _, line := range strings.Split(rest, "\n") {
			var a, b float64
			fmt.Sscanf(strings.ReplaceAll(line, ",", " "), "%g %g", &a, &b)
			x, y := a, b
			if names[0] == "y" {
				x, y = b, a
			}
			exact := 0.0
			for k := 5; k >= 0; k-- {
				exact = exact*x + 1
			}
			y = exact + (y-exact)*factor
			if names[0] == "y" {
				scaled += fmt.Sprintf("%.15g,%.15g\n", y, x)
			} else {
				scaled += fmt.Sprintf("%.15g,%.15g\n", x, y)
			}
		}
		want := certified{Coef: o.Values.Coef}
		for _, se := range o.Values.SE {
			want.SE = append(want.SE, se*flexible(factor))
		}
		t.Run(set, func(t *testing.T) { certify(t, scaled, "y", set, fit.Spec{Degree: 5}, want) })
	}
}

// A polynomial of degree 10 over the range of NIST's Filip, where the monomials are nearly collinear; the truth is
// solved in rational arithmetic.
func TestHighDegree(t *testing.T) {
	const degree, n = 10, 82
	r := rand.New(rand.NewPCG(29, 1))
	text := "x,y\n"
	xs, ys := make([]*big.Rat, n), make([]*big.Rat, n)
	for i := range n {
		x := fmt.Sprintf("%.6f", -8.8+5.7*(float64(i)+0.8*r.Float64())/n)
		y := fmt.Sprintf("%.4f", 0.84+0.03*math.Sin(1.3*float64(i)/10)+0.004*r.NormFloat64())
		text += x + "," + y + "\n"
		xs[i], _ = new(big.Rat).SetString(x)
		ys[i], _ = new(big.Rat).SetString(y)
	}
	want := rational(xs, ys, degree)
	columns, chunks, rows := read(t, text, nil, nil)
	f := train(t, columns, chunks, rows, fit.Spec{Target: "y", Model: "linear", Degree: degree})
	r2 := &report{t: t}
	for j, term := range f.Terms {
		c := f.row(t, term.Name(), "")
		// The coefficients are small beside their errors, so digits are counted of the larger.
		r2.near(term.Name(), c.Estimate, want[j], 1e-6, c.StandardError)
	}
	t.Logf("%.1f digits; %v", digits(r2.worst), f.Status.Notes)
	if len(f.Status.Notes) == 0 {
		t.Error("an ill-conditioned design goes without a warning")
	}
}

// rational solves the normal equations of a polynomial exactly.
func rational(xs, ys []*big.Rat, degree int) []float64 {
	k := degree + 1
	a := make([][]*big.Rat, k)
	for i := range a {
		a[i] = make([]*big.Rat, k+1)
		for j := range a[i] {
			a[i][j] = new(big.Rat)
		}
	}
	for i, x := range xs {
		power := make([]*big.Rat, k)
		for j := range power {
			power[j] = big.NewRat(1, 1)
			if j > 0 {
				power[j].Mul(power[j-1], x)
			}
		}
		for p := range k {
			for q := range k {
				a[p][q].Add(a[p][q], new(big.Rat).Mul(power[p], power[q]))
			}
			a[p][k].Add(a[p][k], new(big.Rat).Mul(power[p], ys[i]))
		}
	}
	for p := range k {
		for q := range k {
			if q == p {
				continue
			}
			factor := new(big.Rat).Quo(a[q][p], a[p][p])
			for j := p; j <= k; j++ {
				a[q][j].Sub(a[q][j], new(big.Rat).Mul(factor, a[p][j]))
			}
		}
	}
	out := make([]float64, k)
	for p := range out {
		out[p], _ = new(big.Rat).Quo(a[p][k], a[p][p]).Float64()
	}
	return out
}

func textOf(names string, n int, row func(i int) []float64) string {
	text := names + "\n"
	for i := range n {
		for j, v := range row(i) {
			if j > 0 {
				text += ","
			}
			text += fmt.Sprintf("%.17g", v)
		}
		text += "\n"
	}
	return text
}

func fitText(t *testing.T, text string, spec fit.Spec) *fitted {
	t.Helper()
	columns, chunks, n := read(t, text, nil, nil)
	return train(t, columns, chunks, n, spec)
}

func TestPerfectFit(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 1))
	text := textOf("a,b,t", 50, func(int) []float64 {
		a, b := math.Round(r.NormFloat64()*1e4)/1e4, math.Round(r.NormFloat64()*1e4)/1e4
		return []float64{a, b, 2 + 3*a - 0.5*b}
	})
	f := fitText(t, text, fit.Spec{Target: "t", Features: []string{"a", "b"}, FeaturesGiven: true, Model: "linear"})
	for term, want := range map[string]float64{"(Intercept)": 2, "a": 3, "b": -0.5} {
		c := f.row(t, term, "")
		if relative(c.Estimate, want, 0) > 1e-12 || math.IsNaN(c.Z) || math.IsNaN(c.P) || !f.Status.Converged {
			t.Errorf("%s: %+v", term, c)
		}
	}
}

// A constant response is fitted perfectly by the intercept.
func TestConstantResponse(t *testing.T) {
	text := textOf("a,t", 40, func(i int) []float64 { return []float64{float64(i * i % 7), 5} })
	f := fitText(t, text, fit.Spec{Target: "t", Model: "linear"})
	for term, want := range map[string]float64{"(Intercept)": 5, "a": 0} {
		c := f.row(t, term, "")
		if math.Abs(c.Estimate-want) > 1e-15 || math.IsNaN(c.Z) || math.IsNaN(c.P) {
			t.Errorf("%s: %+v", term, c)
		}
	}
}

// binary makes rows of x1, x2, a third column from them, and y.
func binary(n int, third func(i int, x1, x2 float64) float64) string {
	r := rand.New(rand.NewPCG(37, 1))
	return textOf("x1,x2,x3,y", n, func(i int) []float64 {
		x1, x2 := math.Round(r.NormFloat64()*1e5)/1e5, math.Round(r.NormFloat64()*1e5)/1e5
		y := 0.0
		if r.Float64() < 1/(1+math.Exp(-0.5-x1+0.7*x2)) {
			y = 1
		}
		return []float64{x1, x2, third(i, x1, x2), y}
	})
}

func TestCollinear(t *testing.T) {
	noise := rand.New(rand.NewPCG(41, 1))
	three := features("x1", "x2", "x3")
	base := fitText(t, binary(150, func(_ int, a, b float64) float64 { return 0 }), features("x1", "x2"))
	for name, third := range map[string]func(i int, a, b float64) float64{
		"sum":        func(_ int, a, b float64) float64 { return a + b },
		"difference": func(_ int, a, b float64) float64 { return 1e6 + 3*a - 7*b },
		"duplicate":  func(_ int, a, b float64) float64 { return a },
		"constant":   func(int, float64, float64) float64 { return 0.1 },
	} {
		t.Run(name, func(t *testing.T) {
			f := fitText(t, binary(150, third), three)
			(&hard{t: t}).aliased(f, "x3")
			if relative(f.Deviance, base.Deviance, 0) > 1e-12 {
				t.Errorf("deviance %g, want %g", f.Deviance, base.Deviance)
			}
			for _, term := range []string{"(Intercept)", "x1", "x2"} {
				if got, want := f.row(t, term, ""), base.row(t, term, ""); relative(got.Estimate, want.Estimate, 0) > 1e-10 ||
					relative(got.StandardError, want.StandardError, 0) > 1e-10 {
					t.Errorf("%s: %g ± %g, want %g ± %g", term, got.Estimate, got.StandardError, want.Estimate, want.StandardError)
				}
			}
		})
	}
	for _, size := range []float64{1e-5, 1e-7, 1e-9} {
		t.Run(fmt.Sprintf("near %g", size), func(t *testing.T) {
			f := fitText(t, binary(150, func(_ int, a, b float64) float64 { return a + b + size*noise.NormFloat64() }), three)
			if f.LogLikelihood < base.LogLikelihood-1e-6 || f.LogLikelihood > base.LogLikelihood+3 || !f.Status.Converged {
				t.Errorf("%s, log-likelihood %g, base %g", f.Status.Code, f.LogLikelihood, base.LogLikelihood)
			}
			if size < 1e-6 && !slices.ContainsFunc(f.Status.Notes, func(s string) bool { return strings.Contains(s, "condition") }) {
				t.Errorf("no warning in %v", f.Status.Notes)
			}
			t.Logf("%v", f.row(t, "x3", ""))
		})
	}
}

func TestSeparatedLine(t *testing.T) {
	for name, c := range map[string]struct {
		text, kind string
		limit      float64
	}{
		"complete": {textOf("x,y", 40, func(i int) []float64 { return []float64{float64(i), float64(i / 20)} }), "complete", 0},
		// At x = 20 one of two rows is an event: the supremum is 2·log(1/2).
		"quasi": {textOf("x,y", 42, func(i int) []float64 { return []float64{float64(min(i, 20) + max(i-21, 0)), float64(i / 21)} }), "quasi", 2 * math.Log(0.5)},
	} {
		t.Run(name, func(t *testing.T) {
			for _, solver := range []string{"auto", "lbfgs", "batch", "nesterov"} {
				spec := features("x")
				spec.Solver = solver
				f := fitText(t, c.text, spec)
				(&hard{t: t}).separated(f, c.kind, "x")
				if math.Abs(f.LogLikelihood-c.limit) > 1e-5 {
					t.Errorf("%s: log-likelihood %g, want %g", solver, f.LogLikelihood, c.limit)
				}
			}
		})
	}
}

// Two rare levels that separate on their own leave the rest at its limit: the fit without their rows.
func TestSeparatedLevels(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 1))
	text, rest := "x,g,y\n", "x,g,y\n"
	for i := range 500 {
		x := r.NormFloat64()
		y := 0
		if r.Float64() < 1/(1+math.Exp(-x)) {
			y = 1
		}
		line := fmt.Sprintf("%.4f,%c,%d\n", x, "ab"[i%2], y)
		rest += line
		text += line
	}
	for i := range 5 {
		text += fmt.Sprintf("%.4f,r,1\n", -float64(i))
		text += fmt.Sprintf("%.4f,s,0\n", float64(i))
	}
	f, want := fitText(t, text, features("x", "g")), fitText(t, rest, features("x", "g"))
	(&hard{t: t}).separated(f, "quasi", "g=r", "g=s")
	if len(f.Status.Separation.Terms) != 2 {
		t.Errorf("terms %v", f.Status.Separation.Terms)
	}
	if a, b := f.row(t, "g=r", "").Estimate, f.row(t, "g=s", "").Estimate; !math.IsInf(a, 1) || !math.IsInf(b, -1) {
		t.Errorf("levels r and s are %g and %g", a, b)
	}
	for _, term := range []string{"(Intercept)", "x", "g=b"} {
		got, want := f.row(t, term, ""), want.row(t, term, "")
		if relative(got.Estimate, want.Estimate, want.StandardError) > 1e-6 || relative(got.StandardError, want.StandardError, 0) > 1e-5 {
			t.Errorf("%s: %g ± %g, want %g ± %g", term, got.Estimate, got.StandardError, want.Estimate, want.StandardError)
		}
	}
}

func TestExtremeScales(t *testing.T) {
	want := fitText(t, binary(200, func(i int, _, _ float64) float64 { return float64(i % 13) }), features("x1", "x2", "x3"))
	for _, c := range [][3]float64{{1e-12, 1, 1e12}, {1e-150, 1, 1e150}, {0x1p-400, 0x1p300, 1}} {
		r := rand.New(rand.NewPCG(37, 1))
		text := textOf("x1,x2,x3,y", 200, func(i int) []float64 {
			x1, x2 := math.Round(r.NormFloat64()*1e5)/1e5, math.Round(r.NormFloat64()*1e5)/1e5
			y := 0.0
			if r.Float64() < 1/(1+math.Exp(-0.5-x1+0.7*x2)) {
				y = 1
			}
			return []float64{x1 * c[0], x2 * c[1], float64(i%13) * c[2], y}
		})
		f := fitText(t, text, features("x1", "x2", "x3"))
		for j, term := range []string{"x1", "x2", "x3"} {
			a, b := f.row(t, term, ""), want.row(t, term, "")
			if relative(a.Estimate*c[j], b.Estimate, 0) > 1e-10 || relative(a.Z, b.Z, 0) > 1e-10 {
				t.Errorf("%s at scale %g: %g (z %g), want %g (z %g)", term, c[j], a.Estimate*c[j], a.Z, b.Estimate, b.Z)
			}
		}
	}
}

// A huge offset in some rows that are dropped must not spoil the scaling of the rest.
func TestFarFrame(t *testing.T) {
	s := newSynthetic(200, 47)
	want := s.fit(t, plain())
	far := &synthetic{names: s.names, rows: slices.Clone(s.rows)}
	for range 20 {
		far.rows = append(far.rows, []string{"1e15", "0", "0", "a", ""})
	}
	f := far.fit(t, plain())
	related(t, f, want, one, 1)
}

func TestRefusals(t *testing.T) {
	text := newSynthetic(60, 53).with("big", func(i int, _ []string) string { return fmt.Sprint(i) }).
		with("e", func(int, []string) string { return "" }).text()
	columns, chunks, n := read(t, text, map[string]table.Type{}, nil)
	for _, c := range []struct {
		change func(*fit.Spec)
		code   string
		name   string
	}{
		{func(s *fit.Spec) { s.Target = "" }, "target-missing", "target"},
		{func(s *fit.Spec) { s.Target = "nobody" }, "unknown-column", "nobody"},
		{func(s *fit.Spec) { s.Features = []string{"x1", "nobody"} }, "unknown-column", "nobody"},
		{func(s *fit.Spec) { s.Weight = "nobody" }, "unknown-column", "nobody"},
		{func(s *fit.Spec) { s.Features = nil }, "no-features", "features"},
		{func(s *fit.Spec) { s.Target, s.Event, s.Features = "g", "", []string{"x1"} }, "not-binary", "g"},
		{func(s *fit.Spec) { s.Target = "e" }, "target-missing", "e"},
		{func(s *fit.Spec) { s.Event = "perhaps" }, "bad-option", "event"},
		{func(s *fit.Spec) { s.Weight = "x1" }, "bad-option", "features"},
		{func(s *fit.Spec) { s.Features, s.Weight = []string{"x1"}, "x2" }, "bad-option", "weight"},
		{func(s *fit.Spec) { s.Rate = -1 }, "bad-option", "rate"},
		{func(s *fit.Spec) { s.L1 = -0.1 }, "bad-option", "l1"},
		{func(s *fit.Spec) { s.L2 = math.NaN() }, "bad-option", "l2"},
		{func(s *fit.Spec) { s.MaxIterations = -5 }, "bad-option", "maxIterations"},
		{func(s *fit.Spec) { s.Holdout = 1.5 }, "bad-option", "holdout"},
		{func(s *fit.Spec) { s.Level = 1.5 }, "bad-option", "level"},
		{func(s *fit.Spec) { s.Threshold = 2 }, "bad-option", "threshold"},
		{func(s *fit.Spec) { s.Model = "forest" }, "bad-option", "model"},
		{func(s *fit.Spec) { s.Solver = "magic" }, "bad-option", "solver"},
		{func(s *fit.Spec) { s.Loss = "zero" }, "bad-option", "loss"},
		{func(s *fit.Spec) { s.Interval = "exact" }, "bad-option", "interval"},
		{func(s *fit.Spec) { s.Missing = "guess" }, "bad-option", "missing"},
		{func(s *fit.Spec) { s.L1, s.Solver = 1, "newton" }, "bad-option", "solver"},
		{func(s *fit.Spec) { s.Model, s.Loss, s.Event = "linear", "log", "" }, "bad-option", "model"},
		{func(s *fit.Spec) { s.Firth = true }, "not-yet", "firth"},
		{func(s *fit.Spec) { s.Interval = "profile" }, "not-yet", "interval"},
		{func(s *fit.Spec) { s.Folds = 5 }, "not-yet", "folds"},
		{func(s *fit.Spec) { s.MaxBytes = 1000 }, "memory", ""},
	} {
		spec := plain()
		c.change(&spec)
		_, err := try(columns, chunks, n, spec)
		if e, ok := err.(*fit.Error); !ok || e.Code != c.code || e.Name != c.name || e.Message == "" {
			t.Errorf("got %+v, want %s about %q", err, c.code, c.name)
		}
	}
}
