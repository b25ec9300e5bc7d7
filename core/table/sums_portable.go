//go:build !(wasm && goexperiment.simd)

package table

func shiftedSums(values []float64, shift float64) shifted { return shiftedScalar(values, shift) }

func centredSums(values []float64, mean float64) (rest, squares float64) {
	return centredScalar(values, mean)
}

func hashAll(hashes *[hashBlock]uint32, values []float64) int { return hashScalar(hashes, values) }
