// Package check holds what the tests of core share: derivatives against differences, seeded problems, closeness.
package check

import (
	"context"
	"math"
	"testing"

	"descent/core/num"
)

// Function is what Derivatives checks; every solve.Objective is one.
type Function interface {
	Dim() int
	Eval(ctx context.Context, x, grad []float64, hess *num.Symmetric) (float64, error)
}

// Derivatives fails t unless the gradient of f at x agrees with central differences of its values, and its Hessian
// with central differences of its gradient, to tol relative to the largest entry of each (and at least 1).
func Derivatives(t testing.TB, f Function, x []float64, tol float64) {
	t.Helper()
	n := f.Dim()
	grad, hess := make([]float64, n), num.NewSymmetric(n)
	eval(t, f, x, grad, hess)
	for k := range n {
		// The cube root of the precision balances truncation and rounding.
		h := 6e-6 * math.Max(1, math.Abs(x[k]))
		above, slopeAbove := beside(t, f, x, k, h)
		below, slopeBelow := beside(t, f, x, k, -h)
		near(t, "gradient", k, 0, grad[k], (above-below)/(2*h), tol*scale(grad))
		for j := range n {
			difference := (slopeAbove[j] - slopeBelow[j]) / (2 * h)
			near(t, "Hessian", k, j, hess.At(k, j), difference, tol*scale(hess.Data))
		}
	}
}

func near(t testing.TB, what string, k, j int, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s entry %d, %d is %g, differences give %g", what, k, j, got, want)
	}
}

func scale(v []float64) float64 {
	top := 1.0
	for _, x := range v {
		top = math.Max(top, math.Abs(x))
	}
	return top
}

// beside returns value and gradient at x with entry k moved by h.
func beside(t testing.TB, f Function, x []float64, k int, h float64) (float64, []float64) {
	t.Helper()
	moved, grad := append([]float64(nil), x...), make([]float64, len(x))
	moved[k] += h
	return eval(t, f, moved, grad, nil), grad
}

func eval(t testing.TB, f Function, x, grad []float64, hess *num.Symmetric) float64 {
	t.Helper()
	value, err := f.Eval(t.Context(), x, grad, hess)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
