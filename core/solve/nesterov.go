package solve

import (
	"context"
	"math"
)

// Nesterov is accelerated gradient descent (Nesterov 1983) with the restart of O'Donoghue & Candès (2015): the
// momentum is dropped when it points uphill. The iterates are the extrapolated points, at which the gradient is taken.
type Nesterov struct {
	Rate     float64 // 0 means 1/L, with mini-batches 1/(L·(1+dimension/batch))
	Batch    int     // rows of a mini-batch; 0 means all
	Seed     uint64  // orders the rows of mini-batches
	Decay    float64 // of the rate of mini-batches, as in SGD; 0 means 0.1
	Constant bool    // keeps the rate
}

// Minimize runs the method from x0, by default for at most 1000 iterations, with mini-batches 100 epochs.
func (m Nesterov) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	m.Decay = orElse(m.Decay, 0.1)
	rule := &accelerated{t: 1, last: append([]float64(nil), x0...)}
	return descend(ctx, f, x0, opt, rule, sampling{m.Rate, m.Batch, m.Seed, m.Decay, m.Constant})
}

type accelerated struct {
	t    float64
	last []float64 // the point before extrapolation
}

func (a *accelerated) move(x, grad []float64, rate float64) {
	uphill := 0.0
	for k, g := range grad {
		uphill += g * (x[k] - rate*g - a.last[k])
	}
	if uphill > 0 {
		a.t = 1
	}
	t := (1 + math.Sqrt(1+4*a.t*a.t)) / 2
	beta := (a.t - 1) / t
	a.t = t
	for k, g := range grad {
		z := x[k] - rate*g
		x[k] = z + beta*(z-a.last[k])
		a.last[k] = z
	}
}

// stable is the bound for a quadratic at full momentum, 2(1+β)/((1+2β)·L) with β = 1.
func (a *accelerated) stable(l float64) float64 { return 4 / (3 * l) }

func (a *accelerated) calm() bool { return false }
