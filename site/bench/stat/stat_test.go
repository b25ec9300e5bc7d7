package stat

import (
	"math"
	"testing"
)

func TestMedianAndBest(t *testing.T) {
	for _, test := range []struct {
		v            []float64
		median, best float64
	}{
		{[]float64{3}, 3, 3},
		{[]float64{9, 1, 2}, 2, 1},
		{[]float64{4, 1, 2, 10}, 3, 1},
	} {
		if Median(test.v) != test.median || Best(test.v) != test.best {
			t.Errorf("%v: got %v and %v, want %v and %v", test.v, Median(test.v), Best(test.v), test.median, test.best)
		}
	}
	if !math.IsNaN(Median(nil)) || !math.IsNaN(Best(nil)) {
		t.Error("nothing has a median")
	}
}

func TestExponent(t *testing.T) {
	n := []float64{10, 100, 1000, 10000}
	exact := make([]float64, 4)
	for i, v := range n {
		exact[i] = 3 * math.Pow(v, 1.5)
	}
	if b, miss := Exponent(n, exact); math.Abs(b-1.5) > 1e-12 || math.Abs(miss-1) > 1e-12 {
		t.Errorf("got %v, off by %v", b, miss)
	}
	exact[0] *= 2
	if b, miss := Exponent(n, exact); b >= 1.5 || miss < 1.2 || miss > 2 {
		t.Errorf("got %v, off by %v", b, miss)
	}
	if b, _ := Exponent(n[:1], exact[:1]); !math.IsNaN(b) {
		t.Errorf("one point has the exponent %v", b)
	}
	if b, _ := Exponent([]float64{5, 5}, []float64{1, 2}); !math.IsNaN(b) {
		t.Errorf("one size has the exponent %v", b)
	}
}
