package plot

import "math"

// digest is what words need of the points. It is made a part at a time.
type digest struct {
	rows   int   // of which it knows
	out    int   // of them, those with a missing coordinate
	counts []int // per class; the last is that of rows without one
	x, y   gauge
}

// gauge holds, per class as in digest, what is known of the finite values on one axis.
type gauge struct {
	classes []sums
	levels  [][]int // how many rows each level has, on a category axis
}

type sums struct {
	lo, hi, total float64
	n             int
}

func newDigest(p *Points, x, y *Axis) *digest {
	n := max(len(p.Classes), 1) + 1
	return &digest{counts: make([]int, n), x: newGauge(n, len(x.Levels)), y: newGauge(n, len(y.Levels))}
}

func newGauge(classes, levels int) gauge {
	g := gauge{classes: make([]sums, classes), levels: make([][]int, classes)}
	for k := range classes {
		g.classes[k] = sums{lo: math.Inf(1), hi: math.Inf(-1)}
		g.levels[k] = make([]int, levels)
	}
	return g
}

// add takes in the next rows of the points, up to but without row to; y holds their second coordinate, nil for none.
func (d *digest) add(p *Points, y []float64, to int) {
	from := d.rows
	d.rows = to
	var class []int32
	if p.Class != nil {
		class = p.Class[from:to]
	}
	last := len(d.counts) - 1
	if class == nil {
		d.counts[0] += to - from
	}
	for _, k := range class {
		if k < 0 {
			k = int32(last)
		}
		d.counts[k]++
	}
	var xs, ys []float64
	if p.X != nil {
		xs = p.X[from:to]
		d.x.add(xs, class)
	}
	if y != nil {
		ys = y[from:to]
		d.y.add(ys, class)
	}
	d.out += missing(xs, ys)
}

// missing returns how many rows have a NaN in x or y; either may be nil.
func missing(x, y []float64) int {
	if x == nil {
		x, y = y, nil
	}
	n := 0
	for i, v := range x {
		if v != v || y != nil && y[i] != y[i] {
			n++
		}
	}
	return n
}

func (g *gauge) add(v []float64, class []int32) {
	levels := len(g.levels[0]) > 0
	k := int32(0)
	for i, x := range v {
		if x-x != 0 {
			continue
		}
		if class != nil {
			if k = class[i]; k < 0 {
				k = int32(len(g.classes) - 1)
			}
		}
		s := &g.classes[k]
		if x < s.lo {
			s.lo = x
		}
		if x > s.hi {
			s.hi = x
		}
		s.total += x
		s.n++
		if levels {
			if j := int(x); j >= 0 && j < len(g.levels[k]) {
				g.levels[k][j]++
			}
		}
	}
}

// span returns the range of the values of all classes; lo > hi where there are none.
func (g *gauge) span() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for i := range g.classes {
		lo, hi = min(lo, g.classes[i].lo), max(hi, g.classes[i].hi)
	}
	return lo, hi
}

// text returns "2.1 to 4.4, mean 3.4" of the values of class k, or the commonest level.
func (g *gauge) text(k int, a *Axis) string {
	s := &g.classes[k]
	if s.n == 0 {
		return "–"
	}
	if a.Levels == nil {
		return Number(s.lo) + " to " + Number(s.hi) + ", mean " + Number(s.total/float64(s.n))
	}
	best := 0
	for j, c := range g.levels[k] {
		if c > g.levels[k][best] {
			best = j
		}
	}
	return "mostly " + a.Levels[best] + " (" + Count(g.levels[k][best]) + ")"
}
