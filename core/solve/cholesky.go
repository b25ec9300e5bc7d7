package solve

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// cholesky solves symmetric positive semidefinite systems after scaling the matrix to a unit diagonal (Jacobi), which
// takes the columns' units out. A row whose pivot is nothing but rounding depends on those before it: it is held, its
// unknown is 0, and of a consistent singular system that is one of the solutions.
type cholesky struct {
	n     int
	l     []float64 // lower triangle by rows, 0 on the diagonal of a held row
	scale []float64 // 1/√diagonal
}

// factor factors a + ridge·diag(a); ok is false when it has a negative pivot beyond rounding or is not finite.
func (c *cholesky) factor(a *mat.SymDense, ridge float64) (ok bool) {
	n := a.SymmetricDim()
	if c.n != n {
		*c = cholesky{n: n, l: make([]float64, n*n), scale: make([]float64, n)}
	}
	c.setScale(a)
	raw := a.RawSymmetric()
	for i := range n {
		for j := range i {
			c.l[i*n+j] = raw.Data[j*raw.Stride+i] * c.scale[i] * c.scale[j]
		}
		c.l[i*n+i] = raw.Data[i*raw.Stride+i]*c.scale[i]*c.scale[i] + ridge
		if !c.row(i, ridge == 0) {
			return false
		}
	}
	return true
}

// setScale takes the size of a negative diagonal entry too, and 1 where it is 0.
func (c *cholesky) setScale(a *mat.SymDense) {
	for i := range c.scale {
		c.scale[i] = 1
		if d := math.Abs(a.At(i, i)); d > 0 {
			c.scale[i] = 1 / math.Sqrt(d)
		}
	}
}

// row eliminates row i, given the rows above it; hold says whether a pivot of rounding alone holds the row or fails.
func (c *cholesky) row(i int, hold bool) bool {
	n, row := c.n, c.l[i*c.n:i*c.n+i+1]
	for j := range i {
		above := c.l[j*n : j*n+j+1]
		if above[j] == 0 {
			row[j] = 0
			continue
		}
		row[j] = (row[j] - dot(row[:j], above[:j])) / above[j]
	}
	pivot := row[i] - dot(row[:i], row[:i])
	rounding := 16 * float64(n) * 0x1p-52
	switch {
	case pivot > rounding:
		row[i] = math.Sqrt(pivot)
	case pivot >= -rounding && hold:
		row[i] = 0
	default:
		return false
	}
	return true
}

// solve sets x to the solution of a·x = b; x may be b.
func (c *cholesky) solve(x, b []float64) {
	n := c.n
	for i := range n {
		row := c.l[i*n : i*n+i+1]
		x[i] = b[i]*c.scale[i] - dot(row[:i], x[:i])
		if row[i] == 0 {
			x[i] = 0
		} else {
			x[i] /= row[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		row := c.l[i*n : i*n+i+1]
		if row[i] == 0 {
			x[i] = 0
			continue
		}
		x[i] /= row[i]
		for j, v := range row[:i] {
			x[j] -= v * x[i]
		}
	}
	for i := range n {
		x[i] *= c.scale[i]
	}
}
