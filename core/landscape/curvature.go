package landscape

import (
	"math"

	"descent/core/num"
)

// Hessian returns the second derivatives at w. The L1 penalty has none.
func Hessian(p *Problem, w []float64) *num.Symmetric {
	h := num.NewSymmetric(p.Dim())
	p.smooth(w, nil, h)
	return h
}

// Condition returns the largest over the smallest eigenvalue: how many times further gradient descent has to go along a
// valley than across it. Where the smallest is not positive it is +Inf.
func Condition(h *num.Symmetric) float64 {
	values, _ := num.Eigen(h)
	if math.IsNaN(values[0]) {
		return math.NaN()
	}
	if values[0] <= 0 {
		return math.Inf(1)
	}
	return values[len(values)-1] / values[0]
}

// Limits are learning rates below which gradient descent is stable, 2/λ with λ a largest eigenvalue of the Hessian (Nesterov
// 2018, section 1.2.3).
type Limits struct {
	// Local is that of the Hessian at the minimum. Near it a rate below converges, and one above is thrown out again: this is
	// the limit that a run ends by.
	Local float64
	// Global is that of the bound over all coefficients. A rate below lowers the cost at every step from anywhere. It is never
	// above Local.
	Global float64
}

// StableRates returns the limits for a minimum. A limit of a flat cost is +Inf.
func StableRates(p *Problem, minimum []float64) Limits {
	values, _ := num.Eigen(Hessian(p, minimum))
	return Limits{Local: 2 / math.Max(values[len(values)-1], 0), Global: 2 / p.bound()}
}
