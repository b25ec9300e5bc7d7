package boundary

import (
	"math"
	"testing"

	"descent/core/design"
)

func grid(nx, ny int, f func(x, y float64) float64) []float64 {
	v := make([]float64, 0, nx*ny)
	for j := range ny {
		for i := range nx {
			v = append(v, f(float64(i), float64(j)))
		}
	}
	return v
}

func TestContourLine(t *testing.T) {
	var tr Tracer
	lines := tr.Lines(grid(20, 12, func(x, y float64) float64 { return x + 2*y }), 20, 12, 14.5)
	if len(lines) != 1 {
		t.Fatalf("%d lines, want 1", len(lines))
	}
	for _, p := range lines[0] {
		near(t, "x + 2y", p.X+2*p.Y, 14.5)
	}
	a, b := lines[0][0], lines[0][len(lines[0])-1]
	if math.Abs(a.Y-b.Y) < 7.2 {
		t.Errorf("the line runs from %v to %v, not from border to border", a, b)
	}
}

func TestContourCircle(t *testing.T) {
	var tr Tracer
	const n, r = 101, 30.3
	f := grid(n, n, func(x, y float64) float64 { return math.Hypot(x-50, y-50) })
	lines := tr.Lines(f, n, n, r)
	if len(lines) != 1 {
		t.Fatalf("%d lines, want 1", len(lines))
	}
	ring := lines[0]
	if ring[0] != ring[len(ring)-1] {
		t.Errorf("the ring is open: %v … %v", ring[0], ring[len(ring)-1])
	}
	length := 0.0
	for i, p := range ring {
		if d := math.Abs(math.Hypot(p.X-50, p.Y-50) - r); d > 0.01 {
			t.Fatalf("%v is %v off the circle", p, d)
		}
		if i > 0 {
			length += math.Hypot(p.X-ring[i-1].X, p.Y-ring[i-1].Y)
		}
	}
	if want := 2 * math.Pi * r; math.Abs(length/want-1) > 1e-3 {
		t.Errorf("length %v, want %v", length, want)
	}
}

// TestContourSaddle: the hyperbola xy = ±small about a saddle is two lines that do not cross, either way.
func TestContourSaddle(t *testing.T) {
	var tr Tracer
	f := grid(10, 10, func(x, y float64) float64 { return (x - 4.5) * (y - 4.5) })
	for _, level := range []float64{0.1, -0.1} {
		lines := tr.Lines(f, 10, 10, level)
		if len(lines) != 2 {
			t.Fatalf("level %v: %d lines, want 2", level, len(lines))
		}
		for _, l := range lines {
			side := l[0].X > 4.5
			for _, p := range l {
				if (p.X > 4.5) != side {
					t.Errorf("level %v: the line through %v crosses over", level, l[0])
				}
			}
		}
	}
}

func TestContourHoles(t *testing.T) {
	var tr Tracer
	f := grid(9, 9, func(x, y float64) float64 { return x })
	f[4*9+4] = math.NaN()
	lines := tr.Lines(f, 9, 9, 4.5)
	if len(lines) != 2 {
		t.Fatalf("%d lines around a hole, want 2", len(lines))
	}
	if got := tr.Lines(f, 9, 9, 99); len(got) != 0 {
		t.Errorf("a level out of reach gives %v", got)
	}
}

func TestTraceThreshold(t *testing.T) {
	s := Collapse(line2(1, 2, 3), Axis{Column: "x"}, Axis{Column: "y"}, nil)
	var b Borders
	lines := b.Trace(s, -3, 3, -3, 3, 31, 31, Logit(0.8))
	if len(lines) != 1 {
		t.Fatalf("%d lines, want 1", len(lines))
	}
	for _, p := range lines[0] {
		near(t, "margin", 1+2*p.X+3*p.Y, math.Log(4))
	}
}

// TestTraceSoftmax: three classes whose margins are the directions of a triangle meet in one place.
func TestTraceSoftmax(t *testing.T) {
	m := line2(0, 0, 0)
	m.Classes = 3
	m.Coefficients = nil
	for k := range 3 {
		a := 2 * math.Pi * float64(k) / 3
		m.Coefficients = append(m.Coefficients, 0, math.Cos(a), math.Sin(a))
	}
	s := Collapse(m, Axis{Column: "x"}, Axis{Column: "y"}, nil)
	var b Borders
	var p [3]float64
	angles := map[int]bool{}
	for _, l := range b.Trace(s, -1, 1.01, -1, 1.02, 64, 64, 0) {
		for _, q := range l {
			s.Probabilities(p[:], q.X, q.Y)
			top, second := max(p[0], p[1], p[2]), p[0]+p[1]+p[2]-max(p[0], p[1], p[2])-min(p[0], p[1], p[2])
			if math.Hypot(q.X, q.Y) > 0.1 && top-second > 1e-9 {
				t.Fatalf("at %v the two best classes have %v", q, p)
			}
			if math.Hypot(q.X, q.Y) > 0.5 {
				angles[int(math.Round(math.Atan2(q.Y, q.X)/(math.Pi/3)))] = true
			}
		}
	}
	if len(angles) != 3 || !angles[1] || !angles[-1] || !(angles[3] || angles[-3]) {
		t.Errorf("borders leave in directions %v × 60°", angles)
	}
}

func TestTraceBands(t *testing.T) {
	m := line2(0, 1, -1)
	m.Terms[2] = design.Term{Factors: []design.Factor{{Column: "s", Level: "b"}}}
	s := Collapse(m, Axis{Column: "x"}, Axis{"s", []string{"a", "b", "c"}}, nil)
	var b Borders
	lines := b.Trace(s, -3, 3, -0.5, 2.5, 13, 13, 0)
	if len(lines) != 3 {
		t.Fatalf("%d lines, want one per band", len(lines))
	}
	for k, want := range []float64{0, 1, 0} {
		for _, p := range lines[k] {
			near(t, "x in band", p.X, want)
			if math.Abs(p.Y-float64(k)) != 0.5 {
				t.Errorf("band %d ends at %v", k, p.Y)
			}
		}
	}
}

func BenchmarkTrace(b *testing.B) {
	s := Collapse(line2(1, 2, 3), Axis{Column: "x"}, Axis{Column: "y"}, nil)
	var t Borders
	for b.Loop() {
		t.Trace(s, -3, 3, -3, 3, 150, 125, 0)
	}
}

func BenchmarkTraceSoftmax(b *testing.B) {
	m := line2(0, 0, 0)
	m.Classes, m.Coefficients = 10, nil
	for k := range 10 {
		a := 2 * math.Pi * float64(k) / 10
		m.Coefficients = append(m.Coefficients, 0, math.Cos(a), math.Sin(a))
	}
	s := Collapse(m, Axis{Column: "x"}, Axis{Column: "y"}, nil)
	var t Borders
	for b.Loop() {
		t.Trace(s, -3, 3, -3, 3, 150, 125, 0)
	}
}
