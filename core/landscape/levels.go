package landscape

import (
	"math"

	"descent/core/num"
)

// Levels returns n levels for the contours of a grid's costs, ascending and in equal ratios above the least cost, so that the
// bottom of a valley has lines as well as its walls: the first lies above 1 node in 50, the last above 19 in 20. Costs that are
// not finite do not count. A flat surface has no levels.
func Levels(cost []float64, n int) []float64 {
	var above []float64
	least := math.Inf(1)
	for _, c := range cost {
		if c < least { // unlike math.Min this lets no NaN through
			least = c
		}
	}
	for _, c := range cost {
		if rise := c - least; rise > 1e-14*math.Abs(least) && !math.IsInf(rise, 0) {
			above = append(above, rise)
		}
	}
	if len(above) == 0 || n < 1 {
		return nil
	}
	order := num.Order(len(above), func(a, b int32) int {
		if above[a] < above[b] {
			return -1
		}
		return 1
	})
	rank := func(part, of int) float64 { return above[order[(len(order)-1)*part/of]] }
	low, high := rank(1, 50), rank(19, 20)
	if !(high > low*(1+1e-6)) {
		low, high = low/2, low
	}
	levels := make([]float64, n)
	for k := range levels {
		levels[k] = least + low*math.Pow(high/low, (float64(k)+0.5)/float64(n))
	}
	return levels
}
