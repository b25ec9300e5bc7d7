package plot

import (
	"math"
	"testing"
)

// hilly is a surface with a hill, a pit and a slope: its sides hide each other.
func hilly(n int) *terrain {
	g := &terrain{}
	z := make([]float64, n*n)
	for j := range n {
		for i := range n {
			u, v := 2*float64(i)/float64(n-1)-1, 2*float64(j)/float64(n-1)-1
			z[j*n+i] = math.Exp(-12*((u-0.3)*(u-0.3)+v*v)) - 0.6*math.Exp(-20*((u+0.5)*(u+0.5)+(v-0.3)*(v-0.3))) + 0.3*u
		}
	}
	g.set(z, n, n, View{0, 1, 0, 1})
	return g
}

func solidOf(g *terrain, ceiling, turn, tilt float64) *solid {
	s := &solid{ground: g, lo: g.lo, hi: ceiling}
	s.face(turn, tilt, &box{50, 20, 600, 400})
	return s
}

func TestProjection(t *testing.T) {
	s := solidOf(bowl(11, 11), 8, 0, 0.5)
	if s.place(1, 0, 0).x <= s.place(-1, 0, 0).x {
		t.Error("at no turn, u does not go to the right")
	}
	if s.place(0, 1, 0).y >= s.place(0, -1, 0).y {
		t.Error("at no turn, v does not go away, which is up")
	}
	if s.place(0, 0, 1).y >= s.place(0, 0, 0).y || s.place(0, 0, 1).x != s.place(0, 0, 0).x {
		t.Error("height does not go straight up")
	}
	for turn := -3.0; turn < 3; turn += 0.37 {
		for _, tilt := range []float64{0.12, 0.75, 1.45} {
			s := solidOf(bowl(11, 11), 8, turn, tilt)
			for _, c := range [8][3]float64{{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}, {-1, -1, 1}, {1, -1, 1}, {1, 1, 1}, {-1, 1, 1}} {
				if p := s.place(c[0], c[1], c[2]); !(&box{49.9, 19.9, 600.2, 400.2}).contains(p.x, p.y) {
					t.Errorf("turn %v, tilt %v: corner %v is drawn at %v, outside", turn, tilt, c, p)
				}
			}
			u, v := s.nearEdge()
			if s.depth(u, v) > s.depth(-u, v) || s.depth(u, v) > s.depth(u, -v) {
				t.Errorf("turn %v: edges %v, %v are not the near ones", turn, u, v)
			}
			far, a, b := s.edges()
			if s.depth(far[0], far[1]) < 0 || s.place(a[0], a[1], 0).x > s.place(b[0], b[1], 0).x {
				t.Errorf("turn %v: far %v, left %v, right %v", turn, far, a, b)
			}
		}
	}
}

// inside reports whether a convex polygon holds a point.
func inside(list []corner, p corner) bool {
	plus, minus := false, false
	for i, b := range list {
		a := list[(i+len(list)-1)%len(list)]
		d := (b.x-a.x)*(p.y-a.y) - (b.y-a.y)*(p.x-a.x)
		plus, minus = plus || d > 1e-9, minus || d < -1e-9
	}
	return !(plus && minus)
}

// TestPainter says that wherever quadrangles lie over one another, the nearest is drawn last.
func TestPainter(t *testing.T) {
	type piece struct {
		corners []corner
		layer   int
		depth   float64
	}
	deepest := 0
	for _, g := range []*terrain{hilly(25), bowl(25, 25)} {
		for turn := -3.0; turn < 3.2; turn += 0.61 {
			for _, tilt := range []float64{0.15, 0.5, 1.2} {
				s := solidOf(g, g.lo+0.9*(g.hi-g.lo), turn, tilt)
				var m mesh
				m.sample(s)
				var list []piece
				m.cells(s, func(c *cell, layer int) {
					// The place of the polygon's middle on the floor follows from where the cell is.
					list = append(list, piece{append([]corner(nil), c.corners[:c.n]...), layer, 0})
					deepest = max(deepest, layer)
				})
				depths(s, &m, func(k int, d float64) { list[k].depth = d })
				wrong, checked := 0, 0
				for i := range list {
					var mid corner
					for _, q := range list[i].corners {
						mid.x += q.x / float64(len(list[i].corners))
						mid.y += q.y / float64(len(list[i].corners))
					}
					for k := range list {
						// Neighbours share a line and, bent as they are, may overlap by a hair.
						if k == i || math.Abs(list[i].depth-list[k].depth) < 0.13 || !inside(list[k].corners, mid) {
							continue
						}
						checked++
						if nearer := list[k].depth < list[i].depth; nearer != (list[k].layer > list[i].layer) {
							wrong++
						}
					}
				}
				if wrong > 0 {
					t.Errorf("turn %v, tilt %v: %d of %d overlaps are drawn the wrong way round", turn, tilt, wrong, checked)
				}
				if checked == 0 && tilt < 0.2 {
					t.Errorf("turn %v, tilt %v: nothing lies behind anything", turn, tilt)
				}
			}
		}
	}
	if deepest > 20 {
		t.Errorf("%d layers", deepest)
	}
}

// depths calls yield with the depth of the middle of each cell that cells yields, in the same order.
func depths(s *solid, m *mesh, yield func(k int, depth float64)) {
	k := 0
	nx, ny := m.nx-1, m.ny-1
	for j := range ny {
		for i := range nx {
			var c cell
			a, b := from(i, nx, away(s.sin)), from(j, ny, away(s.cos))
			if m.cell(&c, s, a, b) {
				yield(k, s.depth((m.u(a)+m.u(a+1))/2, (m.v(b)+m.v(b+1))/2))
				k++
			}
		}
	}
}

// TestConvexCost says that a bowl takes two layers, so few paths.
func TestConvexCost(t *testing.T) {
	s := solidOf(bowl(41, 41), 8, -0.6, 0.4)
	var m mesh
	m.sample(s)
	m.draw(s)
	paths := 0
	for layer, tones := range m.sheets {
		for k := range tones {
			if len(tones[k].d) > 0 {
				paths++
				if layer > 1 {
					t.Fatalf("a bowl has a layer %d", layer)
				}
			}
		}
	}
	if paths < 10 || paths > 2*bands*lights {
		t.Errorf("%d paths", paths)
	}
}

func TestCeiling(t *testing.T) {
	s := solidOf(bowl(41, 41), 1, -0.6, 0.75)
	var m mesh
	m.sample(s)
	roof := s.place(0, 0, 1)
	n := 0
	m.cells(s, func(c *cell, _ int) {
		n++
		for _, q := range c.corners[:c.n] {
			// What is drawn lies inside the ellipse x² + 4y² = 1 on the floor, whose half axes are half the floor's.
			if math.Abs(q.x-roof.x) > 0.51*s.unit*(math.Abs(s.cos)+math.Abs(s.sin)) {
				t.Errorf("a corner at %v is above the ceiling", q)
			}
		}
	})
	if n < 300 || n > 600 {
		t.Errorf("%d cells are left of 1600, want about π/16 of them", n)
	}
	flat := solidOf(bowl(41, 41), 8, -0.6, 0.75)
	m.sample(flat)
	n = 0
	m.cells(flat, func(*cell, int) { n++ })
	if n != 1600 {
		t.Errorf("%d cells under the highest cost", n)
	}
}

func TestFineGridIsSampled(t *testing.T) {
	s := solidOf(bowl(201, 7), 8, 0, 0.5)
	var m mesh
	m.sample(s)
	if m.nx != finest || m.ny != 7 {
		t.Errorf("%d × %d nodes", m.nx, m.ny)
	}
	small := *s
	small.face(0, 0.5, &box{0, 0, 200, 200})
	var few mesh
	if few.sample(&small); few.nx >= 30 || few.nx < 13 {
		t.Errorf("%d nodes in a small box", few.nx)
	}
	approx(t, "height at the corner", m.h[0], 1, 1e-12)
	approx(t, "height in the middle", m.h[3*m.nx+finest/2], 0, 1e-12)
}

func TestHidden(t *testing.T) {
	// Seen flat from below in v, the hill at u = 0.3 hides what is behind it.
	s := solidOf(hilly(81), hilly(81).hi, 0, 0.15)
	for _, c := range []struct {
		u, v float64
		want bool
	}{{0.3, 0.6, true}, {0.3, -0.6, false}, {0.3, 0, false}, {-0.9, 0.9, false}} {
		if got := s.hidden(c.u, c.v, s.height(c.u, c.v)); got != c.want {
			t.Errorf("hidden at %v, %v: %v", c.u, c.v, got)
		}
	}
	above := solidOf(hilly(81), hilly(81).hi, 0, 1.45)
	if above.hidden(0.3, 0.6, above.height(0.3, 0.6)) {
		t.Error("hidden from above")
	}
}

// TestClimb says that a path follows the surface between far iterates, is broken by what is missing, and stays over the
// floor.
func TestClimb(t *testing.T) {
	s := solidOf(bowl(41, 41), 8, 0, 1.2)
	c := s.lay(&Trace{X: []float64{-2, 2}, Y: []float64{0, 0}, Dots: true})
	if n := len(drawn(t, c.seen.d)); n < 25 || len(c.hidden.d) > 0 {
		t.Errorf("%d pieces, hidden %q", n, c.hidden.d)
	}
	lowest := s.place(0, 0, 0).y
	for _, piece := range drawn(t, c.seen.d) {
		for _, p := range piece {
			lowest = math.Max(lowest, p.y)
		}
	}
	approx(t, "the lowest point of the way", lowest, s.place(0, 0, 0).y, 0.1)
	if !c.ended || c.end != s.place(1, 0, 0.5) {
		t.Errorf("ends at %v, %v", c.end, c.ended)
	}
	nan := math.NaN()
	wild := s.lay(&Trace{X: []float64{0, 1e300, -1e300, nan, 1, 1, 9}, Y: []float64{0, 0, 1e300, 0, 0, 0.5, 0.5}, Dots: true})
	right := s.place(1, 0, 0).x
	for _, piece := range append(drawn(t, wild.seen.d), drawn(t, wild.hidden.d)...) {
		for _, p := range piece {
			if p.x > right+0.1 || p.x < s.place(-1, 0, 0).x {
				t.Errorf("the way passes %v", p)
			}
		}
	}
	if wild.ended || len(wild.dots) != 3 {
		t.Errorf("ended %v, %d dots", wild.ended, len(wild.dots))
	}
}

// TestNearestNode finds the node under a place, and none where the surface is not.
func TestNearestNode(t *testing.T) {
	s := solidOf(bowl(41, 41), 8, -0.6, 0.9)
	var m mesh
	m.sample(s)
	u, v, ok := m.nearest(s, s.place(0.2, 0.5, s.height(0.2, 0.5)))
	if !ok || math.Abs(u-0.2) > 1e-9 || math.Abs(v-0.5) > 1e-9 {
		t.Errorf("nearest is %v, %v, %v", u, v, ok)
	}
	if _, _, ok := m.nearest(s, corner{-500, 0}); ok {
		t.Error("a node is found far off")
	}
}

// TestTones says that more light is brighter, and that ink is legible on all of them.
func TestTones(t *testing.T) {
	for name, th := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for k := range bands * lights {
			if k%lights > 0 && th.tone(k).Luminance() <= th.tone(k-1).Luminance() {
				t.Errorf("%s: tone %d is no brighter than the one before", name, k)
			}
			if got := Contrast(th.Ink, th.tone(k)); got < 4.5 {
				t.Errorf("%s: ink on tone %d has contrast %.2f", name, k, got)
			}
		}
	}
}
