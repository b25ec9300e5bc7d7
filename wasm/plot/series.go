package plot

import "math"

// series is the cost of one run, point by point.
type series struct {
	name       string
	dashed     bool
	iterations []float64
	passes     []float64
	loss       []float64
	all        spread // of the finite costs
	positive   spread // of those above 0, for a logarithmic axis
}

// spread is the range of the costs and of where they stand.
type spread struct{ iterations, passes, loss interval }

type interval struct {
	lo, hi float64
	any    bool
}

func (r *interval) add(v float64) {
	if !r.any {
		*r = interval{v, v, true}
	}
	r.lo, r.hi = min(r.lo, v), max(r.hi, v)
}

func (s *spread) add(iteration, passes, loss float64) {
	s.iterations.add(iteration)
	s.passes.add(passes)
	s.loss.add(loss)
}

// add appends a point.
func (s *series) add(iteration, passes, loss float64) {
	s.iterations = append(s.iterations, iteration)
	s.passes = append(s.passes, passes)
	s.loss = append(s.loss, loss)
	if loss-loss != 0 {
		return
	}
	s.all.add(iteration, passes, loss)
	if loss > 0 {
		s.positive.add(iteration, passes, loss)
	}
}

// span returns the ranges of x and of the finite, for a logarithmic axis positive, costs of all series; ok is false
// where there is nothing to draw.
func span(list []*series, passes, log bool) (v View, ok bool) {
	var x, y interval
	for _, s := range list {
		r := s.all
		if log {
			r = s.positive
		}
		if !r.loss.any {
			continue
		}
		at := r.iterations
		if passes {
			at = r.passes
		}
		x.add(at.lo)
		x.add(at.hi)
		y.add(r.loss.lo)
		y.add(r.loss.hi)
	}
	return View{x.lo, x.hi, y.lo, y.hi}, x.any
}

func (s *series) x(passes bool) []float64 {
	if passes {
		return s.passes
	}
	return s.iterations
}

// shallow is the least height of a linear cost axis, as a share of the cost: less would take labels of many digits to
// tell apart what hardly differs.
const shallow = 1e-5

// costView returns the range to show: a linear axis starts at 0 where the lowest cost is under a third of the highest,
// and where all are equal, so that they lie halfway up.
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
		if b < a+0.05 {
			a, b = (a+b)/2-0.025, (a+b)/2+0.025
		}
		v.Y0, v.Y1 = padded(a, b, 0.06)
	case v.Y0 == v.Y1 && v.Y0 != 0:
		v.Y0, v.Y1 = min(0, 2*v.Y0), max(0, 2*v.Y0)
	case v.Y0 == v.Y1:
		v.Y1 = 1
	case v.Y0 >= 0 && v.Y0 < v.Y1/3:
		v.Y0, v.Y1 = 0, v.Y1*1.06
	default:
		air := max(0, shallow*max(math.Abs(v.Y0), math.Abs(v.Y1))-(v.Y1-v.Y0)) / 2
		v.Y0, v.Y1 = padded(v.Y0-air, v.Y1+air, 0.08)
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
		first, last, at := Number(s.loss[0]), Number(s.loss[n-1]), Number(s.x(unit == "passes")[n-1])
		t.Rows = append(t.Rows, []string{s.name, at, first, last, Number(low)})
		if t.Text != "" {
			t.Text += " "
		}
		t.Text += upper(s.name) + ": " + label + direction(s.loss[0], s.loss[n-1]) + first + " to " + last + " after " + at + " " +
			unit + "."
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
