//go:build js

package plot

// crowd is the number of points beyond which they are drawn as density.
const crowd = 20000

// hurry is the number of rows that a density shows until all of them are counted.
const hurry = 60000

// slice is how many rows are looked at between two looks at the clock.
const slice = 8192

// census is the density of a crowd in one view, counted a slice of the rows at a time.
type census struct {
	*density
	view View
	next int // the first row that is not counted yet
}

// drawDensity draws a crowd as marks whose size tells the number of rows: all of them where they have been counted in
// this view, else a part.
func (s *scatter) drawDensity(ctx *brush) {
	if s.census.density == nil || s.census.view != s.view || s.census.w != s.box.w || s.census.h != s.box.h {
		s.census = census{s.newDensity(), s.view, 0}
		s.since = now()
	}
	s.density = s.census.density
	s.coarse = s.census.next < s.rows()
	if s.coarse {
		s.density = s.newDensity()
		every := (s.rows() + hurry - 1) / hurry
		for from := 0; from < s.rows(); from += slice * every {
			s.count(s.density, from, min(from+slice*every, s.rows()), every)
		}
	}
	d := s.density
	if s.data.Value != nil {
		s.densityValues(ctx, d)
		return
	}
	for k := range d.lattices {
		var p path
		var stamps stampBook
		d.places(k, func(c place) { p.mark(stamps.stamp(k, d.radius(c.count)), s.box.x+c.x, s.box.y+c.y) })
		s.dots(ctx, &p, s.theme.Class(k))
	}
}

func (s *scatter) newDensity() *density {
	groups := max(len(s.data.Classes), 1)
	return newDensity(s.box.w, s.box.h, cellOf(groups), groups)
}

// count adds every so manyth of the rows from…to to d, at most slice of them.
func (s *scatter) count(d *density, from, to, every int) {
	n := (to - from + every - 1) / every
	grow(&s.dx, n)
	grow(&s.dy, n)
	s.stand(s.dx, s.dy, from, every)
	sx, sy := s.sx, s.sy
	sx.p0, sx.p1, sy.p0, sy.p1 = 0, s.box.w, s.box.h, 0
	var class []int32
	var value []float64
	if s.data.Class != nil {
		class = s.data.Class[from:]
	}
	if s.data.Value != nil {
		value = s.data.Value[from:]
	}
	d.add(s.dx, s.dy, &sx, &sy, class, value, every)
}

// pause is how long the view must not change before all rows are counted in it.
const pause = rest / 2

// paintMore draws more points into their layer.
func (s *scatter) paintMore() { s.drawMore(&s.points.ctx) }

// work goes on with points, digest and census until a time, and reports whether something is left to do.
func (s *scatter) work(until float64) bool {
	n := s.rows()
	if s.pending() && !s.due {
		s.points.ctx.inside(&s.box, s.paintMore)
		s.redraw()
		return true
	}
	counting := s.coarse && s.census.next < n
	if !counting && s.known().rows == n {
		return false
	}
	if now()-s.since < pause {
		return true
	}
	for {
		switch {
		case counting:
			to := min(s.census.next+slice, n)
			s.count(s.census.density, s.census.next, to, 1)
			s.census.next = to
			if counting = to < n; !counting {
				s.marked = true
				s.redraw()
			}
		case s.known().rows < n:
			s.digest.add(&s.data, s.second(), min(s.digest.rows+slice, n))
			if s.digest.rows == n && s.still {
				s.announce()
			}
		default:
			return false
		}
		if now() > until {
			return true
		}
	}
}

// informed reports whether the digest is done.
func (s *scatter) informed() bool { return s.known().rows == s.rows() }

// known returns the digest as far as it has come.
func (s *scatter) known() *digest {
	if s.digest == nil {
		s.digest = newDigest(&s.data, &s.x, &s.y)
	}
	return s.digest
}

// second returns the second coordinates of the points; in a strip the target of a regression is that.
func (s *scatter) second() []float64 {
	if s.flatY {
		return s.data.Value
	}
	return s.data.Y
}

// dots paints the marks of a density, with a thin rim.
func (s *scatter) dots(ctx *brush, p *path, c Color) {
	if len(p.d) > 0 {
		d := p.js()
		ctx.stroke(d, s.theme.Surface.Alpha(0.7), 1)
		ctx.fill(d, c)
	}
}

func (s *scatter) densityValues(ctx *brush, d *density) {
	list := make([]path, steps)
	var stamps stampBook
	d.places(0, func(c place) {
		k := s.step(c.mean)
		list[k].mark(stamps.stamp(0, d.radius(c.count)), s.box.x+c.x, s.box.y+c.y)
	})
	for k := range list {
		s.dots(ctx, &list[k], s.stepColor(k))
	}
}
