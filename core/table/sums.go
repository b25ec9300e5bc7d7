package table

import "math"

// shifted are sums over values less a common shift, and what else one pass over them tells.
type shifted struct {
	n        int // values that are not NaN
	parts    int // of these, how many are no integers
	sum      float64
	min, max float64
}

// lanes is how many sums run beside each other: value k is added to sum k modulo lanes. The vector forms add in the same
// order, so that all builds agree to the last bit.
const lanes = 4

// shiftedScalar passes over the values; shift is one of them.
func shiftedScalar(values []float64, shift float64) shifted {
	s := shifted{}
	var sum [lanes]float64
	low, high := [lanes]float64{shift, shift, shift, shift}, [lanes]float64{shift, shift, shift, shift}
	for at := 0; at < len(values); at += lanes {
		for k, v := range values[at:min(at+lanes, len(values))] {
			if v != v {
				continue
			}
			s.n++
			sum[k] += v - shift
			if v < low[k] {
				low[k] = v
			}
			if v > high[k] {
				high[k] = v
			}
			if v != math.Floor(v) {
				s.parts++
			}
		}
	}
	s.sum = (sum[0] + sum[2]) + (sum[1] + sum[3])
	s.min, s.max = least(low), most(high)
	return s
}

func least(v [lanes]float64) float64 {
	for _, x := range v[1:] {
		if x < v[0] {
			v[0] = x
		}
	}
	return v[0]
}

func most(v [lanes]float64) float64 {
	for _, x := range v[1:] {
		if x > v[0] {
			v[0] = x
		}
	}
	return v[0]
}

// centredScalar returns the sums of the deviations from the mean and of their squares.
func centredScalar(values []float64, mean float64) (rest, squares float64) {
	var r, q [lanes]float64
	for at := 0; at < len(values); at += lanes {
		for k, v := range values[at:min(at+lanes, len(values))] {
			if v == v {
				d := v - mean
				r[k] += d
				q[k] += float64(d * d)
			}
		}
	}
	return (r[0] + r[2]) + (r[1] + r[3]), (q[0] + q[2]) + (q[1] + q[3])
}
