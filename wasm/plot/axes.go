//go:build js

package plot

// Sizes of type and spacing, in CSS pixels.
const (
	tickSize  = 12.0
	titleSize = 13.0
	lineStep  = 20.0 // from one line of the legend to the next

	titleGap    = 11.0 // below the y axis's title: clear of the label of a tick at the box's upper edge
	titleHeight = 31.0 // above the box for that title
	tickGap     = 7.0  // from the box to a tick's label
)

// gutter returns the width that the tick labels of a y axis need, at most a share of the canvas, in steps of 8 so that
// it rarely changes while the view moves.
func (p *picture) gutter(share float64, ticks []Tick) float64 {
	p.ctx.font(tickFont)
	w := 0.0
	for _, t := range ticks {
		w = max(w, p.ctx.measure(t.Label))
	}
	w = min(w, max(p.width*share, 40))
	return float64(int((w+tickGap+4)/8)+1) * 8
}

// axisX draws ticks and labels below the box and the title under them, at the right end.
func (p *picture) axisX(ctx *brush, a *Axis, ticks []Tick) {
	y := p.box.y + p.box.h
	var marks path
	ctx.font(tickFont)
	room := p.box.w
	if len(ticks) > 1 && a.Levels != nil {
		room = p.sx.px(ticks[1].Value) - p.sx.px(ticks[0].Value) - 8
	}
	for _, t := range ticks {
		x := p.sx.px(t.Value)
		if x < p.box.x-0.5 || x > p.box.x+p.box.w+0.5 {
			continue
		}
		s := t.Label
		if a.Levels != nil {
			s = ctx.fit(s, room)
		}
		w := ctx.measure(s)
		marks.line(half(x), y, half(x), y+4)
		ctx.text(s, min(max(x, w/2), p.width-w/2), y+tickGap, center, top, p.theme.Muted)
	}
	ctx.stroke(marks.js(), p.theme.Muted.Alpha(0.6), 1)
	ctx.font(titleFont)
	ctx.text(ctx.fit(a.title(), p.width-8), p.box.x+p.box.w, y+tickGap+tickSize+8, right, top, p.theme.Ink)
}

// axisY draws ticks and labels left of the box.
func (p *picture) axisY(ctx *brush, a *Axis, ticks []Tick) {
	var marks path
	ctx.font(tickFont)
	for _, t := range ticks {
		y := p.sy.px(t.Value)
		if y < p.box.y-0.5 || y > p.box.y+p.box.h+0.5 {
			continue
		}
		s := t.Label
		if a.Levels != nil {
			s = ctx.fit(s, p.box.x-tickGap-2)
		}
		marks.line(p.box.x-4, half(y), p.box.x, half(y))
		ctx.text(s, p.box.x-tickGap, y+0.5, right, middle, p.theme.Muted)
	}
	ctx.stroke(marks.js(), p.theme.Muted.Alpha(0.6), 1)
}

// titleY writes the y axis's title above the box's left edge.
func (p *picture) titleY(ctx *brush, s string, room float64) {
	ctx.font(titleFont)
	ctx.text(ctx.fit(s, room), 2, p.box.y-titleGap, left, bottom, p.theme.Ink)
}

// gridY draws faint lines at the ticks of y.
func (p *picture) gridY(ctx *brush, ticks []Tick) {
	var l path
	for _, t := range ticks {
		y := half(p.sy.px(t.Value))
		l.line(p.box.x, y, p.box.x+p.box.w, y)
	}
	ctx.stroke(l.js(), p.theme.Rule.Alpha(0.7), 1)
}

// outline draws the box's edge.
func (p *picture) outline(ctx *brush) {
	ctx.strokeRect(half(p.box.x)-1, half(p.box.y)-1, p.box.w+1, p.box.h+1, p.theme.Rule)
}

// bands draws the borders between the levels of category axes.
func (p *picture) bands(ctx *brush, x, y *Axis, style Color) {
	var l path
	for i := 1; i < len(x.Levels); i++ {
		at := half(p.sx.px(float64(i) - 0.5))
		l.line(at, p.box.y, at, p.box.y+p.box.h)
	}
	for i := 1; i < len(y.Levels); i++ {
		at := half(p.sy.px(float64(i) - 0.5))
		l.line(p.box.x, at, p.box.x+p.box.w, at)
	}
	ctx.stroke(l.js(), style, 2)
}
