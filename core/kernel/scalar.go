//go:build !goexperiment.simd

package kernel

// vectors reports whether the vector forms are used.
const vectors = false

func marginVector(m, x, beta []float64, rows int) { marginScalar(m, x, beta, rows) }

func gradientVector(g, x, r []float64, rows int) { gradientScalar(g, x, r, rows) }

func gramVector(h, x, d, scratch []float64, p, rows int) { gramScalar(h, x, d, scratch, p, rows) }

func standardizeVector(dst, src []float64, mean, inverse float64) { panic("kernel: no vectors") }
