package solve

import (
	"context"

	"gonum.org/v1/gonum/mat"
)

// certifyDim bounds the dimension up to which the end of a gradient method is judged by a Hessian. Beyond it the
// matrix costs more than the descent.
const certifyDim = 512

// optimal reports whether the value is within 1e-6 of the least one, relatively, by the Newton decrement: a small
// gradient alone does not say so on a flat objective. A Hessian that is not positive semidefinite says nothing and
// leaves the judgement to the gradient. It costs one pass.
func (d *descent) optimal(ctx context.Context) (bool, error) {
	if d.f.Dim() > certifyDim {
		return true, nil
	}
	d.passes++
	hess := mat.NewSymDense(d.f.Dim(), nil)
	if _, err := d.f.Eval(ctx, d.now.x, nil, hess); err != nil {
		return false, err
	}
	var c cholesky
	if !c.factor(hess, 0) {
		return true, nil
	}
	if d.kinks != nil {
		var q quadratic
		q.minimise(hess, 0, d.now.grad, d.now.x, d.kinks)
		return q.gain(d.now.grad) <= 1e-6*abs(d.now.f), nil
	}
	step := make([]float64, d.f.Dim())
	c.solve(step, d.now.grad)
	return dot(step, d.now.grad)/2 <= 1e-6*abs(d.now.f), nil
}
