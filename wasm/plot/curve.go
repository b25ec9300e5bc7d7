//go:build js

package plot

import (
	"math"

	"honnef.co/go/js/dom/v2"
)

// Curve draws the cost over iterations, passes or seconds, for one run or several.
type Curve struct {
	picture
	list   []*series
	log    bool
	unit   Unit
	label  string
	cursor float64 // an iteration, NaN for none
	index  []int   // of the points drawn
}

// NewCurve returns a curve on canvas.
func NewCurve(canvas *dom.HTMLCanvasElement, theme Theme) *Curve {
	c := &Curve{label: "loss", cursor: math.NaN()}
	c.flatX, c.flatY = true, true
	c.start(canvas, theme, c)
	return c
}

// AddSeries adds an empty series, dashed for a hold-out loss, and returns its number. Series take the accent colour
// and then the colours of the classes; a dashed one takes that of the series before it.
func (c *Curve) AddSeries(name string, dashed bool) int {
	c.list = append(c.list, &series{name: name, dashed: dashed})
	c.remeasure()
	return len(c.list) - 1
}

// Append adds a point to series k. Iterations, passes and seconds must not decrease.
func (c *Curve) Append(k int, iteration, passes, seconds, loss float64) {
	c.list[k].add(iteration, passes, seconds, loss)
	c.remeasure()
}

// Clear removes all series.
func (c *Curve) Clear() {
	c.list = nil
	c.remeasure()
}

// SetLog chooses a logarithmic cost axis.
func (c *Curve) SetLog(log bool) {
	if log != c.log {
		c.log = log
		c.remeasure()
	}
}

// SetUnit chooses what is along x.
func (c *Curve) SetUnit(u Unit) {
	if u != c.unit {
		c.unit = u
		c.remeasure()
	}
}

// SetCursor marks where each series was at an iteration; NaN takes the marks off.
func (c *Curve) SetCursor(iteration float64) {
	if iteration != c.cursor && (iteration == iteration || c.cursor == c.cursor) {
		c.cursor = iteration
		c.soon()
	}
}

// SetLabel names the cost axis: "mean log loss", say.
func (c *Curve) SetLabel(label string) {
	c.label = label
	c.remeasure()
}

// SetMoving tells whether the run goes on.
func (c *Curve) SetMoving(moving bool) {
	c.moving = moving
	c.soon()
}

func (c *Curve) home() View { return costView(c.list, c.unit, c.log) }

// height returns the canvas's y of a cost.
func (c *Curve) height(loss float64) float64 {
	return c.sy.px(measure{c.log}.of(loss))
}

func (c *Curve) ticks() (x, y []Tick) {
	across := Ticks
	if c.unit == Iterations {
		across = WholeTicks
	}
	x = across(c.view.X0, c.view.X1, max(2, int(c.box.w/64)))
	n := max(3, int(c.box.h/60))
	return x, measure{c.log}.ticks(c.view.Y0, c.view.Y1, n)
}

func (c *Curve) arrange() (top, right, bottom, left float64) {
	_, y := c.ticks()
	ctx := &c.frame.ctx
	ctx.font(boldFont)
	w := 0.0
	for k := range c.list {
		w = max(w, ctx.measure(c.ending(ctx, k)))
	}
	return titleHeight, math.Ceil(w/8)*8 + 14, tickGap + 2*tickSize + 20, c.gutter(0.5, y)
}

// ending is what stands beside the last point of series k; a name is shortened where it would take the lines' room.
func (c *Curve) ending(ctx *brush, k int) string {
	s := c.list[k]
	_, loss, ok := s.last(c.unit)
	switch {
	case !ok:
		return ""
	case len(c.list) == 1:
		return Number(loss)
	}
	return ctx.fit(s.name, c.width*0.24) + " " + Number(loss)
}

func (c *Curve) color(k int) Color {
	for k > 0 && c.list[k].dashed {
		k--
	}
	if k == 0 {
		return c.theme.Accent
	}
	return c.theme.Class(k)
}

func (c *Curve) chrome(ctx *brush) {
	x, y := c.ticks()
	c.gridY(ctx, y)
	ctx.stroke(segment(c.box.x, half(c.box.y+c.box.h), c.box.x+c.box.w, half(c.box.y+c.box.h)).js(), c.theme.Rule, 1)
	c.axisX(ctx, &Axis{Name: c.unit.String()}, x)
	c.axisY(ctx, &Axis{}, y)
	title := c.label
	if c.log {
		title += " (log scale)"
	}
	c.titleY(ctx, title, c.width-4)
	c.ends(ctx)
}

func (c *Curve) marks(*brush) {}

func (c *Curve) work(float64) bool { return false }

func (c *Curve) informed() bool { return true }

func (c *Curve) back(*brush) {}

// front draws the lines.
func (c *Curve) front(ctx *brush) {
	for k, s := range c.list {
		if len(s.loss) > 0 {
			c.line(ctx, k, s)
		}
	}
	c.position(ctx)
}

func (c *Curve) line(ctx *brush, k int, s *series) {
	x := s.x[c.unit]
	c.index = decimate(c.index, x, s.loss, c.view.X0, c.view.X1, int(c.box.w))
	var d path
	for _, i := range c.index {
		px, py := c.sx.px(x[i]), c.height(s.loss[i])
		switch {
		case py-py != 0: // left out, also on a logarithmic axis where there is no place for it
		case len(d.d) == 0:
			d.moveTo(px, py)
		default:
			d.lineTo(px, py)
		}
	}
	ctx.Set("lineJoin", "round")
	if s.dashed {
		ctx.dash(4, 3)
	}
	ctx.stroke(d.js(), c.color(k), 2)
	ctx.dash(0, 0)
}

// ends draws the last points and their values, which stand right of the box; a thin line leads to a value that had to
// move.
func (c *Curve) ends(ctx *brush) {
	ctx.font(boldFont)
	var at []float64
	var which []int
	for k, s := range c.list {
		if _, loss, ok := s.last(c.unit); ok && c.height(loss)-c.height(loss) == 0 {
			at = append(at, c.height(loss))
			which = append(which, k)
		}
	}
	labels := append([]float64(nil), at...)
	apart(labels, 15, c.box.y+6, c.box.y+c.box.h-2)
	for i, k := range which {
		x, _, _ := c.list[k].last(c.unit)
		px, edge := c.sx.px(x), c.box.x+c.box.w
		if px < edge-8 || math.Abs(labels[i]-at[i]) > 4 {
			lead := segment(px, at[i], max(px, edge), at[i])
			lead.lineTo(edge+7, labels[i])
			ctx.stroke(lead.js(), c.color(k).Alpha(0.45), 1)
		}
		c.dot(ctx, px, at[i], 3.5, c.color(k))
		ctx.text(c.ending(ctx, k), edge+9, labels[i]+0.5, left, middle, c.color(k))
	}
}

// dot draws a round mark with a rim.
func (p *picture) dot(ctx *brush, x, y, r float64, c Color) {
	d := marked(circle(r), x, y).js()
	ctx.stroke(d, p.theme.Surface, 3)
	ctx.fill(d, c)
}

// position marks where the series were at the cursor.
func (c *Curve) position(ctx *brush) {
	if c.cursor != c.cursor {
		return
	}
	if c.unit == Iterations {
		x := half(c.sx.px(c.cursor))
		ctx.dash(4, 4)
		ctx.stroke(segment(x, c.box.y, x, c.box.y+c.box.h).js(), c.theme.Ink.Alpha(0.55), 1)
		ctx.dash(0, 0)
	}
	for k, s := range c.list {
		i := s.reached(c.cursor)
		if i < 0 {
			continue
		}
		if y := c.height(s.loss[i]); y-y == 0 {
			c.dot(ctx, c.sx.px(s.x[c.unit][i]), y, 5, c.color(k))
		}
	}
}

func (c *Curve) tip(px, py float64) tip {
	t := tip{point: -1, px: px, py: py}
	at := c.sx.data(px)
	for k, s := range c.list {
		i := nearest(s.x[c.unit], at)
		if i < 0 {
			continue
		}
		x := s.x[c.unit][i]
		y := c.height(s.loss[i])
		t.px, t.x = c.sx.px(x), Number(x)
		if y-y == 0 {
			t.dots = append(t.dots, dot{t.px, y, c.color(k)})
			t.py = y
		}
		t.add(s.name, Number(s.loss[i]))
		t.value = s.loss[i]
	}
	if t.x != "" {
		t.title = t.x + " " + c.unit.String()
	}
	return t
}

func (c *Curve) words() string { return c.Describe().Text }

// Describe returns the curves in words, and a row for each.
func (c *Curve) Describe() Twin { return describeCost(c.list, c.label, c.unit) }
