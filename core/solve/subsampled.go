package solve

import (
	"context"

	"descent/core/num"
)

// Sample is an Objective over a random share of the rows of another one.
type Sample interface {
	Objective
	// Share returns that share, once the objective has been evaluated.
	Share() float64
}

// Subsampled is Newton's method for many rows, in three stages. Newton on a sample of the rows comes first. From there
// L-BFGS goes on over all of them, with the inverse of the sample's Hessian as its first metric, so that a sweep gains about
// ½·log₁₀(m/p) digits from m sampled rows and p coefficients without a Hessian (Byrd, Chin, Neveitt & Nocedal 2011); where
// many such sweeps are to come, one of them makes a better metric. At last comes Newton on all rows, whose one Hessian proves
// the end. A weighted L1 norm has proximal Newton in the first and the last stage, and no other.
//
// A sample without a finite minimum, or with a Hessian that is nearly singular, leaves the last stage alone.
type Subsampled struct {
	Sample Sample
	// Cost is what a sweep with a Hessian costs, in sweeps without. 0 means 3.
	Cost float64
}

// maxSweeps bounds the second stage: beyond it the sample's Hessian is a poor metric.
const maxSweeps = 60

// sampleTol is the gradient at which the fit to the sample is near enough: its minimum is not that of all rows.
const sampleTol = 1e-3

// sampleStep is the step on the sample, relative to its largest entry, after which its minimum is near enough.
const sampleStep = 1e-2

// stepTol is the square root of what rounding leaves: so small a step of Newton's method leads to within rounding.
const stepTol = 0x1p-24

// wellConditioned is the relative pivot from which a sample's Hessian is taken for a metric.
const wellConditioned = 1e-6

// Minimize runs the method from x0, by default for at most 100 iterations. Those on the sample do not count; the passes do,
// in parts.
func (m Subsampled) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	if opt.StepTol == 0 {
		opt.StepTol = stepTol
	}
	if opt.MaxIter == 0 {
		opt.MaxIter = 100
	}
	s := stages{m: m, f: f, observe: opt.Observe, opt: opt}
	s.opt.Observe = nil
	if opt.Observe != nil {
		s.opt.Observe = s.show
	}
	metric, x, err := s.sample(ctx, x0)
	if err != nil {
		return Result{X: x0}, err
	}
	if metric != nil {
		r, err := s.approach(ctx, x, metric)
		if s.total(&r); err != nil || r.Status == Stopped || s.opt.MaxIter < 1 {
			return r, err
		}
		x = r.X
	}
	r, err := ProxNewton{}.Minimize(ctx, f, x, s.opt)
	s.total(&r)
	return r, err
}

// stages carries the books from one stage to the next.
type stages struct {
	m          Subsampled
	f          Objective
	observe    func(Step) error
	opt        Options
	iterations int
	passes     float64
}

// sample fits the sample. metric is nil where there is nothing to go on from but x, which is then x0 or, for a kinked
// objective, the sample's minimum.
func (s *stages) sample(ctx context.Context, x0 []float64) (metric *num.Cholesky, x []float64, err error) {
	r, err := ProxNewton{}.Minimize(ctx, s.m.Sample, x0, Options{GradTol: sampleTol, StepTol: sampleStep, MaxIter: 30})
	if err != nil && err != ErrStart {
		return nil, x0, err
	}
	s.passes += r.Passes * s.m.Sample.Share()
	if r.Status != Converged || r.Hess == nil {
		return nil, x0, nil
	}
	c := num.NewCholesky(r.Hess, 0)
	if !(c.Least > wellConditioned) {
		return nil, x0, nil
	}
	if k, ok := s.f.(Kinked); ok && k.Kinks() != nil {
		return nil, r.X, nil
	}
	return c, r.X, nil
}

// approach is the second stage. It ends at a point from which the last stage has no step worth an evaluation left.
func (s *stages) approach(ctx context.Context, x []float64, metric *num.Cholesky) (Result, error) {
	opt := s.opt
	opt.MaxIter = min(opt.MaxIter, maxSweeps)
	r, err := begin(ctx, s.f, x, opt, 0, false, nil)
	a := approach{lbfgs: &lbfgs{run: r, store: 10, direction: make([]float64, len(x)), metric: metric}, cost: s.m.Cost}
	if a.cost == 0 {
		a.cost = 3
	}
	status := StatusNone
	for err == nil && status == StatusNone {
		status, err = a.iterate(ctx)
	}
	s.opt.MaxIter -= r.iteration
	return r.result(status, err)
}

// show hands a stage's step on with what the stages before took. The first one of a later stage was seen at the end of
// that before.
func (s *stages) show(step Step) error {
	if s.iterations > 0 && step.Iteration == 0 {
		return nil
	}
	step.Iteration += s.iterations
	step.Passes += s.passes
	return s.observe(step)
}

// total adds a stage's result to those before it, and makes it that of all.
func (s *stages) total(r *Result) {
	s.iterations += r.Iterations
	s.passes += r.Passes
	r.Iterations, r.Passes = s.iterations, s.passes
}
