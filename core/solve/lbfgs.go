package solve

import (
	"context"
	"math"
	"slices"

	"descent/core/num"
)

// LBFGS is the limited-memory BFGS method (Liu & Nocedal 1989), with a line search that still works where the decrease
// of f is lost in rounding, so that it reaches gradients far below the square root of the precision.
//
// It ends converged when the gradient is within GradTol and, up to 512 dimensions, a Newton step would move no entry
// by more than 1e-11 of the largest: on an ill-conditioned objective the gradient alone promises few digits. A run
// that cannot get so far but is within GradTol is converged too, unless that step is not small at all.
type LBFGS struct {
	Store int // pairs of steps and gradient changes that are kept; 0 means 10
	// Metric, if not nil, is the factor of a matrix near the Hessian: its inverse takes the place of the initial scaling.
	Metric *num.Cholesky
}

// Minimize runs the method from x0, by default for at most 1000 iterations.
func (m LBFGS) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	if m.Store == 0 {
		m.Store = 10
	}
	r, err := begin(ctx, f, x0, opt, 1000, false, nil)
	l := &lbfgs{run: r, store: m.Store, direction: make([]float64, len(x0)), target: r.opt.GradTol, metric: m.Metric}
	status := StatusNone
	for err == nil && status == StatusNone {
		status, err = l.iterate(ctx)
	}
	return r.result(status, err)
}

// lbfgs is one run of the method.
type lbfgs struct {
	*run
	store     int
	pairs     []pair // oldest first
	direction []float64
	search    lineSearch
	target    float64       // gradient at which the optimum is looked for
	runaway   bool          // Newton's step was not small beside the iterate when last looked at
	metric    *num.Cholesky // LBFGS.Metric
}

// pair is a step, the change of the gradient along it, and 1 over their product.
type pair struct {
	s, y []float64
	rho  float64
}

func (l *lbfgs) iterate(ctx context.Context) (Status, error) {
	if l.now.top <= l.target {
		left, err := l.left(ctx)
		if err != nil || left.move <= 1e-11 || l.now.top == 0 {
			return Converged, err
		}
		l.target /= 10
		l.runaway = left.move > 1e-3
	}
	if l.iteration >= l.opt.MaxIter {
		return l.reached(IterationLimit), nil
	}
	found, err := l.line(ctx)
	if err != nil {
		return StatusNone, err
	}
	if !found {
		// The memory may be stale: once more along the steepest descent before giving up.
		if len(l.pairs) == 0 {
			return l.reached(Stalled), nil
		}
		l.pairs = l.pairs[:0]
		return StatusNone, nil
	}
	l.remember()
	return StatusNone, l.accept()
}

// reached returns Converged where the gradient is within GradTol and the minimum does not lie at infinity, else the
// status given.
func (l *lbfgs) reached(s Status) Status {
	if l.now.top <= l.opt.GradTol && !l.runaway {
		return Converged
	}
	return s
}

// line searches along the direction of the memory and leaves the point found at the trial point.
func (l *lbfgs) line(ctx context.Context) (found bool, err error) {
	l.aim()
	slope := num.Dot(l.direction, l.now.grad)
	if !(slope < 0) {
		return false, nil
	}
	step := 1.0
	if len(l.pairs) == 0 && l.metric == nil {
		step = 1 / math.Sqrt(num.Dot(l.direction, l.direction))
	}
	l.search.init(l.now.f, slope, step)
	for {
		addScaled(l.next.x, l.now.x, l.search.step, l.direction)
		if slices.Equal(l.next.x, l.now.x) {
			return false, nil
		}
		if err := l.eval(ctx, l.next); err != nil {
			return false, err
		}
		done, failed := l.search.try(l.next.f, num.Dot(l.direction, l.next.grad))
		if done || failed {
			return done, nil
		}
	}
}

// aim sets the direction to -H·g by the two-loop recursion (Nocedal 1980), from the scale of the last pair or the metric.
func (l *lbfgs) aim() {
	d := l.direction
	for k, g := range l.now.grad {
		d[k] = -g
	}
	if len(l.pairs) == 0 && l.metric == nil {
		return
	}
	alpha := make([]float64, len(l.pairs))
	for i, p := range slices.Backward(l.pairs) {
		alpha[i] = p.rho * num.Dot(p.s, d)
		addScaled(d, d, -alpha[i], p.y)
	}
	if l.metric != nil {
		l.metric.Solve(d, d)
	} else {
		last := l.pairs[len(l.pairs)-1]
		scale := 1 / (last.rho * num.Dot(last.y, last.y))
		for k := range d {
			d[k] *= scale
		}
	}
	for i, p := range l.pairs {
		addScaled(d, d, alpha[i]-p.rho*num.Dot(p.y, d), p.s)
	}
}

// remember stores the pair of the step just found, unless it shows no positive curvature.
func (l *lbfgs) remember() {
	var p pair
	if len(l.pairs) == l.store {
		p, l.pairs = l.pairs[0], slices.Delete(l.pairs, 0, 1)
	} else {
		p.s, p.y = make([]float64, len(l.now.x)), make([]float64, len(l.now.x))
	}
	addScaled(p.s, l.next.x, -1, l.now.x)
	addScaled(p.y, l.next.grad, -1, l.now.grad)
	if curvature := num.Dot(p.s, p.y); curvature > 0 {
		p.rho = 1 / curvature
		l.pairs = append(l.pairs, p)
	}
}
