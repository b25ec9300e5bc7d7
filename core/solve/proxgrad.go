package solve

import "context"

// ProxGrad is gradient descent on the smooth part with soft thresholding after each step (ISTA: Daubechies, Defrise &
// De Mol 2004), so that entries become exactly 0 on the way. On an Objective that is not Kinked it is BatchDescent or SGD.
type ProxGrad struct {
	Rate     float64 // 0 means 1/L, with mini-batches 1/(L·(1+dimension/batch))
	Batch    int     // rows of a mini-batch; 0 means all
	Seed     uint64  // orders the rows of mini-batches
	Decay    float64 // of the rate of mini-batches, as in SGD; 0 means 0.1
	Constant bool    // keeps the rate
}

// Minimize runs the method from x0, by default for at most 1000 iterations, with mini-batches 100 epochs.
func (m ProxGrad) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	m.Decay = orElse(m.Decay, 0.1)
	draw := sampling{m.Rate, m.Batch, m.Seed, m.Decay, m.Constant}
	k, ok := f.(Kinked)
	if !ok || k.Kinks() == nil {
		return descend(ctx, f, x0, opt, plain{}, draw)
	}
	return descend(ctx, f, x0, opt, thresholded{k}, draw)
}

// thresholded is the rule x ← prox(x - rate·g).
type thresholded struct{ f Kinked }

func (t thresholded) move(x, grad []float64, rate float64) {
	plain{}.move(x, grad, rate)
	t.f.Prox(x, x, rate)
}

func (thresholded) stable(l float64) float64 { return 2 / l }

func (thresholded) calm() bool { return true }
