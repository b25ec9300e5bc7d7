//go:build js

package plot

// tip is what a picture shows for a place: a note, and the axes' values there.
type tip struct {
	note
	x, y          string // for the axes; "" for none
	point         int    // −1 for none
	px, py        float64
	dots          []dot // places to mark, besides the point
	probabilities []float64
	value         float64
}

type dot struct {
	x, y  float64
	color Color
}

// overlay draws crosshair, tooltip and hint.
func (p *picture) overlay() {
	if p.hint != "" {
		p.banner(p.hint)
	}
	if !p.hover.on {
		return
	}
	t := p.self.tip(p.hover.x, p.hover.y)
	x, y := p.hover.x, p.hover.y
	if t.point >= 0 || t.px != 0 {
		x, y = t.px, t.py
	}
	p.crosshair(x, y, &t)
	for _, d := range t.dots {
		m := marked(circle(4), d.x, d.y).js()
		p.ctx.stroke(m, p.theme.Surface, 3)
		p.ctx.fill(m, d.color)
	}
	if t.point >= 0 {
		ring := marked(circle(8), x, y).js()
		p.ctx.stroke(ring, p.theme.Surface, 4)
		p.ctx.stroke(ring, p.theme.Ink, 1.75)
	}
	p.bubble(x, y, &t)
}

func (p *picture) crosshair(x, y float64, t *tip) {
	var l path
	if t.x != "" {
		l.line(x, p.box.y, x, p.box.y+p.box.h)
	}
	if t.y != "" {
		l.line(p.box.x, y, p.box.x+p.box.w, y)
	}
	p.ctx.stroke(l.js(), p.theme.Ink.Alpha(0.35), 1)
	p.ctx.font(boldFont)
	if t.x != "" {
		w := p.ctx.measure(t.x) + 10
		at := min(max(x, w/2), p.width-w/2)
		p.pill(at-w/2, p.box.y+p.box.h+3, w, t.x)
	}
	if t.y != "" {
		s := p.ctx.fit(t.y, p.width/3)
		w := p.ctx.measure(s) + 10
		p.pill(max(p.box.x-w-2, 0), min(max(y-9, 0), p.height-18), w, s)
	}
}

func (p *picture) pill(x, y, w float64, s string) {
	p.ctx.fill(rounded(x, y, w, 18, 4).js(), p.theme.Ink)
	p.ctx.text(s, x+w/2, y+9.5, center, middle, p.theme.Surface)
}

// bubble draws the tooltip beside a place.
func (p *picture) bubble(x, y float64, t *tip) {
	if t.title == "" && len(t.lines) == 0 {
		return
	}
	const pad, step = 9.0, 17.0
	p.ctx.font(tickFont)
	names, values := 0.0, 0.0
	lines := make([][2]string, len(t.lines))
	for i, l := range t.lines {
		lines[i] = [2]string{p.ctx.fit(l[0], 150), p.ctx.fit(l[1], 150)}
		names, values = max(names, p.ctx.measure(lines[i][0])), max(values, p.ctx.measure(lines[i][1]))
	}
	w, h := names+values+2*pad+12, step*float64(len(lines))+2*pad-5
	if t.title != "" {
		p.ctx.font(boldFont)
		w, h = max(w, p.ctx.measure(t.title)+2*pad), h+step
	}
	bx, by := tipPlace(x, y, w, h, p.width, p.height)
	frame := rounded(bx, by, w, h, 6).js()
	p.ctx.fill(frame, p.theme.Surface.Mix(p.theme.Ink, 0.03))
	p.ctx.stroke(frame, p.theme.Rule.Mix(p.theme.Ink, 0.15), 1)
	at := by + pad + step/2 - 2.5
	if t.title != "" {
		p.ctx.text(t.title, bx+pad, at, left, middle, p.theme.Ink)
		at += step
	}
	p.ctx.font(tickFont)
	for _, l := range lines {
		p.ctx.text(l[0], bx+pad, at, left, middle, p.theme.Muted)
		p.ctx.text(l[1], bx+w-pad, at, right, middle, p.theme.Ink)
		at += step
	}
}

// banner shows a short hint at the foot of the box.
func (p *picture) banner(s string) {
	p.ctx.font(tickFont)
	w := p.ctx.measure(s) + 20
	x, y := p.box.x+p.box.w/2-w/2, p.box.y+p.box.h-38
	p.ctx.fill(rounded(x, y, w, 26, 6).js(), p.theme.Ink.Alpha(0.86))
	p.ctx.text(s, x+w/2, y+13.5, center, middle, p.theme.Surface)
}
