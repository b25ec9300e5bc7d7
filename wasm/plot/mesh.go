package plot

import "math"

// mesh is a surface in quadrangles, as a solid shows it.
type mesh struct {
	nx, ny int
	h      []float64 // heights at the nodes, x fastest
	ranks  []rank    // of the quadrangles
	sheets [][]path  // by layer and tone
}

// rank is the layer of a quadrangle and which side of it is seen.
type rank struct {
	layer int
	side  side
}

type side uint8

const (
	absent side = iota // cut off
	above
	below
)

// The largest number of nodes along an axis, and the least size of a quadrangle in pixels: finer meshes would take long
// to draw, and look grey.
const (
	finest   = 41
	smallest = 6.0
)

// sample takes the heights of a solid's terrain at its nodes, or at fewer.
func (m *mesh) sample(s *solid) {
	most := min(max(int(2*s.unit/smallest), 13), finest)
	m.nx, m.ny = min(s.ground.nx, most), min(s.ground.ny, most)
	grow(&m.h, m.nx*m.ny)
	for j := range m.ny {
		for i := range m.nx {
			m.h[j*m.nx+i] = s.height(m.u(i), m.v(j))
		}
	}
}

func (m *mesh) u(i int) float64 { return 2*float64(i)/float64(m.nx-1) - 1 }
func (m *mesh) v(j int) float64 { return 2*float64(j)/float64(m.ny-1) - 1 }

// cell is a quadrangle, or what the ceiling leaves of it.
type cell struct {
	corners [6]corner
	n       int
	tone    int // band·lights + light
	side    side
}

// trace appends the outline.
func (c *cell) trace(d *path) {
	d.moveTo(c.corners[0].x, c.corners[0].y)
	for _, q := range c.corners[1:c.n] {
		d.lineTo(q.x, q.y)
	}
	d.put('Z')
}

// cells calls yield for every quadrangle under the ceiling with its layer. Drawn layer by layer, what is nearer covers
// what is behind it, and within a layer nothing covers anything: on a grid a cell can be covered only by cells that are
// nearer to the reader along both axes, and between the two, along the line of sight, the surface must turn its other
// side to the reader. So a layer ends where the side changes. A convex cost has two.
func (m *mesh) cells(s *solid, yield func(c *cell, layer int)) {
	nx, ny := m.nx-1, m.ny-1
	if cap(m.ranks) < nx*ny {
		m.ranks = make([]rank, nx*ny)
	}
	m.ranks = m.ranks[:nx*ny]
	stepX, stepY := away(s.sin), away(s.cos)
	var c cell
	for j := range ny {
		j = from(j, ny, stepY)
		for i := range nx {
			i = from(i, nx, stepX)
			at := &m.ranks[j*nx+i]
			*at = rank{}
			there := m.cell(&c, s, i, j)
			if there {
				at.side = c.side
			}
			if k := i + stepX; k >= 0 && k < nx {
				at.follow(m.ranks[j*nx+k])
			}
			if k := j + stepY; k >= 0 && k < ny {
				at.follow(m.ranks[k*nx+i])
			}
			if there {
				yield(&c, at.layer)
			}
		}
	}
}

// away returns by which step along an axis a cell is farther from the reader.
func away(v float64) int {
	if v > 0 {
		return 1
	}
	return -1
}

// from counts n indices from the far end.
func from(k, n, away int) int {
	if away > 0 {
		return n - 1 - k
	}
	return k
}

// follow puts a cell no deeper than one behind it, and above it where the other side is seen.
func (r *rank) follow(behind rank) {
	layer := behind.layer
	if behind.side != r.side {
		layer++
	}
	r.layer = max(r.layer, layer)
}

// draw writes the quadrangles to sheets.
func (m *mesh) draw(s *solid) {
	for _, tones := range m.sheets {
		for k := range tones {
			tones[k].d = tones[k].d[:0]
		}
	}
	m.cells(s, func(c *cell, layer int) {
		for len(m.sheets) <= layer {
			m.sheets = append(m.sheets, make([]path, bands*lights))
		}
		c.trace(&m.sheets[layer][c.tone])
	})
}

// point is a node in three dimensions.
type point struct{ u, v, h float64 }

// cell makes the quadrangle whose first corner is node (i, j) and reports whether something of it is left.
func (m *mesh) cell(c *cell, s *solid, i, j int) bool {
	n := j*m.nx + i
	q := [4]point{
		{m.u(i), m.v(j), m.h[n]}, {m.u(i + 1), m.v(j), m.h[n+1]},
		{m.u(i + 1), m.v(j + 1), m.h[n+m.nx+1]}, {m.u(i), m.v(j + 1), m.h[n+m.nx]},
	}
	sum := 0.0
	for _, p := range q {
		if p.h != p.h || math.IsInf(p.h, 0) {
			return false
		}
		sum += min(p.h, 1)
	}
	c.n = 0
	for k, p := range q {
		m.cap(c, s, q[(k+3)%4], p)
	}
	if c.n < 3 {
		return false
	}
	c.tone = min(int(sum/4*bands), bands-1)*lights + m.light(s, &q)
	c.side = below
	if area(c.corners[:c.n]) < 0 {
		c.side = above
	}
	return true
}

// cap appends what the ceiling leaves of the edge from p to q (Sutherland and Hodgman, 1974).
func (m *mesh) cap(c *cell, s *solid, p, q point) {
	if p.h > 1 != (q.h > 1) {
		t := (1 - p.h) / (q.h - p.h)
		c.corners[c.n] = s.place(p.u+(q.u-p.u)*t, p.v+(q.v-p.v)*t, 1)
		c.n++
	}
	if q.h <= 1 {
		c.corners[c.n] = s.place(q.u, q.v, q.h)
		c.n++
	}
}

// area returns the area of a polygon: positive where its corners go clockwise on the screen.
func area(list []corner) (sum float64) {
	for i, q := range list {
		p := list[(i+len(list)-1)%len(list)]
		sum += (p.x*q.y - q.x*p.y) / 2
	}
	return sum
}

// reachable is how far from a place a node may be drawn and still be meant, in pixels.
const reachable = 24

// nearest returns the node that is drawn nearest to a place and seen; ok is false where none is near.
func (m *mesh) nearest(s *solid, at corner) (u, v float64, ok bool) {
	best := float64(reachable)
	for n, h := range m.h {
		p := s.place(m.u(n%m.nx), m.v(n/m.nx), h)
		d := math.Hypot(p.x-at.x, p.y-at.y)
		if h <= 1 && d < best && !s.hidden(m.u(n%m.nx), m.v(n/m.nx), h) {
			best, u, v, ok = d, m.u(n%m.nx), m.v(n/m.nx), true
		}
	}
	return u, v, ok
}
