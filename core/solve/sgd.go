package solve

import "context"

// SGD is stochastic gradient descent over mini-batches (Robbins & Monro 1951). Every epoch goes through all rows once
// in an order that Seed fixes, at the rate Rate/(1+Decay·k) after k epochs, and ends with a pass that judges the
// iterate. On an Objective that is not Stochastic each step sees all rows.
type SGD struct {
	Rate     float64 // 0 means 1/(L·(1+dimension/batch))
	Batch    int     // rows of a mini-batch; 0 means 32
	Seed     uint64
	Decay    float64 // 0 means 0.1
	Constant bool    // keeps the rate, which stops the descent at the level of the noise
}

// Minimize runs the method from x0, by default for at most 100 epochs. An iteration is one mini-batch.
func (m SGD) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	if m.Batch == 0 {
		m.Batch = 32
	}
	m.Decay = orElse(m.Decay, 0.1)
	return descend(ctx, f, x0, opt, plain{}, sampling{m.Rate, m.Batch, m.Seed, m.Decay, m.Constant})
}
