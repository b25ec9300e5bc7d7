package solve_test

import (
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/objective"
	"descent/core/solve"
)

// checkKKT fails t unless x meets the optimality conditions of f + Σ w|x|, with zeros exact.
func checkKKT(t *testing.T, f solve.Kinked, x []float64, tol float64) (zeros int) {
	t.Helper()
	grad, w := make([]float64, f.Dim()), f.Kinks()
	if _, err := f.Eval(t.Context(), x, grad, nil); err != nil {
		t.Fatal(err)
	}
	for k, g := range grad {
		switch {
		case x[k] == 0:
			zeros++
			if math.Abs(g) > w[k]+tol {
				t.Errorf("entry %d is 0 with slope %g beyond %g", k, g, w[k])
			}
		case math.Abs(g+math.Copysign(w[k], x[k])) > tol:
			t.Errorf("entry %d is %g with slope %g, weight %g", k, x[k], g, w[k])
		}
	}
	return zeros
}

func TestL1MeetsTheOptimalityConditionsWithExactZeros(t *testing.T) {
	for _, c := range []struct {
		name    string
		model   objective.Model
		classes int
	}{{"logistic", logistic, 2}, {"linear", linear, 0}, {"softmax", multinomial, 3}} {
		last := -1
		for _, l1 := range []float64{1e-4, 0.02, 0.1, 10} {
			p := check.NewProblem(3, 300, 12, c.classes, 100)
			config := p.Config(c.model)
			config.L1, config.L2 = l1, 0.01
			f := objective.New(p.Cluster(2), config)
			r := minimise(t, solve.ProxNewton{}, f, solve.Options{})
			if r.Status != solve.Converged {
				t.Errorf("%s, l1 %g: %v", c.name, l1, r.Status)
			}
			zeros := checkKKT(t, f, r.X, 1e-12)
			if zeros < last {
				t.Errorf("%s, l1 %g: %d zeros after %d at a smaller penalty", c.name, l1, zeros, last)
			}
			last = zeros
			slow := minimise(t, solve.ProxGrad{}, f, solve.Options{MaxIter: 20000, GradTol: 1e-9})
			if slow.Status != solve.Converged {
				t.Errorf("%s, l1 %g: proximal gradient %v", c.name, l1, slow.Status)
			}
			check.AllClose(t, c.name, slow.X, r.X, 1e-6)
		}
		if want := 11 * max(c.classes-1, 1); last != want {
			t.Errorf("%s: %d zeros under a large penalty, want all %d but the intercepts", c.name, last, want)
		}
	}
}

func TestL1WithMoreColumnsThanRows(t *testing.T) {
	p := check.NewProblem(4, 30, 60, 2, 30)
	config := p.Config(logistic)
	config.L1 = 0.05
	f := objective.New(p.Cluster(1), config)
	r := minimise(t, solve.ProxNewton{}, f, solve.Options{})
	if r.Status != solve.Converged {
		t.Fatalf("%v after %d iterations", r.Status, r.Iterations)
	}
	if zeros := checkKKT(t, f, r.X, 1e-9); zeros < 30 {
		t.Errorf("only %d of 60 entries are 0", zeros)
	}
}

func TestIdenticalColumnsUnderL1(t *testing.T) {
	p := check.NewProblem(5, 200, 4, 2, 200)
	row := make([]float64, 4)
	for i := range 200 {
		p.Chunks[0].Row(row, i)
		row[3] = row[2]
		p.Chunks[0].Set(i, row, p.Chunks[0].Y[i], 1)
	}
	config := p.Config(logistic)
	config.L1 = 0.01
	f := objective.New(p.Cluster(1), config)
	r := minimise(t, solve.ProxNewton{}, f, solve.Options{})
	if r.Status != solve.Converged {
		t.Errorf("%v after %d iterations", r.Status, r.Iterations)
	}
	checkKKT(t, f, r.X, 1e-9)
}
