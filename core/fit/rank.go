package fit

import "descent/core/num"

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
		whole, rest := num.Norm(c), num.Norm(c[row:])
		if !(rest > tolerance(j)*whole) {
			continue
		}
		keep[j] = true
		if rest/whole < least {
			least, where = rest/whole, j
		}
		u := c[row:]
		num.Reflector(u)
		for next := j + 1; next < n; next++ {
			num.Reflect(u, a[next*k+row:(next+1)*k])
		}
		row++
	}
	return keep, least, where
}
