//go:build goexperiment.simd

package kernel

import "simd/archsimd"

func gradientVector(g, x, r []float64, rows int) {
	var spare line
	along := whole(r, rows, &spare)
	j := 0
	for ; j+4 <= len(g); j += 4 {
		dotFour((*[4]float64)(g[j:]), (*[4 * BlockRows]float64)(x[j*BlockRows:]), along, rows)
	}
	for ; j < len(g); j++ {
		g[j] += dotOne((*line)(x[j*BlockRows:]), along, rows)
	}
}

// dotFour adds the products of four columns with r to g, in two sums a column: one alone would wait for its own
// additions.
func dotFour(g *[4]float64, x *[4 * BlockRows]float64, r *line, rows int) {
	_, _ = x[0], r[0]
	var s0, s1, s2, s3, t0, t1, t2, t3 archsimd.Float64x2
	for k := 0; k < rows; k += step {
		i := k & mask
		from := (*[step]float64)(r[i:])
		x0, x1 := (*[step]float64)(x[i:]), (*[step]float64)(x[i+BlockRows:])
		x2, x3 := (*[step]float64)(x[i+2*BlockRows:]), (*[step]float64)(x[i+3*BlockRows:])
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
	}
	g[0] += sum(s0.Add(t0))
	g[1] += sum(s1.Add(t1))
	g[2] += sum(s2.Add(t2))
	g[3] += sum(s3.Add(t3))
}

func dotOne(x, r *line, rows int) float64 {
	_, _ = x[0], r[0]
	var s, t archsimd.Float64x2
	for k := 0; k < rows; k += step {
		i := k & mask
		from, by := (*[step]float64)(x[i:]), (*[step]float64)(r[i:])
		s = s.Add(archsimd.LoadFloat64x2Array((*pair)(from[0:])).Mul(archsimd.LoadFloat64x2Array((*pair)(by[0:]))))
		t = t.Add(archsimd.LoadFloat64x2Array((*pair)(from[2:])).Mul(archsimd.LoadFloat64x2Array((*pair)(by[2:]))))
	}
	return sum(s.Add(t))
}
