package landscape

import (
	"context"

	"descent/core/solve"
)

// Minimum returns the minimiser, by Newton's method or, with an L1 penalty, proximal Newton, in at most 100 iterations from
// start. Where classes are separated and nothing is penalised there is none: the result is then not converged, with the last
// point on the way out. A loss with a kink has no Hessian and takes up to 1000 steps of gradient descent with momentum, or with
// soft thresholding; one that is not convex gives a point without a slope, near start. A nil start means 0.
func Minimum(ctx context.Context, p *Problem, start []float64) (solve.Result, error) {
	if start == nil {
		start = make([]float64, p.Dim())
	}
	switch {
	case p.Loss.Smooth():
		return solve.ProxNewton{}.Minimize(ctx, p, start, solve.Options{})
	case p.L1 > 0:
		return solve.ProxGrad{}.Minimize(ctx, p, start, solve.Options{})
	}
	return solve.Momentum{}.Minimize(ctx, p, start, solve.Options{})
}
