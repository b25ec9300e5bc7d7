package fit

import (
	"context"
	"math"

	"descent/core/kernel"
	"descent/core/num"
	"descent/core/objective"
)

// triangle is an upper triangular matrix of order k, row-major, that Householder reflections build up from rows: the
// factor R of the QR decomposition of all rows seen so far.
type triangle struct {
	k    int
	r    []float64
	work []float64 // columns of the stacked matrix
	turn objective.Turn
}

func newTriangle(k int) *triangle { return &triangle{k: k, r: make([]float64, k*k)} }

// add takes up m more rows. column(j) writes their column j to dst, of length m. The error is that of a turn.
func (t *triangle) add(m int, column func(j int, dst []float64)) error {
	k, rows := t.k, t.k+m
	if len(t.work) < k*rows {
		t.work = make([]float64, k*rows)
	}
	a := t.work[:k*rows]
	for j := range k {
		c := a[j*rows : (j+1)*rows]
		for i := range k {
			c[i] = t.r[i*k+j]
		}
		column(j, c[k:])
	}
	for j := range k {
		reflect(a, rows, k, j)
		if err := t.turn.Spend(2 * m * (k - j)); err != nil {
			return err
		}
	}
	for i := range k {
		for j := i; j < k; j++ {
			t.r[i*k+j] = a[j*rows+i]
		}
	}
	return nil
}

// reflect applies the Householder reflection that clears column j below row j, where only row j and the rows from k
// on are not yet zero (Golub & Van Loan 2013, algorithm 5.1.1, for a stacked triangle).
func reflect(a []float64, rows, k, j int) {
	v := a[j*rows : (j+1)*rows]
	tail := v[k:]
	size := num.Norm(tail)
	if size == 0 {
		return
	}
	head := v[j]
	alpha := -math.Copysign(math.Hypot(head, size), head)
	u := head - alpha // the first entry of the reflection's vector; the rest is tail
	scale := 1 / (alpha * u)
	for c := j + 1; c < k; c++ {
		w := a[c*rows : (c+1)*rows]
		rest := w[k:][:len(tail)]
		dot := u * w[j]
		for i, x := range tail {
			dot += x * rest[i]
		}
		dot *= scale
		w[j] += dot * u
		for i, x := range tail {
			rest[i] += dot * x
		}
	}
	v[j] = alpha
}

// triangles answers kindQR: per chunk the triangular factor of its rows, scaled by the roots of their weights, with
// the response as the last column.
func (e *encoding) triangles(yield func() error) ([]objective.Part, error) {
	var parts []objective.Part
	var columns []float64
	root := make([]float64, kernel.BlockRows)
	for _, c := range e.chunks {
		if c.N == 0 {
			continue
		}
		t := newTriangle(c.P + 1)
		t.turn.Yield = yield
		for b := range c.Blocks() {
			x, y, w, _ := c.Block(b, &columns)
			m := min(kernel.BlockRows, c.N-b*kernel.BlockRows)
			for i := range m {
				root[i] = math.Sqrt(w[i])
			}
			err := t.add(m, func(j int, dst []float64) {
				src := y
				if j < c.P {
					src = x[j*kernel.BlockRows:]
				}
				for i := range dst {
					dst[i] = root[i] * src[i]
				}
			})
			if err != nil {
				return nil, err
			}
		}
		parts = append(parts, objective.Part{Index: c.Index, Floats: t.r})
		if err := t.turn.Take(); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// factor asks for the triangular factor of all rows and combines the chunks' factors along the fixed tree.
func (f *fitter) factor(ctx context.Context) (*triangle, error) {
	parts, err := f.cluster.Run(ctx, objective.Op{Kind: kindQR, Fit: f.spec.Slot})
	if err != nil {
		return nil, err
	}
	at := make([][]float64, len(f.counts))
	for _, p := range parts {
		at[p.Index] = p.Floats
	}
	k := f.layout.Width() + 1
	for len(at) > 1 {
		next := make([][]float64, (len(at)+1)/2)
		for i := range next {
			next[i] = at[2*i]
			if 2*i+1 < len(at) {
				next[i] = stack(k, at[2*i], at[2*i+1])
			}
		}
		at = next
	}
	return &triangle{k: k, r: at[0]}, nil
}

// stack returns the factor of one factor on top of another; either may be nil.
func stack(k int, a, b []float64) []float64 {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	t := &triangle{k: k, r: a}
	t.add(k, func(j int, dst []float64) {
		for i := range dst {
			dst[i] = b[i*k+j]
		}
	})
	return t.r
}
