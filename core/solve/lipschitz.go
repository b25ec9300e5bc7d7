package solve

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mat"
)

// lipschitz returns the objective's own bound on its curvature, else the largest eigenvalue of the Hessian at x.
func lipschitz(ctx context.Context, f Objective, x []float64) (float64, error) {
	if c, ok := f.(Curved); ok {
		return c.Lipschitz(ctx)
	}
	hess := mat.NewSymDense(len(x), nil)
	if _, err := f.Eval(ctx, x, nil, hess); err != nil {
		return 0, err
	}
	return largest(hess), nil
}

// largest returns the largest eigenvalue of a symmetric matrix by power iteration on its square, to about 1e-6.
func largest(a *mat.SymDense) float64 {
	n := a.SymmetricDim()
	v, w := mat.NewVecDense(n, nil), mat.NewVecDense(n, nil)
	for i := range n {
		v.SetVec(i, math.Cos(float64(i*i+1))) // no symmetry that an eigenvector could share
	}
	value := 0.0
	for range 1000 {
		norm := mat.Norm(v, 2)
		if norm == 0 {
			return 0
		}
		v.ScaleVec(1/norm, v)
		w.MulVec(a, v)
		last := value
		value = mat.Norm(w, 2)
		if math.Abs(value-last) <= 1e-7*value {
			break
		}
		v, w = w, v
	}
	return value
}
