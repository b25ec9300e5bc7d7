//go:build goexperiment.simd && !wasm

package kernel

import "simd"

func gramVector(h, x, d, scratch []float64, p, rows int) {
	for j := range p {
		scaleVector(column(scratch, j, rows), column(x, j, rows), d[:rows])
	}
	for i := 0; i < p; i += 2 {
		for j := i; j < p; j += 4 {
			tileVector(h, scratch, x, i, j, p, rows)
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
	last := p - 1
	a0, a1 := column(scaled, i, rows), column(scaled, min(i+1, last), rows)
	b0, b1 := column(x, j, rows), column(x, min(j+1, last), rows)
	b2, b3 := column(x, min(j+2, last), rows), column(x, min(j+3, last), rows)
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
	var wide [8 * Lanes]float64
	s00.Store(wide[0*Lanes:])
	s01.Store(wide[1*Lanes:])
	s02.Store(wide[2*Lanes:])
	s03.Store(wide[3*Lanes:])
	s10.Store(wide[4*Lanes:])
	s11.Store(wide[5*Lanes:])
	s12.Store(wide[6*Lanes:])
	s13.Store(wide[7*Lanes:])
	var tile [8]float64
	for k := range tile {
		for _, v := range wide[k*Lanes : k*Lanes+lanes] {
			tile[k] += v
		}
	}
	addTile(h, i, j, p, &tile)
}
