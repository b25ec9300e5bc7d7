//go:build js

package plot

import "math"

// radius is the size of a point: smaller where there are many, or little room.
func (s *scatter) radius() float64 {
	r := 5.4 - 0.62*math.Log2(max(float64(s.rows()), 60)/60)*0.62
	if s.width < 480 {
		r -= 0.6
	}
	return min(max(r, 1.6), 5)
}

// marks draws the points, or their density.
func (s *scatter) marks(ctx *brush) {
	s.density, s.coarse = nil, false
	switch {
	case s.rows() > crowd:
		s.px, s.py = s.px[:0], s.py[:0]
		s.drawDensity(ctx)
	default:
		s.locate()
		s.inked, s.stamps = 0, s.stamps[:0]
		s.drawMore(ctx)
	}
}

// seen reports whether point i is drawn inside the box.
func (s *scatter) seen(i int) bool {
	const air = 8
	b := s.box
	return s.px[i] > b.x-air && s.px[i] < b.x+b.w+air && s.py[i] > b.y-air && s.py[i] < b.y+b.h+air
}

// atOnce is about how many points are drawn in one frame; more come in the frames after it.
const atOnce = 600

// pending reports whether points are still to be drawn.
func (s *scatter) pending() bool { return s.inked < s.rows() && s.rows() <= crowd }

// drawMore draws the next points, in batches of rows.
func (s *scatter) drawMore(ctx *brush) {
	n := s.rows()
	batch := max(n/24, 1)
	to := n
	if !s.atOnce {
		to = min(s.inked+atOnce, n)
	}
	for ; s.inked < to; s.inked += batch {
		if s.data.Value != nil {
			s.drawValues(ctx, s.inked, min(s.inked+batch, n))
		} else {
			s.drawClasses(ctx, s.inked, min(s.inked+batch, n))
		}
	}
}

// drawClasses draws a batch of points. The classes take turns from batch to batch, so that none lies over all others.
func (s *scatter) drawClasses(ctx *brush, from, to int) {
	k := len(s.data.Classes)
	full, hollow := make([]path, k+1), make([]path, k+1)
	for i := from; i < to; i++ {
		if !s.seen(i) {
			continue
		}
		c, ok := s.group(i)
		list := full
		if !ok {
			c = k
		}
		if !ok || s.data.Hollow != nil && s.data.Hollow[i] {
			list = hollow
		}
		list[c].mark(s.mark(c, k), s.px[i], s.py[i])
	}
	for c := range full {
		s.ink(ctx, &full[c], &hollow[c], s.markColor(c, k))
	}
}

// mark returns the mark of a class, or of the points without one.
func (s *scatter) mark(c, classes int) string {
	if c < len(s.stamps) && s.stamps[c] != "" {
		return s.stamps[c]
	}
	for len(s.stamps) <= c {
		s.stamps = append(s.stamps, "")
	}
	if s.stamps[c] = stamp(c, s.radius()); c == classes {
		s.stamps[c] = circle(s.radius() * 0.7)
	}
	return s.stamps[c]
}

func (s *scatter) markColor(c, classes int) Color {
	if c == classes {
		return s.theme.Muted
	}
	return s.theme.Class(c)
}

// ink paints marks with a rim in the colour of the surface, and hollow ones the other way round.
func (s *scatter) ink(ctx *brush, full, hollow *path, c Color) {
	if len(full.d) > 0 {
		p := full.js()
		ctx.stroke(p, s.theme.Surface, 2)
		ctx.fill(p, c)
	}
	if len(hollow.d) > 0 {
		p := hollow.js()
		ctx.stroke(p, s.theme.Surface, 4.5)
		ctx.fill(p, s.theme.Surface)
		ctx.stroke(p, c, 2)
	}
}

// steps is the number of colours that the points of a regression are drawn in.
const steps = 24

func (s *scatter) step(v float64) int {
	return min(max(int((v-s.lo)/(s.hi-s.lo)*steps), 0), steps-1)
}

func (s *scatter) stepColor(k int) Color { return ramp(s.theme.Ramp, (float64(k)+0.5)/steps) }

// drawValues draws a batch of points of a regression, coloured by value.
func (s *scatter) drawValues(ctx *brush, from, to int) {
	full, hollow := make([]path, steps), make([]path, steps)
	mark := circle(s.radius())
	for i := from; i < to; i++ {
		v := s.data.Value[i]
		if v != v || !s.seen(i) {
			continue
		}
		list := full
		if s.data.Hollow != nil && s.data.Hollow[i] {
			list = hollow
		}
		k := s.step(v)
		list[k].mark(mark, s.px[i], s.py[i])
	}
	for k := range full {
		if len(full[k].d) > 0 {
			p := full[k].js()
			ctx.stroke(p, s.theme.Surface, 4.5)
			ctx.stroke(p, s.theme.Ink, 2)
			ctx.fill(p, s.stepColor(k))
		}
		if len(hollow[k].d) > 0 {
			p := hollow[k].js()
			ctx.stroke(p, s.theme.Ink, 4)
			ctx.fill(p, s.theme.Surface)
			ctx.stroke(p, s.stepColor(k), 2)
		}
	}
}
