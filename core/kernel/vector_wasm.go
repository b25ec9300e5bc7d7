//go:build goexperiment.simd

package kernel

import "simd/archsimd"

// vectors reports whether the vector forms are used. On wasm they have two lanes, and package simd is not asked for them:
// its start-up links fmt and reflect into the binary, and its slices are checked at every load.
const vectors = true

// The inner loops see only pointers to arrays of known length, tested before the loop and indexed through a mask: a bounds
// check or nil check inside holds a call that may panic, and around each call the engine keeps every vector in memory.
// Four rows a step is where a jump back costs little and the engine, which moves all loads of a step to its start, still
// has registers for them.
type pair = [2]float64 // what a vector is loaded from and stored to, in one instruction

const (
	step = 4
	mask = BlockRows - step
)

// whole returns v as a column of a block: v itself, or where it is shorter, a copy of its first rows in spare.
func whole(v []float64, rows int, spare *line) *line {
	if len(v) >= BlockRows {
		return (*line)(v)
	}
	copy(spare[:], v[:rows])
	return spare
}

// sum returns the sum of both lanes.
func sum(v archsimd.Float64x2) float64 { return v.GetElem(0) + v.GetElem(1) }
