//go:build goexperiment.simd && !wasm

package kernel

import "simd"

func marginVector(m, x, beta []float64, rows int) {
	m = m[:rows]
	clear(m)
	j := 0
	for ; j+4 <= len(beta); j += 4 {
		addFour(m, x[j*BlockRows:(j+4)*BlockRows], beta[j:j+4])
	}
	for ; j < len(beta); j++ {
		addOne(m, column(x, j, rows), beta[j])
	}
}

func addFour(m, x, beta []float64) {
	b0, b1 := simd.BroadcastFloat64s(beta[0]), simd.BroadcastFloat64s(beta[1])
	b2, b3 := simd.BroadcastFloat64s(beta[2]), simd.BroadcastFloat64s(beta[3])
	x0, x1, x2, x3 := column(x, 0, len(m)), column(x, 1, len(m)), column(x, 2, len(m)), column(x, 3, len(m))
	lanes := b0.Len()
	for i := 0; i < len(m); i += lanes {
		s := simd.LoadFloat64s(x0[i:]).Mul(b0).Add(simd.LoadFloat64s(x1[i:]).Mul(b1))
		t := simd.LoadFloat64s(x2[i:]).Mul(b2).Add(simd.LoadFloat64s(x3[i:]).Mul(b3))
		simd.LoadFloat64s(m[i:]).Add(s.Add(t)).Store(m[i:])
	}
}

func addOne(m, x []float64, beta float64) {
	b := simd.BroadcastFloat64s(beta)
	lanes := b.Len()
	for i := 0; i < len(m); i += lanes {
		simd.LoadFloat64s(m[i:]).Add(simd.LoadFloat64s(x[i:]).Mul(b)).Store(m[i:])
	}
}
