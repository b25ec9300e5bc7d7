package num

import "math"

// Cholesky is the factor L of a symmetric positive semidefinite matrix scaled to a unit diagonal (Jacobi), which takes
// the columns' units out: A = D·L·Lᵀ·D, with D the roots of the diagonal. A row whose pivot is nothing but rounding
// depends on those before it. It is held: L is 0 there, and so is its unknown in Solve, which of a consistent singular
// system is one of the solutions. The zero value is ready for Factor.
type Cholesky struct {
	N     int
	Held  []bool
	Least float64   // smallest pivot, or 1: the squared sine of a column to those before it; negative where A is indefinite
	l     []float64 // N × N, row-major, lower; 0 in held rows
	scale []float64 // roots of the absolute diagonal, 1 where that is 0
}

// panel is the number of columns that are eliminated together: their rows stay in the cache while the rows below pass.
const panel = 16

// NewCholesky returns the factor of A in which rows with a pivot up to hold are held.
func NewCholesky(a *Symmetric, hold float64) *Cholesky {
	c := new(Cholesky)
	c.Factor(a, 0, hold)
	return c
}

// Times returns the factor of a·A, for a > 0. It shares the memory of c.
func (c *Cholesky) Times(a float64) *Cholesky {
	out := *c
	out.scale = make([]float64, c.N)
	for i, s := range c.scale {
		out.scale[i] = s * math.Sqrt(a)
	}
	return &out
}

// Factor factors A + ridge·|diag(A)|, by panels of columns from left to right (Golub & Van Loan 2013, section 4.2.6).
// Rows with a pivot up to hold are held. Least is NaN where A is not finite; whether a negative one matters is for the
// caller to say.
func (c *Cholesky) Factor(a *Symmetric, ridge, hold float64) {
	c.load(a, ridge)
	n := c.N
	for from := 0; from < n; from += panel {
		to := min(from+panel, n)
		c.update(from, to)
		for i := from; i < to; i++ {
			c.eliminate(i, from, i)
			c.pivot(i, from, hold)
		}
		for i := to; i < n; i++ {
			c.eliminate(i, from, to)
		}
	}
}

// load copies the lower triangle, scaled.
func (c *Cholesky) load(a *Symmetric, ridge float64) {
	n := a.N
	if c.N != n || c.l == nil {
		*c = Cholesky{N: n, l: make([]float64, n*n), scale: make([]float64, n), Held: make([]bool, n)}
	}
	c.Least = 1
	for i := range n {
		c.scale[i] = 1
		if d := math.Abs(a.At(i, i)); d != 0 {
			c.scale[i] = math.Sqrt(d)
		}
		row := c.l[i*n : i*n+i+1]
		for j, v := range a.Row(i)[:i+1] {
			row[j] = v / (c.scale[i] * c.scale[j])
		}
		row[i] += ridge
	}
}

// update takes what the columns before from explain off the columns from … to-1, in tiles of 2 rows by 4 columns.
// Past the last row or column a tile takes the last one again.
func (c *Cholesky) update(from, to int) {
	if from == 0 {
		return
	}
	n := c.N
	row := func(i int) []float64 { return c.l[i*n : i*n+from] }
	for i := from; i < n; i += 2 {
		below := min(i+1, n-1)
		for j := from; j < min(to, below+1); j += 4 {
			s := Tile(row(i), row(below),
				row(j), row(min(j+1, to-1)), row(min(j+2, to-1)), row(min(j+3, to-1)))
			for k := range min(4, to-j) {
				if j+k <= i {
					c.l[i*n+j+k] -= s[k]
				}
				if below > i && j+k <= below {
					c.l[below*n+j+k] -= s[4+k]
				}
			}
		}
	}
}

// Tile returns the products of two rows with four, all of the same length.
func Tile(a0, a1, b0, b1, b2, b3 []float64) [8]float64 {
	n := len(a0)
	a1, b0, b1, b2, b3 = a1[:n], b0[:n], b1[:n], b2[:n], b3[:n]
	var s00, s01, s02, s03, s10, s11, s12, s13 float64
	for k, u := range a0 {
		v := a1[k]
		c0, c1, c2, c3 := b0[k], b1[k], b2[k], b3[k]
		s00 += u * c0
		s01 += u * c1
		s02 += u * c2
		s03 += u * c3
		s10 += v * c0
		s11 += v * c1
		s12 += v * c2
		s13 += v * c3
	}
	return [8]float64{s00, s01, s02, s03, s10, s11, s12, s13}
}

// eliminate solves row i for its entries from … to-1, given the rows of those columns.
func (c *Cholesky) eliminate(i, from, to int) {
	n := c.N
	row := c.l[i*n+from : i*n+to]
	for j := range row {
		above := c.l[(from+j)*n+from:][:j+1]
		if c.Held[from+j] {
			row[j] = 0
			continue
		}
		row[j] = (row[j] - Dot(row[:j], above)) / above[j]
	}
}

// pivot ends row i, or holds it.
func (c *Cholesky) pivot(i, from int, hold float64) {
	n := c.N
	row := c.l[i*n : i*n+i+1]
	pivot := row[i] - Dot(row[from:i], row[from:i])
	c.Least = math.Min(c.Least, pivot)
	if c.Held[i] = !(pivot > hold); c.Held[i] {
		clear(row)
		return
	}
	row[i] = math.Sqrt(pivot)
}
