package landscape_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
	"descent/core/solve"
)

func run(t testing.TB, p *landscape.Problem, start []float64, r landscape.Runner) landscape.Track {
	t.Helper()
	track, err := landscape.Run(t.Context(), p, start, r, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return track
}

func TestEveryRunnerDescendsToTheMinimum(t *testing.T) {
	p, _ := hours(t).Standardised()
	best := minimum(t, p)
	least := map[string]float64{"newton": 12, "lbfgs": 9, "nesterov": 4, "momentum": 4, "batch": 4, "adam": 4}
	for _, r := range landscape.Runners() {
		track := run(t, p, nil, r)
		last := track.Len() - 1
		digits := track.Digits(best.X)
		if digits[last] < least[r.Name] {
			t.Errorf("%s: %.1f digits, %v after %d steps", r.Name, digits[last], track.Status, track.Iteration[last])
		}
		if track.Cost[last] > 1.02*best.F {
			t.Errorf("%s: ends at %g, the least is %g", r.Name, track.Cost[last], best.F)
		}
		if track.Name != r.Name || track.Iteration[0] != 0 || track.At(0)[0] != 0 || track.At(0)[1] != 0 {
			t.Errorf("%s: starts as %s at step %d, %v", r.Name, track.Name, track.Iteration[0], track.At(0))
		}
		for i := range track.Len() {
			check.Close(t, r.Name, track.Cost[i], p.Cost(track.At(i)), 1e-14)
			if i > 0 && (track.Iteration[i] <= track.Iteration[i-1] || track.Passes[i] < track.Passes[i-1]) {
				t.Errorf("%s: step %d, %g passes after step %d", r.Name, track.Iteration[i], track.Passes[i], track.Iteration[i-1])
			}
		}
		if !(p.Cost(track.Best) <= track.Cost[0]) {
			t.Errorf("%s: best %v is worse than the start", r.Name, track.Best)
		}
	}
}

// Gradient descent by hand, step by step.
func TestBatchRunIsGradientDescent(t *testing.T) {
	p, _ := hours(t).Standardised()
	l, _ := p.Lipschitz(t.Context())
	for given, want := range map[float64]float64{0: 1 / l, 2.5: 2.5} {
		track := run(t, p, []float64{1, -1}, landscape.Runner{Name: "batch", Rate: given, MaxIter: 30})
		if track.Rate != want || track.Len() != 31 || track.Status != solve.IterationLimit {
			t.Fatalf("rate %g, %d iterates, %v", track.Rate, track.Len(), track.Status)
		}
		w, grad := []float64{1, -1}, make([]float64, 2)
		for i := range 31 {
			check.AllClose(t, "iterate", track.At(i), w, 1e-12)
			if _, err := p.Eval(t.Context(), w, grad, nil); err != nil {
				t.Fatal(err)
			}
			w[0], w[1] = w[0]-want*grad[0], w[1]-want*grad[1]
		}
	}
}

// A long run is thinned evenly; its first and its last iterate stay.
func TestLongRunsAreThinned(t *testing.T) {
	p, _ := hours(t).Standardised()
	for _, steps := range []int{1000, 1024, 1025, 1026, 5000, 20001} {
		seen := 0
		track, err := landscape.Run(t.Context(), p, nil, landscape.Runner{Name: "batch", Rate: 1e-3, MaxIter: steps}, nil, func() { seen++ })
		if err != nil {
			t.Fatal(err)
		}
		last := track.Len() - 1
		if track.Len() > 1026 || track.Len() < 513 || track.Iteration[0] != 0 || track.Iteration[last] != steps || seen != steps+1 {
			t.Errorf("%d steps: %d iterates up to %d, %d pauses", steps, track.Len(), track.Iteration[last], seen)
		}
		n := track.Len()
		if len(track.W) != 2*n || len(track.Passes) != n || len(track.Seconds) != n || len(track.Cost) != n {
			t.Errorf("%d steps: lengths differ", steps)
		}
		stride := track.Iteration[1]
		for i := range last {
			if track.Iteration[i] != i*stride {
				t.Errorf("%d steps: iterate %d is that of step %d", steps, i, track.Iteration[i])
				break
			}
		}
	}
}

func TestSeedFixesTheStochasticRun(t *testing.T) {
	p, _ := hours(t).Standardised()
	runner := func(seed uint64) landscape.Track {
		return run(t, p, nil, landscape.Runner{Name: "stochastic", Seed: seed, MaxIter: 300})
	}
	a, b, other := runner(4), runner(4), runner(5)
	check.SameBits(t, "same seed", a.W, b.W)
	if other.W[len(other.W)-1] == a.W[len(a.W)-1] {
		t.Error("another seed gives the same run")
	}
}

// The clock runs while the method works, and stands while the caller pauses.
func TestPausesDoNotCount(t *testing.T) {
	p, _ := hours(t).Standardised()
	now := 100.0
	clock := func() float64 { now += 0.5; return now }
	track, err := landscape.Run(t.Context(), p, nil, landscape.Runner{Name: "batch", MaxIter: 10}, clock, func() { now += 1000 })
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range track.Seconds {
		if s != 0.5*float64(i+1) {
			t.Errorf("step %d ends after %g s", i, s)
		}
	}
}

func TestRunsOnAKink(t *testing.T) {
	p, _ := iris(t).Standardised()
	p = p.Penalised(0.08, 0)
	best := minimum(t, p)
	if best.X[1] != 0 {
		t.Fatalf("no coefficient is 0: %v", best.X)
	}
	for _, r := range landscape.Runners() {
		track, err := landscape.Run(t.Context(), p, nil, r, nil, nil)
		switch r.Name {
		case "batch", "newton":
			if err != nil || track.Status != solve.Converged || track.Best[1] != 0 {
				t.Errorf("%s: %v, %v at %v", r.Name, err, track.Status, track.Best)
			}
		case "stochastic":
			if err != nil || !(track.Cost[track.Len()-1] < track.Cost[0]) {
				t.Errorf("%s: %v, %v", r.Name, err, track.Cost)
			}
		default:
			if !errors.Is(err, landscape.ErrKinks) || track.Len() != 0 {
				t.Errorf("%s: %v", r.Name, err)
			}
		}
	}
}

func TestRunsOnOddTables(t *testing.T) {
	for name, p := range odd(t) {
		for _, kind := range []loss.Kind{loss.Log, loss.SquaredSigmoid, loss.Perceptron} {
			for _, r := range landscape.Runners() {
				r.MaxIter = 40
				track := run(t, p.With(kind), nil, r)
				if track.Status == solve.StatusNone || track.Len() < 1 || math.IsNaN(track.Cost[0]) {
					t.Errorf("%s, %v, %s: %v", name, kind, r.Name, track.Status)
				}
			}
		}
	}
}

func TestCancelledRunEnds(t *testing.T) {
	p, _ := hours(t).Standardised()
	for _, r := range landscape.Runners() {
		ctx, cancel := context.WithCancel(t.Context())
		pauses := 0
		track, err := landscape.Run(ctx, p, nil, r, nil, func() {
			if pauses++; pauses == 3 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || track.Len() != 3 {
			t.Errorf("%s: %v after %d iterates", r.Name, err, track.Len())
		}
		cancel()
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		w, b []float64
		want float64
	}{
		{[]float64{1, 2}, []float64{1, 2}, 16},
		{[]float64{1.001, 2}, []float64{1, 2}, 3},
		{[]float64{1, -2}, []float64{1, 2}, 0},
		{[]float64{100, 1.01}, []float64{100, 1}, 2},
		{[]float64{1, 1e-20}, []float64{1, 0}, 12},
		{[]float64{0.001}, []float64{0}, 3},
		{[]float64{math.NaN()}, []float64{1}, 0},
		{[]float64{math.Inf(1)}, []float64{1}, 0},
	} {
		check.Close(t, "digits", landscape.Digits(c.w, c.b), c.want, 1e-9)
	}
}
