//go:build goexperiment.simd

package kernel

import "simd/archsimd"

func gradientVector(g, x, r []float64, rows int) {
	r = r[:rows]
	j := 0
	for ; j+4 <= len(g); j += 4 {
		dotFour((*[4]float64)(g[j:]), (*[4 * BlockRows]float64)(x[j*BlockRows:]), r)
	}
	for ; j < len(g); j++ {
		g[j] += dotOne((*[BlockRows]float64)(x[j*BlockRows:]), r)
	}
}

// dotFour adds the products of four columns with r to g, in two sums a column: one alone would wait for its own
// additions.
func dotFour(g *[4]float64, x *[4 * BlockRows]float64, r []float64) {
	var s0, s1, s2, s3, t0, t1, t2, t3 archsimd.Float64x2
	for k := 0; k+Lanes <= len(r); k += Lanes {
		i := k & (BlockRows - Lanes)
		from := (*[Lanes]float64)(r[k:])
		x0, x1 := (*[Lanes]float64)(x[i:]), (*[Lanes]float64)(x[i+BlockRows:])
		x2, x3 := (*[Lanes]float64)(x[i+2*BlockRows:]), (*[Lanes]float64)(x[i+3*BlockRows:])
		v := archsimd.LoadFloat64x2Array((*pair)(from[0:]))
		s0 = s0.Add(archsimd.LoadFloat64x2Array((*pair)(x0[0:])).Mul(v))
		s1 = s1.Add(archsimd.LoadFloat64x2Array((*pair)(x1[0:])).Mul(v))
		s2 = s2.Add(archsimd.LoadFloat64x2Array((*pair)(x2[0:])).Mul(v))
		s3 = s3.Add(archsimd.LoadFloat64x2Array((*pair)(x3[0:])).Mul(v))
		v = archsimd.LoadFloat64x2Array((*pair)(from[2:]))
		t0 = t0.Add(archsimd.LoadFloat64x2Array((*pair)(x0[2:])).Mul(v))
		t1 = t1.Add(archsimd.LoadFloat64x2Array((*pair)(x1[2:])).Mul(v))
		t2 = t2.Add(archsimd.LoadFloat64x2Array((*pair)(x2[2:])).Mul(v))
		t3 = t3.Add(archsimd.LoadFloat64x2Array((*pair)(x3[2:])).Mul(v))
		v = archsimd.LoadFloat64x2Array((*pair)(from[4:]))
		s0 = s0.Add(archsimd.LoadFloat64x2Array((*pair)(x0[4:])).Mul(v))
		s1 = s1.Add(archsimd.LoadFloat64x2Array((*pair)(x1[4:])).Mul(v))
		s2 = s2.Add(archsimd.LoadFloat64x2Array((*pair)(x2[4:])).Mul(v))
		s3 = s3.Add(archsimd.LoadFloat64x2Array((*pair)(x3[4:])).Mul(v))
		v = archsimd.LoadFloat64x2Array((*pair)(from[6:]))
		t0 = t0.Add(archsimd.LoadFloat64x2Array((*pair)(x0[6:])).Mul(v))
		t1 = t1.Add(archsimd.LoadFloat64x2Array((*pair)(x1[6:])).Mul(v))
		t2 = t2.Add(archsimd.LoadFloat64x2Array((*pair)(x2[6:])).Mul(v))
		t3 = t3.Add(archsimd.LoadFloat64x2Array((*pair)(x3[6:])).Mul(v))
	}
	g[0] += sum(s0.Add(t0))
	g[1] += sum(s1.Add(t1))
	g[2] += sum(s2.Add(t2))
	g[3] += sum(s3.Add(t3))
}

func dotOne(x *[BlockRows]float64, r []float64) float64 {
	var s0, s1, s2, s3 archsimd.Float64x2
	for k := 0; k+Lanes <= len(r); k += Lanes {
		from, to := (*[Lanes]float64)(x[k&(BlockRows-Lanes):]), (*[Lanes]float64)(r[k:])
		s0 = s0.Add(archsimd.LoadFloat64x2Array((*pair)(from[0:])).Mul(archsimd.LoadFloat64x2Array((*pair)(to[0:]))))
		s1 = s1.Add(archsimd.LoadFloat64x2Array((*pair)(from[2:])).Mul(archsimd.LoadFloat64x2Array((*pair)(to[2:]))))
		s2 = s2.Add(archsimd.LoadFloat64x2Array((*pair)(from[4:])).Mul(archsimd.LoadFloat64x2Array((*pair)(to[4:]))))
		s3 = s3.Add(archsimd.LoadFloat64x2Array((*pair)(from[6:])).Mul(archsimd.LoadFloat64x2Array((*pair)(to[6:]))))
	}
	return sum(s0.Add(s1).Add(s2.Add(s3)))
}
