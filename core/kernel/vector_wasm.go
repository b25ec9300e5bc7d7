//go:build goexperiment.simd

package kernel

import "simd/archsimd"

// vectors reports whether the vector forms are used. On wasm they have two lanes, and package simd is not asked for them:
// its start-up links fmt and reflect into the binary, and its slices are checked at every load.
const vectors = true

// pair is what a vector is loaded from and stored to, in one instruction. The loops take eight rows a step through
// pointers to arrays of known length: on this target a jump back, a bounds check and a spilled register each cost as
// much as several products.
type pair = [2]float64

// sum returns the sum of both lanes.
func sum(v archsimd.Float64x2) float64 { return v.GetElem(0) + v.GetElem(1) }
