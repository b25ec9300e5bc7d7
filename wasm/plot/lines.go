//go:build js

package plot

import (
	"math"
	"slices"

	"honnef.co/go/js/dom/v2"
)

// Lines draws curves y(x), each with its name at its end or in a legend, places, and a cursor: a vertical line with the
// curves' values, which can be dragged.
type Lines struct {
	picture
	x, y   Axis
	mx, my measure
	window View // in values
	list   []Line
	cast   cast
	cursor float64 // NaN for none
	legend legend
	atEnds bool // the names stand there
	onPick func(x float64)
	px, py []float64
}

// NewLines returns a picture of curves on canvas.
func NewLines(canvas *dom.HTMLCanvasElement, theme Theme) *Lines {
	l := &Lines{window: View{0, 1, 0, 1}, cursor: math.NaN()}
	l.flatX, l.flatY, l.loose = true, true, 10
	l.start(canvas, theme, l)
	return l
}

// SetAxes names the axes.
func (l *Lines) SetAxes(x, y Axis) {
	l.x, l.y = x, y
	l.remeasure()
}

// SetWindow sets what is shown.
func (l *Lines) SetWindow(v View) {
	l.window = v
	l.remeasure()
}

// SetLog chooses logarithmic axes.
func (l *Lines) SetLog(x, y bool) {
	l.mx, l.my = measure{x}, measure{y}
	l.remeasure()
}

// SetCurves sets the curves. Their slices are kept and not written to.
func (l *Lines) SetCurves(list []Line) {
	l.list = slices.Clone(list)
	l.renew()
}

// SetMarks sets the places with names.
func (l *Lines) SetMarks(marks []Mark) {
	l.cast.marks = slices.Clone(marks)
	l.soon()
}

// SetCursor draws a vertical line at x with the curves' values; NaN takes it off.
func (l *Lines) SetCursor(x float64) {
	l.cursor = x
	l.soon()
}

// OnPick sets what hears where the cursor is put: by a click, a drag or the arrow keys. The cursor moves by itself.
func (l *Lines) OnPick(fn func(x float64)) { l.onPick = fn }

func (l *Lines) home() View { return window(l.window, l.mx, l.my) }

func (l *Lines) ticks() (x, y []Tick) {
	return l.mx.ticks(l.view.X0, l.view.X1, max(2, int(l.box.w/80))), l.my.ticks(l.view.Y0, l.view.Y1, max(3, int(l.box.h/60)))
}

// place returns where a place is drawn.
func (l *Lines) place(x, y float64) corner { return corner{l.sx.px(l.mx.of(x)), l.sy.px(l.my.of(y))} }

func (l *Lines) arrange() (top, right, bottom, left float64) {
	_, y := l.ticks()
	ctx := &l.frame.ctx
	ctx.font(boldFont)
	names := 0.0
	for i := range l.list {
		names = max(names, ctx.measure(l.list[i].Name))
	}
	l.atEnds = names < 0.3*l.width && l.height > 17*float64(len(l.list))+80 && endTogether(l.list, &l.view, l.mx, l.my)
	l.legend.entries = nil
	right = 14
	if l.atEnds {
		right = names + 18
	} else {
		for i := range l.list {
			if c := &l.list[i]; c.Name != "" {
				l.legend.entries = append(l.legend.entries, lineKey(c.Name, c.Dashed, l.theme.line(c.Color)))
			}
		}
	}
	ctx.font(titleFont)
	return l.legend.lay(ctx, ctx.measure(l.y.title()), 0, l.width), right, tickGap + 2*tickSize + 20, l.gutter(0.5, y)
}

func (l *Lines) chrome(ctx *brush) {
	x, y := l.ticks()
	l.axisX(ctx, &l.x, x)
	l.axisY(ctx, &l.y, y)
	if l.legend.lines > 0 {
		l.legend.draw(ctx, &l.box)
	}
	l.titleY(ctx, l.y.title(), l.legend.titleRoom(l.width))
	if l.atEnds {
		l.names(ctx)
	}
}

// names writes the curves' names beside their ends; a thin line leads to a name that had to move.
func (l *Lines) names(ctx *brush) {
	ends := make([]float64, len(l.list))
	for i := range l.list {
		_, y, _ := l.list[i].tail(&l.view, l.mx, l.my)
		ends[i] = l.sy.px(y)
	}
	at := slices.Clone(ends)
	apart(at, 15, l.box.y+6, l.box.y+l.box.h-4)
	ctx.font(boldFont)
	edge := l.box.x + l.box.w
	for i := range l.list {
		c := l.theme.line(l.list[i].Color)
		if math.Abs(at[i]-ends[i]) > 4 {
			ctx.stroke(segment(edge+2, ends[i], edge+8, at[i]).js(), c.Alpha(0.45), 1)
		}
		ctx.text(l.list[i].Name, edge+10, at[i]+0.5, left, middle, c)
	}
}

func (l *Lines) marks(*brush)      {}
func (l *Lines) work(float64) bool { return false }
func (l *Lines) informed() bool    { return true }

// back draws the grid: the line of 0 stands out.
func (l *Lines) back(ctx *brush) {
	_, y := l.ticks()
	l.gridY(ctx, y)
	var axes path
	if at := half(l.sy.px(0)); !l.my.log && l.view.Y0 < 0 && l.view.Y1 > 0 {
		axes.line(l.box.x, at, l.box.x+l.box.w, at)
	}
	foot := half(l.box.y+l.box.h) - 1
	axes.line(l.box.x, foot, l.box.x+l.box.w, foot)
	ctx.stroke(axes.js(), l.theme.Muted.Alpha(0.6), 1)
}

// front draws the curves, the places and the cursor.
func (l *Lines) front(ctx *brush) {
	inner := l.box.grown(1.25) // so that a curve along the edge shows its whole width
	ctx.inside(&inner, func() { l.curves(ctx) })
	l.cast.spots = l.cast.spots[:0]
	for _, m := range l.cast.marks {
		l.cast.spots = append(l.cast.spots, l.place(m.X, m.Y))
	}
	l.cast.drawMarks(ctx, &l.box, true)
	l.drawCursor(ctx)
}

func (l *Lines) curves(ctx *brush) {
	ctx.Set("lineJoin", "round")
	for i := range l.list {
		c := &l.list[i]
		n := min(len(c.X), len(c.Y))
		grow(&l.px, n)
		grow(&l.py, n)
		c.pixels(l.px, l.py, &l.sx, &l.sy, l.mx, l.my)
		track := newTrack(l.px, l.py, false, &l.box)
		if len(track.line.d) == 0 {
			continue
		}
		if c.Dashed {
			ctx.dash(6, 4)
		}
		ctx.stroke(track.line.js(), l.theme.line(c.Color), 2.25)
		ctx.dash(0, 0)
	}
}

// tip shows the curves' values at a place, unless the cursor shows them.
func (l *Lines) tip(px, py float64) tip {
	t := tip{point: -1, px: px, py: py}
	if math.Abs(px-l.sx.px(l.mx.of(l.cursor))) < 12 {
		return t
	}
	if m := l.cast.under(px, py, 12); m >= 0 {
		mark := l.cast.marks[m]
		t.title, t.x, t.y = mark.Name, Number(mark.X), Number(mark.Y)
		t.px, t.py = l.cast.spots[m].x, l.cast.spots[m].y
		t.add(l.x.title(), t.x)
		t.add(l.y.title(), t.y)
		return t
	}
	x := l.mx.value(l.sx.data(px))
	t.x = Number(x)
	l.values(&t, x)
	return t
}

// values adds the curves' values at x.
func (l *Lines) values(t *tip, x float64) {
	t.title = l.x.Name + " " + Number(x)
	for i := range l.list {
		c := &l.list[i]
		y := c.at(x, l.mx, l.my)
		if y != y {
			continue
		}
		t.add(c.Name, Number(y))
		if p := l.place(x, y); p.y >= l.box.y && p.y <= l.box.y+l.box.h {
			t.dots = append(t.dots, dot{p.x, p.y, l.theme.line(c.Color)})
		}
	}
}

func (l *Lines) words() string { return l.Describe().Text }

// Describe returns the curves in words, and a row for each.
func (l *Lines) Describe() Twin {
	return describeLines(l.list, l.cast.marks, &l.x, &l.y, l.cursor, l.mx, l.my)
}
