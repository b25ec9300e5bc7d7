package page

import "math"

// median returns the median of the numbers in v that are not NaN, NaN when there are none; of an even count the mean
// of the middle two. It takes time linear in the length (Hoare's selection, 1961).
func median(v []float64) float64 {
	w := make([]float64, 0, len(v))
	for _, x := range v {
		if x == x {
			w = append(w, x)
		}
	}
	n := len(w)
	if n == 0 {
		return math.NaN()
	}
	upper := pick(w, n/2)
	if n%2 == 1 {
		return upper
	}
	lower := math.Inf(-1) // pick left the smaller half in front
	for _, x := range w[:n/2] {
		lower = max(lower, x)
	}
	return lower + (upper-lower)/2
}

// pick reorders v so that v[k] is what it would be in order, with nothing larger before it, and returns it.
func pick(v []float64, k int) float64 {
	lo, hi := 0, len(v)-1
	for lo < hi {
		pivot := v[lo+(hi-lo)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return v[k]
		}
	}
	return v[k]
}

// commonest returns the code that occurs most often, the smaller one of equals, −1 when there is none.
func commonest(codes []int32, levels int) int {
	counts := make([]float64, levels)
	for _, c := range codes {
		if c >= 0 {
			counts[c]++
		}
	}
	return largest(counts)
}

// largest returns the index of the largest count, the first of equals, −1 when none is above 0.
func largest(counts []float64) int {
	best := -1
	for c, n := range counts {
		if n > 0 && (best < 0 || n > counts[best]) {
			best = c
		}
	}
	return best
}
