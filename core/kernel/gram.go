package kernel

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
			if i+2 <= p && j+4 <= p {
				tileScalar(h, scratch, x, i, j, p, rows)
			} else {
				edge(h, scratch, x, i, j, p, rows)
			}
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

// tileScalar adds the products of scaled columns i, i+1 and plain columns j … j+3; on the diagonal entry (i+1, i)
// is left out.
func tileScalar(h, scaled, x []float64, i, j, p, rows int) {
	a0 := column(scaled, i, rows)
	n := len(a0)
	a1 := column(scaled, i+1, rows)[:n]
	b0, b1, b2, b3 := column(x, j, rows)[:n], column(x, j+1, rows)[:n], column(x, j+2, rows)[:n], column(x, j+3, rows)[:n]
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
	addTile(h, i, j, p, [8]float64{s00, s01, s02, s03, s10, s11, s12, s13})
}

// addTile adds a 2 by 4 tile, by rows, at (i, j), j >= i, to the packed triangle.
func addTile(h []float64, i, j, p int, s [8]float64) {
	row := h[PackedIndex(p, i, j):][:4]
	for k := range row {
		row[k] += s[k]
	}
	for k := range 4 {
		if j+k > i {
			h[PackedIndex(p, i+1, j+k)] += s[4+k]
		}
	}
}

// edge adds what of the tile at (i, j) lies inside the triangle, one entry at a time.
func edge(h, scaled, x []float64, i, j, p, rows int) {
	for r := i; r < min(i+2, p); r++ {
		a := column(scaled, r, rows)
		for c := max(r, j); c < min(j+4, p); c++ {
			s, b := 0.0, column(x, c, rows)[:len(a)]
			for k, v := range a {
				s += v * b[k]
			}
			h[PackedIndex(p, r, c)] += s
		}
	}
}
