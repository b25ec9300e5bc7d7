package landscape_test

import (
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/solve"
)

// bumpy returns the squared error on the sigmoid of two coefficients of tables that the page offers, and a window of each.
func bumpy(t *testing.T) (problems []*landscape.Problem, views []landscape.View) {
	standard, _ := hours(t).Standardised()
	three := iris(t)
	best := minimum(t, three).X
	for _, p := range []*landscape.Problem{hours(t), standard, three.Restrict(best, 1, 2), three.Restrict(best, 0, 1)} {
		problems = append(problems, p.With(loss.SquaredSigmoid))
		views = append(views, landscape.Window(p, minimum(t, p).X, []float64{0, 0}))
	}
	return problems, views
}

// The witness by differences of the cost alone: the second difference along its vector is the eigenvalue, and negative.
func TestWitnessIsNegative(t *testing.T) {
	problems, views := bumpy(t)
	for k, p := range problems {
		found, ok := landscape.FindWitness(p, views[k])
		if !ok || !(found.Value < 0) {
			t.Fatalf("problem %d has no witness: %+v", k, found)
		}
		step := 1e-4 / math.Sqrt(num.MaxAbs(landscape.Hessian(p, found.W).Data))
		at := func(a float64) float64 {
			return p.Cost([]float64{found.W[0] + a*found.Vector[0], found.W[1] + a*found.Vector[1]})
		}
		measured := (at(step) - 2*at(0) + at(-step)) / (step * step)
		if !(measured < 0) {
			t.Errorf("problem %d: differences give %g", k, measured)
		}
		slope := func(a float64) float64 {
			grad := make([]float64, 2)
			if _, err := p.Eval(t.Context(), []float64{found.W[0] + a*found.Vector[0], found.W[1] + a*found.Vector[1]}, grad, nil); err != nil {
				t.Fatal(err)
			}
			return num.Dot(grad, found.Vector)
		}
		check.Relative(t, "eigenvalue", found.Value, (slope(step)-slope(-step))/(2*step), 1e-5)
		if v := views[k]; found.W[0] < v.U0 || found.W[0] > v.U1 || found.W[1] < v.V0 || found.W[1] > v.V1 {
			t.Errorf("%v lies outside of %v", found.W, v)
		}
		// Near it there is none better, and on another grid none by much: there may be two hollows of about the same depth.
		least, near := 0.0, 0.0
		v := views[k]
		g := landscape.NewGrid(p, v, 61, 61)
		for i := range 61 {
			for j := range 61 {
				if min(i, j) >= 4 && max(i, j) < 57 {
					least = math.Min(least, bend(p, g.U(i), g.V(j)))
				}
			}
		}
		for turn := 0.0; turn < 6; turn += 0.5 {
			sin, cos := math.Sincos(turn)
			u, w := found.W[0]+0.01*cos*(v.U1-v.U0), found.W[1]+0.01*sin*(v.V1-v.V0)
			if math.Abs(2*u-v.U0-v.U1) < 0.9*(v.U1-v.U0) && math.Abs(2*w-v.V0-v.V1) < 0.9*(v.V1-v.V0) {
				near = math.Min(near, bend(p, u, w))
			}
		}
		if found.Value > near*0.9999 || found.Value > 0.95*least {
			t.Errorf("problem %d: found %g, near it %g, on a grid %g", k, found.Value, near, least)
		}
	}
}

// bend returns the least eigenvalue of the Hessian.
func bend(p *landscape.Problem, u, v float64) float64 {
	values, _ := num.Eigen(landscape.Hessian(p, []float64{u, v}))
	return values[0]
}

func TestChordGoesBelowItsMiddle(t *testing.T) {
	problems, views := bumpy(t)
	for k, p := range problems {
		found, _ := landscape.FindWitness(p, views[k])
		c, ok := landscape.FindChord(p, views[k], found)
		if !ok {
			t.Fatalf("problem %d: no chord: %+v", k, c)
		}
		for j := range 2 {
			check.Close(t, "middle", c.Middle[j], (c.From[j]+c.To[j])/2, 1e-13)
		}
		if mean := (p.Cost(c.From) + p.Cost(c.To)) / 2; !(p.Cost(c.Middle) > mean) || c.Excess() != p.Cost(c.Middle)-mean {
			t.Errorf("problem %d: excess %g", k, c.Excess())
		}
		for _, w := range [][]float64{c.From, c.To} {
			v := views[k]
			if tiny := 1e-9 * (v.U1 - v.U0 + v.V1 - v.V0); w[0] < v.U0-tiny || w[0] > v.U1+tiny || w[1] < v.V0-tiny || w[1] > v.V1+tiny {
				t.Errorf("%v lies outside of %v", w, v)
			}
		}
	}
}

// A convex loss has no witness, and no chord anywhere.
func TestConvexLossesHaveNoWitness(t *testing.T) {
	problems, views := bumpy(t)
	for k, p := range problems {
		for _, kind := range []loss.Kind{loss.Log, loss.Squared, loss.Adaline} {
			found, ok := landscape.FindWitness(p.With(kind), views[k])
			if ok {
				t.Errorf("problem %d, %v: %+v", k, kind, found)
			}
			found.Vector = []float64{0.6, 0.8}
			if c, ok := landscape.FindChord(p.With(kind), views[k], found); ok {
				t.Errorf("problem %d, %v: excess %g", k, kind, c.Excess())
			}
		}
	}
}

func TestWitnessOfOddTables(t *testing.T) {
	for name, p := range odd(t) {
		w := make([]float64, p.Dim())
		two := p.Restrict(w, 1, 2)
		view := landscape.Window(two, []float64{0, 0}, []float64{0, 0})
		if found, ok := landscape.FindWitness(two.With(loss.SquaredSigmoid), view); ok && !(found.Value < 0) {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestCondition(t *testing.T) {
	h := num.NewSymmetric(2)
	h.Set(0, 0, 4)
	h.Set(1, 1, 0.5)
	check.Close(t, "condition", landscape.Condition(h), 8, 1e-15)
	h.Set(1, 1, -1)
	if got := landscape.Condition(h); !math.IsInf(got, 1) {
		t.Errorf("indefinite: got %g", got)
	}
	raw := hours(t)
	standard, _ := raw.Standardised()
	at := func(p *landscape.Problem) float64 { return landscape.Condition(landscape.Hessian(p, minimum(t, p).X)) }
	if !(at(standard) < at(raw)/5) {
		t.Errorf("condition %g raw, %g standardised", at(raw), at(standard))
	}
}

// Just below the local limit gradient descent comes back to the minimum, just above it does not; below the global one the
// cost falls at every step from far away.
func TestLimitsOfTheRate(t *testing.T) {
	standard, _ := hours(t).Standardised()
	for name, p := range map[string]*landscape.Problem{
		"raw": hours(t), "standardised": standard, "penalised": standard.Penalised(0, 0.05), "linear": standard.With(loss.Squared),
	} {
		best := minimum(t, p).X
		limits := landscape.StableRates(p, best)
		if !(limits.Global <= limits.Local*(1+1e-12)) {
			t.Errorf("%s: %+v", name, limits)
		}
		for factor, converges := range map[float64]bool{0.98: true, 1.05: false} {
			start := []float64{best[0] + 1e-4, best[1] + 1e-4}
			track := run(t, p, start, landscape.Runner{Name: "batch", Rate: factor * limits.Local, MaxIter: 20000, Tolerance: 1e-12})
			if got := track.Status == solve.Converged; got != converges {
				t.Errorf("%s at %g of the limit: %v", name, factor, track.Status)
			}
		}
		track := run(t, p, []float64{3, -2}, landscape.Runner{Name: "batch", Rate: limits.Global, MaxIter: 200})
		for i := 1; i < track.Len(); i++ {
			if track.Cost[i] > track.Cost[i-1]*(1+1e-14) {
				t.Errorf("%s: cost rises from %g to %g at step %d", name, track.Cost[i-1], track.Cost[i], i)
				break
			}
		}
	}
}
