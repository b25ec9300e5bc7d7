package plot

import "math"

// scale maps data d0…d1 to pixels p0…p1 linearly.
type scale struct{ d0, d1, p0, p1 float64 }

func (s *scale) px(v float64) float64   { return s.p0 + (v-s.d0)*(s.p1-s.p0)/(s.d1-s.d0) }
func (s *scale) data(p float64) float64 { return s.d0 + (p-s.p0)*(s.d1-s.d0)/(s.p1-s.p0) }

// all writes the pixels of v to dst.
func (s *scale) all(dst, v []float64) {
	a := (s.p1 - s.p0) / (s.d1 - s.d0)
	dst = dst[:len(v)]
	for i, x := range v {
		dst[i] = s.p0 + (x-s.d0)*a
	}
}

// per returns pixels per unit of data.
func (s *scale) per() float64 { return math.Abs((s.p1 - s.p0) / (s.d1 - s.d0)) }

// nodes fills dst with the data values at the centres of len(dst) equal cells between p0 and p1.
func (s *scale) nodes(dst []float64) {
	step := (s.d1 - s.d0) / float64(len(dst))
	for i := range dst {
		dst[i] = s.d0 + (float64(i)+0.5)*step
	}
}

// padded returns the bounds widened by a share of their length on each side; equal bounds by one half, or in
// proportion to their size.
func padded(lo, hi, share float64) (float64, float64) {
	if !(lo <= hi) {
		return 0, 1
	}
	if lo == hi {
		w := max(0.5, math.Abs(lo)*0.1)
		return lo - w, hi + w
	}
	w := (hi - lo) * share
	return lo - w, hi + w
}

// extent returns the smallest and largest finite value of v; lo > hi where there is none.
func extent(v []float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, x := range v {
		if x-x != 0 {
			continue
		}
		if x < lo {
			lo = x
		}
		if x > hi {
			hi = x
		}
	}
	return lo, hi
}

// bounds returns the home range of an axis: bands whole, numbers with some air.
func (a *Axis) bounds(v []float64) (lo, hi float64) {
	if a.Levels != nil {
		return -0.5, float64(max(len(a.Levels), 1)) - 0.5
	}
	lo, hi = a.Min, a.Max
	if lo == 0 && hi == 0 || lo != lo || hi != hi {
		lo, hi = extent(v)
	}
	return padded(lo, hi, 0.05)
}

// zoomed returns the range lo…hi scaled by factor about at, kept between 1/limit and limit of the home range's length.
func zoomed(lo, hi, at, factor, home, limit float64) (float64, float64) {
	w := (hi - lo) * factor
	if w > home*limit {
		factor = home * limit / (hi - lo)
	}
	if w < home/limit {
		factor = home / limit / (hi - lo)
	}
	return at + (lo-at)*factor, at + (hi-at)*factor
}

// spread writes where rows from, from+every, … are drawn on the axis, one for each of dst: on a category axis off the
// middle of their bands, on others as they are. A nil rows counts from 0.
func (a *Axis) spread(dst, v []float64, rows []int32, from, every int, salt uint64) {
	v = v[from:]
	if a.Levels == nil {
		for i := range dst {
			dst[i] = v[i*every]
		}
		return
	}
	for i := range dst {
		dst[i] = v[i*every] + 0.34*jitter(rowOf(rows, from+i*every), salt)
	}
}

func rowOf(rows []int32, i int) int32 {
	if rows == nil {
		return int32(i)
	}
	return rows[i]
}

// grow makes v n long; what it holds is lost.
func grow(v *[]float64, n int) {
	if cap(*v) < n {
		*v = make([]float64, n)
	}
	*v = (*v)[:n]
}

// jitter returns a number in −1…1 that depends on row and salt alone (a finaliser of Stafford, variant 13, on the pair).
func jitter(row int32, salt uint64) float64 {
	z := (uint64(uint32(row)) + 1) * (0x9e3779b97f4a7c15 + 2*salt)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	return float64(z>>11)/(1<<52) - 1
}
