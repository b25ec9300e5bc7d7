package kernel

// line is a column of a block.
type line = [BlockRows]float64

// Standardize sets dst[i] to (src[i]-mean)·(1/scale) for each of the len(src) entries of src. dst may be src.
func Standardize(dst, src []float64, mean, scale float64) {
	dst = dst[:len(src)]
	inverse := 1 / scale
	if vectors && len(src) == BlockRows {
		standardizeVector(dst, src, mean, inverse)
		return
	}
	for i, v := range src {
		dst[i] = (v - mean) * inverse
	}
}

// ones is a column of ones.
var ones = func() (v line) {
	for i := range v {
		v[i] = 1
	}
	return v
}()

// Ones sets the first n entries of a column to 1 and the others to 0.
func Ones(column []float64, n int) {
	copy(column[:n], ones[:])
	clear(column[n:])
}

// Finite reports whether no entry is infinite or NaN.
func Finite(v []float64) bool {
	s := 0.0
	for ; len(v) >= 8; v = v[8:] {
		// The difference of a number to itself is 0, that of what is none NaN.
		s += ((v[0] - v[0]) + (v[1] - v[1]) + (v[2] - v[2]) + (v[3] - v[3])) + ((v[4] - v[4]) + (v[5] - v[5]) + (v[6] - v[6]) + (v[7] - v[7]))
	}
	for _, x := range v {
		s += x - x
	}
	return s == 0
}
