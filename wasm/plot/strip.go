//go:build js

package plot

import (
	"math"

	"descent/core/boundary"
)

// strip draws a curve over one coordinate and the points: what Sigmoid and Score have in common.
type strip struct {
	scatter
	xs, margins []float64
}

// binary reports whether one class stands against the rest, rather than each for itself.
func (s *scatter) binary() bool { return s.focus >= 0 || len(s.data.Classes) <= 2 }

// shelf is the room, in units of probability, above 1 and below 0 where the points of the classes lie.
const shelf = 0.16

// height returns where the points of class k lie in a picture of probabilities, and how far they spread: at 1 the event,
// at 0 the others; with more than two classes each has a row of its own below 0.
func (s *scatter) height(k int) (middle, room float64) {
	switch {
	case !s.binary():
		return -0.06 - 0.07*(float64(k)+0.5), 0.022
	case k == s.event():
		return 1 + 0.075, 0.045
	}
	return -0.075, 0.045
}

func (s *strip) spread(x, y []float64, from, every int) {
	s.x.spread(x, s.data.X, s.data.Row, from, every, 1)
	if s.data.Value != nil {
		(&Axis{}).spread(y, s.data.Value, nil, from, every, 0)
		return
	}
	middles := make([]float64, len(s.data.Classes))
	var room float64
	for k := range middles {
		middles[k], room = s.height(k)
	}
	for i := range y {
		at := from + i*every
		if k := s.data.Class[at]; k >= 0 {
			y[i] = middles[k] + room*jitter(rowOf(s.data.Row, at), 3)
		} else {
			y[i] = math.NaN()
		}
	}
}

// probabilityView returns the vertical range of a picture of probabilities.
func (s *scatter) probabilityView() (lo, hi float64) {
	if !s.binary() {
		return -0.08 - 0.07*float64(len(s.data.Classes)), 1.04
	}
	return -shelf, 1 + shelf
}

func (s *strip) home() View {
	var v View
	v.X0, v.X1 = s.x.bounds(s.data.X)
	if s.data.Value != nil {
		v.Y0, v.Y1 = padded(s.lo, s.hi, 0.06)
		return v
	}
	v.Y0, v.Y1 = s.probabilityView()
	return v
}

var probabilityTicks = []Tick{{0, "0"}, {0.25, "0.25"}, {0.5, "0.5"}, {0.75, "0.75"}, {1, "1"}}

func (s *strip) ticks() (x, y []Tick) {
	x = s.x.ticks(&s.sx, 108)
	if s.data.Value != nil {
		return x, (&Axis{}).ticks(&s.sy, 64)
	}
	return x, probabilityTicks
}

func (s *strip) title() string {
	switch {
	case s.data.Value != nil && s.focus >= 0:
		return "Observed " + s.data.Target
	case s.data.Value != nil:
		return s.data.Target
	case !s.binary():
		return "Probability"
	}
	return "Probability of " + s.className(s.event())
}

func (s *strip) arrange() (top, right, bottom, left float64) {
	_, y := s.ticks()
	return s.arrangeLegend(s.title(), nil), 10, tickGap + 2*tickSize + 20, s.gutter(0.5, y)
}

func (s *strip) chrome(ctx *brush) {
	x, y := s.ticks()
	s.outline(ctx)
	s.axisX(ctx, &s.x, x)
	s.axisY(ctx, &Axis{}, y)
	s.titleY(ctx, s.title(), s.legend.titleRoom(s.width))
	s.drawLegend(ctx)
}

func (s *strip) back(ctx *brush) {
	_, y := s.ticks()
	if s.surface != nil && s.surface.Classes() > 0 {
		s.shade(true)
		s.drawField(ctx)
	}
	s.gridY(ctx, y)
	s.bands(ctx, &s.x, &Axis{}, s.theme.Surface)
}

// front draws the curves over the points, and the threshold.
func (s *strip) front(ctx *brush) {
	if s.surface == nil {
		return
	}
	if s.surface.Binary() {
		s.decision(ctx, s.crossings())
	}
	s.sample()
	k := s.surface.Classes()
	if k == 0 {
		s.curve(ctx, s.margins, s.theme.Ink)
		return
	}
	n := len(s.xs)
	curve := make([]float64, n)
	p, m := make([]float64, k), make([]float64, s.surface.Rows())
	for c := range k {
		if k == 2 && c != s.surface.Event() {
			continue
		}
		for i := range n {
			for r := range m {
				m[r] = s.margins[r*n+i]
			}
			boundary.Probabilities(p, m, s.surface.Event())
			curve[i] = p[c]
		}
		color := s.theme.Class(c)
		if k == 2 {
			color = s.theme.Ink
		}
		s.curve(ctx, curve, color)
	}
}

// sample evaluates the margins along x: every 2 pixels, or at both ends of every band.
func (s *strip) sample() {
	s.xs = s.xs[:0]
	if s.x.Levels != nil {
		for l := range s.x.Levels {
			s.xs = append(s.xs, float64(l)-0.42, float64(l)+0.42)
		}
	} else {
		n := int(s.box.w/2) + 2
		grow(&s.xs, n)
		for i := range s.xs {
			s.xs[i] = s.view.X0 + (s.view.X1-s.view.X0)*float64(i)/float64(n-1)
		}
	}
	grow(&s.margins, s.surface.Rows()*len(s.xs))
	s.surface.Margins(s.margins, s.xs, []float64{0})
}

func (s *strip) curve(ctx *brush, y []float64, c Color) {
	var d path
	for i, v := range y {
		at := min(max(s.sy.px(v), -1e4), 1e4)
		switch {
		case v != v:
		case len(d.d) == 0 || s.x.Levels != nil && i%2 == 0:
			d.moveTo(s.sx.px(s.xs[i]), at)
		default:
			d.lineTo(s.sx.px(s.xs[i]), at)
		}
	}
	ctx.Set("lineJoin", "round")
	line := d.js()
	ctx.stroke(line, s.theme.Surface.Alpha(0.8), 5.5)
	ctx.stroke(line, c, 2.5)
}

// crossings returns the x in view at which the probability passes the threshold.
func (s *strip) crossings() []float64 {
	if s.x.Levels != nil {
		return nil
	}
	s.sample()
	_, level := s.level()
	var list []float64
	for i := 1; i < len(s.xs); i++ {
		a, b := s.margins[i-1]-level, s.margins[i]-level
		if a < 0 && b >= 0 || a >= 0 && b < 0 {
			list = append(list, s.xs[i-1]+(s.xs[i]-s.xs[i-1])*a/(a-b))
		}
	}
	return list
}

// decision draws the threshold across the picture and the places where the curve passes it.
func (s *scatter) decision(ctx *brush, xs []float64) {
	t, _ := s.level()
	y := half(s.sy.px(t))
	ctx.dash(5, 4)
	ctx.stroke(segment(s.box.x, y, s.box.x+s.box.w, y).js(), s.theme.Ink.Alpha(0.65), 1)
	var d path
	for _, x := range xs {
		at := half(s.sx.px(x))
		d.line(at, s.box.y, at, s.box.y+s.box.h)
	}
	ctx.stroke(d.js(), s.theme.Ink.Alpha(0.65), 1)
	ctx.dash(0, 0)
	ctx.font(boldFont)
	for _, x := range xs {
		s.tag(ctx, s.sx.px(x), y, Number(x))
	}
}

// tag writes a value beside the place where threshold and curve meet.
func (s *scatter) tag(ctx *brush, x, y float64, text string) {
	w := ctx.measure(text) + 10
	at := x + 6
	if at+w > s.box.x+s.box.w-2 {
		at = x - 6 - w
	}
	ctx.fill(rounded(at, y+6, w, 19, 4).js(), s.theme.Surface.Alpha(0.92))
	ctx.text(text, at+w/2, y+16, center, middle, s.theme.Ink)
}

func (s *strip) tip(px, py float64) tip {
	t := tip{point: -1}
	x := s.sx.data(px)
	if i := s.under(px, py); i >= 0 {
		s.aboutPoint(&t, i)
		x, _ = s.solid(i)
	} else {
		s.aboutCrowd(&t, px, py)
	}
	t.x = s.x.text(x)
	s.aboutModel(&t, x, 0)
	return t
}

func (s *strip) describe() Twin {
	d := s.describer()
	return d.strip(s.words())
}

func (s *strip) words() string {
	s.ready()
	d := s.describer()
	return d.text(s.title()+" against "+s.x.title()) + s.course()
}

// describer returns what Describe needs to know; the target of a regression is its second axis.
func (s *strip) describer() describer {
	d := describer{points: &s.data, second: s.second(), x: &s.x, y: &s.y, digest: s.known()}
	if s.data.Value != nil {
		d.y = &Axis{Name: s.data.Target}
	}
	return d
}

// course says how the curve runs.
func (s *strip) course() string {
	if s.surface == nil {
		return ""
	}
	s.sample()
	if s.surface.Classes() == 0 {
		n := len(s.margins)
		return " The line goes from " + Number(s.margins[0]) + " to " + Number(s.margins[n-1]) + "."
	}
	if !s.surface.Binary() || len(s.margins) == 0 {
		return ""
	}
	n := len(s.margins)
	text := " The curve goes from " + Probability(logistic(s.margins[0])) + " to " + Probability(logistic(s.margins[n-1]))
	t, _ := s.level()
	if xs := s.crossings(); len(xs) > 0 {
		text += " and passes " + Number(t) + " at " + s.x.Name + " " + Number(xs[0])
	}
	return text + "."
}
