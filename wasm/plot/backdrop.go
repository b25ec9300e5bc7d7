//go:build js

package plot

import "math"

// chrome draws the axes around the surface: names and ticks along the two near edges of the floor, and of the cost at
// the left.
func (r *Relief) chrome(ctx *brush) {
	r.turned()
	if r.legend.lines > 0 {
		r.legend.draw(ctx, &r.box)
	}
	if r.ground.nx == 0 {
		return
	}
	s, v := &r.solid, r.ground.view
	nearU, nearV := s.nearEdge()
	r.edge(ctx, &r.x, v.X0, v.X1, func(t float64) corner { return s.place(t, nearV, 0) }, s.place(0, nearV, 0))
	r.edge(ctx, &r.y, v.Y0, v.Y1, func(t float64) corner { return s.place(nearU, t, 0) }, s.place(nearU, 0, 0))
	r.upright(ctx)
}

// edge draws ticks and name along an edge of the floor, away from the floor's middle; place returns where a point of
// the edge is, −1 to 1.
func (r *Relief) edge(ctx *brush, a *Axis, lo, hi float64, place func(t float64) corner, mid corner) {
	away := corner{mid.x - r.solid.cx, mid.y - r.solid.cy}
	length := max(math.Hypot(away.x, away.y), 1)
	away = corner{away.x / length, away.y / length}
	from, to := place(-1), place(1)
	var marks path
	ctx.font(tickFont)
	for _, t := range Ticks(lo, hi, max(2, int(math.Hypot(to.x-from.x, to.y-from.y)/55))) {
		p := place(2*(t.Value-lo)/(hi-lo) - 1)
		marks.line(p.x, p.y, p.x+4*away.x, p.y+4*away.y)
		r.beside(ctx, t.Label, p, away, 8, r.theme.Muted)
	}
	ctx.stroke(marks.js(), r.theme.Muted.Alpha(0.8), 1)
	ctx.font(titleFont)
	r.beside(ctx, ctx.fit(a.title(), r.width*0.45), mid, away, 26, r.theme.Ink)
}

// beside writes a text away from a point, inside the canvas.
func (r *Relief) beside(ctx *brush, s string, p, away corner, gap float64, c Color) {
	w := ctx.measure(s)
	x := p.x + away.x*(gap+w/2)
	y := p.y + away.y*(gap+6) + 1
	ctx.text(s, min(max(x, w/2+2), r.width-w/2-2), min(y, r.height-9), center, middle, c)
}

// upright draws the ticks of the cost.
func (r *Relief) upright(ctx *brush) {
	s := &r.solid
	_, at, _ := s.edges()
	var marks path
	ctx.font(tickFont)
	for _, t := range Ticks(s.lo, s.hi, max(2, int(s.up/40))) {
		h := (t.Value - s.lo) / (s.hi - s.lo)
		p := s.place(at[0], at[1], h)
		marks.line(p.x, p.y, p.x-4, p.y)
		if h > 0.08 {
			ctx.text(t.Label, p.x-tickGap, p.y+0.5, right, middle, r.theme.Muted)
		}
	}
	ctx.stroke(marks.js(), r.theme.Muted.Alpha(0.8), 1)
	ctx.font(titleFont)
	top := s.place(at[0], at[1], 1)
	ctx.text("cost", max(top.x, 24), top.y-9, center, bottom, r.theme.Ink)
}

// walls draws the floor and the two walls behind the surface, with lines at the ticks of the cost.
func (r *Relief) walls(ctx *brush) {
	s := &r.solid
	far, l, right := s.edges()
	var floor, grid path
	for i, c := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		p := s.place(c[0], c[1], 0)
		if i == 0 {
			floor.moveTo(p.x, p.y)
		} else {
			floor.lineTo(p.x, p.y)
		}
	}
	floor.put('Z')
	shape := floor.js()
	ctx.fill(shape, r.theme.Surface.Mix(r.theme.Rule, 0.25))
	ctx.stroke(shape, r.theme.Muted.Alpha(0.7), 1)
	across := func(h float64) {
		a, b, c := s.place(l[0], l[1], h), s.place(far[0], far[1], h), s.place(right[0], right[1], h)
		grid.line(a.x, a.y, b.x, b.y)
		grid.lineTo(c.x, c.y)
	}
	for _, t := range Ticks(s.lo, s.hi, max(2, int(s.up/40))) {
		across((t.Value - s.lo) / (s.hi - s.lo))
	}
	across(1)
	for _, c := range [3][2]float64{l, far, right} {
		a, b := s.place(c[0], c[1], 0), s.place(c[0], c[1], 1)
		grid.line(a.x, a.y, b.x, b.y)
	}
	ctx.stroke(grid.js(), r.theme.Rule, 1)
}
