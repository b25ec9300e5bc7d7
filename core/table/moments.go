package table

import "math"

// moments are the count, mean and centred sum of squares of numbers, with their range.
type moments struct {
	n        int
	mean     float64
	low      float64 // what the mean is more than the float64 mean, so that large offsets cost no digits of m2
	m2       float64
	min, max float64
	parts    int  // how many are no integers
	big      bool // some value is beyond 2^53, where float64 skips integers
}

// bigInteger is 2^53: from there on neighbouring integers may share a float64.
const bigInteger = 1 << 53

// momentsOf returns the moments of the values that are not NaN. It shifts by the first value and corrects the mean in
// a second pass (the corrected two-pass algorithm; Chan, Golub and LeVeque 1983), so that a large common offset costs
// no digits.
func momentsOf(values []float64) moments {
	m := moments{min: math.Inf(1), max: math.Inf(-1)}
	shift, ok := firstNumber(values)
	if !ok {
		return m
	}
	sums := shiftedSums(values, shift)
	m.n, m.parts, m.min, m.max = sums.n, sums.parts, sums.min, sums.max
	m.mean = shift + sums.sum/float64(m.n)
	rest, squares := centredSums(values, m.mean)
	m.m2 = squares - rest*rest/float64(m.n)
	m.low = rest / float64(m.n)
	m.big = m.max >= bigInteger || m.min <= -bigInteger
	return m
}

func firstNumber(values []float64) (v float64, ok bool) {
	for _, v := range values {
		if v == v {
			return v, true
		}
	}
	return 0, false
}

// add joins the moments of the values that follow (Chan, Golub and LeVeque 1983, equation 2.1).
func (m *moments) add(o moments) {
	if o.n == 0 {
		return
	}
	if m.n == 0 {
		*m = o
		return
	}
	n := float64(m.n + o.n)
	delta := (o.mean - m.mean) + (o.low - m.low)
	m.m2 += o.m2 + delta*delta*(float64(m.n)/n)*float64(o.n)
	m.low += delta * (float64(o.n) / n)
	sum := m.mean + m.low
	m.low -= sum - m.mean
	m.mean = sum
	m.n += o.n
	m.min, m.max = min(m.min, o.min), max(m.max, o.max)
	m.parts += o.parts
	m.big = m.big || o.big
}

// sd returns the standard deviation with divisor n-1, NaN for fewer than two values.
func (m *moments) sd() float64 {
	if m.n < 2 {
		return math.NaN()
	}
	return math.Sqrt(max(m.m2, 0) / float64(m.n-1))
}
