//go:build goexperiment.simd

package kernel

import "simd/archsimd"

func marginVector(m, x, beta []float64, rows int) {
	if len(m) < BlockRows {
		var spare line
		marginVector(spare[:], x, beta, rows)
		copy(m[:rows], spare[:])
		return
	}
	to := (*line)(m)
	clear(to[:rows])
	j := 0
	for ; j+4 <= len(beta); j += 4 {
		addFour(to, (*[4 * BlockRows]float64)(x[j*BlockRows:]), (*[4]float64)(beta[j:]), rows)
	}
	for ; j < len(beta); j++ {
		addOne(to, (*line)(x[j*BlockRows:]), beta[j], rows)
	}
}

func addFour(m *line, x *[4 * BlockRows]float64, beta *[4]float64, rows int) {
	_, _ = m[0], x[0]
	b0, b1 := archsimd.BroadcastFloat64x2(beta[0]), archsimd.BroadcastFloat64x2(beta[1])
	b2, b3 := archsimd.BroadcastFloat64x2(beta[2]), archsimd.BroadcastFloat64x2(beta[3])
	for k := 0; k < rows; k += step {
		i := k & mask
		to := (*[step]float64)(m[i:])
		x0, x1 := (*[step]float64)(x[i:]), (*[step]float64)(x[i+BlockRows:])
		x2, x3 := (*[step]float64)(x[i+2*BlockRows:]), (*[step]float64)(x[i+3*BlockRows:])
		s := archsimd.LoadFloat64x2Array((*pair)(x0[0:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[0:])).Mul(b1))
		t := archsimd.LoadFloat64x2Array((*pair)(x2[0:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[0:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[0:])).Add(s.Add(t)).StoreArray((*pair)(to[0:]))
		s = archsimd.LoadFloat64x2Array((*pair)(x0[2:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[2:])).Mul(b1))
		t = archsimd.LoadFloat64x2Array((*pair)(x2[2:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[2:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[2:])).Add(s.Add(t)).StoreArray((*pair)(to[2:]))
	}
}

func addOne(m, x *line, beta float64, rows int) {
	_, _ = m[0], x[0]
	b := archsimd.BroadcastFloat64x2(beta)
	for k := 0; k < rows; k += step {
		i := k & mask
		to, from := (*[step]float64)(m[i:]), (*[step]float64)(x[i:])
		archsimd.LoadFloat64x2Array((*pair)(to[0:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[0:])).Mul(b)).StoreArray((*pair)(to[0:]))
		archsimd.LoadFloat64x2Array((*pair)(to[2:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[2:])).Mul(b)).StoreArray((*pair)(to[2:]))
	}
}
