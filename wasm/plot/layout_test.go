package plot

import (
	"math"
	"strings"
	"testing"

	"descent/core/boundary"
)

func TestBox(t *testing.T) {
	b := box{10, 20, 100, 50}
	for _, c := range []struct {
		x, y float64
		want bool
	}{{10, 20, true}, {110, 70, true}, {9, 30, false}, {50, 71, false}} {
		if got := b.contains(c.x, c.y); got != c.want {
			t.Errorf("contains(%v, %v) = %v", c.x, c.y, got)
		}
	}
}

func TestAxisTicks(t *testing.T) {
	labels := func(list []Tick) (s []string) {
		for _, k := range list {
			s = append(s, k.Label)
		}
		return s
	}
	a := Axis{Name: "site", Levels: []string{"a", "b", "c", "d", "e", "f"}}
	same(t, "levels in view", labels(a.ticks(&scale{0.6, 3.4, 0, 300}, 90)), []string{"b", "c", "d"})
	same(t, "levels that do not fit", labels(a.ticks(&scale{-0.5, 5.5, 0, 60}, 90)), []string{"a", "c", "e"})
	same(t, "numbers, upside down", labels((&Axis{}).ticks(&scale{0, 10, 300, 0}, 100)), []string{"0", "5", "10"})
	if got := a.text(1.4); got != "b" {
		t.Errorf("text = %q", got)
	}
	if got := (&Axis{Name: "w", Unit: "g"}).title(); got != "w (g)" {
		t.Errorf("title = %q", got)
	}
}

func TestSpread(t *testing.T) {
	v := []float64{0, 1, 2, math.NaN()}
	got, other := make([]float64, 4), make([]float64, 2)
	(&Axis{}).spread(got, v, nil, 0, 1, 1)
	(&Axis{}).spread(other, v, nil, 0, 2, 1)
	if got[1] != 1 || got[3] == got[3] || other[1] != 2 {
		t.Errorf("numbers are drawn at %v, every second at %v", got, other)
	}
	a := Axis{Levels: []string{"a", "b", "c"}}
	a.spread(got, v, nil, 0, 1, 1)
	for i := range 3 {
		if d := math.Abs(got[i] - v[i]); d > 0.34 || d == 0 {
			t.Errorf("row %d is drawn at %v", i, got[i])
		}
	}
	if got[3] == got[3] {
		t.Error("a missing level is drawn")
	}
	part := make([]float64, 2)
	if a.spread(part, v, nil, 1, 1, 1); part[0] != got[1] || part[1] != got[2] {
		t.Errorf("a part is drawn at %v, the whole at %v", part, got)
	}
	a.spread(other, v, []int32{1, 0, 2, 3}, 0, 2, 1)
	if other[1] != got[2] || other[0] == got[0] {
		t.Error("the place does not follow from the row")
	}
}

func TestShapesOfPaths(t *testing.T) {
	line := []boundary.Point{{X: 0, Y: 0}, {X: 1, Y: 2}}
	var p path
	p.polyline(line, &scale{0, 1, 10, 20}, &scale{0, 2, 50, 30})
	got := string(p.d)
	if want := "M10 50L20 30"; got != want {
		t.Errorf("polyline = %q, want %q", got, want)
	}
	got = string(rounded(0, 0, 20, 10, 2).d)
	want := "M2 0L18 0Q20 0 20 2L20 8Q20 10 18 10L2 10Q0 10 0 8L0 2Q0 0 2 0Z"
	if got != want {
		t.Errorf("roundRect = %q, want %q", got, want)
	}
	if got := string(marked("m1 1z", 3, 4).d); got != "M3 4m1 1z" {
		t.Errorf("mark = %q", got)
	}
}

func TestNoteWords(t *testing.T) {
	tp := note{title: "Row 3", lines: [][2]string{{"age", "40"}, {"", "ill"}}}
	if got, want := tp.words(), "Row 3, age 40, ill"; got != want {
		t.Errorf("words = %q, want %q", got, want)
	}
	if got := half(3.7); got != 3.5 {
		t.Errorf("half = %v", got)
	}
}

func TestStripTwin(t *testing.T) {
	d := sample()
	d.second, d.y = nil, &Axis{}
	tw := d.strip(d.text("P against age") + " The curve rises.")
	want := "P against age: 3 rows, 1 row with missing values not drawn. The rows span age from 1 to 3. The curve rises."
	if tw.Text != want {
		t.Errorf("text = %q, want %q", tw.Text, want)
	}
	same(t, "head", tw.Head, []string{"ill", "rows", "age (years)"})
	if len(tw.Rows) != 2 || strings.Join(tw.Rows[0], "|") != "no|2|1 to 1, mean 1" {
		t.Errorf("rows = %q", tw.Rows)
	}
}

// TestCells says that marks of all groups keep apart: two of them share a cell's area.
func TestCells(t *testing.T) {
	for groups := 1; groups <= 4; groups++ {
		d := newDensity(100, 100, cellOf(groups), groups)
		d.add([]float64{5, 5}, []float64{5, 5}, &scale{0, 10, 0, 100}, &scale{0, 10, 0, 100}, nil, nil, 1)
		if r := d.radius(d.most); math.Pi*r*r*float64(groups) > d.size*d.size {
			t.Errorf("%d groups: radius %v in cells of %v", groups, r, d.size)
		}
	}
}
