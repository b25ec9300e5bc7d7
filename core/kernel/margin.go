package kernel

// Margin sets m[i] to the linear predictor Σ_j x[j*BlockRows+i]*beta[j] for the first rows rows of a block of
// len(beta) columns.
func Margin(m, x, beta []float64, rows int) {
	mustFit(len(m), len(x), len(beta), rows)
	if vectors {
		marginVector(m, x, beta, rows)
		return
	}
	marginScalar(m, x, beta, rows)
}

func marginScalar(m, x, beta []float64, rows int) {
	m = m[:rows]
	clear(m)
	j := 0
	for ; j+4 <= len(beta); j += 4 {
		b0, b1, b2, b3 := beta[j], beta[j+1], beta[j+2], beta[j+3]
		x0, x1, x2, x3 := column(x, j, rows), column(x, j+1, rows), column(x, j+2, rows), column(x, j+3, rows)
		x0, x1, x2, x3 = x0[:len(m)], x1[:len(m)], x2[:len(m)], x3[:len(m)]
		for i := range m {
			m[i] += (x0[i]*b0 + x1[i]*b1) + (x2[i]*b2 + x3[i]*b3)
		}
	}
	for ; j < len(beta); j++ {
		b, xj := beta[j], column(x, j, rows)[:len(m)]
		for i := range m {
			m[i] += xj[i] * b
		}
	}
}

// column returns the first rows entries of column j of a block.
func column(x []float64, j, rows int) []float64 {
	return x[j*BlockRows : j*BlockRows+rows]
}

// mustFit panics unless v entries of a vector along the rows and x entries of columns hold a sweep of rows rows over p
// columns.
func mustFit(v, x, p, rows int) {
	if rows&(Lanes-1) != 0 || rows > BlockRows || v < rows || x < p*BlockRows {
		panic("kernel: rows, vector and block do not match")
	}
}
