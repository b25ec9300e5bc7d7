package kernel

import (
	"strconv"
	"testing"
)

func benchmark(b *testing.B, flops func(p int) int, run func(x, r []float64, p int)) {
	for _, p := range []int{5, 21, 101} {
		b.Run("p="+strconv.Itoa(p), func(b *testing.B) {
			x, r := block(p, BlockRows)
			for b.Loop() {
				run(x, r, p)
			}
			b.ReportMetric(float64(flops(p)*BlockRows)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}

// forms runs the kernel that is used, and the portable one beside it where that is another.
func forms(b *testing.B, run func(b *testing.B, vector bool)) {
	b.Run("portable", func(b *testing.B) { run(b, false) })
	if vectors {
		b.Run("vector", func(b *testing.B) { run(b, true) })
	}
}

func BenchmarkMargin(b *testing.B) {
	m := make([]float64, BlockRows)
	forms(b, func(b *testing.B, vector bool) {
		benchmark(b, func(p int) int { return 2 * p }, func(x, r []float64, p int) {
			if vector {
				marginVector(m, x, r[:p], BlockRows)
			} else {
				marginScalar(m, x, r[:p], BlockRows)
			}
		})
	})
}

func BenchmarkGradient(b *testing.B) {
	g := make([]float64, 101)
	forms(b, func(b *testing.B, vector bool) {
		benchmark(b, func(p int) int { return 2 * p }, func(x, r []float64, p int) {
			if vector {
				gradientVector(g[:p], x, r, BlockRows)
			} else {
				gradientScalar(g[:p], x, r, BlockRows)
			}
		})
	})
}

func BenchmarkGram(b *testing.B) {
	h, scratch := make([]float64, Packed(101)), make([]float64, 101*BlockRows)
	forms(b, func(b *testing.B, vector bool) {
		benchmark(b, func(p int) int { return p * (p + 1) }, func(x, r []float64, p int) {
			if vector {
				gramVector(h, x, r, scratch, p, BlockRows)
			} else {
				gramScalar(h, x, r, scratch, p, BlockRows)
			}
		})
	})
}
