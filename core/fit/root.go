package fit

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// root is the Cholesky factor of a positive semidefinite matrix scaled to a unit diagonal. Rows that depend on earlier
// ones are held: their unknowns are 0.
type root struct {
	n     int
	l     []float64 // lower, row-major
	held  []bool
	scale []float64 // roots of the diagonal
	least float64   // smallest pivot, relative to its diagonal
}

// heldPivot is the relative pivot up to which a row counts as dependent.
const heldPivot = 1e-14

func lower(a *mat.SymDense) *root { return lowerOf(a.SymmetricDim(), a.At, heldPivot) }

func lowerOf(n int, a func(i, j int) float64, least float64) *root {
	c := &root{n: n, l: make([]float64, n*n), held: make([]bool, n), scale: make([]float64, n), least: 1}
	for i := range n {
		c.scale[i] = math.Sqrt(math.Max(a(i, i), 0))
		row := c.l[i*n : (i+1)*n]
		if c.held[i] = !(c.scale[i] > 0); c.held[i] {
			c.least = 0
			continue
		}
		for j := range i {
			if c.held[j] {
				continue
			}
			row[j] = (a(j, i)/(c.scale[i]*c.scale[j]) - inner(row[:j], c.l[j*n:j*n+j])) / c.l[j*n+j]
		}
		pivot := 1 - inner(row[:i], row[:i])
		c.least = math.Min(c.least, math.Max(pivot, 0))
		if c.held[i] = !(pivot > least); c.held[i] {
			clear(row)
			continue
		}
		row[i] = math.Sqrt(pivot)
	}
	return c
}

// solve returns the solution of a·x = b.
func (c *root) solve(b []float64) []float64 {
	n := c.n
	x := make([]float64, n)
	for i := range n {
		if !c.held[i] {
			x[i] = (b[i]/c.scale[i] - inner(c.l[i*n:i*n+i], x[:i])) / c.l[i*n+i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		if c.held[i] {
			continue
		}
		x[i] /= c.l[i*n+i]
		for j := range i {
			x[j] -= c.l[i*n+j] * x[i]
		}
	}
	for i := range n {
		if c.held[i] {
			x[i] = 0
		} else {
			x[i] /= c.scale[i]
		}
	}
	return x
}

// plain returns the factor of the matrix itself times a, with zero rows where rows are held.
func (c *root) plain(a float64) []float64 {
	out := make([]float64, len(c.l))
	s := math.Sqrt(a)
	for i := range c.n {
		for j := 0; j <= i; j++ {
			out[i*c.n+j] = s * c.scale[i] * c.l[i*c.n+j]
		}
	}
	return out
}

func inner(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}
