package plot

import (
	"math"
	"strings"

	"descent/core/boundary"
)

// describer puts a picture with points into words.
type describer struct {
	points  *Points
	second  []float64 // their second coordinates
	x, y    *Axis
	model   bool
	classes int    // of the model, 0 for a regression
	level   string // what the boundary of a binary model is: "P(yes) = 0.5"
	lines   [][]boundary.Point
	view    View
	shares  []float64 // of the view, by predicted class of a softmax
	digest  *digest   // as far as it has come
	others  []frontier
}

// known returns the digest of all rows.
func (d *describer) known() *digest {
	if d.digest == nil {
		d.digest = newDigest(d.points, d.x, d.y)
	}
	if n := d.points.size(); d.digest.rows < n {
		d.digest.add(d.points, d.second, n)
	}
	return d.digest
}

// plane describes a Plane.
func (d *describer) plane() Twin {
	t := Twin{Head: []string{d.points.Target, "rows", d.x.title(), d.y.title()}}
	t.Rows = d.table(true)
	t.Text = d.planeText()
	return t
}

func (d *describer) planeText() string {
	text := d.text(d.y.title() + " against " + d.x.title())
	if d.model {
		text += " " + d.border()
	}
	for i := range d.others {
		text += " " + d.run("border of "+d.others[i].Name, d.others[i].lines)
	}
	return text
}

// text says what is drawn, of which rows.
func (d *describer) text(what string) string { return d.opening(what) + d.spans() }

// opening says what is drawn, and how many rows.
func (d *describer) opening(what string) string {
	n, out := d.points.size(), d.known().out
	s := what + ": " + plural(n-out, "row")
	if out > 0 {
		s += ", " + plural(out, "row") + " with missing values not drawn"
	}
	return s + "."
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Count(n) + " " + noun + "s"
}

// spans says from where to where the axes' data reach.
func (d *describer) spans() string {
	var parts []string
	known := d.known()
	for _, a := range []struct {
		axis *Axis
		v    *gauge
	}{{d.x, &known.x}, {d.y, &known.y}} {
		lo, hi := a.v.span()
		switch {
		case a.axis.Levels != nil:
			parts = append(parts, a.axis.Name+" ("+plural(len(a.axis.Levels), "level")+")")
		case lo <= hi:
			parts = append(parts, a.axis.Name+" from "+Number(lo)+" to "+Number(hi))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " The rows span " + strings.Join(parts, ", ") + "."
}

// upper makes the first letter, where it is one of a to z, a capital.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// border says where the decision changes in what is shown.
func (d *describer) border() string {
	switch {
	case d.classes == 0:
		return "The colour behind the points is the predicted value."
	case len(d.lines) == 0:
		return "No boundary runs through what is shown."
	case d.level == "":
		return "Of what is shown, " + d.parts() + "."
	}
	return d.run("boundary, "+d.level+",", d.lines)
}

// run says how a line of one or several pieces goes through what is shown.
func (d *describer) run(name string, lines [][]boundary.Point) string {
	name = "The " + name
	switch {
	case len(lines) == 0:
		return name + " does not run through what is shown."
	case len(lines) > 1:
		return name + " has " + plural(len(lines), "piece") + "."
	}
	l := lines[0]
	a, b := l[0], l[len(l)-1]
	if a == b {
		lo, hi := frame(l)
		return name + " is a closed curve, " + d.x.Name + " " + Number(lo.X) + " to " + Number(hi.X) +
			", " + d.y.Name + " " + Number(lo.Y) + " to " + Number(hi.Y) + "."
	}
	if a.X > b.X {
		a, b = b, a
	}
	return name + " runs " + d.course(l) + "from " + d.at(a) + " to " + d.at(b) + "."
}

// parts says which share of the picture is predicted as which class.
func (d *describer) parts() string {
	var list []string
	for k, s := range d.shares {
		switch {
		case s >= 0.005:
			list = append(list, d.points.Classes[k]+" takes "+Number(math.Round(100*s))+"%")
		case s > 0:
			list = append(list, d.points.Classes[k]+" under 1%")
		}
	}
	return strings.Join(list, ", ")
}

// course says "straight, at a slope of …, " for a line that is straight in the view.
func (d *describer) course(l []boundary.Point) string {
	a, b := l[0], l[len(l)-1]
	w, h := d.view.X1-d.view.X0, d.view.Y1-d.view.Y0
	dx, dy := (b.X-a.X)/w, (b.Y-a.Y)/h
	length := math.Hypot(dx, dy)
	for _, p := range l {
		if math.Abs((p.X-a.X)/w*dy-(p.Y-a.Y)/h*dx) > 0.004*length {
			return "in a curve "
		}
	}
	if math.Abs(dx) < 1e-3*length || d.x.Levels != nil || d.y.Levels != nil {
		return "straight "
	}
	return "straight, at a slope of " + Number((b.Y-a.Y)/(b.X-a.X)) + ", "
}

func (d *describer) at(p boundary.Point) string {
	return "(" + d.x.text(p.X) + ", " + d.y.text(p.Y) + ")"
}

func frame(l []boundary.Point) (lo, hi boundary.Point) {
	lo, hi = l[0], l[0]
	for _, p := range l {
		lo = boundary.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = boundary.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	return lo, hi
}

// table has a row for each class: its rows and their range and mean along x and, where both are wanted, y.
func (d *describer) table(both bool) [][]string {
	known := d.known()
	rows := make([][]string, max(len(d.points.Classes), 1))
	for k := range rows {
		name := "all"
		if d.points.Classes != nil {
			name = d.points.Classes[k]
		}
		rows[k] = []string{name, Count(known.counts[k]), known.x.text(k, d.x)}
		if both {
			rows[k] = append(rows[k], known.y.text(k, d.y))
		}
	}
	return rows
}

// strip describes a Sigmoid or a Score, which is text in words.
func (d *describer) strip(text string) Twin {
	t := Twin{Text: text}
	t.Head = []string{d.points.Target, "rows", d.x.title()}
	t.Rows = d.table(false)
	return t
}
