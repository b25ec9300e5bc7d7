package fit

import (
	"context"
	"math"

	"descent/core/num"
	"descent/core/solve"
)

// direct solves the least squares problem by the QR factor of the rows and one step of refinement by the corrected
// seminormal equations (Björck 1987), which helps as long as the condition number is below about 1e7.
func (f *fitter) direct(ctx context.Context) (*ending, error) {
	dim := f.model.Dim()
	end := &ending{Result: solve.Result{X: make([]float64, dim), Grad: make([]float64, dim), Status: solve.Converged}}
	watch := f.watch(&progress{})
	show := func() (bool, error) {
		var err error
		if end.F, err = f.object.Eval(ctx, end.X, end.Grad, nil); err != nil {
			return false, err
		}
		end.Passes++
		if watch == nil {
			return false, nil
		}
		step := solve.Step{Iteration: end.Iterations, Passes: end.Passes, F: end.F, Gradient: num.MaxAbs(end.Grad), X: end.X}
		if watch(step) != nil {
			end.Status = solve.Stopped
		}
		return end.Status == solve.Stopped, ctx.Err()
	}
	if stop, err := show(); stop || err != nil {
		return end, err
	}
	t, err := f.factor(ctx)
	if err != nil {
		return nil, err
	}
	end.Passes++
	end.Iterations++
	for j := range dim {
		end.X[j] = t.r[j*t.k+dim]
	}
	t.back(end.X)
	end.factor = t.lower(dim)
	if stop, err := show(); stop || err != nil {
		return end, err
	}
	return end, f.refine(ctx, end, t)
}

// refine takes a step by the seminormal equations where the factor is well enough conditioned for it.
func (f *fitter) refine(ctx context.Context, end *ending, t *triangle) error {
	dim := f.model.Dim()
	_, least, _ := t.independent(dim, func(int) float64 { return 0 })
	if least < 1e-6 {
		return nil
	}
	step := make([]float64, dim)
	for k, g := range end.Grad {
		step[k] = -g * f.moments.Weight
	}
	t.forward(step)
	t.back(step)
	for k := range step {
		end.X[k] += step[k]
	}
	end.Iterations++
	end.Passes++
	var err error
	end.F, err = f.object.Eval(ctx, end.X, end.Grad, nil)
	return err
}

// back solves R·x = b in place, for as many leading rows as b has.
func (t *triangle) back(b []float64) {
	for i := len(b) - 1; i >= 0; i-- {
		for j := i + 1; j < len(b); j++ {
			b[i] -= t.r[i*t.k+j] * b[j]
		}
		b[i] /= t.r[i*t.k+i]
	}
}

// forward solves Rᵀ·x = b in place.
func (t *triangle) forward(b []float64) {
	for i := range b {
		for j := range i {
			b[i] -= t.r[j*t.k+i] * b[j]
		}
		b[i] /= t.r[i*t.k+i]
	}
}

// lower returns the transpose of the leading n rows with a positive diagonal: the Cholesky factor of X'WX.
func (t *triangle) lower(n int) []float64 {
	out := make([]float64, n*n)
	for i := range n {
		sign := math.Copysign(1, t.r[i*t.k+i])
		for j := i; j < n; j++ {
			out[j*n+i] = sign * t.r[i*t.k+j]
		}
	}
	return out
}
