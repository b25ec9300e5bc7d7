package solve

import (
	"context"
	"errors"
	"math"

	"descent/core/num"
)

// ErrStart says that the objective is not finite at the start.
var ErrStart = errors.New("solve: objective is not finite at the start")

// point is an iterate with what is known there. After a failed evaluation f is NaN.
type point struct {
	x, grad []float64
	hess    *num.Symmetric // nil unless the method asks for it
	f       float64
	top     float64 // largest absolute entry of the gradient, or of the subgradient nearest 0
}

// run is what all methods share: the best point, the trial point, and the books.
type run struct {
	f         Objective
	opt       Options
	kinks     []float64 // L1 weights, nil for a smooth objective
	now, next *point
	iteration int
	passes    float64
}

// begin evaluates f at x0 and shows it to the observer. Options are resolved with the method's default of iterations.
func begin(ctx context.Context, f Objective, x0 []float64, opt Options, iterations int, hess bool, kinks []float64) (*run, error) {
	if len(x0) != f.Dim() {
		panic("solve: length of x0 differs from Dim")
	}
	if opt.GradTol == 0 {
		opt.GradTol = 1e-8
	}
	if opt.StepTol == 0 {
		opt.StepTol = 1e-13
	}
	if opt.MaxIter == 0 {
		opt.MaxIter = iterations
	}
	r := &run{f: f, opt: opt, kinks: kinks, now: newPoint(f.Dim(), hess), next: newPoint(f.Dim(), hess)}
	copy(r.now.x, x0)
	if err := r.eval(ctx, r.now); err != nil {
		return r, err
	}
	if !finite(r.now.f) || !finite(r.now.top) {
		return r, ErrStart
	}
	return r, r.observe()
}

func newPoint(n int, hess bool) *point {
	p := &point{x: make([]float64, n), grad: make([]float64, n)}
	if hess {
		p.hess = num.NewSymmetric(n)
	}
	return p
}

func (p *point) copy(from *point) {
	copy(p.x, from.x)
	copy(p.grad, from.grad)
	p.f, p.top = from.f, from.top
}

// eval fills in value and derivatives at p.x; it costs one pass.
func (r *run) eval(ctx context.Context, p *point) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.passes++
	f, err := r.f.Eval(ctx, p.x, p.grad, p.hess)
	p.f = f + norm1(r.kinks, p.x)
	p.top = steepest(p.grad, p.x, r.kinks)
	return err
}

// accept makes the trial point the iterate and shows it to the observer.
func (r *run) accept() error {
	r.now, r.next = r.next, r.now
	r.iteration++
	return r.observe()
}

// stopped wraps an error of the observer, which ends a run with status Stopped.
type stopped struct{ error }

func (s stopped) Unwrap() error { return s.error }

func (r *run) observe() error {
	return r.show(Step{F: r.now.f, Gradient: r.now.top, X: r.now.x, Grad: r.now.grad})
}

func (r *run) show(s Step) error {
	if r.opt.Observe == nil {
		return nil
	}
	s.Iteration, s.Passes = r.iteration, r.passes
	if err := r.opt.Observe(s); err != nil {
		return stopped{err}
	}
	return nil
}

// result returns the iterate with a status. An error of the observer makes it Stopped and is handed on as it was.
func (r *run) result(status Status, err error) (Result, error) {
	if s, ok := errors.AsType[stopped](err); ok {
		status, err = Stopped, s.error
	} else if err != nil {
		status = StatusNone
	}
	return Result{
		X: r.now.x, F: r.now.f, Grad: r.now.grad, Hess: r.now.hess, Status: status,
		Iterations: r.iteration, Passes: r.passes, Options: r.opt,
	}, err
}

// steepest returns the largest absolute entry of the subgradient of f + Σ w|x| that is nearest 0.
func steepest(grad, x, w []float64) float64 {
	top := 0.0
	for k, g := range grad {
		if w != nil {
			g = nearest(g, x[k], w[k])
		}
		if top = math.Max(top, math.Abs(g)); math.IsNaN(top) {
			return top
		}
	}
	return top
}

// nearest returns the entry nearest 0 of g + w·∂|x|.
func nearest(g, x, w float64) float64 {
	switch {
	case x > 0:
		return g + w
	case x < 0:
		return g - w
	case math.Abs(g) <= w:
		return 0
	}
	return g - math.Copysign(w, g)
}

func norm1(w, x []float64) float64 {
	total := 0.0
	for k, v := range w {
		total += v * math.Abs(x[k])
	}
	return total
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// addScaled sets dst to x + a·s.
func addScaled(dst, x []float64, a float64, s []float64) {
	for k := range dst {
		dst[k] = x[k] + a*s[k]
	}
}
