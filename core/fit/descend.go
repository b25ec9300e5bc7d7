package fit

import (
	"context"
	"strconv"

	"descent/core/loss"
	"descent/core/num"
	"descent/core/solve"
)

// maxJudged bounds the coefficients up to which a Hessian is made for errors, separation and the check of a first-order
// method's end; with a penalty, where it serves the check alone, maxProven does.
const (
	maxJudged = maxNewton
	maxProven = 256
)

// ending is where the descent ended.
type ending struct {
	solve.Result
	hess       *num.Symmetric // of the mean objective at X; nil where it is too large to be made
	chol       *num.Cholesky  // of hess, where the end was judged by it
	factor     []float64      // of the information, where it is known better than by hess; lower, row-major
	separation *separation
}

// progress counts what runs before the present one took.
type progress struct {
	iterations int
	passes     float64
}

// heldPivot is the relative pivot of a Hessian up to which a row counts as dependent on those before it.
const heldPivot = 1e-14

// faded is the relative pivot of the Hessian below which the rows' weights have gone in some direction, as they do when
// the coefficients run off: the columns themselves are well apart after rank.
const faded = 1e-8

// method returns the solver with its knobs, or refuses a pair that cannot work.
func (f *fitter) method(ctx context.Context) (solve.Method, error) {
	s, kind := &f.spec, f.model.Loss
	second := s.Solver == "newton" || s.Solver == "lbfgs" || s.Solver == "coordinate"
	switch {
	case s.L1 > 0 && s.Solver != "coordinate":
		return nil, refuse("bad-option", "solver", "an l1 penalty has a kink at 0 that "+s.Solver+" cannot take: choose coordinate, or auto")
	case second && (!kind.Smooth() || !kind.Convex()):
		return nil, refuse("bad-option", "solver", s.Solver+" needs a smooth convex loss, which "+s.Loss+" is not: choose batch, momentum, nesterov, adam or sgd")
	case s.Solver == "newton" && f.model.Dim() > 2*maxNewton:
		return nil, refuse("memory", "solver", "Newton's method would need a matrix of "+strconv.Itoa(f.model.Dim())+" by "+strconv.Itoa(f.model.Dim())+": choose lbfgs")
	}
	if every := f.sampled(f.model.Dim()); f.auto && every > 1 && second && s.Solver != "lbfgs" && f.likelihood() {
		sample, err := f.sample(ctx, f.object, every)
		return solve.Subsampled{Sample: sample, Cost: hessianCost(f.model)}, err
	}
	switch s.Solver {
	case "newton":
		return solve.Newton{}, nil
	case "lbfgs":
		bowl, err := f.bowl(ctx)
		return solve.LBFGS{Metric: bowl}, err
	case "coordinate":
		return solve.ProxNewton{}, nil
	case "sgd":
		return solve.SGD{Rate: s.Rate, Batch: s.Batch, Seed: s.Seed}, nil
	case "momentum":
		return solve.Momentum{Rate: s.Rate, Beta: s.Momentum, Batch: s.Batch, Seed: s.Seed}, nil
	case "nesterov":
		return solve.Nesterov{Rate: s.Rate, Batch: s.Batch, Seed: s.Seed}, nil
	case "adam":
		return solve.Adam{Rate: s.Rate, Batch: s.Batch, Seed: s.Seed}, nil
	}
	return solve.BatchDescent{Rate: s.Rate}, nil
}

// bowl returns the factor of a matrix near the Hessian at 0: what rank found, or the Hessian of a sample. It is nil where that
// would cost more than it gains, and where the columns of the sample are not well apart.
func (f *fitter) bowl(ctx context.Context) (*num.Cholesky, error) {
	if !f.auto || f.model.Loss != loss.Log || f.model.P > maxNewton {
		return nil, nil
	}
	bowl := f.gram
	if bowl != nil && bowl.N == f.model.P {
		bowl = bowl.Times(f.model.Loss.Curvature())
	} else {
		h := num.NewSymmetric(f.model.P)
		x := make([]float64, f.model.P)
		sample, err := f.sample(ctx, f.object, f.sampledColumns())
		if err != nil {
			return nil, err
		}
		if _, err := sample.Eval(ctx, x, nil, h); err != nil {
			return nil, err
		}
		bowl = num.NewCholesky(h, heldPivot)
	}
	if !(bowl.Least > doubtful) {
		return nil, nil
	}
	return bowl, nil
}

// descend minimises the objective. A first-order method that stops on its gradient goes on where its end is not yet
// the optimum.
func (f *fitter) descend(ctx context.Context) (*ending, error) {
	if f.spec.Model == "linear" && f.model.Loss == loss.Squared && f.spec.Solver == "newton" && !f.spec.penalised() && f.model.P <= maxFactored {
		return f.direct(ctx)
	}
	method, err := f.method(ctx)
	if err != nil {
		return nil, err
	}
	before := progress{}
	x, tolerance := make([]float64, f.model.Dim()), f.spec.Tolerance
	for {
		opt := solve.Options{GradTol: tolerance, MaxIter: f.patience(), Observe: f.watch(&before)}
		if before.iterations > 0 && opt.MaxIter > 0 {
			opt.MaxIter -= before.iterations
		}
		r, err := method.Minimize(ctx, f.object, x, opt)
		if r.Status == solve.Stopped {
			err = ctx.Err() // nil where the observer wished to stop
		}
		if err != nil {
			return nil, err
		}
		f.spec.Rate = max(f.spec.Rate, r.Rate)
		r.Iterations += before.iterations
		r.Passes += before.passes
		if r.Status != solve.Converged && r.Status != solve.Stopped && f.patience() != f.spec.MaxIterations {
			// L-BFGS has cost what Newton's method does.
			f.spec.Solver, method = "newton", solve.Newton{}
			before, x = progress{r.Iterations, r.Passes}, r.X
			continue
		}
		end := &ending{Result: r, hess: r.Hess}
		good, err := f.judge(ctx, end)
		if err != nil || good {
			return end, err
		}
		spent := f.spec.MaxIterations > 0 && r.Iterations >= f.spec.MaxIterations
		if tolerance /= 100; tolerance < 1e-15 || spent {
			end.Status = solve.Stalled
			if spent {
				end.Status = solve.IterationLimit
			}
			return end, nil
		}
		before, x = progress{r.Iterations, r.Passes}, r.X
	}
}

// judged reports whether the end can be measured by a Hessian.
func (f *fitter) judged() bool {
	most := maxJudged
	if f.spec.penalised() {
		most = maxProven
	}
	return f.model.Loss.Smooth() && f.model.Loss.Convex() && f.model.Dim() <= most
}

// judge makes the Hessian at the end and reports whether the run is over. One that calls itself converged is when the
// Newton step from there moves no coefficient by more than a small part of its standard error.
func (f *fitter) judge(ctx context.Context, end *ending) (bool, error) {
	if end.Status == solve.Stopped || end.hess == nil && !f.judged() {
		return true, nil
	}
	dim := f.model.Dim()
	if end.hess == nil {
		end.hess = num.NewSymmetric(dim)
		end.Grad = make([]float64, dim)
		if _, err := f.object.Eval(ctx, end.X, end.Grad, end.hess); err != nil {
			return false, err
		}
		end.Passes++
	}
	if f.spec.L1 > 0 {
		return true, nil
	}
	c, step := num.NewCholesky(end.hess, heldPivot), make([]float64, dim)
	c.Solve(step, end.Grad)
	end.chol = c
	if f.likelihood() && !f.spec.penalised() && (end.Status != solve.Converged || num.MaxAbs(step) > 1e-4 || c.Least < faded) {
		var err error
		if end.separation, err = f.separated(ctx); err != nil || end.separation != nil {
			return true, err
		}
	}
	if end.Status != solve.Converged || f.spec.Solver == "newton" {
		return true, nil
	}
	return f.near(end, c, step), nil
}

// near reports whether the Newton step from the end is small: at most 2e-5 standard errors in every coefficient.
func (f *fitter) near(end *ending, c *num.Cholesky, step []float64) bool {
	variance := 1 / f.moments.Weight
	if f.spec.Model == "linear" {
		variance *= 2 * end.F
	}
	for k, d := range step {
		// The inverse's entry is no less than that of the Hessian inverted by itself.
		if limit := 4e-10 * variance; d*d > limit/end.hess.At(k, k) && d*d > limit*c.InverseAt(k) {
			return false
		}
	}
	return true
}

// likelihood reports whether the loss is minus a log-likelihood of classes.
func (f *fitter) likelihood() bool {
	return f.model.Loss == loss.Log || f.model.Loss == loss.Softmax
}
