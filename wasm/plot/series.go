package plot

import "math"

// Unit is what a Curve has along x.
type Unit uint8

// The units of x.
const (
	Iterations Unit = iota
	Passes          // over the data
	Seconds         // of computing
	units
)

// String returns the unit as it stands beside a number.
func (u Unit) String() string { return [...]string{"iterations", "passes", "seconds"}[u] }

// series is the cost of one run, point by point.
type series struct {
	name     string
	dashed   bool
	x        [units][]float64
	loss     []float64
	all      spread // of the finite costs
	positive spread // of those above 0, for a logarithmic axis
}

// spread is the range of the costs and, in each unit, of where they stand.
type spread struct {
	x    [units]interval
	loss interval
}

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

func (s *spread) add(x *[units]float64, loss float64) {
	for u, v := range x {
		s.x[u].add(v)
	}
	s.loss.add(loss)
}

// add appends a point.
func (s *series) add(iteration, passes, seconds, loss float64) {
	x := [units]float64{iteration, passes, seconds}
	for u, v := range x {
		s.x[u] = append(s.x[u], v)
	}
	s.loss = append(s.loss, loss)
	if loss-loss != 0 {
		return
	}
	s.all.add(&x, loss)
	if loss > 0 {
		s.positive.add(&x, loss)
	}
}

// last returns where and how high the last finite cost is; ok is false where there is none.
func (s *series) last(u Unit) (x, loss float64, ok bool) {
	for i := len(s.loss) - 1; i >= 0; i-- {
		if v := s.loss[i]; v-v == 0 {
			return s.x[u][i], v, true
		}
	}
	return 0, 0, false
}

// reached returns the index of the last point at or before an iteration, the first where all are after it, −1 for none.
func (s *series) reached(iteration float64) int {
	i := nearest(s.x[Iterations], iteration)
	if i > 0 && s.x[Iterations][i] > iteration {
		i--
	}
	return i
}

// span returns the ranges of x and of the finite, for a logarithmic axis positive, costs of all series; ok is false
// where there is nothing to draw.
func span(list []*series, u Unit, log bool) (v View, ok bool) {
	var x, y interval
	for _, s := range list {
		r := &s.all
		if log {
			r = &s.positive
		}
		if !r.loss.any {
			continue
		}
		x.add(r.x[u].lo)
		x.add(r.x[u].hi)
		y.add(r.loss.lo)
		y.add(r.loss.hi)
	}
	return View{x.lo, x.hi, y.lo, y.hi}, x.any
}

// shallow is the least height of a linear cost axis, as a share of the cost: less would take labels of many digits to
// tell apart what hardly differs.
const shallow = 1e-5

// costView returns the range to show: a linear axis starts at 0 where the lowest cost is under a third of the highest,
// and where all are equal, so that they lie halfway up.
func costView(list []*series, u Unit, log bool) View {
	v, ok := span(list, u, log)
	if !ok {
		return View{0, 10, 0, 1}
	}
	least := 1.0 // iterations and passes are counted
	if u == Seconds {
		least = 1e-3
	}
	v.X1 = max(v.X1, v.X0+least)
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
func describeCost(list []*series, label string, u Unit) Twin {
	t := Twin{Head: []string{"run", u.String(), "first " + label, "last " + label, "lowest " + label}}
	for _, s := range list {
		n := len(s.loss)
		if n == 0 {
			continue
		}
		low, _ := extent(s.loss)
		first, last, at := Number(s.loss[0]), Number(s.loss[n-1]), Number(s.x[u][n-1])
		t.Rows = append(t.Rows, []string{s.name, at, first, last, Number(low)})
		if t.Text != "" {
			t.Text += " "
		}
		t.Text += upper(s.name) + ": " + label + direction(s.loss[0], s.loss[n-1]) + first + " to " + last + " after " + at + " " +
			u.String() + "."
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
