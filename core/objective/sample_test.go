package objective_test

import (
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
)

// A sample is the same rows for any number of shards, and fetched rows give what the shards give.
func TestSampled(t *testing.T) {
	p := check.NewProblem(3, 30000, 4, 2, 1700)
	config := p.Config(objective.Model{Loss: loss.Log, Columns: 1})
	x := []float64{0.1, -0.2, 0.3, 0.5}
	const every = 5
	eval := func(o *objective.Objective) (float64, []float64, *num.Symmetric) {
		grad, hess := make([]float64, 4), num.NewSymmetric(4)
		f, err := o.Eval(t.Context(), x, grad, hess)
		if err != nil {
			t.Fatal(err)
		}
		return f, grad, hess
	}
	one := objective.New(p.Cluster(1), config)
	whole, _, _ := eval(one)
	sample := one.Sampled(every)
	f, grad, hess := eval(sample)
	if s := sample.Share(); s < 0.1 || s > 0.3 || f == whole || math.Abs(f-whole) > 0.05 {
		t.Errorf("share %g, value %g, of all rows %g", s, f, whole)
	}
	if many, _, _ := eval(objective.New(p.Cluster(3), config).Sampled(every)); many != f {
		t.Errorf("three shards give %g, one %g", many, f)
	}
	rows, err := objective.New(p.Cluster(3), config).Gather(t.Context(), every)
	if err != nil {
		t.Fatal(err)
	}
	near := one.Over(rows)
	g, gradNear, hessNear := eval(near)
	check.Close(t, "share", near.Share(), sample.Share(), 1e-15)
	check.Close(t, "value", g, f, 1e-13)
	for i := range grad {
		check.Close(t, "gradient", gradNear[i], grad[i], 1e-11)
		check.Close(t, "Hessian", hessNear.At(i, i), hess.At(i, i), 1e-12)
	}
}

func TestSampledPanics(t *testing.T) {
	p := check.NewProblem(3, 600, 3, 2, 300)
	o := objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Log, Columns: 1}))
	rows, err := o.Gather(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	q := check.NewProblem(3, 600, 4, 2, 300)
	other := objective.New(q.Cluster(1), q.Config(objective.Model{Loss: loss.Log, Columns: 1}))
	for name, call := range map[string]func(){
		"no share":      func() { o.Sampled(0) },
		"other columns": func() { other.Over(rows) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			call()
		}()
	}
}
