package objective

import (
	"context"
	"math"

	"descent/core/kernel"
	"descent/core/loss"

	"gonum.org/v1/gonum/mat"
)

// Lipschitz returns a bound L on the curvature of the smooth part, so that gradient descent at a fixed rate up to 2/L
// does not diverge: the largest eigenvalue of the weighted Gram matrix of the design over the weight, times the loss's
// curvature bound, plus the largest L2 term. For a loss with a kink it only sets a scale.
func (o *Objective) Lipschitz(ctx context.Context) (float64, error) {
	linear := Model{Loss: loss.Squared, P: o.P, Columns: 1}
	sums, err := o.sums(ctx, evalOp(KindEval, o.Fit, linear, Hessian, make([]float64, o.P)))
	if err != nil {
		return 0, err
	}
	gram := mat.NewSymDense(o.P, nil)
	for i := range o.P {
		for j := i; j < o.P; j++ {
			gram.SetSym(i, j, sums[1+o.P+kernel.PackedIndex(o.P, i, j)]/o.Weight)
		}
	}
	steepest := 0.0
	for k := range o.Dim() {
		steepest = math.Max(steepest, o.scale(k)*o.scale(k))
	}
	return largest(gram)*o.Loss.Curvature() + o.L2*steepest, nil
}

// largest returns an upper bound on the largest eigenvalue of a positive semidefinite matrix that is tight to about
// 1e-3: power iteration, and the residual of its last vector on top.
func largest(a *mat.SymDense) float64 {
	n := a.SymmetricDim()
	v, av := mat.NewVecDense(n, nil), mat.NewVecDense(n, nil)
	for i := range n {
		v.SetVec(i, math.Cos(float64(i*i+1))) // no symmetry that an eigenvector could share
	}
	value := 0.0
	for range 500 {
		norm := mat.Norm(v, 2)
		if norm == 0 {
			return 0
		}
		v.ScaleVec(1/norm, v)
		av.MulVec(a, v)
		value = mat.Dot(v, av)
		rest := 0.0
		for i := range n {
			rest += math.Pow(av.AtVec(i)-value*v.AtVec(i), 2)
		}
		if math.Sqrt(rest) <= 1e-3*value {
			return value + math.Sqrt(rest)
		}
		v.CopyVec(av)
	}
	return math.Min(value*1.05, mat.Trace(a))
}
