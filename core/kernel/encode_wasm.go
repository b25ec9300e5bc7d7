//go:build goexperiment.simd

package kernel

import "simd/archsimd"

// standardizeVector takes whole columns of a block.
func standardizeVector(dst, src []float64, mean, inverse float64) {
	to, from := (*line)(dst), (*line)(src)
	_, _ = to[0], from[0]
	m, s := archsimd.BroadcastFloat64x2(mean), archsimd.BroadcastFloat64x2(inverse)
	for k := 0; k < BlockRows; k += 2 * step {
		i := k & (BlockRows - 2*step)
		a, b := (*[2 * step]float64)(from[i:]), (*[2 * step]float64)(to[i:])
		archsimd.LoadFloat64x2Array((*pair)(a[0:])).Sub(m).Mul(s).StoreArray((*pair)(b[0:]))
		archsimd.LoadFloat64x2Array((*pair)(a[2:])).Sub(m).Mul(s).StoreArray((*pair)(b[2:]))
		archsimd.LoadFloat64x2Array((*pair)(a[4:])).Sub(m).Mul(s).StoreArray((*pair)(b[4:]))
		archsimd.LoadFloat64x2Array((*pair)(a[6:])).Sub(m).Mul(s).StoreArray((*pair)(b[6:]))
	}
}
