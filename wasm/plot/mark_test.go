package plot

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestPath(t *testing.T) {
	got := string(segment(1.04, -0.26, -3, 100.96).d)
	if want := "M1 -0.3L-3 101"; got != want {
		t.Errorf("path = %q, want %q", got, want)
	}
}

// TestShapes checks that every class up to ten has a mark of its own, closed and of about the same extent.
func TestShapes(t *testing.T) {
	seen := map[string]bool{}
	for k := range shapes {
		s := stamp(k, 4)
		if seen[s] || !strings.HasPrefix(s, "m") || !strings.HasSuffix(s, "z") {
			t.Errorf("stamp %d = %q", k, s)
		}
		seen[s] = true
	}
	if stamp(shapes, 4) != stamp(0, 4) {
		t.Error("marks do not start over")
	}
}

// TestPolygonCloses follows the rounded steps of a polygon and asks that no corner is off by more than rounding.
func TestPolygonCloses(t *testing.T) {
	want := star(5, 6.3, 2.9, 0.3)
	x, y := 0.0, 0.0
	steps := strings.FieldsFunc(strings.Trim(polygon(want, 0), "mz"), func(r rune) bool { return r == 'l' })
	if len(steps) != len(want) {
		t.Fatalf("%d corners, want %d", len(steps), len(want))
	}
	for i, s := range steps {
		a, b, _ := strings.Cut(s, " ")
		dx, _ := strconv.ParseFloat(a, 64)
		dy, _ := strconv.ParseFloat(b, 64)
		x, y = x+dx, y+dy
		if math.Abs(x-want[i].x) > 0.051 || math.Abs(y-want[i].y) > 0.051 {
			t.Errorf("corner %d is at %v, %v, want %v", i, x, y, want[i])
		}
	}
}

func TestDensity(t *testing.T) {
	const n = 5000
	x, y, class, value := make([]float64, n), make([]float64, n), make([]int32, n), make([]float64, n)
	inside := 0
	for i := range n {
		x[i], y[i], class[i] = 5+6*jitter(int32(i), 1), 40+30*jitter(int32(i), 2), int32(i%2)
		value[i] = float64(i % 2)
		if x[i] >= 0 && x[i] <= 10 && i != 7 {
			inside++
		}
	}
	class[7] = -1
	d := newDensity(100, 80, 8, 2)
	d.add(x, y, &scale{0, 10, 0, 100}, &scale{0, 80, 0, 80}, class, value, 1)
	total := uint32(0)
	for g := range 2 {
		d.places(g, func(p place) {
			total += p.count
			if p.mean != float64(g) {
				t.Errorf("group %d: mean %v", g, p.mean)
			}
			if p.x < -8 || p.x > 108 || p.y < -8 || p.y > 88 {
				t.Errorf("a cell at %v, %v", p.x, p.y)
			}
			if c := d.cell(min(max(p.x, 0), 100), min(max(p.y, 0), 80), g); p.x > 0 && p.y > 0 && p.x < 100 && p.y < 80 && d.counts[c] != p.count {
				t.Errorf("cell of %v, %v holds %d, want %d", p.x, p.y, d.counts[c], p.count)
			}
		})
	}
	if int(total) != inside {
		t.Errorf("%d points counted, want %d", total, inside)
	}
	if d.radius(1) >= d.radius(d.most) {
		t.Error("one row is drawn as large as the most")
	}
}

// TestDensityInParts says that rows count the same in slices as at once, and that a share of them is every so manyth.
func TestDensityInParts(t *testing.T) {
	const n = 999
	x, y, class := make([]float64, n), make([]float64, n), make([]int32, n)
	for i := range n {
		x[i], y[i], class[i] = 5+5*jitter(int32(i), 1), 5+5*jitter(int32(i), 2), int32(i%3)-1
	}
	sx, sy := &scale{0, 10, 0, 100}, &scale{0, 10, 80, 0}
	whole, parts, third := newDensity(100, 80, 8, 2), newDensity(100, 80, 8, 2), newDensity(100, 80, 8, 2)
	whole.add(x, y, sx, sy, class, nil, 1)
	for from := 0; from < n; from += 100 {
		to := min(from+100, n)
		parts.add(x[from:to], y[from:to], sx, sy, class[from:], nil, 1)
	}
	if !slices.Equal(parts.counts, whole.counts) || parts.most != whole.most {
		t.Error("slices count otherwise than the whole")
	}
	third.add(x[:n/3], y[:n/3], sx, sy, class[1:], nil, 3) // rows 1, 4, … are all of group 0
	total := uint32(0)
	for _, c := range third.counts[:third.lattices[1].first] {
		total += c
	}
	if total != n/3 || slices.Max(third.counts[third.lattices[1].first:]) != 0 {
		t.Errorf("%d of %d rows in the first group", total, n/3)
	}
}

func TestDecimate(t *testing.T) {
	const n = 100000
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = float64(i), jitter(int32(i), 4)
	}
	y[777], y[50001] = 5, -5
	got := decimate(nil, x, y, 0, n-1, 500)
	if len(got) > 4*501 {
		t.Errorf("%d points left", len(got))
	}
	has := map[int]bool{}
	for k, i := range got {
		has[i] = true
		if k > 0 && i <= got[k-1] {
			t.Fatalf("index %d follows %d", i, got[k-1])
		}
	}
	for _, i := range []int{0, 777, 50001, n - 1} {
		if !has[i] {
			t.Errorf("point %d is lost", i)
		}
	}
	if got := decimate(got, x[:10], y[:10], 0, 9, 500); len(got) != 10 {
		t.Errorf("few points become %d", len(got))
	}
}

func TestNearest(t *testing.T) {
	x := []float64{0, 1, 2, 10}
	for v, want := range map[float64]int{-5: 0, 0.4: 0, 0.6: 1, 5.9: 2, 6.1: 3, 99: 3} {
		if got := nearest(x, v); got != want {
			t.Errorf("nearest(%v) = %d, want %d", v, got, want)
		}
	}
	if got := nearest(nil, 1); got != -1 {
		t.Errorf("nearest of none = %d", got)
	}
}

func TestClosest(t *testing.T) {
	nan := math.NaN()
	px, py := []float64{0, 10, 10, nan}, []float64{0, 10, 10, 0}
	for _, c := range []struct {
		x, y   float64
		prefer int
		want   int
	}{{1, 1, -1, 0}, {11, 10, -1, 2}, {11, 10, 1, 1}, {50, 50, -1, -1}} {
		if got := closest(px, py, c.x, c.y, 16, c.prefer); got != c.want {
			t.Errorf("closest(%v, %v, prefer %d) = %d, want %d", c.x, c.y, c.prefer, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	lines, count := wrap([]float64{50, 60, 40, 90, 90}, 10, 130, 2)
	want := []int{0, 0, 1, -1, -1}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("lines = %v, want %v", lines, want)
			break
		}
	}
	if count != 2 {
		t.Errorf("%d lines, want 2", count)
	}
}

func TestTipPlace(t *testing.T) {
	for _, at := range [][2]float64{{0, 0}, {399, 0}, {0, 299}, {399, 299}, {200, 150}} {
		x, y := tipPlace(at[0], at[1], 120, 80, 400, 300)
		if x < 4 || y < 4 || x+120 > 396 || y+80 > 296 {
			t.Errorf("a box at %v, %v for %v", x, y, at)
		}
		if at[0] > x && at[0] < x+120 && at[1] > y && at[1] < y+80 {
			t.Errorf("the box covers %v", at)
		}
	}
}
