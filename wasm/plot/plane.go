//go:build js

package plot

import (
	"syscall/js"

	"descent/core/boundary"

	"honnef.co/go/js/dom/v2"
)

// Plane draws two features: the probability field, the boundary and the points.
type Plane struct {
	scatter
	borders boundary.Borders
	lines   [][]boundary.Point
	edge    js.Value // the lines as a path
	traced  int      // version of edge
	fine    bool     // whether edge was made at rest
	others  []frontier
	tracer  boundary.Tracer
	ruled   stage // for which others were traced
}

// NewPlane returns a plane on canvas.
func NewPlane(canvas *dom.HTMLCanvasElement, theme Theme) *Plane {
	p := &Plane{}
	p.stand, p.focus = p.spread, -1
	p.start(canvas, theme, p)
	return p
}

// SetAxes sets the two columns and shows all the data.
func (p *Plane) SetAxes(x, y Axis) {
	p.x, p.y = x, y
	p.touched, p.ruled = false, stage{}
	p.collapse()
	p.forget()
}

// SetPoints sets the rows. Unless the reader has zoomed, all of them are shown.
func (p *Plane) SetPoints(points Points) { p.setPoints(points) }

// SetModel sets the model, all columns but the axes' held. It copies the coefficients. A model without terms takes
// the field off.
func (p *Plane) SetModel(m boundary.Model, held boundary.Held) { p.setModel(m, held) }

func (p *Plane) spread(x, y []float64, from, every int) {
	p.x.spread(x, p.data.X, p.data.Row, from, every, 1)
	p.y.spread(y, p.data.Y, p.data.Row, from, every, 2)
}

func (p *Plane) home() View {
	var v View
	v.X0, v.X1 = p.x.bounds(p.data.X)
	v.Y0, v.Y1 = p.y.bounds(p.data.Y)
	return v
}

// ticks returns the ticks of both axes.
func (p *Plane) ticks() (x, y []Tick) { return p.x.ticks(&p.sx, 108), p.y.ticks(&p.sy, 64) }

func (p *Plane) arrange() (top, right, bottom, left float64) {
	_, y := p.ticks()
	share := 0.5
	if p.y.Levels != nil {
		share = 0.28 // longer names are shortened
	}
	return p.arrangeLegend(p.y.title(), p.lineKeys()), 10, tickGap + 2*tickSize + 20, p.gutter(share, y)
}

// lineName says what the boundary is, "" for no single line.
func (p *Plane) lineName() string {
	if p.surface == nil || !p.surface.Binary() {
		return ""
	}
	t, _ := p.level()
	return "P(" + p.className(p.surface.Event()) + ") = " + Number(t)
}

// lineKeys returns the legend's entries of the lines.
func (p *Plane) lineKeys() []entry {
	var list []entry
	if name := p.lineName(); name != "" {
		list = append(list, lineKey(name, false, p.theme.Ink))
	}
	for i := range p.others {
		b := &p.others[i]
		list = append(list, lineKey(b.Name, b.Dashed, p.theme.line(b.Color)))
	}
	return list
}

func (p *Plane) back(ctx *brush) {
	if p.surface == nil {
		_, y := p.ticks()
		p.gridY(ctx, y)
		p.bands(ctx, &p.x, &p.y, p.theme.Rule)
		return
	}
	p.shade(false)
	p.drawField(ctx)
	p.bands(ctx, &p.x, &p.y, p.theme.Surface.Alpha(0.85))
	p.trace()
	if p.surface.Classes() == 0 {
		ctx.stroke(p.edge, p.theme.Ink.Alpha(0.4), 1)
	}
}

// front draws the boundary and the borders over the points.
func (p *Plane) front(ctx *brush) {
	ctx.Set("lineJoin", "round")
	if p.surface != nil && p.surface.Classes() > 0 {
		ctx.stroke(p.edge, p.theme.Surface.Alpha(0.8), 5)
		ctx.stroke(p.edge, p.theme.Ink, 2)
	}
	p.drawBorders(ctx)
}

// trace brings the boundary up to date: of a regression it is the lines of equal value at round values.
func (p *Plane) trace() {
	if p.traced == p.version && p.fine == p.still {
		return
	}
	p.traced, p.fine = p.version, p.still
	step := 3.0
	switch {
	case !p.still && p.surface.Rows() > 1:
		step = 8
	case !p.still:
		step = 6
	}
	nx, ny := int(p.box.w/step)+2, int(p.box.h/step)+2
	var d path
	if p.surface.Classes() == 0 {
		for _, t := range Ticks(p.lo, p.hi, 8) {
			p.traceLevel(&d, nx/2, ny/2, t.Value)
		}
	} else {
		_, level := p.level()
		p.traceLevel(&d, nx, ny, level)
	}
	p.edge = d.js()
}

func (p *Plane) traceLevel(d *path, nx, ny int, level float64) {
	v := p.view
	p.lines = p.borders.Trace(p.surface, v.X0, v.X1, v.Y0, v.Y1, nx, ny, level)
	for _, l := range p.lines {
		d.polyline(l, &p.sx, &p.sy)
	}
}

func (p *Plane) chrome(ctx *brush) {
	x, y := p.ticks()
	p.outline(ctx)
	p.axisX(ctx, &p.x, x)
	p.axisY(ctx, &p.y, y)
	p.titleY(ctx, p.y.title(), p.legend.titleRoom(p.width))
	p.drawLegend(ctx)
}

func (p *Plane) tip(px, py float64) tip {
	t := tip{point: -1}
	x, y := p.sx.data(px), p.sy.data(py)
	if i := p.under(px, py); i >= 0 {
		p.aboutPoint(&t, i)
		x, y = p.solid(i)
	} else {
		p.aboutCrowd(&t, px, py)
	}
	t.x, t.y = p.x.text(x), p.y.text(y)
	p.aboutModel(&t, x, y)
	return t
}

// shares returns which part of the view each class of a softmax takes, from a grid of 64 × 64 places.
func (p *Plane) shares() []float64 {
	const n = 64
	xs, ys := make([]float64, n), make([]float64, n)
	p.sx.nodes(xs)
	p.sy.nodes(ys)
	margins := make([]float64, p.surface.Rows()*n*n)
	p.surface.Margins(margins, xs, ys)
	class, strength := make([]uint8, n*n), make([]float32, n*n)
	boundary.Strongest(class, strength, margins, p.surface.Classes())
	shares := make([]float64, p.surface.Classes())
	for _, k := range class {
		shares[k] += 1. / (n * n)
	}
	return shares
}

// Describe returns the picture in words, and a row for each class.
func (p *Plane) Describe() Twin {
	d := p.describer()
	return d.plane()
}

func (p *Plane) words() string {
	d := p.describer()
	return d.planeText()
}

func (p *Plane) describer() describer {
	p.ready()
	d := describer{points: &p.data, second: p.second(), x: &p.x, y: &p.y, model: p.surface != nil, digest: p.known()}
	p.traceBorders()
	d.view, d.others = p.view, p.others
	if p.surface != nil {
		p.trace()
		d.classes, d.lines = p.surface.Classes(), p.lines
		if p.surface.Binary() {
			d.level = p.lineName()
		} else if d.classes > 0 {
			d.shares = p.shares()
		}
	}
	return d
}
