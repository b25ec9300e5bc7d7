//go:build goexperiment.simd

package kernel

import "simd"

func gramVector(h, x, d, scratch []float64, p, rows int) {
	for j := range p {
		scaleVector(column(scratch, j, rows), column(x, j, rows), d[:rows])
	}
	for i := 0; i < p; i += 2 {
		for j := i; j < p; j += 4 {
			if i+2 <= p && j+4 <= p {
				tileVector(h, scratch, x, i, j, p, rows)
			} else {
				edge(h, scratch, x, i, j, p, rows)
			}
		}
	}
}

func scaleVector(dst, x, d []float64) {
	lanes := simd.BroadcastFloat64s(0).Len()
	for i := 0; i < len(d); i += lanes {
		simd.LoadFloat64s(x[i:]).Mul(simd.LoadFloat64s(d[i:])).Store(dst[i:])
	}
}

func tileVector(h, scaled, x []float64, i, j, p, rows int) {
	a0, a1 := column(scaled, i, rows), column(scaled, i+1, rows)
	b0, b1, b2, b3 := column(x, j, rows), column(x, j+1, rows), column(x, j+2, rows), column(x, j+3, rows)
	var s00, s01, s02, s03, s10, s11, s12, s13 simd.Float64s
	lanes := s00.Len()
	for k := 0; k < rows; k += lanes {
		u, v := simd.LoadFloat64s(a0[k:]), simd.LoadFloat64s(a1[k:])
		c := simd.LoadFloat64s(b0[k:])
		s00, s10 = s00.Add(u.Mul(c)), s10.Add(v.Mul(c))
		c = simd.LoadFloat64s(b1[k:])
		s01, s11 = s01.Add(u.Mul(c)), s11.Add(v.Mul(c))
		c = simd.LoadFloat64s(b2[k:])
		s02, s12 = s02.Add(u.Mul(c)), s12.Add(v.Mul(c))
		c = simd.LoadFloat64s(b3[k:])
		s03, s13 = s03.Add(u.Mul(c)), s13.Add(v.Mul(c))
	}
	addTile(h, i, j, p, [8]float64{sum(s00), sum(s01), sum(s02), sum(s03), sum(s10), sum(s11), sum(s12), sum(s13)})
}
