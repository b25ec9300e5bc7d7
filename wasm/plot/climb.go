package plot

import "math"

// climb is a path of descent laid on a solid, in pixels.
type climb struct {
	seen, hidden path // parts before and behind the surface, or above the ceiling
	dots         []corner
	end          corner
	ended        bool // end is where the path ends
	on           corner
	visible      bool // whether the last point was
	drawn        bool // whether a line goes on from on
}

// floor is the square on which a solid stands, in u and v.
var floor = box{-1, -1, 2, 2}

// stride is the longest piece of a path that is drawn straight, in units of u: between two iterates it follows the
// surface.
const stride = 0.06

// lay lays a trace on the surface; what lies beside the floor is left out.
func (s *solid) lay(t *Trace) *climb {
	c := &climb{}
	from, known := corner{}, false
	n := min(len(t.X), len(t.Y))
	for i := range n {
		p := corner{s.u(t.X[i]), s.v(t.Y[i])}
		if !p.finite() {
			known, c.drawn = false, false
			continue
		}
		if known && i < n-1 && math.Abs(p.x-from.x)+math.Abs(p.y-from.y) < 0.004 {
			continue
		}
		if known && !(from.far() && p.far()) {
			c.segment(s, from, p)
		}
		from, known = p, true
		c.visit(s, p, t.Dots)
	}
	return c
}

func (c *climb) segment(s *solid, from, to corner) {
	p, q, ok := floor.clip(from, to)
	if !ok {
		c.drawn = false
		return
	}
	if p != from || !c.drawn {
		c.drawn = false
		c.step(s, p.x, p.y)
	}
	pieces := math.Ceil(math.Hypot(q.x-p.x, q.y-p.y) / stride)
	for k := 1.0; k <= pieces; k++ {
		c.step(s, p.x+(q.x-p.x)*k/pieces, p.y+(q.y-p.y)*k/pieces)
	}
	if q != to {
		c.drawn = false
	}
}

// step goes on to a point of the surface.
func (c *climb) step(s *solid, u, v float64) {
	at, visible := s.stand(u, v)
	if !at.finite() {
		c.drawn = false
		return
	}
	if c.drawn {
		d := &c.hidden
		if visible && c.visible {
			d = &c.seen
		}
		d.line(c.on.x, c.on.y, at.x, at.y)
	}
	c.on, c.visible, c.drawn = at, visible, true
}

// stand returns where a point of the surface is drawn, at the ceiling where it is higher, and whether it is seen.
func (s *solid) stand(u, v float64) (at corner, visible bool) {
	h := s.height(u, v)
	if h > 1 {
		return s.place(u, v, 1), false
	}
	return s.place(u, v, h), !s.hidden(u, v, h)
}

// visit marks an iterate.
func (c *climb) visit(s *solid, p corner, dots bool) {
	if c.ended = floor.contains(p.x, p.y); !c.ended {
		return
	}
	at, visible := s.stand(p.x, p.y)
	c.end = at
	if !dots || !visible {
		return
	}
	if n := len(c.dots); n == 0 || math.Hypot(at.x-c.dots[n-1].x, at.y-c.dots[n-1].y) >= dotGap {
		c.dots = append(c.dots, at)
	}
}
