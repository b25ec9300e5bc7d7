package num

import "math"

// Solve sets x to the solution of A·x = b, 0 in held rows; x may be b.
func (c *Cholesky) Solve(x, b []float64) {
	for i, s := range c.scale {
		x[i] = b[i] / s
	}
	Forward(c.l, x, 0)
	backward(c.l, x)
	for i, s := range c.scale {
		x[i] /= s
	}
}

// InverseAt returns the diagonal entry k of A⁻¹ on the rows that are not held, 0 for one that is: |L⁻¹e_k|², so nothing
// cancels.
func (c *Cholesky) InverseAt(k int) float64 {
	e := make([]float64, c.N)
	e[k] = 1 / c.scale[k]
	Forward(c.l, e, k)
	return Dot(e, e)
}

// Lower returns the factor of a·A itself, lower, row-major, with zero rows where rows are held.
func (c *Cholesky) Lower(a float64) []float64 {
	n, s := c.N, math.Sqrt(a)
	out := make([]float64, n*n)
	for i := range n {
		for j, v := range c.l[i*n : i*n+i+1] {
			out[i*n+j] = s * c.scale[i] * v
		}
	}
	return out
}

// Forward solves L·x = b in place for a lower triangular L, row-major of order len(b); the entries of b before from are
// 0. Unknowns whose diagonal entry is 0 are 0 (Golub & Van Loan 2013, algorithm 3.1.1).
func Forward(l, b []float64, from int) {
	n := len(b)
	for i := from; i < n; i++ {
		row := l[i*n : i*n+i+1]
		if row[i] == 0 {
			b[i] = 0
			continue
		}
		b[i] = (b[i] - Dot(row[from:i], b[from:])) / row[i]
	}
}

// backward solves Lᵀ·x = b in place, as Forward does, along the rows of L (Golub & Van Loan 2013, algorithm 3.1.4).
func backward(l, b []float64) {
	n := len(b)
	for i := n - 1; i >= 0; i-- {
		row := l[i*n : i*n+i+1]
		if row[i] == 0 {
			b[i] = 0
			continue
		}
		b[i] /= row[i]
		for j, v := range row[:i] {
			b[j] -= v * b[i]
		}
	}
}

// InvertUpper inverts an upper triangular matrix, row-major of order n, in place and reports whether it has an inverse;
// where it has none it is left as it is. Entries below the diagonal are not looked at.
func InvertUpper(r []float64, n int) bool {
	for i := range n {
		if r[i*n+i] == 0 {
			return false
		}
	}
	// Rows from the last to the first: r_i·(what is inverted below) over the pivot.
	work := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		row := r[i*n : (i+1)*n]
		copy(work[i+1:], row[i+1:])
		clear(row[i+1:])
		for k := i + 1; k < n; k++ {
			for j, v := range r[k*n+k : (k+1)*n] {
				row[k+j] -= work[k] * v
			}
		}
		pivot := row[i]
		row[i] = 1 / pivot
		for j := i + 1; j < n; j++ {
			row[j] /= pivot
		}
	}
	return true
}
