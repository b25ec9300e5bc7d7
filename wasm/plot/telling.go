package plot

import "math"

// teller puts a cost over two coefficients into words.
type teller struct {
	x, y   *Axis
	ground *terrain
	paths  []Trace
	marks  []Mark
	region string
}

// text says what is drawn, path by path.
func (d *teller) text() string {
	s := d.opening()
	for i := range d.paths {
		s += d.course(&d.paths[i])
	}
	return s
}

// opening says what is drawn but for the paths.
func (d *teller) opening() string {
	s := "Cost over " + d.x.title() + " and " + d.y.title()
	if d.ground.nx > 0 && d.ground.lo <= d.ground.hi {
		v := d.ground.view
		s += ", " + Number(v.X0) + " to " + Number(v.X1) + " and " + Number(v.Y0) + " to " + Number(v.Y1) + ": lowest " +
			Number(d.ground.lo) + " near " + d.at(d.ground.low.x, d.ground.low.y) + ", highest " + Number(d.ground.hi)
	}
	s += "."
	if d.region != "" {
		s += " A region is drawn: " + d.region + "."
	}
	for _, m := range d.marks {
		s += " " + upper(m.Name) + " at " + d.at(m.X, m.Y) + d.cost(m.X, m.Y) + "."
	}
	return s
}

// course says from where to where a path goes.
func (d *teller) course(t *Trace) string {
	n := len(t.X)
	if n == 0 {
		return ""
	}
	return " " + upper(t.Name) + " goes in " + plural(n-1, "step") + " from " + d.at(t.X[0], t.Y[0]) + d.cost(t.X[0], t.Y[0]) +
		" to " + d.at(t.X[n-1], t.Y[n-1]) + d.cost(t.X[n-1], t.Y[n-1]) + "."
}

func (d *teller) at(x, y float64) string { return "(" + Number(x) + ", " + Number(y) + ")" }

func (d *teller) cost(x, y float64) string {
	if z := d.ground.at(x, y); z == z {
		return ", cost " + Number(z)
	}
	return ""
}

// twin has a row for each mark, and two for each path: where it begins and where it ends.
func (d *teller) twin() Twin {
	t := Twin{Text: d.text(), Head: []string{"place", d.x.title(), d.y.title(), "cost"}}
	row := func(name string, x, y float64) {
		t.Rows = append(t.Rows, []string{name, Number(x), Number(y), Number(d.ground.at(x, y))})
	}
	for _, m := range d.marks {
		row(m.Name, m.X, m.Y)
	}
	for i := range d.paths {
		p := &d.paths[i]
		if n := len(p.X); n > 0 {
			row(p.Name+", start", p.X[0], p.Y[0])
			row(p.Name+", after "+plural(n-1, "step"), p.X[n-1], p.Y[n-1])
		}
	}
	return t
}

// firstRing returns the index of the first mark that is a start, −1 for none.
func firstRing(marks []Mark) int {
	for i, m := range marks {
		if m.Shape == Ring {
			return i
		}
	}
	return -1
}

// stepped moves a place by shares of a view and keeps it in there.
func (v View) stepped(x, y, dx, dy float64) (float64, float64) {
	x, y = x+dx*(v.X1-v.X0), y+dy*(v.Y1-v.Y0)
	return min(max(x, math.Min(v.X0, v.X1)), math.Max(v.X0, v.X1)), min(max(y, math.Min(v.Y0, v.Y1)), math.Max(v.Y0, v.Y1))
}
