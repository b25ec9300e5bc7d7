// Package solve minimises smooth convex functions of the coefficients: batch gradient descent and its accelerated and
// stochastic forms, L-BFGS, Newton with step halving, and proximal Newton for an L1 penalty.
package solve

import (
	"context"

	"descent/core/num"
)

// Objective is a twice-differentiable function.
type Objective interface {
	// Dim returns the length of x.
	Dim() int
	// Eval returns f(x). Where grad or hess is non-nil it is overwritten with the gradient, or the Hessian, at x.
	// Eval keeps no reference to x. The error is a lost worker or a cancelled context, never bad luck.
	Eval(ctx context.Context, x, grad []float64, hess *num.Symmetric) (float64, error)
}

// Stochastic is an Objective that can be estimated from some of its rows.
type Stochastic interface {
	Objective
	// Count returns the number of rows.
	Count() int
	// EvalRows is Eval on some rows, counted from 0, each as often as it is listed: an unbiased estimate of f and of its
	// gradient when they are drawn evenly.
	EvalRows(ctx context.Context, x, grad []float64, rows []int32) (float64, error)
}

// Curved is an Objective that knows a bound L on the largest eigenvalue of its Hessian. Where an Objective is not
// Curved, the gradient methods take the largest eigenvalue at the start.
type Curved interface {
	Lipschitz(ctx context.Context) (float64, error)
}

// Kinked is an Objective f, smooth, to which a weighted L1 norm is added: F(x) = f(x) + Σ w_k·|x_k|.
type Kinked interface {
	Objective
	// Kinks returns the weights w; nil when all are 0.
	Kinks() []float64
	// Prox overwrites dst with the minimiser over z of ½|z-x|² + step·Σ w_k·|z_k|.
	Prox(dst, x []float64, step float64)
}

// Method is an algorithm; its exported fields are the knobs only it has.
type Method interface {
	Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error)
}

// Options says when to stop. The zero value is usable.
type Options struct {
	// GradTol stops when the largest gradient entry is at or below it. 0 means 1e-8.
	GradTol float64
	// StepTol lets Newton and Subsampled end where the step to come moves no entry by more than this share of the largest one;
	// the step is taken, f is that of the quadratic model, and nothing is evaluated after it. 0 means 1e-13, which makes
	// such a step pure rounding.
	StepTol float64
	// MaxIter bounds the iterations. 0 means the method's default.
	MaxIter int
	// Observe, if non-nil, sees every accepted iterate, the start included (Iteration 0). Step.X and Step.Grad are
	// valid only during the call. It may block: that is how a fit is paused, stepped and paced. An error it returns
	// ends the run with StatusStopped and that error.
	Observe func(Step) error
}

// Step is one accepted iterate.
type Step struct {
	Iteration int
	Passes    float64 // sweeps over all rows so far; fractions for mini-batches
	F         float64 // objective value at X
	Gradient  float64 // largest absolute gradient entry; with an L1 term, of the subgradient nearest 0
	X, Grad   []float64
	// Estimated reports that F, Gradient and Grad come from a mini-batch at the point before the step.
	Estimated bool
}

// Status says why a run ended.
type Status uint8

// The statuses. Separation is named by package fit, which looks at the rows.
const (
	StatusNone Status = iota
	Converged
	IterationLimit
	Diverged
	Stalled
	Stopped
)

// String returns the code of the JavaScript API.
func (s Status) String() string {
	return [...]string{"", "converged", "iteration-limit", "diverged", "stalled", "stopped"}[s]
}

// Result is the best point found and why the run ended there.
type Result struct {
	X          []float64
	F          float64
	Grad       []float64
	Status     Status
	Iterations int
	Passes     float64
	Options    Options // as resolved
	Rate       float64 // the rate of a gradient method, as resolved; where it is adapted, the first
	// Hess is the Hessian at X where the method had it at hand, else nil.
	Hess *num.Symmetric
	// MaxStableRate is 2/L of a gradient method that diverged, 0 otherwise.
	MaxStableRate float64
}
