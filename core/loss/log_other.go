//go:build !wasm || !goexperiment.simd

package loss

// logSum is Sum of Log.
func logSum(m, y, w, r, d []float64) float64 { return logSumScalar(m, y, w, r, d) }
