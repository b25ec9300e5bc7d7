package solve

import (
	"context"
	"math"
)

// ProxNewton is the proximal Newton method (Lee, Sun & Saunders 2014) for a smooth function and a weighted L1 norm:
// coordinate descent on the quadratic model, as in glmnet, then a line search on the whole. Entries that the penalty
// rules out are exactly 0. It ends as Newton does, with the subgradient nearest 0 in place of the gradient. On an
// Objective that is not Kinked it is Newton's method.
type ProxNewton struct {
	// Halvings bounds the halvings of one step. 0 means 40.
	Halvings int
}

// Minimize runs the method from x0, by default for at most 100 iterations.
func (m ProxNewton) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	k, ok := f.(Kinked)
	if !ok || k.Kinks() == nil {
		return Newton(m).Minimize(ctx, f, x0, opt)
	}
	r, err := begin(ctx, f, x0, opt, 100, true, k.Kinks())
	n := newNewton(r, m.Halvings)
	var q quadratic
	n.aim = func() { n.coordinate(&q) }
	status := StatusNone
	if err == nil {
		status, err = n.loop(ctx)
	}
	return r.result(status, err)
}

// coordinate sets the step to the minimum of the quadratic model with its kinks.
func (n *newton) coordinate(q *quadratic) {
	ridge := n.convexify()
	if math.IsInf(ridge, 1) {
		n.halt()
		return
	}
	q.minimise(n.now.hess, ridge, n.now.grad, n.now.x, n.kinks)
	addScaled(n.step, q.z, -1, n.now.x)
	n.decrement = q.gain(n.now.grad)
}
