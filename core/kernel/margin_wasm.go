//go:build goexperiment.simd

package kernel

import "simd/archsimd"

func marginVector(m, x, beta []float64, rows int) {
	m = m[:rows]
	clear(m)
	j := 0
	for ; j+4 <= len(beta); j += 4 {
		addFour(m, (*[4 * BlockRows]float64)(x[j*BlockRows:]), (*[4]float64)(beta[j:]))
	}
	for ; j < len(beta); j++ {
		addOne(m, (*[BlockRows]float64)(x[j*BlockRows:]), beta[j])
	}
}

func addFour(m []float64, x *[4 * BlockRows]float64, beta *[4]float64) {
	b0, b1 := archsimd.BroadcastFloat64x2(beta[0]), archsimd.BroadcastFloat64x2(beta[1])
	b2, b3 := archsimd.BroadcastFloat64x2(beta[2]), archsimd.BroadcastFloat64x2(beta[3])
	for k := 0; k+Lanes <= len(m); k += Lanes {
		i := k & (BlockRows - Lanes)
		to := (*[Lanes]float64)(m[k:])
		x0, x1 := (*[Lanes]float64)(x[i:]), (*[Lanes]float64)(x[i+BlockRows:])
		x2, x3 := (*[Lanes]float64)(x[i+2*BlockRows:]), (*[Lanes]float64)(x[i+3*BlockRows:])
		s, t := archsimd.LoadFloat64x2Array((*pair)(x0[0:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[0:])).Mul(b1)), archsimd.LoadFloat64x2Array((*pair)(x2[0:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[0:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[0:])).Add(s.Add(t)).StoreArray((*pair)(to[0:]))
		s, t = archsimd.LoadFloat64x2Array((*pair)(x0[2:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[2:])).Mul(b1)), archsimd.LoadFloat64x2Array((*pair)(x2[2:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[2:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[2:])).Add(s.Add(t)).StoreArray((*pair)(to[2:]))
		s, t = archsimd.LoadFloat64x2Array((*pair)(x0[4:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[4:])).Mul(b1)), archsimd.LoadFloat64x2Array((*pair)(x2[4:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[4:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[4:])).Add(s.Add(t)).StoreArray((*pair)(to[4:]))
		s, t = archsimd.LoadFloat64x2Array((*pair)(x0[6:])).Mul(b0).Add(archsimd.LoadFloat64x2Array((*pair)(x1[6:])).Mul(b1)), archsimd.LoadFloat64x2Array((*pair)(x2[6:])).Mul(b2).Add(archsimd.LoadFloat64x2Array((*pair)(x3[6:])).Mul(b3))
		archsimd.LoadFloat64x2Array((*pair)(to[6:])).Add(s.Add(t)).StoreArray((*pair)(to[6:]))
	}
}

func addOne(m []float64, x *[BlockRows]float64, beta float64) {
	b := archsimd.BroadcastFloat64x2(beta)
	for k := 0; k+Lanes <= len(m); k += Lanes {
		to, from := (*[Lanes]float64)(m[k:]), (*[Lanes]float64)(x[k&(BlockRows-Lanes):])
		archsimd.LoadFloat64x2Array((*pair)(to[0:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[0:])).Mul(b)).StoreArray((*pair)(to[0:]))
		archsimd.LoadFloat64x2Array((*pair)(to[2:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[2:])).Mul(b)).StoreArray((*pair)(to[2:]))
		archsimd.LoadFloat64x2Array((*pair)(to[4:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[4:])).Mul(b)).StoreArray((*pair)(to[4:]))
		archsimd.LoadFloat64x2Array((*pair)(to[6:])).Add(archsimd.LoadFloat64x2Array((*pair)(from[6:])).Mul(b)).StoreArray((*pair)(to[6:]))
	}
}
