package check

import (
	"context"
	"math"
	"testing"

	"descent/core/num"
)

// quartic is Σ x⁴ with derivatives that can be spoilt.
type quartic struct{ gradient, hessian float64 }

func (quartic) Dim() int { return 2 }

func (q quartic) Eval(_ context.Context, x, grad []float64, hess *num.Symmetric) (float64, error) {
	value := 0.0
	for k, v := range x {
		value += v * v * v * v
		if grad != nil {
			grad[k] = q.gradient * 4 * v * v * v
		}
		if hess != nil {
			hess.Set(k, k, q.hessian*12*v*v)
		}
	}
	return value, nil
}

// recorder takes failures without passing them on.
type recorder struct {
	testing.TB
	failures int
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(string, ...any) { r.failures++ }

func TestDerivativesCanFail(t *testing.T) {
	for _, c := range []struct {
		name string
		f    quartic
		ok   bool
	}{
		{"right", quartic{1, 1}, true},
		{"sign of the gradient", quartic{-1, -1}, false},
		{"sign of the Hessian", quartic{1, -1}, false},
		{"gradient off by 1e-5", quartic{1 + 1e-5, 1 + 1e-5}, false},
		{"not a number", quartic{math.NaN(), 1}, false},
	} {
		r := &recorder{TB: t}
		Derivatives(r, c.f, []float64{0.7, -1.3}, 1e-7)
		if got := r.failures == 0; got != c.ok {
			t.Errorf("%s: passes %v, want %v", c.name, got, c.ok)
		}
	}
}

func TestClosenessCanFail(t *testing.T) {
	r := &recorder{TB: t}
	Close(r, "far", 1, 1.1, 1e-3)
	Close(r, "not a number", math.NaN(), 1, 1)
	Relative(r, "far", 1e-9, 2e-9, 0.1)
	AllClose(r, "far", []float64{1, 2}, []float64{1, 2.1}, 1e-3)
	SameBits(r, "zeros", []float64{0}, []float64{math.Copysign(0, -1)})
	if r.failures != 5 {
		t.Errorf("got %d failures, want 5", r.failures)
	}
}

func TestProblemFollowsItsTruth(t *testing.T) {
	p := NewProblem(1, 4000, 3, 2, 1000)
	if len(p.Chunks) != 4 {
		t.Fatalf("got %d chunks, want 4", len(p.Chunks))
	}
	right, row := 0, make([]float64, 3)
	for _, c := range p.Chunks {
		for i := range c.N {
			c.Row(row, i)
			if (dot(row, p.Truth) > 0) == (c.Y[i] == 1) {
				right++
			}
		}
	}
	if right < 2200 || right > 3600 {
		t.Errorf("the truth is right for %d of 4000 rows", right)
	}
}
