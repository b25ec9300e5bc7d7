package plot

import "math"

// density counts points in square cells of the screen, each group (a class, or one group for a regression) on a
// lattice shifted against the others, so that the marks of different groups stand beside each other.
type density struct {
	w, h   float64 // of the box, in pixels
	size   float64 // of a cell
	nx, ny int
	groups int
	counts []int32   // groups × ny × nx
	sums   []float64 // of the values, for a regression
	most   int32
}

// cellOf returns the size of the cells for so many groups, in pixels.
func cellOf(groups int) float64 { return 7.5 * math.Sqrt(float64(min(groups, 4))) }

// place is a cell that is not empty.
type place struct {
	x, y  float64 // centre, in pixels from the box's corner
	count int32
	mean  float64 // of the values, for a regression
}

// shift returns by which part of a cell the lattice of group g is moved.
func (d *density) shift(g int) (dx, dy float64) {
	return float64(g) / float64(d.groups), float64(g%2) / 2
}

func newDensity(w, h, size float64, groups int) *density {
	d := &density{w: w, h: h, size: size, groups: groups, nx: int(w/size) + 2, ny: int(h/size) + 2}
	d.counts = make([]int32, groups*d.nx*d.ny)
	d.sums = make([]float64, len(d.counts))
	return d
}

// add counts every so manyth point of x and y that lies in the box; sx and sy map to pixels from its corner. A point
// belongs to the group of its class, and is left out where that is negative; a nil class puts all into one group.
// A nil value counts as 0.
func (d *density) add(x, y []float64, sx, sy scale, class []int32, value []float64, every int) {
	ax, ay := (sx.p1-sx.p0)/(sx.d1-sx.d0), (sy.p1-sy.p0)/(sy.d1-sy.d0)
	for i := 0; i < len(x); i += every {
		px, py := sx.p0+(x[i]-sx.d0)*ax, sy.p0+(y[i]-sy.d0)*ay
		g := 0
		if class != nil {
			g = int(class[i])
		}
		if !(px >= 0 && py >= 0 && px <= d.w && py <= d.h) || g < 0 {
			continue
		}
		c := d.cell(px, py, g)
		if value != nil {
			if value[i] != value[i] {
				continue
			}
			d.sums[c] += value[i]
		}
		d.counts[c]++
		d.most = max(d.most, d.counts[c])
	}
}

func (d *density) cell(x, y float64, g int) int {
	dx, dy := d.shift(g)
	return (g*d.ny+int(y/d.size+dy))*d.nx + int(x/d.size+dx)
}

// places calls yield for every cell of group g that is not empty.
func (d *density) places(g int, yield func(place)) {
	dx, dy := d.shift(g)
	for j := range d.ny {
		for i := range d.nx {
			c := (g*d.ny+j)*d.nx + i
			if n := d.counts[c]; n > 0 {
				x, y := (float64(i)+0.5-dx)*d.size, (float64(j)+0.5-dy)*d.size
				yield(place{x, y, n, d.sums[c] / float64(n)})
			}
		}
	}
}

// radius returns the radius of a mark for a cell of count points: its area grows with the square root of the count,
// so that single rows stay visible beside thousands.
func (d *density) radius(count int32) float64 {
	full := 0.5 * d.size / math.Sqrt(float64(d.groups))
	return max(0.8, full*math.Sqrt(math.Sqrt(float64(count)/float64(d.most))))
}
