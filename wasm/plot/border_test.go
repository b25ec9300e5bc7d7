package plot

import (
	"math"
	"strings"
	"testing"

	"descent/core/boundary"
)

func TestBorderOfNumbers(t *testing.T) {
	var tr boundary.Tracer
	f := frontier{Border: Border{Name: "circle", Value: func(x, y float64) float64 { return x*x + y*y - 4 }}}
	f.trace(&tr, &Axis{}, &Axis{}, View{-3, 3, -3, 3}, 80, 60)
	if len(f.lines) != 1 || f.lines[0][0] != f.lines[0][len(f.lines[0])-1] {
		t.Fatalf("%d lines, want a ring", len(f.lines))
	}
	for _, p := range f.lines[0] {
		approx(t, "radius", math.Hypot(p.X, p.Y), 2, 0.005)
	}
	f.trace(&tr, &Axis{}, &Axis{}, View{5, 6, 5, 6}, 80, 60)
	if len(f.lines) != 0 {
		t.Errorf("%d lines where there are none", len(f.lines))
	}
}

// TestBorderOfLevels says that each band is crossed straight, at its own height.
func TestBorderOfLevels(t *testing.T) {
	var tr boundary.Tracer
	heights := []float64{1, 3, 99}
	f := frontier{Border: Border{Value: func(x, y float64) float64 { return y - heights[int(x)] }}}
	f.trace(&tr, &Axis{Levels: []string{"a", "b", "c"}}, &Axis{}, View{-0.5, 2.5, 0, 5}, 80, 61)
	if len(f.lines) != 2 {
		t.Fatalf("%d lines, want one in each of two bands", len(f.lines))
	}
	for k, l := range f.lines {
		for _, p := range l {
			approx(t, "height", p.Y, heights[k], 1e-9)
			if math.Abs(p.X-float64(k)) > 0.5 {
				t.Errorf("band %d is crossed at %v", k, p.X)
			}
		}
	}
}

func TestBordersTwin(t *testing.T) {
	d := sample()
	d.others = []frontier{
		{Border{Name: "LDA"}, [][]boundary.Point{{{X: 0, Y: 20}, {X: 2, Y: 10}, {X: 4, Y: 0}}}},
		{Border{Name: "tree"}, nil},
	}
	got := d.plane().Text
	for _, want := range []string{
		"The border of LDA runs straight, at a slope of −5, from (0, 20) to (4, 0).",
		"The border of tree does not run through what is shown.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("text = %q, want it to hold %q", got, want)
		}
	}
}
