package check

import (
	"math"
	"testing"
)

// Close fails t unless got is within tol·max(|want|, 1) of want; equal infinities and two NaNs are close.
func Close(t testing.TB, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol*math.Max(1, math.Abs(want))) && got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s: got %.17g, want %.17g", what, got, want)
	}
}

// Relative fails t unless got is within tol·|want| of want.
func Relative(t testing.TB, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol*math.Abs(want)) {
		t.Errorf("%s: got %.17g, want %.17g", what, got, want)
	}
}

// AllClose is Close entry by entry, relative to the largest entry of want and at least 1.
func AllClose(t testing.TB, what string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d entries, want %d", what, len(got), len(want))
	}
	for k := range want {
		if !(math.Abs(got[k]-want[k]) <= tol*scale(want)) {
			t.Errorf("%s entry %d: got %.17g, want %.17g", what, k, got[k], want[k])
		}
	}
}

// SameBits fails t unless the two are equal bit by bit.
func SameBits(t testing.TB, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %d entries, want %d", what, len(got), len(want))
	}
	for k := range want {
		if math.Float64bits(got[k]) != math.Float64bits(want[k]) {
			t.Errorf("%s entry %d: got %b, want %b", what, k, got[k], want[k])
		}
	}
}
