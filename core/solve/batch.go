package solve

import "context"

// BatchDescent is gradient descent on all rows at a fixed rate (Cauchy 1847). At a rate up to 2/L the value falls at
// every step; beyond it the run may diverge and then says so, with the largest stable rate in the result.
type BatchDescent struct {
	Rate float64 // 0 means 1/L
}

// Minimize runs the method from x0, by default for at most 1000 iterations.
func (m BatchDescent) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
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
