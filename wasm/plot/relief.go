//go:build js

package plot

import (
	"math"
	"slices"

	"honnef.co/go/js/dom/v2"
)

// Relief draws a cost over two coefficients as a surface in three dimensions, with paths of descent and places on it.
// Dragging and the arrow keys turn it; it never turns by itself. The surface is on a layer of its own, which only
// another cost or direction draws anew.
type Relief struct {
	picture
	x, y       Axis
	ground     terrain
	solid      solid
	mesh       mesh
	turn, tilt float64
	ceiling    float64 // NaN for the highest cost
	cast       cast
	legend     legend
}

// The direction from which a relief is seen at first.
const (
	homeTurn = -0.6
	homeTilt = 0.75
)

// NewRelief returns a relief on canvas.
func NewRelief(canvas *dom.HTMLCanvasElement, theme Theme) *Relief {
	r := &Relief{turn: homeTurn, tilt: homeTilt, ceiling: math.NaN()}
	r.flatX, r.flatY = true, true
	r.solid.ground = &r.ground
	r.start(canvas, theme, r)
	return r
}

// SetAxes names the two coefficients.
func (r *Relief) SetAxes(x, y Axis) {
	r.x, r.y = x, y
	r.renew()
}

// SetCost sets the cost at the nodes of a grid, as Landscape.SetCost does.
func (r *Relief) SetCost(values []float64, nx, ny int, v View) {
	r.ground.set(values, nx, ny, v)
	r.span()
}

// SetCeiling cuts the surface off above a cost, so that one that explodes does not flatten the valley; NaN shows all.
func (r *Relief) SetCeiling(z float64) {
	r.ceiling = z
	r.span()
}

func (r *Relief) span() {
	if r.ground.nx == 0 {
		return
	}
	s := &r.solid
	s.lo, s.hi = r.ground.lo, r.ground.hi
	if r.ceiling > s.lo {
		s.hi = min(s.hi, r.ceiling)
	}
	if !(s.lo < s.hi) {
		s.lo, s.hi = padded(s.lo, s.hi, 0)
	}
	r.renew()
}

// SetPaths sets the paths of descent. The slices are kept and not written to.
func (r *Relief) SetPaths(paths []Trace) {
	if r.cast.setPaths(paths) {
		r.renew()
	}
	r.soon()
}

// SetMarks sets the places with names.
func (r *Relief) SetMarks(marks []Mark) {
	r.cast.marks = slices.Clone(marks)
	r.soon()
}

func (r *Relief) home() View { return r.ground.view }

func (r *Relief) arrange() (top, right, bottom, left float64) {
	ctx := &r.frame.ctx
	r.legend.entries = r.cast.keys(&r.theme)
	ctx.font(titleFont)
	top = r.legend.lay(ctx, 0, 0, r.width)
	if !r.legend.beside {
		top -= 22 // no title stands over the box
	}
	return top, 44, 40, 52
}

// turned aims the solid into the box.
func (r *Relief) turned() { r.solid.face(r.turn, r.tilt, &r.box) }

func (r *Relief) work(float64) bool { return false }
func (r *Relief) informed() bool    { return true }
func (r *Relief) back(*brush)       {}

// marks draws the surface on its layer.
func (r *Relief) marks(ctx *brush) {
	r.turned()
	if r.ground.nx == 0 {
		return
	}
	r.walls(ctx)
	r.mesh.sample(&r.solid)
	r.mesh.draw(&r.solid)
	ctx.Set("lineJoin", "round")
	line := r.theme.Ink.Alpha(0.2)
	for _, tones := range r.mesh.sheets {
		for k := range tones {
			if len(tones[k].d) > 0 {
				p := tones[k].js()
				ctx.fill(p, r.theme.tone(k))
				ctx.stroke(p, line, 0.7)
			}
		}
	}
}

// front draws paths and places on the surface.
func (r *Relief) front(ctx *brush) {
	if r.ground.nx == 0 {
		return
	}
	for i := range r.cast.paths {
		p := &r.cast.paths[i]
		r.solid.lay(p).draw(ctx, p.Dashed, r.theme.line(p.Color))
	}
	r.cast.spots = r.cast.spots[:0]
	for _, m := range r.cast.marks {
		at, _ := r.solid.stand(r.solid.u(m.X), r.solid.v(m.Y))
		r.cast.spots = append(r.cast.spots, at)
	}
	r.cast.drawMarks(ctx, &r.box, false)
}

func (c *climb) draw(ctx *brush, dashed bool, color Color) {
	if len(c.hidden.d) > 0 {
		ctx.stroke(c.hidden.js(), color.Alpha(0.4), 1.25)
	}
	ctx.way(&c.seen, dashed, color, 2.25)
	ctx.beads(c.dots, color)
	if c.ended {
		ctx.bead(c.end, color)
	}
}

// tip shows the node of the surface that is drawn at a place.
func (r *Relief) tip(px, py float64) tip {
	t := tip{point: -1}
	u, v, ok := r.mesh.nearest(&r.solid, corner{px, py})
	if !ok {
		return t
	}
	w := r.ground.view
	x, y := w.X0+(u+1)/2*(w.X1-w.X0), w.Y0+(v+1)/2*(w.Y1-w.Y0)
	t.value = r.ground.at(x, y)
	at, _ := r.solid.stand(u, v)
	t.px, t.py = at.x, at.y
	t.dots = append(t.dots, dot{at.x, at.y, r.theme.Ink})
	t.add(r.x.title(), Number(x))
	t.add(r.y.title(), Number(y))
	t.add("cost", Number(t.value))
	return t
}

func (r *Relief) teller() teller {
	return teller{&r.x, &r.y, &r.ground, r.cast.paths, r.cast.marks, ""}
}

func (r *Relief) words() string {
	d := r.teller()
	return d.opening()
}

// Describe returns the picture in words, and a row for each place.
func (r *Relief) Describe() Twin {
	d := r.teller()
	return d.twin()
}

// rotate turns the surface; it is never seen from below or quite from above.
func (r *Relief) rotate(turn, tilt float64) {
	r.turn = math.Remainder(r.turn+turn, 2*math.Pi)
	r.tilt = min(max(r.tilt+tilt, 0.12), 1.45)
	r.marked, r.framed = true, true
	r.soon()
}

func (r *Relief) take(px, py float64) bool { return r.box.contains(px, py) }

func (r *Relief) drag(_, _, dx, dy float64) {
	r.leave()
	r.rotate(dx*0.009, dy*0.007)
}

func (r *Relief) tap(float64, float64) {}

func (r *Relief) double() { r.press("0", false) }

func (r *Relief) press(key string, shift bool) bool {
	step := math.Pi / 36
	if shift {
		step *= 3
	}
	dx, dy, ok := arrow(key)
	switch {
	case ok:
		r.leave()
		r.rotate(-dx*step, dy*step)
	case key == "0":
		r.rotate(homeTurn-r.turn, homeTilt-r.tilt)
	default:
		return false
	}
	degrees := func(v float64) string { return Number(math.Round(v*180/math.Pi)) + "°" }
	r.say("Turned by " + degrees(r.turn) + ", seen from " + degrees(r.tilt) + " above")
	return true
}
