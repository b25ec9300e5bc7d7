package solve

import (
	"context"
	"math"

	"descent/core/num"
)

// Newton is Newton's method with step halving. On a logistic likelihood it is iteratively reweighted least squares;
// on a quadratic objective it is the normal equations with iterative refinement.
//
// It ends converged when the gradient is within GradTol and the last step moved no entry by more than 1e-9 of the
// largest one, so that by quadratic convergence the entries are right to rounding; or when a full step no longer
// lowers the gradient, which then stands at its rounding floor. Where the Hessian is singular the entries that
// depend on earlier ones stay as they are; where it is indefinite its diagonal is raised (Levenberg 1944) until it is
// not. A Hessian that cannot explain the gradient ends the run as Stalled.
type Newton struct {
	// Halvings bounds the halvings of one step. 0 means 40.
	Halvings int
}

// newton is one run of the method.
type newton struct {
	*run
	aim         func() // sets step, decrement and approximate
	chol        num.Cholesky
	step        []float64
	halvings    int
	approximate bool    // the step solves a raised Hessian
	decrement   float64 // -gᵀ·step: twice the decrease the quadratic model promises
}

func newNewton(r *run, halvings int) *newton {
	if halvings == 0 {
		halvings = 40
	}
	return &newton{run: r, step: make([]float64, len(r.now.x)), halvings: halvings}
}

// Minimize runs the method from x0, by default for at most 100 iterations.
func (m Newton) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	r, err := begin(ctx, f, x0, opt, 100, true, nil)
	n := newNewton(r, m.Halvings)
	n.aim = n.solve
	status := StatusNone
	if err == nil {
		status, err = n.loop(ctx)
	}
	return r.result(status, err)
}

// loop steps until the run ends.
func (n *newton) loop(ctx context.Context) (Status, error) {
	for n.iteration < n.opt.MaxIter {
		n.aim()
		if n.size() <= n.opt.StepTol && n.now.top <= n.opt.GradTol {
			n.polish()
			return Converged, nil
		}
		settled := n.size() <= 1e-9
		moved, err := n.advance(ctx)
		if err != nil {
			return StatusNone, err
		}
		if !moved {
			return n.stuck(), nil
		}
		if err := n.accept(); err != nil {
			return StatusNone, err
		}
		if settled && n.now.top <= n.opt.GradTol {
			return Converged, nil
		}
	}
	return IterationLimit, nil
}

// polish takes the last step without a look at where it leads.
func (n *newton) polish() {
	if n.size() <= 1e-13 {
		return
	}
	addScaled(n.now.x, n.now.x, 1, n.step)
	n.now.f -= n.decrement / 2
}

// solve sets the step to -H⁻¹g.
func (n *newton) solve() {
	if math.IsInf(n.convexify(), 1) {
		n.halt()
		return
	}
	for k, g := range n.now.grad {
		n.step[k] = -g
	}
	n.chol.Solve(n.step, n.step)
	n.decrement = -num.Dot(n.now.grad, n.step)
}

// convexify factors the Hessian, raised by the returned share of its diagonal where it is indefinite; +Inf says that
// it is not finite.
func (n *newton) convexify() float64 {
	n.approximate = false
	ridge := 0.0
	for !definite(&n.chol, n.now.hess, ridge) {
		n.approximate = true
		if ridge = math.Max(1e-3, 10*ridge); ridge > 1e9 {
			return math.Inf(1)
		}
	}
	return ridge
}

// definite factors a, raised by ridge times its diagonal, and reports whether it has no negative pivot beyond rounding
// and is finite. A raised one may have none of rounding either; otherwise their rows are held.
func definite(c *num.Cholesky, a *num.Symmetric, ridge float64) bool {
	rounding := 16 * float64(a.N) * 0x1p-52
	c.Factor(a, ridge, rounding)
	if ridge > 0 {
		return c.Least > rounding
	}
	return c.Least >= -rounding
}

// halt leaves no step to take.
func (n *newton) halt() {
	clear(n.step)
	n.decrement = 0
}

// size returns the largest move of the step relative to the largest entry.
func (n *newton) size() float64 {
	s := num.MaxAbs(n.step)
	if s == 0 {
		return 0
	}
	return s / num.MaxAbs(n.now.x)
}

// endgame reports whether the decrease to be had is lost in the rounding of f, so that only the gradient can judge.
func (n *newton) endgame() bool {
	return !n.approximate && (n.decrement <= 1e-10*math.Abs(n.now.f) || n.size() <= 1e-8)
}

// advance puts the next iterate at the trial point; moved is false when no step along the direction is better.
func (n *newton) advance(ctx context.Context) (moved bool, err error) {
	if n.decrement <= 0 {
		return false, nil
	}
	if n.endgame() {
		addScaled(n.next.x, n.now.x, 1, n.step)
		err = n.eval(ctx, n.next)
		return n.next.top < n.now.top, err
	}
	a := 1.0
	for range n.halvings {
		addScaled(n.next.x, n.now.x, a, n.step)
		if err := n.eval(ctx, n.next); err != nil {
			return false, err
		}
		if n.next.f <= n.now.f-1e-4*a*n.decrement && finite(n.next.top) {
			return true, nil
		}
		a /= 2
	}
	return false, nil
}

// stuck names the end of a run whose last direction gave nothing.
func (n *newton) stuck() Status {
	if n.now.top <= n.opt.GradTol && !n.runaway() {
		return Converged
	}
	if n.endgame() && n.explained() && !n.runaway() {
		return Converged
	}
	return Stalled
}

// runaway reports a last step that is not small beside the iterate: the minimum lies at infinity.
func (n *newton) runaway() bool {
	return num.MaxAbs(n.step) > 1e-3*math.Max(1, num.MaxAbs(n.now.x))
}

// explained reports whether the step would take the gradient of the quadratic model to about 0. The coordinate descent
// of a kinked objective sees to that by itself.
func (n *newton) explained() bool {
	if n.kinks != nil {
		return true
	}
	rest := 0.0
	for i, g := range n.now.grad {
		rest = math.Max(rest, math.Abs(g+num.Dot(n.now.hess.Row(i), n.step)))
	}
	return rest <= 1e-3*n.now.top
}
