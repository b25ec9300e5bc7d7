package plot

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// drawn returns the pieces of a path as lists of corners.
func drawn(t *testing.T, d []byte) (pieces [][]corner) {
	t.Helper()
	for _, piece := range strings.Split(strings.Trim(string(d), "MZ"), "M") {
		if piece == "" {
			continue
		}
		var list []corner
		for _, s := range strings.Split(piece, "L") {
			a, b, _ := strings.Cut(s, " ")
			x, errX := strconv.ParseFloat(a, 64)
			y, errY := strconv.ParseFloat(b, 64)
			if errX != nil || errY != nil {
				t.Fatalf("path %q", d)
			}
			list = append(list, corner{x, y})
		}
		pieces = append(pieces, list)
	}
	return pieces
}

func TestClip(t *testing.T) {
	b := &box{0, 0, 100, 50}
	for _, c := range []struct {
		p, q, from, to corner
		ok             bool
	}{
		{corner{10, 10}, corner{90, 40}, corner{10, 10}, corner{90, 40}, true},
		{corner{-50, 25}, corner{150, 25}, corner{0, 25}, corner{100, 25}, true},
		{corner{50, 25}, corner{50, 1e300}, corner{50, 25}, corner{50, 50}, true},
		{corner{-10, 10}, corner{10, -20}, corner{}, corner{}, false},
		{corner{-10, 60}, corner{110, 60}, corner{}, corner{}, false},
		{corner{20, 20}, corner{20, 20}, corner{20, 20}, corner{20, 20}, true},
	} {
		from, to, ok := b.clip(c.p, c.q)
		if ok != c.ok || ok && (from != c.from || to != c.to) {
			t.Errorf("%v to %v is clipped to %v, %v, %v", c.p, c.q, from, to, ok)
		}
	}
}

func TestPolygonInBox(t *testing.T) {
	b := &box{0, 0, 10, 10}
	area := func(list []corner) (sum float64) {
		for i, q := range list {
			p := list[(i+len(list)-1)%len(list)]
			sum += (p.x*q.y - q.x*p.y) / 2
		}
		return sum
	}
	diamond := []corner{{5, -3}, {13, 5}, {5, 13}, {-3, 5}}
	approx(t, "a diamond without its corners", area(b.polygon(diamond)), 128-4*9, 1e-9)
	huge := []corner{{-1e200, -1e200}, {1e200, -1e200}, {1e200, 1e200}, {-1e200, 1e200}}
	approx(t, "a square far larger", area(b.polygon(huge)), 100, 1e-6)
	if got := b.polygon([]corner{{20, 20}, {30, 20}, {30, 30}}); len(got) != 0 {
		t.Errorf("a polygon elsewhere becomes %v", got)
	}
}

// TestTrackOfWildIterates says that whatever the iterates are, only what is near the box is drawn, and no line joins
// what a missing iterate parts.
func TestTrackOfWildIterates(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	b := &box{0, 0, 100, 100}
	k := newTrack([]float64{50, 60, 1e300, -1e300, 40, nan, 30, 20, inf, 10}, []float64{50, 60, 60, 1e300, 40, 5, 30, 20, 0, 10}, true, b)
	pieces := drawn(t, k.line.d)
	for _, piece := range pieces {
		for _, p := range piece {
			if p.x < -24 || p.x > 124 || p.y < -24 || p.y > 124 {
				t.Errorf("the line passes %v", p)
			}
		}
	}
	if n := len(pieces); n != 3 {
		t.Errorf("%d pieces %v, want the start, the way back and the way after the gap", n, pieces)
	}
	for _, p := range k.dots {
		if !b.contains(p.x, p.y) {
			t.Errorf("a dot at %v", p)
		}
	}
	if !k.ended || k.end != (corner{10, 10}) {
		t.Errorf("ends at %v, %v", k.end, k.ended)
	}
}

func TestTrackThatLeaves(t *testing.T) {
	b := &box{0, 0, 100, 100}
	k := newTrack([]float64{50, 60, 200}, []float64{50, 50, 50}, false, b)
	if k.ended || !k.left || k.exit != (corner{100, 50}) || k.away != (corner{1, 0}) {
		t.Errorf("the line leaves at %v towards %v: %v, %v", k.exit, k.away, k.ended, k.left)
	}
	back := newTrack([]float64{50, 200, 70}, []float64{50, 50, 50}, false, b)
	if !back.ended || back.left {
		t.Errorf("a line that came back: %v, %v", back.ended, back.left)
	}
	never := newTrack([]float64{-50, -60}, []float64{50, 50}, true, b)
	if never.ended || never.left || len(never.dots) != 0 {
		t.Errorf("a line elsewhere: %+v", never)
	}
}

func TestTrackIsThinned(t *testing.T) {
	const n = 10000
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = 10+80*float64(i)/(n-1), 50
	}
	k := newTrack(x, y, true, &box{0, 0, 100, 100})
	pieces := drawn(t, k.line.d)
	if len(pieces) != 1 || len(pieces[0]) > 130 {
		t.Fatalf("%d pieces", len(pieces))
	}
	if last := pieces[0][len(pieces[0])-1]; last != (corner{90, 50}) {
		t.Errorf("the line ends at %v", last)
	}
	for i := 1; i < len(k.dots); i++ {
		if d := k.dots[i].x - k.dots[i-1].x; d < dotGap {
			t.Errorf("dots %v apart", d)
		}
	}
	if len(k.dots) < 10 {
		t.Errorf("%d dots", len(k.dots))
	}
}
