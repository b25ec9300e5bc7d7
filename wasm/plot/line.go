package plot

import "math"

// Line is a curve y(x). X must not decrease; where Y is NaN the curve has a gap, and where it is infinite it runs out of
// the picture.
type Line struct {
	Name   string
	Color  int // of a class, −1 for the ink
	X, Y   []float64
	Dashed bool
}

// measure is how an axis is divided.
type measure struct{ log bool }

// of returns where a value lies on the axis; on a logarithmic one there is no place for what is negative.
func (m measure) of(v float64) float64 {
	if m.log {
		return math.Log10(v)
	}
	return v
}

// value is the inverse of of.
func (m measure) value(place float64) float64 {
	if m.log {
		return math.Pow(10, place)
	}
	return place
}

// ticks returns about n ticks between two places, their values as places.
func (m measure) ticks(lo, hi float64, n int) []Tick {
	if !m.log {
		return Ticks(lo, hi, n)
	}
	list := LogTicks(math.Pow(10, lo), math.Pow(10, hi), n)
	for i := range list {
		list[i].Value = math.Log10(list[i].Value)
	}
	return list
}

// window returns a view in places; what a logarithmic axis has no place for becomes the part of it that has.
func window(v View, x, y measure) View {
	v.X0, v.X1 = x.span(v.X0, v.X1)
	v.Y0, v.Y1 = y.span(v.Y0, v.Y1)
	return v
}

// span returns the places of the ends of a range; a logarithmic axis that would begin at 0 or below begins six powers
// of ten below its end.
func (m measure) span(lo, hi float64) (a, b float64) {
	a, b = m.of(lo), m.of(hi)
	if m.log && !(b-b == 0) {
		b = 0
	}
	if m.log && !(a-a == 0) {
		a = b - 6
	}
	return a, b
}

// at returns the curve's height at x, by interpolation between the places of its points on the axes; NaN beside the
// curve and in its gaps.
func (l *Line) at(x float64, mx, my measure) float64 {
	n := min(len(l.X), len(l.Y))
	i := nearest(l.X[:n], x)
	if i < 0 || x < l.X[0] || x > l.X[n-1] || x != x {
		return math.NaN()
	}
	if l.X[i] == x {
		return l.Y[i]
	}
	if l.X[i] > x {
		i--
	}
	a, b := l.Y[i], l.Y[i+1]
	if a-a != 0 || b-b != 0 {
		return a + b // ±Inf beside an infinite value, NaN beside a gap
	}
	from, to := mx.of(l.X[i]), mx.of(l.X[i+1])
	u, v := my.of(a), my.of(b)
	return my.value(u + (v-u)*(mx.of(x)-from)/(to-from))
}

// beyond is how far outside the picture an infinite value is drawn, in pixels.
const beyond = 1e6

// pixels writes where the points of the curve are drawn.
func (l *Line) pixels(px, py []float64, sx, sy *scale, mx, my measure) {
	for i := range px {
		x, y := mx.of(l.X[i]), my.of(l.Y[i])
		px[i], py[i] = sx.px(x), sy.px(y)
		if math.IsInf(y, 0) {
			py[i] = math.Copysign(beyond, y*(sy.p1-sy.p0))
		}
	}
}

// tail returns the last point of the curve that a view, in places, shows; ok is false where there is none.
func (l *Line) tail(v *View, mx, my measure) (x, y float64, ok bool) {
	for i := min(len(l.X), len(l.Y)) - 1; i >= 0; i-- {
		x, y = mx.of(l.X[i]), my.of(l.Y[i])
		if x >= v.X0 && x <= v.X1 && y >= v.Y0 && y <= v.Y1 {
			return x, y, true
		}
	}
	return 0, 0, false
}

// endTogether reports whether all curves that have a name end at the right edge of a view, where it can stand.
func endTogether(list []Line, v *View, mx, my measure) bool {
	for i := range list {
		x, _, ok := list[i].tail(v, mx, my)
		if list[i].Name != "" && (!ok || x < v.X1-0.03*(v.X1-v.X0)) {
			return false
		}
	}
	return len(list) > 0
}

// describeLines puts curves into words, and a row for each; cursor may be NaN.
func describeLines(list []Line, marks []Mark, x, y *Axis, cursor float64, mx, my measure) Twin {
	t := Twin{Text: y.title() + " against " + x.title() + ".", Head: []string{"curve", "from " + x.title(), "to", "lowest " + y.title(), "highest"}}
	if cursor == cursor {
		t.Head = append(t.Head, "at "+Number(cursor))
	}
	for i := range list {
		l := &list[i]
		n := min(len(l.X), len(l.Y))
		if n == 0 {
			continue
		}
		lo, hi := extent(l.Y[:n])
		row := []string{l.Name, Number(l.X[0]), Number(l.X[n-1]), Number(lo), Number(hi)}
		t.Text += " " + upper(l.Name) + direction(l.Y[0], l.Y[n-1]) + Number(l.Y[0]) + " at " + row[1] + " to " + Number(l.Y[n-1]) +
			" at " + row[2]
		if cursor == cursor {
			row = append(row, Number(l.at(cursor, mx, my)))
			t.Text += "; at " + Number(cursor) + " it is " + row[5]
		}
		t.Text += "."
		t.Rows = append(t.Rows, row)
	}
	for _, m := range marks {
		t.Text += " " + upper(m.Name) + " at (" + Number(m.X) + ", " + Number(m.Y) + ")."
	}
	return t
}
