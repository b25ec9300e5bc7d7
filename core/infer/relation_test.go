package infer_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/core/fit"
)

// synthetic is a seeded table of three numbers, a category and an event, with some cells missing on demand.
type synthetic struct {
	names []string
	rows  [][]string
}

func newSynthetic(n int, seed uint64) *synthetic {
	r := rand.New(rand.NewPCG(seed, 1))
	s := &synthetic{names: []string{"x1", "x2", "x3", "g", "y"}}
	for range n {
		x := [3]float64{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
		g := "abc"[r.IntN(3)]
		m := 0.3 + x[0] - 0.5*x[1]
		if g == 'b' {
			m += 0.6
		}
		y := "no"
		if r.Float64() < 1/(1+math.Exp(-m)) {
			y = "yes"
		}
		s.rows = append(s.rows, []string{num(x[0]), num(x[1]), num(x[2]), string(g), y})
	}
	return s
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

func (s *synthetic) text() string {
	var b strings.Builder
	b.WriteString(strings.Join(s.names, ",") + "\n")
	for _, r := range s.rows {
		b.WriteString(strings.Join(r, ",") + "\n")
	}
	return b.String()
}

func (s *synthetic) fit(t testing.TB, spec fit.Spec) *fitted {
	t.Helper()
	columns, chunks, n := read(t, s.text(), nil, nil)
	return train(t, columns, chunks, n, spec)
}

func (s *synthetic) with(name string, cell func(i int, row []string) string) *synthetic {
	out := &synthetic{names: append(slices.Clone(s.names), name)}
	for i, r := range s.rows {
		out.rows = append(out.rows, append(slices.Clone(r), cell(i, r)))
	}
	return out
}

func plain() fit.Spec {
	return fit.Spec{Target: "y", Features: []string{"x1", "x2", "x3", "g"}, FeaturesGiven: true, Model: "logistic", Event: "yes"}
}

// related compares estimates, each multiplied by a factor, and standard errors by another.
func related(t *testing.T, a, b *fitted, factor func(string) float64, errors float64) {
	t.Helper()
	r := &report{t: t}
	if len(a.rows) != len(b.rows) {
		t.Fatalf("%d coefficients against %d", len(a.rows), len(b.rows))
	}
	for name, c := range a.rows {
		want := b.rows[name]
		f := factor(name)
		r.near(name, c.Estimate, f*want.Estimate, 1e-10, 1e-3*want.StandardError*math.Abs(f))
		r.near("se "+name, c.StandardError, errors*math.Abs(f)*want.StandardError, 1e-10, 0)
	}
}

func one(string) float64 { return 1 }

func TestRelations(t *testing.T) {
	s := newSynthetic(400, 3)
	base := s.fit(t, plain())
	t.Run("rows doubled", func(t *testing.T) {
		twice := &synthetic{s.names, append(slices.Clone(s.rows), s.rows...)}
		related(t, twice.fit(t, plain()), base, one, math.Sqrt(0.5))
	})
	t.Run("weight two", func(t *testing.T) {
		twice := &synthetic{s.names, append(slices.Clone(s.rows), s.rows...)}
		spec := plain()
		spec.Weight = "w"
		two := s.with("w", func(int, []string) string { return "2" }).fit(t, spec)
		doubled := twice.fit(t, plain())
		related(t, two, doubled, one, 1)
		if relative(two.Deviance, doubled.Deviance, 0) > 1e-12 || relative(two.BIC, doubled.BIC, 0) > 1e-12 {
			t.Errorf("deviance %g, want %g; BIC %g, want %g", two.Deviance, doubled.Deviance, two.BIC, doubled.BIC)
		}
	})
	t.Run("weight zero removes", func(t *testing.T) {
		spec := plain()
		spec.Weight = "w"
		some := s.with("w", func(i int, _ []string) string { return strconv.Itoa(min(i%4, 1)) })
		f := some.fit(t, spec)
		left := &synthetic{names: s.names}
		for i, r := range s.rows {
			if i%4 > 0 {
				left.rows = append(left.rows, r)
			}
		}
		related(t, f, left.fit(t, plain()), one, 1)
		if f.Rows != 300 || f.ZeroWeight != 100 || f.Dropped != 0 {
			t.Errorf("%d rows, %d of weight 0, %d dropped", f.Rows, f.ZeroWeight, f.Dropped)
		}
	})
	t.Run("event flipped", func(t *testing.T) {
		spec := plain()
		spec.Event = "no"
		f := s.fit(t, spec)
		related(t, f, base, func(string) float64 { return -1 }, 1)
		if relative(auc(t, f), auc(t, base), 0) > 1e-12 {
			t.Errorf("auc %g, want %g", auc(t, f), auc(t, base))
		}
	})
	t.Run("column scaled", func(t *testing.T) {
		scaled := &synthetic{names: s.names}
		for _, r := range s.rows {
			v, _ := strconv.ParseFloat(r[0], 64)
			scaled.rows = append(scaled.rows, append([]string{strconv.FormatFloat(v*1024, 'g', -1, 64)}, r[1:]...))
		}
		related(t, scaled.fit(t, plain()), base, func(name string) float64 {
			if name == "x1" {
				return 1.0 / 1024
			}
			return 1
		}, 1)
	})
	t.Run("rows shuffled", func(t *testing.T) {
		turned := &synthetic{s.names, append(slices.Clone(s.rows[137:]), s.rows[:137]...)}
		slices.Reverse(turned.rows)
		related(t, turned.fit(t, plain()), base, one, 1)
	})
	t.Run("mean prediction", func(t *testing.T) {
		p, err := base.Predict(base.columns, base.chunks)
		if err != nil {
			t.Fatal(err)
		}
		sum, events := 0.0, 0.0
		for i := range s.rows {
			sum += p.Probabilities[2*i+1]
			if s.rows[i][4] == "yes" {
				events++
			}
		}
		if relative(sum, events, 0) > 1e-12 {
			t.Errorf("predicted %g events, seen %g", sum, events)
		}
	})
	t.Run("softmax of two classes", func(t *testing.T) {
		spec := plain()
		spec.Model, spec.Event = "softmax", ""
		f := s.fit(t, spec)
		for name, c := range base.rows {
			got := f.row(t, name, "yes")
			if relative(got.Estimate, c.Estimate, 0.01*c.StandardError) > 1e-10 || relative(got.StandardError, c.StandardError, 0) > 1e-10 {
				t.Errorf("%s: %g ± %g, want %g ± %g", name, got.Estimate, got.StandardError, c.Estimate, c.StandardError)
			}
		}
	})
	t.Run("defaults", func(t *testing.T) {
		related(t, s.fit(t, fit.Spec{Target: "y"}), base, one, 1)
	})
}

func TestShards(t *testing.T) {
	s := newSynthetic(900, 5)
	for _, change := range []func(*fit.Spec){
		func(*fit.Spec) {},
		func(f *fit.Spec) { f.Holdout, f.Seed = 0.25, 7 },
		func(f *fit.Spec) {
			f.Model, f.Target, f.Features, f.Event = "linear", "x3", []string{"x1", "x2", "g"}, ""
		},
		func(f *fit.Spec) { f.Solver, f.MaxIterations = "batch", 50 },
		func(f *fit.Spec) { f.Solver, f.Batch, f.MaxIterations = "sgd", 32, 100 },
		func(f *fit.Spec) { f.Degree, f.Interactions, f.L2 = 2, true, 0.01 },
	} {
		spec := plain()
		change(&spec)
		var want []float64
		for k := 1; k <= 3; k++ {
			columns, chunks, n := read(t, s.text(), nil, nil)
			f, err := fit.Train(context.Background(), fit.NewLocal(chunks, k), columns, n, spec, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := append(slices.Clone(f.Coefficients), f.Loss, f.Deviance)
			if want == nil {
				want = got
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s/%s: %d shards give %v, one gives %v", spec.Model, spec.Solver, k, got, want)
			}
		}
	}
}

func TestHoldout(t *testing.T) {
	s := newSynthetic(400, 9)
	spec := plain()
	spec.Holdout, spec.Seed = 0.25, 7
	a, b := s.fit(t, spec), s.fit(t, spec)
	if a.Rows != 300 || a.HeldOut != 100 {
		t.Fatalf("%d rows and %d held out, want 300 and 100", a.Rows, a.HeldOut)
	}
	if fmt.Sprint(a.Coefficients) != fmt.Sprint(b.Coefficients) {
		t.Error("the same seed gives another fit")
	}
	spec.Seed = 8
	if c := s.fit(t, spec); fmt.Sprint(a.Coefficients) == fmt.Sprint(c.Coefficients) {
		t.Error("another seed gives the same fit")
	}
	held, err := a.Score(context.Background(), a.cluster, true)
	if err != nil {
		t.Fatal(err)
	}
	trained, err := a.Score(context.Background(), a.cluster, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(held.Observed) != 100 || len(trained.Observed) != 300 {
		t.Errorf("%d held out and %d training rows are scored", len(held.Observed), len(trained.Observed))
	}
}

func TestMissing(t *testing.T) {
	s := newSynthetic(300, 11)
	for i, r := range s.rows {
		if i%10 == 0 {
			r[0] = ""
		}
		if i%15 == 0 {
			r[3] = "NA"
		}
		if i%50 == 0 {
			r[4] = ""
		}
	}
	spec := plain()
	f := s.fit(t, spec)
	dropped := 0
	for i := range s.rows {
		if i%10 == 0 || i%15 == 0 {
			dropped++
		}
	}
	if f.Dropped != dropped || f.Rows != 300-dropped {
		t.Errorf("drop: %d rows, %d dropped, want %d dropped", f.Rows, f.Dropped, dropped)
	}
	p, err := f.Predict(f.columns, f.chunks)
	if err != nil {
		t.Fatal(err)
	}
	if p.Labels[0] != -1 || p.Probabilities[0] == p.Probabilities[0] || p.Missing != dropped {
		t.Errorf("a row with a missing cell is answered, or %d are not, want %d", p.Missing, dropped)
	}
	spec.Missing = "mean"
	f = s.fit(t, spec)
	if f.Dropped != 6 || f.Rows != 294 || len(f.Terms) != 6 {
		t.Errorf("mean: %d rows, %d dropped, %d terms", f.Rows, f.Dropped, len(f.Terms))
	}
	spec.Missing = "indicator"
	f = s.fit(t, spec)
	if f.Dropped != 6 {
		t.Errorf("indicator: %d dropped", f.Dropped)
	}
	f.row(t, "x1=(missing)", "")
	f.row(t, "g=(missing)", "")
}

func TestTerms(t *testing.T) {
	spec := plain()
	spec.Features, spec.Degree, spec.Interactions = []string{"x1", "x2", "g"}, 2, true
	f := newSynthetic(400, 13).fit(t, spec)
	var got []string
	for _, term := range f.Terms {
		got = append(got, term.Name())
	}
	want := "(Intercept) x1 x1^2 x2 x2^2 g=b g=c x1:x2 g=b:x1 g=c:x1 g=b:x2 g=c:x2"
	if strings.Join(got, " ") != want {
		t.Errorf("terms %v, want %s", got, want)
	}
	if !f.Status.Converged {
		t.Error(f.Status.Message)
	}
}

// Complete and quasi-complete separation of three classes, and none.
func TestSoftmaxSeparation(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 1))
	make3 := func(overlap bool) string {
		text := "x,z,y\n"
		for i := range 150 {
			k := i % 3
			x := float64(k) + 0.3*r.Float64()
			if overlap && k < 2 {
				x = r.Float64()
			}
			text += fmt.Sprintf("%.4f,%.4f,%c\n", x, r.NormFloat64(), 'a'+rune(k))
		}
		return text
	}
	for _, c := range []struct {
		text, kind string
	}{{make3(false), "complete"}, {make3(true), "quasi"}} {
		columns, chunks, n := read(t, c.text, nil, nil)
		f := train(t, columns, chunks, n, fit.Spec{Target: "y"})
		if f.Status.Code != "separated" || f.Status.Separation.Kind != c.kind || !slices.Contains(f.Status.Separation.Terms, "x") {
			t.Errorf("status %s %+v, want %s", f.Status.Code, f.Status.Separation, c.kind)
		}
	}
	f := newSynthetic(400, 19).with("k", func(i int, r []string) string { return string("uvw"[(i*7+i/5)%3]) })
	spec := fit.Spec{Target: "k", Features: []string{"x1", "x2"}, FeaturesGiven: true}
	if got := f.fit(t, spec); !got.Status.Converged {
		t.Errorf("status %s", got.Status.Code)
	}
}

// What the lasso must meet: the subgradient contains 0; a huge penalty leaves the intercept alone.
func TestLasso(t *testing.T) {
	s := newSynthetic(400, 23)
	spec := plain()
	spec.L1 = 0.05
	f := s.fit(t, spec)
	zeros := 0
	for _, r := range f.rows {
		if r.Estimate == 0 {
			zeros++
		}
		if !math.IsNaN(r.StandardError) {
			t.Errorf("a penalised coefficient has the standard error %g", r.StandardError)
		}
	}
	if !f.Status.Converged || zeros == 0 || zeros == len(f.rows)-1 || f.Status.Gradient > 1e-8 {
		t.Errorf("%s with %d zeros, gradient %g", f.Status.Code, zeros, f.Status.Gradient)
	}
	spec.L1 = 10
	f = s.fit(t, spec)
	for name, r := range f.rows {
		if (r.Estimate == 0) != (name != "(Intercept)") {
			t.Errorf("%s is %g", name, r.Estimate)
		}
	}
	if want := -f.NullDeviance / 2; relative(f.LogLikelihood, want, 0) > 1e-10 {
		t.Errorf("log-likelihood %g, want %g", f.LogLikelihood, want)
	}
}
