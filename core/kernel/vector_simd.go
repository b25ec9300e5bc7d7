//go:build goexperiment.simd && !wasm

package kernel

import "simd"

// vectors reports whether the machine has vectors; emulated ones are slower than the portable forms.
var vectors = !simd.Emulated()

// sum returns the sum of the lanes, in order.
func sum(v simd.Float64s) float64 {
	var lanes [Lanes]float64
	v.Store(lanes[:])
	s := lanes[0]
	for _, l := range lanes[1:v.Len()] {
		s += l
	}
	return s
}
