package plot

import "math"

// density counts points in square cells of the screen, each group (a class, or one group for a regression) on a
// lattice shifted against the others, so that the marks of different groups stand beside each other.
type density struct {
	w, h     float64 // of the box, in pixels
	size     float64 // of a cell
	nx, ny   int
	lattices []lattice
	counts   []uint32  // groups × ny × nx
	sums     []float64 // of the values, for a regression
	most     uint32
}

// lattice is where the cells of a group begin in counts, and by which part of a cell they are moved.
type lattice struct {
	first  int
	dx, dy float64
}

// cellOf returns the size of the cells for so many groups, in pixels.
func cellOf(groups int) float64 { return 7.5 * math.Sqrt(float64(min(groups, 4))) }

// place is a cell that is not empty.
type place struct {
	x, y  float64 // centre, in pixels from the box's corner
	count uint32
	mean  float64 // of the values, for a regression
}

func newDensity(w, h, size float64, groups int) *density {
	d := &density{w: w, h: h, size: size, nx: int(w/size) + 2, ny: int(h/size) + 2}
	for g := range groups {
		d.lattices = append(d.lattices, lattice{g * d.nx * d.ny, float64(g) / float64(groups), float64(g%2) / 2})
	}
	d.counts = make([]uint32, groups*d.nx*d.ny)
	d.sums = make([]float64, len(d.counts))
	return d
}

// add counts the points at x and y that lie in the box; sx and sy map to pixels from its corner. Point i belongs to
// the group class[i·every], and is left out where that is negative; a nil class puts all into one group. The same way
// value holds their values, which count as 0 where it is nil; one that is missing leaves its point out.
func (d *density) add(x, y []float64, sx, sy *scale, class []int32, value []float64, every int) {
	ax, ay := (sx.p1-sx.p0)/(sx.d1-sx.d0), (sy.p1-sy.p0)/(sy.d1-sy.d0)
	w, h, per, nx := d.w, d.h, 1/d.size, d.nx
	counts, most := d.counts, d.most
	l := &d.lattices[0]
	y = y[:len(x)]
	for i, v := range x {
		px, py := sx.p0+(v-sx.d0)*ax, sy.p0+(y[i]-sy.d0)*ay
		if !(px >= 0 && py >= 0 && px <= w && py <= h) {
			continue
		}
		if class != nil {
			g := class[i*every]
			if g < 0 {
				continue
			}
			l = &d.lattices[g]
		}
		c := l.first + int(py*per+l.dy)*nx + int(px*per+l.dx)
		if value != nil {
			z := value[i*every]
			if z != z {
				continue
			}
			d.sums[c] += z
		}
		n := counts[c] + 1
		counts[c] = n
		if n > most {
			most = n
		}
	}
	d.most = most
}

func (d *density) cell(x, y float64, g int) int {
	l, per := &d.lattices[g], 1/d.size
	return l.first + int(y*per+l.dy)*d.nx + int(x*per+l.dx)
}

// places calls yield for every cell of group g that is not empty.
func (d *density) places(g int, yield func(place)) {
	l := &d.lattices[g]
	c := l.first
	for j := range d.ny {
		for i := range d.nx {
			if n := d.counts[c]; n > 0 {
				x, y := (float64(i)+0.5-l.dx)*d.size, (float64(j)+0.5-l.dy)*d.size
				yield(place{x, y, n, d.sums[c] / float64(n)})
			}
			c++
		}
	}
}

// radius returns the radius of a mark for a cell of count points, to a tenth of a pixel: its area grows with the
// square root of the count, so that single rows stay visible beside thousands.
func (d *density) radius(count uint32) float64 {
	full := 0.5 * d.size / math.Sqrt(float64(len(d.lattices)))
	return tenth(max(0.8, full*math.Sqrt(math.Sqrt(float64(count)/float64(d.most)))))
}
