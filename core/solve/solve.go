// Package solve minimises smooth convex functions of the coefficients: batch gradient descent and its accelerated and
// stochastic forms, L-BFGS, Newton with step halving, and proximal Newton for an L1 penalty.
package solve

import (
	"context"

	"gonum.org/v1/gonum/mat"
)

// Objective is a twice-differentiable function.
type Objective interface {
	// Dim returns the length of x.
	Dim() int
	// Eval returns f(x). Where grad or hess is non-nil it is overwritten with the gradient, or the Hessian, at x.
	// Eval keeps no reference to x. The error is a lost worker or a cancelled context, never bad luck.
	Eval(ctx context.Context, x, grad []float64, hess *mat.SymDense) (float64, error)
}

// Method is an algorithm; its exported fields are the knobs only it has.
type Method interface {
	Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error)
}

// Options says when to stop. The zero value is usable.
type Options struct {
	// GradTol stops when the largest gradient entry is at or below it. 0 means 1e-8.
	GradTol float64
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
	Gradient  float64 // largest absolute gradient entry
	X, Grad   []float64
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
	// MaxStableRate is 2/L of a gradient method that diverged, 0 otherwise.
	MaxStableRate float64
}
