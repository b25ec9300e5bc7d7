package kernel

// Gradient adds Σ_i x[j*BlockRows+i]*r[i] over the first rows rows of a block to g[j], for each of its len(g) columns.
func Gradient(g, x, r []float64, rows int) {
	mustFit(len(r), len(x), len(g), rows)
	if vectors {
		gradientVector(g, x, r, rows)
		return
	}
	gradientScalar(g, x, r, rows)
}

func gradientScalar(g, x, r []float64, rows int) {
	r = r[:rows]
	j := 0
	for ; j+4 <= len(g); j += 4 {
		x0, x1, x2, x3 := column(x, j, rows), column(x, j+1, rows), column(x, j+2, rows), column(x, j+3, rows)
		x0, x1, x2, x3 = x0[:len(r)], x1[:len(r)], x2[:len(r)], x3[:len(r)]
		var s0, s1, s2, s3 float64
		for i, v := range r {
			s0 += x0[i] * v
			s1 += x1[i] * v
			s2 += x2[i] * v
			s3 += x3[i] * v
		}
		g[j] += s0
		g[j+1] += s1
		g[j+2] += s2
		g[j+3] += s3
	}
	for ; j < len(g); j++ {
		s, xj := 0.0, column(x, j, rows)[:len(r)]
		for i, v := range r {
			s += xj[i] * v
		}
		g[j] += s
	}
}
