//go:build js

package plot

import (
	"slices"

	"descent/core/boundary"

	"honnef.co/go/js/dom/v2"
)

// Landscape draws a cost over two coefficients: bands and lines of equal cost, and on them paths of descent, places and
// a region. The bands and lines are on a layer of their own, which only another cost or view draws anew.
type Landscape struct {
	picture
	x, y   Axis
	window View
	ground terrain
	levels []float64
	tracer boundary.Tracer
	rings  [][][]boundary.Point // of each level
	cast   cast
	legend legend
	onPick func(x, y float64)
}

// NewLandscape returns a landscape on canvas.
func NewLandscape(canvas *dom.HTMLCanvasElement, theme Theme) *Landscape {
	l := &Landscape{window: View{-1, 1, -1, 1}}
	l.start(canvas, theme, l)
	return l
}

// SetAxes names the two coefficients and shows the window.
func (l *Landscape) SetAxes(x, y Axis) {
	l.x, l.y = x, y
	l.touched = false
	l.remeasure()
}

// SetWindow sets the view to come home to. Unless the reader has zoomed, it is shown.
func (l *Landscape) SetWindow(v View) {
	l.window = v
	l.remeasure()
}

// SetCost sets the cost at the nodes of a grid, nx × ny values, x fastest, rows from Y0 up; the outer nodes lie on the
// edges of v, which need not be what is shown. It copies the values.
func (l *Landscape) SetCost(values []float64, nx, ny int, v View) {
	l.ground.set(values, nx, ny, v)
	l.relevel()
}

// SetLevels sets the costs, ascending, between which the bands lie and at which lines are drawn.
func (l *Landscape) SetLevels(levels []float64) {
	l.levels = slices.Clone(levels)
	l.relevel()
}

func (l *Landscape) relevel() {
	l.rings, l.marked = nil, true
	l.soon()
}

// SetPaths sets the paths of descent. The slices are kept and not written to.
func (l *Landscape) SetPaths(paths []Trace) {
	if l.cast.setPaths(paths) {
		l.renew()
	}
	l.soon()
}

// SetMarks sets the places with names.
func (l *Landscape) SetMarks(marks []Mark) {
	l.cast.marks = slices.Clone(marks)
	l.soon()
}

// SetRegion draws a closed polygon; none takes it off.
func (l *Landscape) SetRegion(points [][2]float64, name string) {
	if l.cast.setRegion(points, name) {
		l.renew()
	}
	l.soon()
}

// OnPick sets what hears of a place that is picked: by a click, while the start (the first Ring) is dragged, and by the
// arrow keys, a fiftieth of the view at a time and with Shift a tenth. The start moves by itself. A double click is then
// two picks and resets nothing.
func (l *Landscape) OnPick(fn func(x, y float64)) { l.onPick = fn }

func (l *Landscape) home() View { return l.window }

func (l *Landscape) ticks() (x, y []Tick) { return l.x.ticks(&l.sx, 108), l.y.ticks(&l.sy, 64) }

func (l *Landscape) arrange() (top, right, bottom, left float64) {
	_, y := l.ticks()
	ctx := &l.frame.ctx
	l.legend.entries = l.cast.keys(&l.theme)
	ctx.font(titleFont)
	return l.legend.lay(ctx, ctx.measure(l.y.title()), 0, l.width), 10, tickGap + 2*tickSize + 20, l.gutter(0.5, y)
}

func (l *Landscape) chrome(ctx *brush) {
	x, y := l.ticks()
	l.outline(ctx)
	l.axisX(ctx, &l.x, x)
	l.axisY(ctx, &l.y, y)
	if l.legend.lines > 0 {
		l.legend.draw(ctx, &l.box)
	}
	l.titleY(ctx, l.y.title(), l.legend.titleRoom(l.width))
}

func (l *Landscape) work(float64) bool { return false }
func (l *Landscape) informed() bool    { return true }
func (l *Landscape) back(*brush)       {}

// front draws region, paths and places.
func (l *Landscape) front(ctx *brush) { l.cast.draw(ctx, l) }

// place returns where a place is drawn.
func (l *Landscape) place(x, y float64) corner { return corner{l.sx.px(x), l.sy.px(y)} }

func (l *Landscape) tip(px, py float64) tip {
	x, y := l.sx.data(px), l.sy.data(py)
	t := tip{point: -1}
	if m := l.cast.under(px, py, 12); m >= 0 {
		mark := l.cast.marks[m]
		x, y = mark.X, mark.Y
		t.px, t.py, t.title = l.sx.px(x), l.sy.px(y), mark.Name
	}
	t.x, t.y = Number(x), Number(y)
	t.add(l.x.title(), t.x)
	t.add(l.y.title(), t.y)
	if z := l.ground.at(x, y); z == z {
		t.value = z
		t.add("cost", Number(z))
	}
	return t
}

func (l *Landscape) words() string {
	d := l.teller()
	return d.opening()
}

// Describe returns the picture in words, and a row for each place.
func (l *Landscape) Describe() Twin {
	d := l.teller()
	return d.twin()
}

func (l *Landscape) teller() teller {
	return teller{&l.x, &l.y, &l.ground, l.cast.paths, l.cast.marks, l.cast.region}
}
