package solve

import (
	"context"
	"math"
)

// BatchDescent is gradient descent on all rows. At a fixed Rate (Cauchy 1847) up to 2/L the value falls at every step;
// beyond it the run may diverge and then says so, with the largest stable rate in the result.
//
// Without a Rate the first step is 1/L and the rate then follows the curvature met on the way (Malitsky & Mishchenko
// 2020, algorithm 1): where a logistic loss has become flat, 1/L would need ten to a hundred times the steps.
type BatchDescent struct {
	Rate float64 // 0 means adapted, from 1/L
}

// Minimize runs the method from x0, by default for at most 1000 iterations. It is converged when the gradient is
// within GradTol and, up to 512 dimensions, the value within 1e-6 of the least, relatively.
func (m BatchDescent) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	if m.Rate == 0 {
		return descend(ctx, f, x0, opt, newLocal(len(x0)), sampling{})
	}
	return descend(ctx, f, x0, opt, plain{}, sampling{rate: m.Rate})
}

// plain is the rule x ← x - rate·g.
type plain struct{}

func (plain) move(x, grad []float64, rate float64) {
	for k, g := range grad {
		x[k] -= rate * g
	}
}

func (plain) stable(l float64) float64 { return 2 / l }

func (plain) calm() bool { return true }

// local is the rule with a rate from the last two gradients: the inverse curvature between them over √2, and
// never growing faster than √(1+θ), θ being the ratio of the last two rates.
type local struct {
	rate, ratio float64
	x, grad     []float64 // at the last step
}

func newLocal(n int) *local {
	return &local{ratio: math.Inf(1), x: make([]float64, n), grad: make([]float64, n)}
}

func (l *local) move(x, grad []float64, rate float64) {
	if l.rate == 0 {
		l.rate = rate
	} else {
		l.adapt(x, grad)
	}
	copy(l.x, x)
	copy(l.grad, grad)
	plain{}.move(x, grad, l.rate)
}

func (l *local) adapt(x, grad []float64) {
	moved, changed := 0.0, 0.0
	for k := range x {
		moved += (x[k] - l.x[k]) * (x[k] - l.x[k])
		changed += (grad[k] - l.grad[k]) * (grad[k] - l.grad[k])
	}
	if !(changed > 0) {
		return
	}
	next := math.Min(l.rate*math.Sqrt(1+l.ratio), math.Sqrt(moved/changed)/math.Sqrt2)
	l.ratio = next / l.rate
	l.rate = next
}

func (l *local) stable(curve float64) float64 { return 2 / curve }

func (l *local) calm() bool { return false }
