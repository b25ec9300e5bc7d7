package landscape

import "math"

// FillProfile is Fill with every score raised by what is best at its node: the least cost over an intercept that has no penalty. As
// the least of a convex function over some of its variables it is convex too (Boyd & Vandenberghe 2004, section 3.2.5). It takes a
// loss that is convex and smooth.
func (g *Grid) FillProfile(k int) {
	v := g.V(k)
	g.p.Scores(g.base, []float64{0, v})
	for i := range g.NU {
		u := g.U(i)
		w := []float64{u, v}
		g.Cost[k*g.NU+i] = g.raise(u) + g.p.ridge(w, nil, nil) + g.p.L1*g.p.size(true, w) + g.p.Constant
	}
}

// raise returns the mean loss of the line's scores plus u·x, at the best of what is added to all, found from where it was best last:
// Newton's method, which halves the bracket where it would leave it (Press et al. 2007, section 9.4).
func (g *Grid) raise(u float64) (cost float64) {
	const most = 40
	low, high := math.Inf(-1), math.Inf(1)
	for range most {
		mean, slope, bend := g.raised(u)
		cost = mean
		if slope > 0 {
			high = g.shift
		} else {
			low = g.shift
		}
		step := -slope / bend
		if !(math.Abs(step) < 8) { // flat, or no number
			step = math.Copysign(8, -slope)
		}
		next := g.shift + step
		if next <= low || next >= high {
			next = (low + high) / 2
		}
		if math.Abs(next-g.shift) <= 1e-6*(1+math.Abs(next)) {
			break // the cost is right to the square of that
		}
		g.shift = next
	}
	return cost
}

// raised returns the mean loss at the shift, and its derivatives by that.
func (g *Grid) raised(u float64) (mean, slope, bend float64) {
	var s scratch
	for from := 0; from < len(g.base); from += blockRows {
		base := g.base[from:min(from+blockRows, len(g.base))]
		z, x, r, d := s.z[:len(base)], g.p.X[0][from:], s.r[:len(base)], s.d[:len(base)]
		for i, b := range base {
			z[i] = b + g.shift + u*x[i]
		}
		mean += s.losses(g.p.Loss, z, g.p.Y[from:from+len(base)], r, d)
		for i := range r {
			slope += r[i]
			bend += d[i]
		}
	}
	n := float64(len(g.base))
	return mean / n, slope / n, bend / n
}
