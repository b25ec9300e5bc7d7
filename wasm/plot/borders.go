//go:build js

package plot

// borderStep is the distance of the places at which borders are sought, in CSS pixels: a classifier may be slow to ask.
const borderStep = 6

// SetBorders draws, over the points, the lines at which other classifiers change their minds, each with an entry in
// the legend. They are asked at the next frame, and again when view or size change.
func (p *Plane) SetBorders(list []Border) {
	p.others = make([]frontier, len(list))
	for i, b := range list {
		p.others[i].Border = b
	}
	p.ruled = stage{}
	p.renew()
}

// traceBorders brings the borders up to date.
func (p *Plane) traceBorders() {
	now := stage{p.view, p.box}
	if p.ruled == now {
		return
	}
	p.ruled = now
	for i := range p.others {
		p.others[i].trace(&p.tracer, &p.x, &p.y, p.view, int(p.box.w/borderStep)+2, int(p.box.h/borderStep)+2)
	}
}

func (p *Plane) drawBorders(ctx *brush) {
	p.traceBorders()
	for i := range p.others {
		b := &p.others[i]
		var d path
		for _, l := range b.lines {
			d.polyline(l, &p.sx, &p.sy)
		}
		line := d.js()
		ctx.stroke(line, p.theme.Surface.Alpha(0.75), 4.5)
		if b.Dashed {
			ctx.dash(7, 4)
		}
		ctx.stroke(line, p.theme.line(b.Color), 2.25)
		ctx.dash(0, 0)
	}
}
