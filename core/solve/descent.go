package solve

import (
	"context"
	"slices"
)

// rule turns a gradient into a move; it owns the method's memory.
type rule interface {
	// move changes x in place, given the gradient there (or an estimate of it).
	move(x, grad []float64, rate float64)
	// stable returns the largest rate at which the method does not diverge on a quadratic of curvature up to l.
	stable(l float64) float64
	// calm reports that with every row in each step the value never rises at a stable rate.
	calm() bool
}

// sampling says which rows a step sees and how the rate falls.
type sampling struct {
	rate     float64
	batch    int // 0: all rows
	seed     uint64
	decay    float64
	constant bool
}

// descent is a run of a gradient method.
type descent struct {
	*run
	rule   rule
	draw   sampling
	rows   Stochastic // nil when each step sees all rows
	watch  watch
	target float64 // gradient at which the optimum is looked for
	curve  float64 // L
	best   *point
	epochs int
	order  []int32
}

// descend runs a gradient method. Each step costs one pass, or a part of one and at the end of each epoch, through
// all rows in a seeded order, a whole pass that judges the iterate.
func descend(ctx context.Context, f Objective, x0 []float64, opt Options, rule rule, draw sampling) (Result, error) {
	d := &descent{rule: rule, draw: draw}
	if draw.rate < 0 || draw.batch < 0 || draw.decay < 0 {
		panic("solve: negative rate, batch or decay")
	}
	iterations := 1000
	if s, ok := f.(Stochastic); ok && draw.batch > 0 && draw.batch < s.Count() {
		d.rows = s
		iterations = 100 * ((s.Count() + draw.batch - 1) / draw.batch)
	}
	var kinks []float64
	if t, ok := rule.(thresholded); ok {
		kinks = t.f.Kinks()
	}
	var err error
	d.run, err = begin(ctx, f, x0, opt, iterations, false, kinks)
	if err == nil {
		err = d.setRate(ctx)
	}
	d.watch = watch{start: d.now.f, best: d.now.f, last: d.now.f, calm: rule.calm() && d.rows == nil}
	d.best = newPoint(len(x0), false)
	d.best.copy(d.now)
	d.target = d.opt.GradTol
	status := StatusNone
	for err == nil && status == StatusNone {
		status, err = d.iterate(ctx)
	}
	if status != Converged {
		d.now = d.best
	}
	result, err := d.result(status, err)
	result.Rate = d.draw.rate
	if status == Diverged {
		result.MaxStableRate = d.rule.stable(d.curve)
	}
	return result, err
}

// setRate finds L and, where no rate was given, takes 1/L. A mini-batch of b rows may be steeper than their mean, by
// about the dimension over b; its rate is smaller by that.
func (d *descent) setRate(ctx context.Context) error {
	var err error
	if d.curve, err = lipschitz(ctx, d.f, d.now.x); err != nil || d.draw.rate > 0 {
		return err
	}
	d.draw.rate = 1
	if d.curve > 0 {
		d.draw.rate = 1 / d.curve
	}
	if d.rows != nil {
		d.draw.rate /= 1 + float64(d.f.Dim())/float64(d.draw.batch)
	}
	return nil
}

// iterate makes one step, or the steps of one epoch, and says how the run stands.
func (d *descent) iterate(ctx context.Context) (Status, error) {
	if d.now.top <= d.target {
		ok, err := d.optimal(ctx)
		if ok || err != nil {
			return Converged, err
		}
		d.target /= 10
	}
	if d.iteration >= d.opt.MaxIter {
		return IterationLimit, nil
	}
	still, err := d.step(ctx)
	if err != nil {
		return StatusNone, err
	}
	if err := d.accept(); err != nil {
		return StatusNone, err
	}
	if d.now.f < d.best.f {
		d.best.copy(d.now)
	}
	switch {
	case d.watch.diverged(d.now.f) || !finite(d.now.top):
		return Diverged, nil
	case still && d.now.top > d.target:
		return Stalled, nil
	}
	return StatusNone, nil
}

// step puts the next iterate at the trial point; still reports that it is the same.
func (d *descent) step(ctx context.Context) (still bool, err error) {
	copy(d.next.x, d.now.x)
	if d.rows == nil {
		d.rule.move(d.next.x, d.now.grad, d.draw.rate)
	} else if err := d.epoch(ctx); err != nil {
		return false, err
	}
	still = slices.Equal(d.next.x, d.now.x)
	return still, d.eval(ctx, d.next)
}
