package objective

import (
	"context"
	"math"

	"descent/core/kernel"
	"descent/core/loss"
	"descent/core/num"
)

// Lipschitz returns a bound L on the curvature of the smooth part, so that gradient descent at a fixed rate up to 2/L
// does not diverge: the largest eigenvalue of the weighted Gram matrix of the design over the weight, times the loss's
// curvature bound, plus the largest L2 term. For a loss with a kink it only sets a scale.
func (o *Objective) Lipschitz(ctx context.Context) (float64, error) {
	linear := Model{Loss: loss.Squared, P: o.P, Columns: 1}
	sums, err := o.sums(ctx, evalOp(KindEval, o.Fit, linear, Hessian, 1, make([]float64, o.P)))
	if err != nil {
		return 0, err
	}
	gram := num.NewSymmetric(o.P)
	for i := range o.P {
		for j := i; j < o.P; j++ {
			gram.Set(i, j, sums[1+o.P+kernel.PackedIndex(o.P, i, j)]/o.Weight)
		}
	}
	steepest := 0.0
	for k := range o.Dim() {
		steepest = math.Max(steepest, o.scale(k)*o.scale(k))
	}
	return gram.Radius()*o.Loss.Curvature() + o.L2*steepest, nil
}
