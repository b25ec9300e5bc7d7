package solve

import (
	"context"
	"math"

	"descent/core/num"
)

// certifyDim bounds the dimension up to which the end of a method without a Hessian is judged by one. Beyond it the
// matrix costs more than the method.
const certifyDim = 512

// rest is what Newton's method says is left to do at the iterate.
type rest struct {
	known bool
	move  float64 // largest entry of Newton's step, relative to the largest of the iterate
	gain  float64 // decrease of f the step promises
}

// left takes one Newton step in thought: a small gradient alone says little on a flat objective. It costs one pass. A
// Hessian that is too large, or not positive semidefinite, leaves the judgement to the gradient.
func (r *run) left(ctx context.Context) (rest, error) {
	n := r.f.Dim()
	if n > certifyDim {
		return rest{}, nil
	}
	r.passes++
	hess := num.NewSymmetric(n)
	if _, err := r.f.Eval(ctx, r.now.x, nil, hess); err != nil {
		return rest{}, err
	}
	var c num.Cholesky
	if !definite(&c, hess, 0) {
		return rest{}, nil
	}
	step := make([]float64, n)
	out := rest{known: true}
	if r.kinks != nil {
		var q quadratic
		q.minimise(hess, 0, r.now.grad, r.now.x, r.kinks)
		addScaled(step, q.z, -1, r.now.x)
		out.gain = q.gain(r.now.grad)
	} else {
		c.Solve(step, r.now.grad)
		out.gain = num.Dot(step, r.now.grad) / 2
	}
	if s := num.MaxAbs(step); s > 0 {
		out.move = s / num.MaxAbs(r.now.x)
	}
	return out, nil
}

// optimal reports whether f is within 1e-6 of its least value, relatively, and, where the rows can be counted, no
// entry is off by more than 1e-4 of its standard error: with e the error, n·eᵀHe bounds the square of that for a mean
// log-likelihood, 2f standing in for the variance of a linear one where it is below 1.
func (d *descent) optimal(ctx context.Context) (bool, error) {
	left, err := d.left(ctx)
	if err != nil || !left.known {
		return err == nil, err
	}
	allowed := 1e-6 * abs(d.now.f)
	if s, ok := d.f.(Stochastic); ok {
		allowed = min(allowed, 0.5e-8*min(1, 2*abs(d.now.f))/float64(s.Count()))
	}
	return left.gain <= math.Max(allowed, 1e-30*abs(d.watch.start)), nil
}
