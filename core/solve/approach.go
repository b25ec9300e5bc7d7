package solve

import (
	"context"
	"math"

	"descent/core/num"
)

// approach is a run of L-BFGS in the metric of a Hessian, which it may have made anew on its way.
type approach struct {
	*lbfgs
	cost float64 // of a sweep with a Hessian, in sweeps without
	last float64 // size of the step before
	new  bool    // the metric is the Hessian at the iterate
}

// iterate takes a step, or ends the run where the next one leads to within StepTol.
func (a *approach) iterate(ctx context.Context) (Status, error) {
	a.aim()
	size := num.MaxAbs(a.direction) / num.MaxAbs(a.now.x)
	rate := a.rate(size)
	near := a.opt.StepTol
	if !a.new {
		near /= 2 // so that the last stage finds its own step small as well
	}
	switch {
	case size <= near && a.now.top <= a.opt.GradTol:
		return Converged, nil
	case a.iteration >= a.opt.MaxIter-1 || !(rate < 1):
		return IterationLimit, nil
	case size*rate <= near && a.now.top*rate <= a.opt.GradTol:
		addScaled(a.now.x, a.now.x, 1, a.direction)
		return Converged, nil
	}
	sweeps := math.Log(size*rate/near) / -math.Log(rate)
	return a.step(ctx, size, a.last > 0 && sweeps > a.cost)
}

// rate guesses the next step's size over that of this one, from the one before. After a Newton step the error is about the
// square of what it was.
func (a *approach) rate(size float64) float64 {
	switch {
	case a.new:
		return math.Min(0.1, size/2)
	case a.last > 0:
		return size / a.last
	}
	return 0.1
}

// step goes to the next iterate, and makes the Hessian there the metric where it is wanted.
func (a *approach) step(ctx context.Context, size float64, hessian bool) (Status, error) {
	if hessian {
		a.next.hess = num.NewSymmetric(len(a.now.x))
	}
	found, err := a.line(ctx)
	if err != nil || !found {
		return Stalled, err
	}
	a.remember()
	if err := a.accept(); err != nil {
		return StatusNone, err
	}
	a.last, a.new = size, hessian
	if !hessian {
		return StatusNone, nil
	}
	var c num.Cholesky
	if !definite(&c, a.now.hess, 0) {
		return Stalled, nil
	}
	a.metric, a.pairs, a.now.hess = &c, nil, nil
	return StatusNone, nil
}
