package solve

import (
	"context"
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// LBFGS is the limited-memory BFGS method (Liu & Nocedal 1989) of gonum, with a line search that still works where the
// decrease of f is lost in rounding, so that it reaches gradients far below the square root of the precision.
//
// It ends converged when the gradient is within GradTol and, up to 512 dimensions, a Newton step would move no entry
// by more than 1e-11 of the largest: on an ill-conditioned objective the gradient alone promises few digits. A run
// that cannot get so far but is within GradTol is converged too, unless that step is not small at all.
type LBFGS struct {
	Store int // pairs of steps and gradient changes that are kept; 0 means 10
}

// Minimize runs the method from x0, by default for at most 1000 iterations.
func (m LBFGS) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	if m.Store == 0 {
		m.Store = 10
	}
	r, err := begin(ctx, f, x0, opt, 1000, false, nil)
	a := &adapter{run: r, ctx: ctx, store: m.Store, target: r.opt.GradTol, err: err}
	status := StatusNone
	for a.err == nil && status == StatusNone {
		status = a.round()
	}
	return r.result(status, a.err)
}

// adapter is the objective as gonum calls it, and the recorder through which it hears of accepted iterates. gonum
// calls value and gradient at the same point, one after the other, from a goroutine of its own; channels order them
// with Record.
type adapter struct {
	*run
	ctx     context.Context
	store   int
	target  float64 // gradient at which the optimum is looked for
	runaway bool    // Newton's step was not small beside the iterate when last looked at
	err     error
}

// round judges the iterate and, unless that ends the run, lets gonum go on from there with an empty memory: after the
// target was lowered, or after a line search that found nothing, as long as that helps.
func (a *adapter) round() Status {
	if a.now.top <= a.target {
		var left rest
		if left, a.err = a.left(a.ctx); a.err != nil || left.move <= 1e-11 || a.now.top == 0 {
			return Converged
		}
		a.target /= 10
		a.runaway = left.move > 1e-3
	}
	if a.iteration >= a.opt.MaxIter {
		return a.reached(IterationLimit)
	}
	from := a.iteration
	a.minimise()
	if a.iteration == from {
		return a.reached(Stalled)
	}
	return StatusNone
}

// reached returns Converged where the gradient is within GradTol and the minimum does not lie at infinity, else the
// status given.
func (a *adapter) reached(s Status) Status {
	if a.now.top <= a.opt.GradTol && !a.runaway {
		return Converged
	}
	return s
}

func (a *adapter) minimise() {
	settings := &optimize.Settings{
		InitValues: &optimize.Location{F: a.now.f, Gradient: slices.Clone(a.now.grad)},
		Converger:  optimize.NeverTerminate{},
		Recorder:   a,
	}
	method := &optimize.LBFGS{Linesearcher: &lineSearch{}, Store: a.store, GradStopThreshold: math.NaN()}
	problem := optimize.Problem{Func: a.value, Grad: a.gradient}
	// How it ended is in the books of the run: gonum's own status only says that the recorder or its line search did.
	_, _ = optimize.Minimize(problem, slices.Clone(a.now.x), settings, method)
}

func (a *adapter) value(x []float64) float64 {
	copy(a.next.x, x)
	if a.err == nil {
		a.err = a.eval(a.ctx, a.next)
	}
	if a.err != nil {
		return math.NaN()
	}
	return a.next.f
}

func (a *adapter) gradient(grad, _ []float64) { copy(grad, a.next.grad) }

// Init is part of optimize.Recorder.
func (a *adapter) Init() error { return nil }

// errDone ends gonum's loop from the recorder.
var errDone = errors.New("solve: done")

// Record accepts the iterates of major iterations and ends the run on an error, the gradient or the limit. The first
// major iteration is the start, which the observer has seen.
func (a *adapter) Record(loc *optimize.Location, op optimize.Operation, stats *optimize.Stats) error {
	if a.err != nil {
		return a.err
	}
	if op != optimize.MajorIteration || stats.MajorIterations <= 1 {
		return nil
	}
	copy(a.next.x, loc.X)
	copy(a.next.grad, loc.Gradient)
	a.next.f, a.next.top = loc.F, maxAbs(loc.Gradient)
	if a.err = a.accept(); a.err != nil {
		return a.err
	}
	if a.now.top <= a.target || a.iteration >= a.opt.MaxIter {
		return errDone
	}
	return nil
}

// Init is part of optimize.Linesearcher.
func (l *lineSearch) Init(value, slope, step float64) optimize.Operation {
	l.init(value, slope, step)
	return optimize.FuncEvaluation | optimize.GradEvaluation
}

// Iterate is part of optimize.Linesearcher.
func (l *lineSearch) Iterate(value, slope float64) (optimize.Operation, float64, error) {
	done, failed := l.try(value, slope)
	switch {
	case done:
		return optimize.MajorIteration, l.step, nil
	case failed:
		return optimize.NoOperation, 0, errDone
	}
	return optimize.FuncEvaluation | optimize.GradEvaluation, l.step, nil
}
