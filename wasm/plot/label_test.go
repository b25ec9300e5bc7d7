package plot

import (
	"math"
	"strings"
	"testing"

	"descent/core/boundary"
)

// TestTagsKeepApart says that the names of places that are close, or at the edge, cover neither each other nor a mark.
func TestTagsKeepApart(t *testing.T) {
	frame := &box{0, 0, 300, 200}
	for i, places := range [][]corner{
		{{150, 100}},
		{{150, 100}, {155, 104}},
		{{150, 100}, {160, 100}, {150, 112}},
		{{295, 5}, {290, 190}, {4, 4}, {5, 195}},
	} {
		tags := make([]tag, len(places))
		for i, p := range places {
			tags[i] = tag{at: p, w: 62, h: 17}
		}
		placeTags(tags, markRadius, frame, i > 1)
		for i := range tags {
			a := &tags[i].box
			if overlap(a, frame) < a.w*a.h-1e-9 {
				t.Errorf("%v: tag %d at %v leaves the frame", places, i, *a)
			}
			for k := range tags {
				if k < i && overlap(a, &tags[k].box) > 0 {
					t.Errorf("%v: tags %d and %d overlap", places, k, i)
				}
				if a.contains(places[k].x, places[k].y) {
					t.Errorf("%v: tag %d covers place %d", places, i, k)
				}
			}
		}
	}
}

func TestSpotOnLine(t *testing.T) {
	var ring []boundary.Point
	for i := range 121 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / 120)
		ring = append(ring, boundary.Point{X: c, Y: s})
	}
	sx, sy, frame := &scale{-2, 2, 0, 400}, &scale{-2, 2, 400, 0}, &box{0, 0, 400, 400}
	at, angle, ok := spotOn([][]boundary.Point{ring}, sx, sy, 30, frame, nil)
	if !ok || math.Abs(angle) > 0.1 || math.Abs(at.x-200) > 15 {
		t.Fatalf("the first text is at %v, turned by %v, %v", at, angle, ok)
	}
	approx(t, "distance from the middle", math.Hypot(at.x-200, at.y-200), 100, 1e-6)
	other, _, _ := spotOn([][]boundary.Point{ring}, sx, sy, 30, frame, []corner{at})
	if math.Hypot(other.x-at.x, other.y-at.y) < 60 {
		t.Errorf("the second text is at %v, near %v", other, at)
	}
	if _, _, ok := spotOn([][]boundary.Point{ring}, sx, sy, 30, &box{150, 150, 100, 100}, nil); ok {
		t.Error("a text is written where no line is seen")
	}
}

func TestCrossing(t *testing.T) {
	line := func(x float64) [][]boundary.Point { return [][]boundary.Point{{{X: x, Y: 1}, {X: x, Y: 2}}} }
	got := crossing([][][]boundary.Point{line(1), line(9), nil, line(2)}, &View{0, 3, 0, 3})
	if len(got) != 2 || got[0] != 0 || got[1] != 3 {
		t.Errorf("levels in view: %v", got)
	}
}

func TestLandscapeTwin(t *testing.T) {
	d := &teller{
		x: &Axis{Name: "w of age"}, y: &Axis{Name: "w of dose"}, ground: bowl(41, 21), region: "L1 ≤ 1",
		marks: []Mark{{"optimum", 0, 0, Star}},
		paths: []Trace{{Name: "batch", X: []float64{1, 0.5, 0}, Y: []float64{1, 0, 0}}, {Name: "wild", X: []float64{1, 1e300}, Y: []float64{0, math.NaN()}}, {Name: "none"}},
	}
	tw := d.twin()
	for _, want := range []string{
		"Cost over w of age and w of dose, −2 to 2 and −1 to 1: lowest 0 near (0, 0), highest 8.",
		"A region is drawn: L1 ≤ 1.", "Optimum at (0, 0), cost 0.", "Batch goes in 2 steps from (1, 1), cost 5 to (0, 0), cost 0.",
		"Wild goes in 1 step from (1, 0), cost 1 to (10³⁰⁰, –).",
	} {
		if !strings.Contains(tw.Text, want) {
			t.Errorf("text = %q, want it to hold %q", tw.Text, want)
		}
	}
	if len(tw.Rows) != 5 {
		t.Fatalf("rows = %q", tw.Rows)
	}
	same(t, "row", tw.Rows[2], []string{"batch, after 2 steps", "0", "0", "0"})
	same(t, "lost", tw.Rows[4], []string{"wild, after 1 step", "10³⁰⁰", "–", "–"})
	if got := (&teller{x: d.x, y: d.y, ground: &terrain{}}).text(); got != "Cost over w of age and w of dose." {
		t.Errorf("text = %q", got)
	}
}

func TestStepped(t *testing.T) {
	v := View{0, 10, 100, 200}
	x, y := v.stepped(5, 150, 0.02, -0.1)
	approx(t, "x", x, 5.2, 1e-12)
	approx(t, "y", y, 140, 1e-12)
	x, y = v.stepped(9.9, 500, 0.1, 0)
	approx(t, "x at the edge", x, 10, 0)
	approx(t, "y at the edge", y, 200, 0)
	if got := firstRing([]Mark{{Shape: Star}, {Shape: Ring}, {Shape: Ring}}); got != 1 {
		t.Errorf("the start is mark %d", got)
	}
}
