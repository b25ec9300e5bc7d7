//go:build goexperiment.simd && !wasm

package kernel

import "simd"

func gradientVector(g, x, r []float64, rows int) {
	j := 0
	for ; j+4 <= len(g); j += 4 {
		dotFour(g[j:j+4], x[j*BlockRows:(j+4)*BlockRows], r[:rows])
	}
	for ; j < len(g); j++ {
		g[j] += dotOne(column(x, j, rows), r[:rows])
	}
}

func dotFour(g, x, r []float64) {
	var s0, s1, s2, s3 simd.Float64s
	x0, x1, x2, x3 := column(x, 0, len(r)), column(x, 1, len(r)), column(x, 2, len(r)), column(x, 3, len(r))
	lanes := s0.Len()
	for i := 0; i < len(r); i += lanes {
		v := simd.LoadFloat64s(r[i:])
		s0 = s0.Add(simd.LoadFloat64s(x0[i:]).Mul(v))
		s1 = s1.Add(simd.LoadFloat64s(x1[i:]).Mul(v))
		s2 = s2.Add(simd.LoadFloat64s(x2[i:]).Mul(v))
		s3 = s3.Add(simd.LoadFloat64s(x3[i:]).Mul(v))
	}
	g[0] += sum(s0)
	g[1] += sum(s1)
	g[2] += sum(s2)
	g[3] += sum(s3)
}

func dotOne(x, r []float64) float64 {
	var s simd.Float64s
	lanes := s.Len()
	for i := 0; i < len(r); i += lanes {
		s = s.Add(simd.LoadFloat64s(x[i:]).Mul(simd.LoadFloat64s(r[i:])))
	}
	return sum(s)
}
