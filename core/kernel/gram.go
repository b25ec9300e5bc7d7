package kernel

import "descent/core/num"

// Packed returns the length of a packed upper triangle of order p. Entry (i, j), i <= j, stands at PackedIndex(p, i, j).
func Packed(p int) int { return p * (p + 1) / 2 }

// PackedIndex returns the place of entry (i, j), i <= j, in a packed upper triangle of order p, stored by rows.
func PackedIndex(p, i, j int) int { return i*p - i*(i-1)/2 + j - i }

// Gram adds the weighted Gram matrix Σ_i d[i]*x_i*x_iᵀ of the first rows rows of a block of p columns to the packed
// upper triangle h. The weights may be negative. scratch holds p*BlockRows entries and is overwritten.
func Gram(h, x, d, scratch []float64, p, rows int) {
	mustFit(len(d), len(x), p, rows)
	if len(h) < Packed(p) || len(scratch) < p*BlockRows {
		panic("kernel: triangle or scratch too short")
	}
	if vectors {
		gramVector(h, x, d, scratch, p, rows)
		return
	}
	gramScalar(h, x, d, scratch, p, rows)
}

// gramScalar scales the columns by d into scratch, then multiplies scaled by plain columns in tiles of 2 by 4 that
// stay in registers over all rows.
func gramScalar(h, x, d, scratch []float64, p, rows int) {
	scaleScalar(scratch, x, d, p, rows)
	for i := 0; i < p; i += 2 {
		for j := i; j < p; j += 4 {
			tileScalar(h, scratch, x, i, j, p, rows)
		}
	}
}

func scaleScalar(scratch, x, d []float64, p, rows int) {
	d = d[:rows]
	for j := range p {
		s, xj := column(scratch, j, rows)[:len(d)], column(x, j, rows)[:len(d)]
		for i, v := range d {
			s[i] = xj[i] * v
		}
	}
}

// tileScalar adds the products of scaled columns i, i+1 and plain columns j … j+3. Past the last column it takes the
// last one again, and addTile leaves out what does not belong to the triangle.
func tileScalar(h, scaled, x []float64, i, j, p, rows int) {
	last := p - 1
	s := num.Tile(column(scaled, i, rows), column(scaled, min(i+1, last), rows),
		column(x, j, rows), column(x, min(j+1, last), rows), column(x, min(j+2, last), rows), column(x, min(j+3, last), rows))
	addTile(h, i, j, p, &s)
}

// addTile adds a 2 by 4 tile, by rows, at (i, j), j >= i, to the packed triangle: what of it lies inside.
func addTile(h []float64, i, j, p int, s *[8]float64) {
	n := min(4, p-j)
	for k, v := range s[:n] {
		h[PackedIndex(p, i, j)+k] += v
	}
	if i+1 == p {
		return
	}
	for k, v := range s[4 : 4+n] {
		if j+k > i {
			h[PackedIndex(p, i+1, j+k)] += v
		}
	}
}
