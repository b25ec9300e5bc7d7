package solve_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
	"descent/core/solve"
)

// logistic, linear and multinomial are the models that are convex and smooth.
var (
	logistic    = objective.Model{Loss: loss.Log, Columns: 1}
	linear      = objective.Model{Loss: loss.Squared, Columns: 1}
	multinomial = objective.Model{Loss: loss.Softmax, Columns: 2}
)

func problem(model objective.Model, classes int, change func(*objective.Config)) *objective.Objective {
	p := check.NewProblem(1, 500, 4, classes, 130)
	config := p.Config(model)
	if change != nil {
		change(&config)
	}
	return objective.New(p.Cluster(2), config)
}

func minimise(t *testing.T, m solve.Method, f solve.Objective, opt solve.Options) solve.Result {
	t.Helper()
	r, err := m.Minimize(t.Context(), f, make([]float64, f.Dim()), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// gradientAt recomputes the largest gradient entry of a result.
func gradientAt(t *testing.T, f solve.Objective, x []float64) float64 {
	t.Helper()
	grad := make([]float64, f.Dim())
	if _, err := f.Eval(t.Context(), x, grad, nil); err != nil {
		t.Fatal(err)
	}
	top := 0.0
	for _, g := range grad {
		top = math.Max(top, math.Abs(g))
	}
	return top
}

var deterministic = []struct {
	name   string
	method solve.Method
	iter   int
}{
	{"Newton", solve.Newton{}, 0},
	{"ProxNewton", solve.ProxNewton{}, 0},
	{"LBFGS", solve.LBFGS{}, 0},
	{"BatchDescent", solve.BatchDescent{}, 5000},
	{"Momentum", solve.Momentum{}, 5000},
	{"Nesterov", solve.Nesterov{}, 5000},
	{"Adam", solve.Adam{}, 5000},
	{"ProxGrad", solve.ProxGrad{}, 5000},
}

func TestEveryMethodFindsTheSameMinimum(t *testing.T) {
	for _, c := range []struct {
		name    string
		model   objective.Model
		classes int
		l2      float64
	}{
		{"logistic", logistic, 2, 0},
		{"ridge", logistic, 2, 0.1},
		{"linear", linear, 0, 0},
		{"softmax", multinomial, 3, 0},
	} {
		f := problem(c.model, c.classes, func(o *objective.Config) { o.L2 = c.l2 })
		want := minimise(t, solve.Newton{}, f, solve.Options{})
		for _, m := range deterministic {
			t.Run(c.name+"/"+m.name, func(t *testing.T) {
				got := minimise(t, m.method, f, solve.Options{MaxIter: m.iter})
				if got.Status != solve.Converged {
					t.Fatalf("status %v after %d iterations, gradient %g", got.Status, got.Iterations, gradientAt(t, f, got.X))
				}
				if g := gradientAt(t, f, got.X); g > 1e-8 {
					t.Errorf("gradient %g", g)
				}
				check.AllClose(t, "minimum", got.X, want.X, 1e-6)
				again := minimise(t, m.method, f, solve.Options{MaxIter: m.iter})
				check.SameBits(t, "second run", again.X, got.X)
			})
		}
	}
}

func TestNewtonReachesRounding(t *testing.T) {
	for name, f := range map[string]*objective.Objective{
		"logistic": problem(logistic, 2, nil),
		"linear":   problem(linear, 0, nil),
		"softmax":  problem(multinomial, 3, nil),
	} {
		r := minimise(t, solve.Newton{}, f, solve.Options{GradTol: 1e-3})
		if g := gradientAt(t, f, r.X); r.Status != solve.Converged || g > 1e-14 {
			t.Errorf("%s: %v with gradient %g", name, r.Status, g)
		}
		if r.Hess == nil || !(r.Hess.At(0, 0) > 0) {
			t.Errorf("%s: no Hessian at the minimum", name)
		}
	}
}

func TestNewtonConvergesAtItsRoundingFloor(t *testing.T) {
	r := minimise(t, solve.Newton{}, problem(logistic, 2, nil), solve.Options{GradTol: 1e-30})
	if r.Status != solve.Converged || r.Iterations > 20 {
		t.Errorf("%v after %d iterations", r.Status, r.Iterations)
	}
}

func TestSymmetricSoftmaxAgreesWithItsReferenceForm(t *testing.T) {
	reference := minimise(t, solve.Newton{}, problem(multinomial, 3, nil), solve.Options{})
	symmetric := problem(objective.Model{Loss: loss.Softmax, Columns: 3, Symmetric: true}, 3, nil)
	for _, m := range deterministic[:4] {
		r := minimise(t, m.method, symmetric, solve.Options{MaxIter: m.iter, GradTol: 1e-9})
		if r.Status != solve.Converged {
			t.Fatalf("%s: %v", m.name, r.Status)
		}
		difference := make([]float64, 8)
		for k := range difference {
			difference[k] = r.X[k+4] - r.X[k%4]
		}
		check.AllClose(t, m.name, difference, reference.X, 1e-6)
	}
}

func TestDivergingRateIsNamedWithTheLargestStableOne(t *testing.T) {
	for name, c := range map[string]struct {
		f     *objective.Objective
		above func(rate float64) solve.Method
	}{
		"batch, linear":    {problem(linear, 0, nil), func(r float64) solve.Method { return solve.BatchDescent{Rate: r} }},
		"batch, logistic":  {problem(logistic, 2, nil), func(r float64) solve.Method { return solve.BatchDescent{Rate: 100 * r} }},
		"momentum, linear": {problem(linear, 0, nil), func(r float64) solve.Method { return solve.Momentum{Rate: 2 * r} }},
		"nesterov, linear": {problem(linear, 0, nil), func(r float64) solve.Method { return solve.Nesterov{Rate: 2 * r} }},
	} {
		l, err := c.f.Lipschitz(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r := minimise(t, c.above(2.2/l), c.f, solve.Options{MaxIter: 20000})
		if r.Status != solve.Diverged || !(r.MaxStableRate > 0) {
			t.Fatalf("%s: %v, largest stable rate %g", name, r.Status, r.MaxStableRate)
		}
		if start := at(t, c.f, make([]float64, c.f.Dim())); !(r.F <= start) {
			t.Errorf("%s: best value %g above the start %g", name, r.F, start)
		}
		stable := minimise(t, solve.BatchDescent{Rate: min(r.MaxStableRate, 1.99/l)}, c.f, solve.Options{MaxIter: 20000})
		if stable.Status != solve.Converged {
			t.Errorf("%s: %v at the stable rate", name, stable.Status)
		}
	}
}

func at(t *testing.T, f solve.Objective, x []float64) float64 {
	t.Helper()
	v, err := f.Eval(t.Context(), x, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSmallFixedRateIsNotRaisedAndEndsAtTheLimit(t *testing.T) {
	r := minimise(t, solve.BatchDescent{Rate: 1e-4}, problem(logistic, 2, nil), solve.Options{MaxIter: 50})
	if r.Status != solve.IterationLimit || r.Iterations != 50 || r.Rate != 1e-4 || r.Passes != 51 {
		t.Errorf("%v after %d iterations, %g passes at rate %g", r.Status, r.Iterations, r.Passes, r.Rate)
	}
}

// The certificate keeps a loose gradient tolerance from being called converged far from the minimum.
func TestBatchDescentIsConvergedOnlyNearTheLeastValue(t *testing.T) {
	f := problem(logistic, 2, nil)
	best := minimise(t, solve.Newton{}, f, solve.Options{})
	r := minimise(t, solve.BatchDescent{}, f, solve.Options{GradTol: 0.05, MaxIter: 5000})
	if r.Status != solve.Converged || r.F > best.F*(1+1e-6) {
		t.Errorf("%v at %g, least value %g", r.Status, r.F, best.F)
	}
}

func TestObserverSeesEveryIterateAndCanStop(t *testing.T) {
	halt := errors.New("halt")
	for _, m := range append(deterministic, struct {
		name   string
		method solve.Method
		iter   int
	}{"SGD", solve.SGD{}, 0}) {
		f, seen := problem(logistic, 2, nil), 0
		r, err := m.method.Minimize(t.Context(), f, make([]float64, 4), solve.Options{Observe: func(s solve.Step) error {
			if s.Iteration != seen {
				t.Errorf("%s: iteration %d, want %d", m.name, s.Iteration, seen)
			}
			if !s.Estimated && math.Abs(s.F-at(t, f, s.X)) > 1e-12 {
				t.Errorf("%s: value %g at iteration %d is not that of its point", m.name, s.F, seen)
			}
			if seen++; seen == 4 {
				return halt
			}
			return nil
		}})
		if !errors.Is(err, halt) || r.Status != solve.Stopped || seen != 4 || len(r.X) != 4 {
			t.Errorf("%s: %v, %v after %d steps", m.name, err, r.Status, seen)
		}
	}
}

func TestCancelledContextEndsTheRun(t *testing.T) {
	for _, m := range append(deterministic, struct {
		name   string
		method solve.Method
		iter   int
	}{"SGD", solve.SGD{}, 0}) {
		ctx, cancel := context.WithCancel(t.Context())
		steps := 0
		_, err := m.method.Minimize(ctx, problem(logistic, 2, nil), make([]float64, 4), solve.Options{Observe: func(solve.Step) error {
			if steps++; steps == 3 {
				cancel()
			}
			return nil
		}})
		if !errors.Is(err, context.Canceled) || steps != 3 {
			t.Errorf("%s: %v after %d steps", m.name, err, steps)
		}
		cancel()
	}
}

func TestSeedFixesTheStochasticRun(t *testing.T) {
	f := problem(logistic, 2, nil)
	want := minimise(t, solve.SGD{Seed: 1}, f, solve.Options{MaxIter: 100})
	check.SameBits(t, "same seed", minimise(t, solve.SGD{Seed: 1}, f, solve.Options{MaxIter: 100}).X, want.X)
	if other := minimise(t, solve.SGD{Seed: 2}, f, solve.Options{MaxIter: 100}); other.X[0] == want.X[0] {
		t.Error("another seed gives the same run")
	}
	if want.Iterations != 100 {
		t.Errorf("got %d iterations, want 100", want.Iterations)
	}
}

func TestMiniBatchesComeNearTheMinimum(t *testing.T) {
	f := problem(logistic, 2, nil)
	best := minimise(t, solve.Newton{}, f, solve.Options{})
	for name, m := range map[string]solve.Method{
		"SGD":      solve.SGD{},
		"Momentum": solve.Momentum{Batch: 32},
		"Nesterov": solve.Nesterov{Batch: 100},
		"Adam":     solve.Adam{Batch: 32},
		"ProxGrad": solve.ProxGrad{Batch: 32},
	} {
		if r := minimise(t, m, f, solve.Options{}); !(r.F < best.F*(1+2e-3)) {
			t.Errorf("%s: %v at %g, least value %g", name, r.Status, r.F, best.F)
		}
	}
}

// bowl is a quadratic with a Hessian of any shape, 0 at the origin but for a linear part.
type bowl struct {
	h *num.Symmetric
	b []float64
}

func (q bowl) Dim() int { return len(q.b) }

func (q bowl) Eval(_ context.Context, x, grad []float64, hess *num.Symmetric) (float64, error) {
	value := 0.0
	for i := range x {
		s := 0.0
		for j := range x {
			s += q.h.At(i, j) * x[j]
		}
		value += 0.5*s*x[i] - q.b[i]*x[i]
		if grad != nil {
			grad[i] = s - q.b[i]
		}
	}
	if hess != nil {
		copy(hess.Data, q.h.Data)
	}
	return value, nil
}

func TestNewtonOnOddHessians(t *testing.T) {
	for _, c := range []struct {
		name string
		h, b []float64
		want solve.Status
	}{
		{"ill-scaled", []float64{1e24, 1, 1, 1e-23}, []float64{1e12, 1e-11}, solve.Converged},
		{"singular, consistent", []float64{1, 1, 1, 1}, []float64{2, 2}, solve.Converged},
		{"singular, no minimum", []float64{1, 0, 0, 0}, []float64{1, 1}, solve.Stalled},
		{"flat", []float64{0, 0, 0, 0}, []float64{0, 0}, solve.Converged},
		{"slope only", []float64{0, 0, 0, 0}, []float64{1, 0}, solve.Stalled},
	} {
		f := bowl{&num.Symmetric{N: 2, Data: c.h}, c.b}
		r := minimise(t, solve.Newton{}, f, solve.Options{})
		if r.Status != c.want {
			t.Errorf("%s: %v, want %v", c.name, r.Status, c.want)
		}
	}
}

func TestNewtonDescendsWhereTheLossIsNotConvex(t *testing.T) {
	f := problem(objective.Model{Loss: loss.SquaredSigmoid, Columns: 1}, 2, nil)
	x := []float64{4, -4, 4, -4}
	r, err := solve.Newton{}.Minimize(t.Context(), f, x, solve.Options{MaxIter: 200})
	if err != nil || r.Status != solve.Converged || gradientAt(t, f, r.X) > 1e-8 {
		t.Errorf("%v, gradient %g, %v", r.Status, gradientAt(t, f, r.X), err)
	}
}

func TestSeparableRowsAreNotCalledConverged(t *testing.T) {
	p := check.NewProblem(1, 100, 3, 2, 100)
	row := make([]float64, 3)
	for i := range 100 {
		p.Chunks[0].Row(row, i)
		p.Chunks[0].Y[i] = 0
		if row[1] > 0 {
			p.Chunks[0].Y[i] = 1
		}
	}
	f := objective.New(p.Cluster(1), p.Config(logistic))
	for _, m := range deterministic[:4] {
		r := minimise(t, m.method, f, solve.Options{MaxIter: 60})
		if r.Status == solve.Converged {
			t.Errorf("%s: %v at %g", m.name, r.Status, r.F)
		}
	}
}

func TestStartWithoutValueIsAnError(t *testing.T) {
	f := bowl{&num.Symmetric{N: 1, Data: []float64{math.NaN()}}, []float64{1}}
	for _, m := range deterministic {
		if _, err := m.method.Minimize(t.Context(), f, []float64{1}, solve.Options{}); !errors.Is(err, solve.ErrStart) {
			t.Errorf("%s: got %v, want %v", m.name, err, solve.ErrStart)
		}
	}
}

func TestLengthMismatchPanics(t *testing.T) {
	defer func() {
		if got := recover(); got != "solve: length of x0 differs from Dim" {
			t.Errorf("got %v", got)
		}
	}()
	_, _ = solve.Newton{}.Minimize(t.Context(), problem(logistic, 2, nil), make([]float64, 3), solve.Options{})
}
