package page

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMedianAgreesWithSorting(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 60; n++ {
		v := make([]float64, n)
		for i := range v {
			v[i] = math.Round(10 * random.NormFloat64()) // with ties
		}
		w := slices.Sorted(slices.Values(v))
		want := (w[(n-1)/2] + w[n/2]) / 2
		kept := slices.Clone(v)
		if got := median(append(v, math.NaN())); got != want {
			t.Errorf("median(%v) = %v, want %v", kept, got, want)
		}
		if !slices.Equal(v, kept) {
			t.Fatalf("median changed its argument")
		}
	}
	if got := median([]float64{math.NaN()}); !math.IsNaN(got) {
		t.Errorf("median of nothing = %v, want NaN", got)
	}
}

func TestCommonest(t *testing.T) {
	for _, c := range []struct {
		codes []int32
		want  int
	}{{[]int32{2, 1, 2, -1}, 2}, {[]int32{1, 0}, 0}, {[]int32{-1, -1}, -1}, {nil, -1}} {
		if got := commonest(c.codes, 3); got != c.want {
			t.Errorf("commonest(%v) = %d, want %d", c.codes, got, c.want)
		}
	}
}
