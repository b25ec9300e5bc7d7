package plot

import (
	"math"
	"strings"
	"testing"

	"descent/core/boundary"
)

func sample() describer {
	p := &Points{
		X: []float64{1, 2, 3, math.NaN()}, Y: []float64{10, 20, 30, 5}, Class: []int32{0, 1, 1, 0},
		Classes: []string{"no", "yes"}, Target: "ill",
	}
	return describer{
		points: p, second: p.Y, x: &Axis{Name: "age", Unit: "years"}, y: &Axis{Name: "dose"},
		view: View{0, 4, 0, 40},
	}
}

func TestPlaneTwin(t *testing.T) {
	d := sample()
	tw := d.plane()
	want := "dose against age (years): 3 rows, 1 row with missing values not drawn. The rows span age from 1 to 3, dose from 5 to 30."
	if tw.Text != want {
		t.Errorf("text = %q, want %q", tw.Text, want)
	}
	same(t, "head", tw.Head, []string{"ill", "rows", "age (years)", "dose"})
	same(t, "row", tw.Rows[1], []string{"yes", "2", "2 to 3, mean 2.5", "20 to 30, mean 25"})
}

func TestBorderWords(t *testing.T) {
	straight := []boundary.Point{{X: 4, Y: 0}, {X: 2, Y: 10}, {X: 0, Y: 20}}
	bent := []boundary.Point{{X: 0, Y: 0}, {X: 2, Y: 30}, {X: 4, Y: 0}}
	ring := []boundary.Point{{X: 1, Y: 1}, {X: 2, Y: 2}, {X: 1, Y: 3}, {X: 1, Y: 1}}
	for _, c := range []struct {
		lines [][]boundary.Point
		want  string
	}{
		{nil, "No boundary runs"},
		{[][]boundary.Point{straight}, "straight, at a slope of −5, from (0, 20) to (4, 0)."},
		{[][]boundary.Point{bent}, "runs in a curve from (0, 0) to (4, 0)."},
		{[][]boundary.Point{ring}, "is a closed curve, age 1 to 2, dose 1 to 3."},
		{[][]boundary.Point{bent, ring}, "has 2 pieces."},
	} {
		d := sample()
		d.model, d.classes, d.level, d.lines = true, 2, "P(yes) = 0.5", c.lines
		if got := d.plane().Text; !strings.Contains(got, c.want) {
			t.Errorf("text = %q, want it to hold %q", got, c.want)
		}
	}
	d := sample()
	d.model, d.classes, d.lines, d.shares = true, 3, [][]boundary.Point{bent}, []float64{0.25, 0.75}
	if got := d.plane().Text; !strings.HasSuffix(got, "Of what is shown, no takes 25%, yes takes 75%.") {
		t.Errorf("text = %q", got)
	}
}

func TestLevelsTwin(t *testing.T) {
	d := sample()
	d.y = &Axis{Name: "site", Levels: []string{"A", "B"}}
	d.second = []float64{0, 1, 1, 0}
	tw := d.plane()
	if !strings.Contains(tw.Text, "site (2 levels)") || tw.Rows[1][3] != "mostly B (2)" {
		t.Errorf("twin = %+v", tw)
	}
}

func TestCostTwin(t *testing.T) {
	a, b := &series{name: "training"}, &series{name: "hold-out", dashed: true}
	a.add(0, 0, 0, 0.7)
	a.add(1, 2, 0, 0.4)
	a.add(2, 4, 0, math.Inf(1))
	b.add(0, 0, 0, 0.7)
	b.add(1, 2, 0, 0.9)
	tw := describeCost([]*series{a, b}, "log loss", Passes)
	for _, want := range []string{"Training: log loss rose from 0.7 to ∞ after 4 passes.", "Hold-out: log loss rose from 0.7 to 0.9 after 2 passes."} {
		if !strings.Contains(tw.Text, want) {
			t.Errorf("text = %q, want it to hold %q", tw.Text, want)
		}
	}
	same(t, "row", tw.Rows[0], []string{"training", "4", "0.7", "∞", "0.4"})
	if got := describeCost(nil, "log loss", Passes).Text; got != "No log loss yet." {
		t.Errorf("text = %q", got)
	}
}

func TestCostView(t *testing.T) {
	s := &series{}
	if got := costView([]*series{s}, Iterations, false); got != (View{0, 10, 0, 1}) {
		t.Errorf("empty view = %v", got)
	}
	s.add(0, 0, 0, 0.7)
	s.add(10, 20, 0, 0.1)
	s.add(20, 40, 0, math.NaN())
	s.add(30, 60, 0, 0)
	v := costView([]*series{s}, Passes, false)
	approx(t, "lowest", v.Y0, 0, 0)
	approx(t, "passes", v.X1, 60, 0)
	v = costView([]*series{s}, Iterations, true)
	if v.Y0 > -1 || v.Y0 < -1.2 || v.Y1 < math.Log10(0.7) || v.X1 != 10 {
		t.Errorf("log view = %v", v)
	}
}

// TestFlatCostView says that axes of costs that are, or nearly are, the same have a few short labels.
func TestFlatCostView(t *testing.T) {
	for _, c := range []struct{ first, last float64 }{
		{0.69314718, 0.69314718}, {0.69314718, 0.69314717}, {0, 0}, {3e-9, 3e-9}, {-2, -2}, {123456.78, 123456.7801}, {1e-300, 1e-300},
	} {
		for _, log := range []bool{false, true} {
			s := &series{}
			s.add(0, 0, 0, c.first)
			s.add(1, 1, 0, c.last)
			v := costView([]*series{s}, Iterations, log)
			lo, hi := min(c.first, c.last), max(c.first, c.last)
			list := Ticks(v.Y0, v.Y1, 4)
			if log && lo > 0 {
				lo, hi = math.Log10(lo), math.Log10(hi)
				list = LogTicks(math.Pow(10, v.Y0), math.Pow(10, v.Y1), 4)
			}
			if lo > 0 && (v.Y0 >= lo || v.Y1 <= hi) || v.Y0 > lo || v.Y1 < hi {
				if !log || c.first > 0 {
					t.Errorf("costs %v: view %v", c, v)
				}
			}
			seen := map[string]bool{}
			for _, k := range list {
				seen[k.Label] = true
				if len([]rune(k.Label)) > 11 {
					t.Errorf("costs %v: label %q", c, k.Label)
				}
			}
			if len(list) < 2 || len(seen) < len(list) {
				t.Errorf("costs %v, log %v: ticks %v", c, log, list)
			}
		}
	}
}

// TestUnits says that each unit has its own x, and that seconds are not stretched to a whole one.
func TestUnits(t *testing.T) {
	s := &series{name: "batch"}
	s.add(0, 0, 0, 0.7)
	s.add(4, 8, 0.02, 0.3)
	for u, want := range map[Unit]float64{Iterations: 4, Passes: 8, Seconds: 0.02} {
		if v := costView([]*series{s}, u, false); v.X1 != want {
			t.Errorf("%v: view to %v, want %v", u, v.X1, want)
		}
	}
	if got := describeCost([]*series{s}, "cost", Seconds).Text; !strings.HasSuffix(got, "after 0.02 seconds.") {
		t.Errorf("text = %q", got)
	}
}

func TestReached(t *testing.T) {
	s := &series{}
	if got := s.reached(3); got != -1 {
		t.Errorf("an empty series is at point %d", got)
	}
	for _, k := range []float64{1, 10, 20} {
		s.add(k, k, k, 1)
	}
	for v, want := range map[float64]int{0: 0, 9.9: 0, 10: 1, 19: 1, 500: 2} {
		if got := s.reached(v); got != want {
			t.Errorf("at iteration %v it is at point %d, want %d", v, got, want)
		}
	}
	s.add(30, 30, 30, math.Inf(1))
	if x, loss, ok := s.last(Iterations); x != 20 || loss != 1 || !ok {
		t.Errorf("last = %v, %v, %v", x, loss, ok)
	}
}

func TestApart(t *testing.T) {
	y := []float64{50, 52, 99, 10}
	apart(y, 15, 5, 100)
	if y[3] != 10 || y[0] != 50 || y[1] != 65 || y[2] != 99 {
		t.Errorf("labels at %v", y)
	}
	y = []float64{98, 99, 100}
	apart(y, 15, 5, 100)
	if y[0] != 70 || y[1] != 85 || y[2] != 100 {
		t.Errorf("labels at the foot at %v", y)
	}
}
