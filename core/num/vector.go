package num

import "math"

// Dot returns Σ a_i·b_i over the entries of a; b is at least as long.
func Dot(a, b []float64) float64 {
	b = b[:len(a)]
	// Four sums: an addition need not wait for the one before it.
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := a[i:i+4:i+4], b[i:i+4:i+4]
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return (s0 + s1) + (s2 + s3)
}

// MaxAbs returns the largest absolute entry, 0 for no entries, NaN where one is NaN.
func MaxAbs(v []float64) float64 {
	top := 0.0
	for _, x := range v {
		top = math.Max(top, math.Abs(x))
	}
	return top
}

// Norm returns the Euclidean norm without overflow or underflow on the way.
func Norm(v []float64) float64 {
	top := MaxAbs(v)
	if top == 0 || math.IsInf(top, 0) || math.IsNaN(top) {
		return top
	}
	sum := 0.0
	for _, x := range v {
		sum += (x / top) * (x / top)
	}
	return top * math.Sqrt(sum)
}
