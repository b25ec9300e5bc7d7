package solve

import (
	"context"

	"descent/core/num"
)

// lipschitz returns the objective's own bound on its curvature, else that of the Hessian at x.
func lipschitz(ctx context.Context, f Objective, x []float64) (float64, error) {
	if c, ok := f.(Curved); ok {
		return c.Lipschitz(ctx)
	}
	hess := num.NewSymmetric(len(x))
	if _, err := f.Eval(ctx, x, nil, hess); err != nil {
		return 0, err
	}
	return hess.Radius(), nil
}
