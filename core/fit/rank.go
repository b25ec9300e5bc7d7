package fit

import "math"

// rankTolerance is the sine of the angle to the space of the columns before it below which a column counts as their
// combination. R's glm uses 1e-11 as well, its lm 1e-7; Filip of the NIST sets needs about 1e-10.
const rankTolerance = 1e-11

// nearTolerance is the sine below which a column is called nearly collinear.
const nearTolerance = 1e-6

// independent goes through the first n columns of the triangle in order and keeps those that are no combination of the
// kept ones before them: what is left of a column after projection, relative to its length, is above its tolerance.
// least is the smallest such share among the kept columns, and where it is.
func (t *triangle) independent(n int, tolerance func(j int) float64) (keep []bool, least float64, where int) {
	k := t.k
	a := make([]float64, k*k) // by columns
	for i := range k {
		for j := i; j < k; j++ {
			a[j*k+i] = t.r[i*k+j]
		}
	}
	keep, least, where = make([]bool, n), 1, -1
	row := 0
	for j := range n {
		c := a[j*k : (j+1)*k]
		whole, rest := norm(c), norm(c[row:])
		if !(rest > tolerance(j)*whole) {
			continue
		}
		keep[j] = true
		if rest/whole < least {
			least, where = rest/whole, j
		}
		house(a, k, row, j, n)
		row++
	}
	return keep, least, where
}

// house applies the Householder reflection that clears column j below row to the columns after it.
func house(a []float64, k, row, j, n int) {
	v := append([]float64(nil), a[j*k+row:(j+1)*k]...)
	size := norm(v)
	alpha := -math.Copysign(size, v[0])
	v[0] -= alpha
	square := norm(v)
	if square == 0 {
		return
	}
	for i := range v {
		v[i] /= square
	}
	for c := j + 1; c < n; c++ {
		w := a[c*k+row : (c+1)*k]
		dot := 0.0
		for i := range v {
			dot += v[i] * w[i]
		}
		for i := range v {
			w[i] -= 2 * dot * v[i]
		}
	}
}

// leastPivot returns the smallest pivot of the Cholesky factor of a symmetric matrix, row-major of order n, relative
// to its diagonal: the squared sine of the angle between a column and those before it.
func leastPivot(gram func(i, j int) float64, n int) float64 {
	l := make([]float64, n*n)
	least := 1.0
	for i := range n {
		for j := 0; j <= i; j++ {
			s := gram(i, j)
			for k := range j {
				s -= l[i*n+k] * l[j*n+k]
			}
			switch {
			case i != j:
				l[i*n+j] = s / l[j*n+j]
			case !(s > 0):
				return 0
			default:
				least = math.Min(least, s/gram(i, i))
				l[i*n+i] = math.Sqrt(s)
			}
		}
	}
	return least
}
