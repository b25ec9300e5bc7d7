package landscape

import (
	"context"
	"errors"

	"descent/core/solve"
)

// Runner is a method with its knobs. Knobs that a method does not have are not looked at.
type Runner struct {
	Name      string  // batch, stochastic, momentum, nesterov, adam, lbfgs or newton
	Rate      float64 // 0 means 1/L; Adam's own default is 0.05
	Momentum  float64 // 0 means 0.9
	Batch     int     // rows of a step; 0 means all, and 1 for stochastic
	Seed      uint64  // orders the rows
	Constant  bool    // keeps the rate, which falls from epoch to epoch otherwise
	MaxIter   int     // 0 means the method's default
	Tolerance float64 // the gradient to end at; 0 means 1e-8
}

// Runners returns the methods, each with its defaults, in the order in which they are taught.
func Runners() []Runner {
	return []Runner{
		{Name: "batch"}, {Name: "stochastic"}, {Name: "momentum"}, {Name: "nesterov"}, {Name: "adam"}, {Name: "lbfgs"}, {Name: "newton"},
	}
}

// ErrKinks says that a method knows no way with an L1 penalty; batch, stochastic and newton do.
var ErrKinks = errors.New("landscape: the method has no way with an L1 penalty")

// Run records the way of a method from start; nil means 0. clock returns seconds; nil leaves the times 0. The bound on the
// curvature, which the default rates are made of, is computed before it starts. pause is called after every step, and may wait;
// nil is nothing. The error is a cancelled context, ErrKinks or solve.ErrStart. It panics for a name that is not among those of
// Runners.
func Run(ctx context.Context, p *Problem, start []float64, r Runner, clock func() float64, pause func()) (Track, error) {
	if start == nil {
		start = make([]float64, p.Dim())
	}
	if clock == nil {
		clock = func() float64 { return 0 }
	}
	if pause == nil {
		pause = func() {}
	}
	method, kinks := r.method()
	if p.L1 > 0 && !kinks {
		return Track{Name: r.Name}, ErrKinks
	}
	with := *p
	with.known = p.bound()
	rec := &recorder{Track: Track{Name: r.Name, Dim: p.Dim()}, p: p, clock: clock, pause: pause, since: clock(), every: 1}
	result, err := method.Minimize(ctx, &with, start, solve.Options{GradTol: r.Tolerance, MaxIter: r.MaxIter, Observe: rec.observe})
	if rec.seen > 0 && !rec.last.kept {
		rec.keep()
	}
	rec.Status, rec.Rate, rec.Best = result.Status, result.Rate, result.X
	return rec.Track, err
}

// method returns the method, and whether it minds an L1 penalty. Soft thresholding without one is plain gradient descent.
func (r Runner) method() (m solve.Method, kinks bool) {
	switch r.Name {
	case "batch":
		return solve.ProxGrad{Rate: r.Rate, Batch: r.Batch, Seed: r.Seed, Constant: r.Constant}, true
	case "stochastic":
		return solve.ProxGrad{Rate: r.Rate, Batch: max(r.Batch, 1), Seed: r.Seed, Constant: r.Constant}, true
	case "momentum":
		return solve.Momentum{Rate: r.Rate, Beta: r.Momentum, Batch: r.Batch, Seed: r.Seed, Constant: r.Constant}, false
	case "nesterov":
		return solve.Nesterov{Rate: r.Rate, Batch: r.Batch, Seed: r.Seed, Constant: r.Constant}, false
	case "adam":
		return solve.Adam{Rate: r.Rate, Batch: r.Batch, Seed: r.Seed, Constant: r.Constant}, false
	case "lbfgs":
		return solve.LBFGS{}, false
	case "newton":
		return solve.ProxNewton{}, true
	}
	panic("landscape: no such method")
}
