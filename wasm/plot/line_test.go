package plot

import (
	"math"
	"strings"
	"testing"
)

func TestLineAt(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	l := Line{X: []float64{0, 1, 2, 3, 4, 5}, Y: []float64{0, 10, nan, 30, inf, inf}}
	for x, want := range map[float64]float64{0: 0, 0.25: 2.5, 1: 10, 3: 30, 3.5: inf, 4.5: inf, 5: inf} {
		if got := l.at(x, measure{}, measure{}); got != want {
			t.Errorf("at %v = %v, want %v", x, got, want)
		}
	}
	for _, x := range []float64{-0.1, 5.1, 1.5, 2, 2.5, nan} {
		if got := l.at(x, measure{}, measure{}); got == got {
			t.Errorf("at %v = %v, want none", x, got)
		}
	}
	power := Line{X: []float64{1, 100}, Y: []float64{1, 10000}}
	approx(t, "x² between the logarithms", power.at(10, measure{true}, measure{true}), 100, 1e-9)
	approx(t, "straight", power.at(50.5, measure{}, measure{}), 5000.5, 1e-9)
	if got := (&Line{}).at(1, measure{}, measure{}); got == got {
		t.Errorf("an empty curve is %v", got)
	}
}

func TestWindow(t *testing.T) {
	if got := window(View{1, 100, 0, 10}, measure{true}, measure{}); got != (View{0, 2, 0, 10}) {
		t.Errorf("window = %v", got)
	}
	if got := window(View{0, 100, -5, -1}, measure{true}, measure{true}); got != (View{-4, 2, -6, 0}) {
		t.Errorf("window without room = %v", got)
	}
	list := measure{true}.ticks(-2, 2, 5)
	if len(list) != 5 || list[0] != (Tick{-2, "0.01"}) {
		t.Errorf("ticks = %v", list)
	}
}

// TestLineOutOfTheTop says that infinite values leave the picture upright, NaN parts the curve, and 0 has no height on a
// logarithmic axis but the bottom.
func TestLineOutOfTheTop(t *testing.T) {
	l := Line{X: []float64{1, 2, 3, 4, 5}, Y: []float64{1, math.Inf(1), math.NaN(), 0, 1}}
	px, py := make([]float64, 5), make([]float64, 5)
	sx, sy := &scale{0, 6, 0, 60}, &scale{-1, 1, 100, 0}
	l.pixels(px, py, sx, sy, measure{}, measure{true})
	if !(py[1] < -1000) || py[2] == py[2] || !(py[3] > 1000) || py[0] != 50 {
		t.Errorf("heights %v", py)
	}
	if n := len(drawn(t, newTrack(px, py, false, &box{0, 0, 60, 100}).line.d)); n != 2 {
		t.Errorf("%d pieces, want 2", n)
	}
}

func TestEndTogether(t *testing.T) {
	v := &View{0, 10, 0, 10}
	a := Line{Name: "a", X: []float64{0, 5, 10}, Y: []float64{1, 2, 3}}
	out := Line{Name: "out", X: []float64{0, 5, 10}, Y: []float64{1, 2, 30}}
	plain := Line{X: []float64{0, 5}, Y: []float64{1, 2}}
	for _, c := range []struct {
		list []Line
		want bool
	}{{nil, false}, {[]Line{a}, true}, {[]Line{a, out}, false}, {[]Line{a, plain}, true}} {
		if got := endTogether(c.list, v, measure{}, measure{}); got != c.want {
			t.Errorf("%v end together: %v", c.list, got)
		}
	}
	if x, y, ok := out.tail(v, measure{}, measure{}); x != 5 || y != 2 || !ok {
		t.Errorf("the last of what is seen is %v, %v, %v", x, y, ok)
	}
}

func TestLinesTwin(t *testing.T) {
	list := []Line{{Name: "log loss", X: []float64{-1, 1}, Y: []float64{1.3, 0.3}}, {Name: "none"}}
	tw := describeLines(list, []Mark{{Name: "here", X: 0, Y: 0.5}}, &Axis{Name: "margin"}, &Axis{Name: "loss"}, 0, measure{}, measure{})
	want := "Loss against margin. Log loss fell from 1.3 at −1 to 0.3 at 1; at 0 it is 0.8. Here at (0, 0.5)."
	if !strings.EqualFold(tw.Text, want) {
		t.Errorf("text = %q, want %q", tw.Text, want)
	}
	if len(tw.Rows) != 1 {
		t.Fatalf("rows = %q", tw.Rows)
	}
	same(t, "row", tw.Rows[0], []string{"log loss", "−1", "1", "0.3", "1.3", "0.8"})
	if got := describeLines(list, nil, &Axis{}, &Axis{}, math.NaN(), measure{}, measure{}); len(got.Head) != 5 || len(got.Rows[0]) != 5 {
		t.Errorf("without a cursor: %q, %q", got.Head, got.Rows)
	}
}
