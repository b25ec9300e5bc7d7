package plot

import "math"

// series is the cost of one run, point by point.
type series struct {
	name       string
	dashed     bool
	iterations []float64
	passes     []float64
	loss       []float64
}

// span returns the ranges of x and of the finite, for a logarithmic axis positive, costs of all series; ok is false
// where there is nothing to draw.
func span(list []*series, passes, log bool) (v View, ok bool) {
	v = View{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for _, s := range list {
		x := s.x(passes)
		for i, y := range s.loss {
			if y-y != 0 || log && y <= 0 {
				continue
			}
			v.X0, v.X1 = min(v.X0, x[i]), max(v.X1, x[i])
			v.Y0, v.Y1 = min(v.Y0, y), max(v.Y1, y)
		}
	}
	return v, v.X0 <= v.X1
}

func (s *series) x(passes bool) []float64 {
	if passes {
		return s.passes
	}
	return s.iterations
}

// costView returns the range to show: a linear axis starts at 0 where the lowest cost is under a third of the highest.
func costView(list []*series, passes, log bool) View {
	v, ok := span(list, passes, log)
	if !ok {
		return View{0, 10, 0, 1}
	}
	if v.X1 < v.X0+1 {
		v.X1 = v.X0 + 1
	}
	switch {
	case log:
		a, b := math.Log10(v.Y0), math.Log10(v.Y1)
		a, b = padded(a, max(b, a+0.05), 0.06)
		v.Y0, v.Y1 = a, b
	case v.Y0 >= 0 && v.Y0 < v.Y1/3:
		v.Y0, v.Y1 = 0, v.Y1*1.06
	default:
		v.Y0, v.Y1 = padded(v.Y0, v.Y1, 0.08)
	}
	return v
}

// apart moves labels of the given centres, in ascending order of y, so that they stay gap apart and within lo…hi.
func apart(y []float64, gap, lo, hi float64) {
	order := make([]int, len(y))
	for i := range order {
		order[i] = i
		for j := i; j > 0 && y[order[j]] < y[order[j-1]]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	for k, i := range order {
		if k > 0 {
			y[i] = max(y[i], y[order[k-1]]+gap)
		}
		y[i] = max(y[i], lo)
	}
	for k := len(order) - 1; k >= 0; k-- {
		y[order[k]] = min(y[order[k]], hi-gap*float64(len(order)-1-k))
	}
}

// describeCost puts cost curves into words, and the last values into a table.
func describeCost(list []*series, label, unit string) Twin {
	t := Twin{Head: []string{"run", unit, "first " + label, "last " + label, "lowest " + label}}
	for _, s := range list {
		n := len(s.loss)
		if n == 0 {
			continue
		}
		low, _ := extent(s.loss)
		t.Rows = append(t.Rows, []string{s.name, Number(s.x(unit == "passes")[n-1]), Number(s.loss[0]), Number(s.loss[n-1]), Number(low)})
		if t.Text != "" {
			t.Text += " "
		}
		t.Text += upper(s.name) + ": " + label + direction(s.loss[0], s.loss[n-1]) + Number(s.loss[0]) + " to " +
			Number(s.loss[n-1]) + " after " + Number(s.x(unit == "passes")[n-1]) + " " + unit + "."
	}
	if t.Text == "" {
		t.Text = "No " + label + " yet."
	}
	return t
}

func direction(from, to float64) string {
	switch {
	case to < from:
		return " fell from "
	case to > from:
		return " rose from "
	}
	return " went from "
}
