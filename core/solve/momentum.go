package solve

import "context"

// Momentum is gradient descent with a heavy ball (Polyak 1964): v ← β·v - rate·g, x ← x + v.
type Momentum struct {
	Rate     float64 // 0 means 1/L, with mini-batches (1-β)/(L·(1+dimension/batch))
	Beta     float64 // 0 means 0.9
	Batch    int     // rows of a mini-batch; 0 means all
	Seed     uint64  // orders the rows of mini-batches
	Decay    float64 // of the rate of mini-batches, as in SGD; 0 means 0.1
	Constant bool    // keeps the rate
}

// Minimize runs the method from x0, by default for at most 1000 iterations, with mini-batches 100 epochs.
func (m Momentum) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	m.Beta = orElse(m.Beta, 0.9)
	mustBeFraction(m.Beta)
	m.Decay = orElse(m.Decay, 0.1)
	ball := &ball{beta: m.Beta, v: make([]float64, len(x0))}
	if m.Rate == 0 && m.Batch > 0 {
		ball.damp = true
	}
	return descend(ctx, f, x0, opt, ball, sampling{m.Rate, m.Batch, m.Seed, m.Decay, m.Constant})
}

func mustBeFraction(beta float64) {
	if !(beta >= 0 && beta < 1) {
		panic("solve: momentum outside [0, 1)")
	}
}

type ball struct {
	beta float64
	damp bool // the rate counts for the sum of the moves it leads to
	v    []float64
}

func (b *ball) move(x, grad []float64, rate float64) {
	if b.damp {
		rate *= 1 - b.beta
	}
	for k, g := range grad {
		b.v[k] = b.beta*b.v[k] - rate*g
		x[k] += b.v[k]
	}
}

// stable is Polyak's bound for a quadratic.
func (b *ball) stable(l float64) float64 { return 2 * (1 + b.beta) / l }

func (b *ball) calm() bool { return b.beta == 0 }
