//go:build goexperiment.simd && !wasm

package kernel

import "simd"

func standardizeVector(dst, src []float64, mean, inverse float64) {
	m, s := simd.BroadcastFloat64s(mean), simd.BroadcastFloat64s(inverse)
	lanes := m.Len()
	for i := 0; i < len(src); i += lanes {
		simd.LoadFloat64s(src[i:]).Sub(m).Mul(s).Store(dst[i:])
	}
}
