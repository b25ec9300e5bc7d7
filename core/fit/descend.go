package fit

import (
	"context"
	"math"
	"strconv"

	"descent/core/loss"
	"descent/core/num"
	"descent/core/solve"
)

// The rule of solver "auto": coordinate descent (proximal Newton) for an l1 penalty; gradient descent for a loss with
// a kink or that is not convex; otherwise Newton's method up to maxNewton coefficients and L-BFGS beyond. Both second-order
// methods start on a sample where there are many rows; see sampled.
const (
	maxNewton = 1200
	// maxJudged bounds the coefficients up to which a Hessian is made for errors, separation and the check of a
	// first-order method's end.
	maxJudged = maxNewton
)

// ending is where the descent ended.
type ending struct {
	solve.Result
	hess       *num.Symmetric // of the mean objective at X; nil where it is too large to be made
	factor     []float64      // of the information, where it is known better than by hess; lower, row-major
	separation *separation
}

// progress counts what runs before the present one took.
type progress struct {
	iterations int
	passes     float64
}

// A sample is worth its own fit from so many rows on. It holds one row in fifty, or so many to a coefficient that its
// Hessian is within about a fifth of the whole one's, but never more than a quarter of the rows.
const (
	manyRows     = 1 << 15
	sampleShare  = 50
	rowsPerSlope = 24
)

// sampled returns how many blocks there are to one of a sample that serves so many coefficients; 1 means no sample.
func (f *fitter) sampled(coefficients int) int {
	n := int(f.tally.Rows[0])
	if n < manyRows {
		return 1
	}
	if every := n / max(n/sampleShare, rowsPerSlope*coefficients); every >= 4 {
		return every
	}
	return 1
}

// hessianCost is what a sweep with a Hessian costs, in sweeps without: so many more products of columns, at about three times
// the speed.
func (f *fitter) hessianCost() float64 {
	return 1 + float64((f.model.P+1)*(f.model.Columns+1))/24
}

// heldPivot is the relative pivot of a Hessian up to which a row counts as dependent on those before it.
const heldPivot = 1e-14

// faded is the relative pivot of the Hessian below which the rows' weights have gone in some direction, as they do when
// the coefficients run off: the columns themselves are well apart after rank.
const faded = 1e-8

// choose names the solver of "auto".
func (f *fitter) choose() {
	kind := f.model.Loss
	if f.spec.Solver != "auto" {
		return
	}
	f.every = f.sampled(f.model.Dim())
	switch {
	case f.spec.L1 > 0:
		f.spec.Solver = "coordinate"
	case !kind.Smooth() || !kind.Convex():
		f.spec.Solver = "momentum"
	case f.model.Dim() > maxNewton:
		f.spec.Solver = "lbfgs"
		f.spec.Tolerance = math.Min(f.spec.Tolerance, 1e-11) // no Newton step polishes its end
	default:
		f.spec.Solver = "newton"
	}
}

// method returns the solver with its knobs, or refuses a pair that cannot work.
func (f *fitter) method() (solve.Method, error) {
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
	if f.every > 1 && second && s.Solver != "lbfgs" && f.likelihood() {
		return solve.Subsampled{Sample: f.object.Sampled(f.every), Cost: f.hessianCost()}, nil
	}
	switch s.Solver {
	case "newton":
		return solve.Newton{}, nil
	case "lbfgs":
		return solve.LBFGS{}, nil
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

// descend minimises the objective. A first-order method that stops on its gradient goes on where its end is not yet
// the optimum.
func (f *fitter) descend(ctx context.Context) (*ending, error) {
	f.choose()
	if f.spec.Model == "linear" && f.model.Loss == loss.Squared && f.spec.Solver == "newton" && !f.spec.penalised() && f.model.P <= maxFactored {
		return f.direct(ctx)
	}
	method, err := f.method()
	if err != nil {
		return nil, err
	}
	before := progress{}
	x, tolerance := make([]float64, f.model.Dim()), f.spec.Tolerance
	for {
		opt := solve.Options{GradTol: tolerance, MaxIter: f.spec.MaxIterations, Observe: f.watch(&before)}
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
	return f.model.Loss.Smooth() && f.model.Loss.Convex() && f.model.Dim() <= maxJudged
}

// judge makes the Hessian at the end and reports whether the run is over. One that calls itself converged is when the
// Newton step from there moves no coefficient by more than a small part of its standard error.
func (f *fitter) judge(ctx context.Context, end *ending) (bool, error) {
	if !f.judged() || end.Status == solve.Stopped {
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
		if d*d > 4e-10*variance*c.InverseAt(k) {
			return false
		}
	}
	return true
}

// likelihood reports whether the loss is minus a log-likelihood of classes.
func (f *fitter) likelihood() bool {
	return f.model.Loss == loss.Log || f.model.Loss == loss.Softmax
}
