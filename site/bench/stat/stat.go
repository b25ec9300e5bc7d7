// Package stat holds the few statistics that the benchmarks state.
package stat

import (
	"math"
	"slices"
)

// Median returns the middle value, the mean of the middle two of an even number, NaN of none.
func Median(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(v))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// Best returns the smallest value, NaN of none.
func Best(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	return slices.Min(v)
}

// Exponent returns the b of the least-squares line log t = a + b·log n, and the largest factor by which the line misses
// a point. It is NaN unless two different n are given, all of them and all t positive.
func Exponent(n, t []float64) (b, miss float64) {
	count, sx, sy, sxx, sxy := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range n {
		x, y := math.Log(n[i]), math.Log(t[i])
		count, sx, sy, sxx, sxy = count+1, sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	spread := sxx - sx*sx/count
	if !(spread > 1e-12*sxx) {
		return math.NaN(), math.NaN()
	}
	b = (sxy - sx*sy/count) / spread
	a := (sy - b*sx) / count
	for i := range n {
		miss = max(miss, math.Exp(math.Abs(math.Log(t[i])-a-b*math.Log(n[i]))))
	}
	return b, miss
}
