package plot

import (
	"math"
	"testing"

	"descent/core/boundary"
)

// bowl is x² + 4y² on a grid over −2…2 by −1…1, with its lowest node at (0.5, −0.5) times the grid's coarseness.
func bowl(nx, ny int) *terrain {
	g, v := &terrain{}, View{-2, 2, -1, 1}
	z := make([]float64, nx*ny)
	for j := range ny {
		for i := range nx {
			x, y := -2+4*float64(i)/float64(nx-1), -1+2*float64(j)/float64(ny-1)
			z[j*nx+i] = x*x + 4*y*y
		}
	}
	g.set(z, nx, ny, v)
	return g
}

func TestTerrainAt(t *testing.T) {
	g := bowl(41, 21)
	approx(t, "at a node", g.at(-2, 1), 8, 1e-12)
	approx(t, "far corner", g.at(2, 1), 8, 1e-12)
	approx(t, "between nodes", g.at(0.33, -0.17), 0.33*0.33+4*0.17*0.17, 0.02)
	approx(t, "lowest", g.lo, 0, 1e-12)
	approx(t, "highest", g.hi, 8, 1e-12)
	approx(t, "place of the lowest", math.Hypot(g.low.x, g.low.y), 0, 1e-12)
	for _, p := range [][2]float64{{2.01, 0}, {0, -1.01}, {math.NaN(), 0}, {math.Inf(1), 0}} {
		if z := g.at(p[0], p[1]); z == z {
			t.Errorf("beyond the grid, at %v, the cost is %v", p, z)
		}
	}
	if z := (&terrain{}).at(0, 0); z == z {
		t.Errorf("without a grid the cost is %v", z)
	}
}

// TestRings says that the rings of a level enclose what is at or above it: their area is that of the grid less the
// ellipse's.
func TestRings(t *testing.T) {
	var tr boundary.Tracer
	g := bowl(81, 41)
	area := func(level float64) float64 {
		sum := 0.0
		for _, r := range g.rings(&tr, level) {
			if r[0] != r[len(r)-1] {
				t.Errorf("a line at %v is open", level)
			}
			part := 0.0
			for i := 1; i < len(r); i++ {
				part += (r[i-1].X*r[i].Y - r[i].X*r[i-1].Y) / 2
			}
			sum = math.Abs(math.Abs(part) - sum) // of two, one is the hole of the other
		}
		return sum
	}
	approx(t, "all", area(-1), 8, 1e-9)
	approx(t, "outside an ellipse", area(1), 8-math.Pi/2, 0.01)
	approx(t, "nothing", area(9), 0, 0)
	// The ellipse of 6 is cut by the edges: 4 corners are left.
	if n := len(g.rings(&tr, 6)); n != 4 {
		t.Errorf("%d corners above 6, want 4", n)
	}
}

func TestTerrainHoles(t *testing.T) {
	g, v := &terrain{}, View{0, 2, 0, 2}
	g.set([]float64{0, 1, 2, 1, math.NaN(), 3, 2, 3, math.Inf(1)}, 3, 3, v)
	if z := g.at(0.5, 0.5); !math.IsInf(z, 1) {
		t.Errorf("beside a hole the cost is %v", z)
	}
	approx(t, "highest", g.hi, 3, 0)
	var tr boundary.Tracer
	for _, r := range g.rings(&tr, 2.5) {
		for _, p := range r {
			if p.X != p.X || p.X < 0 || p.X > 2 || p.Y < 0 || p.Y > 2 {
				t.Errorf("a ring passes %v", p)
			}
		}
	}
}

func TestTerrainPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a grid of the wrong length is taken")
		}
	}()
	(&terrain{}).set(make([]float64, 5), 2, 3, View{0, 1, 0, 1})
}

// TestHeights holds the bands to the contrast that text needs, and lets paths, which have a rim in the surface's colour, stand out.
func TestHeights(t *testing.T) {
	for name, th := range map[string]Theme{"light": Light(), "dark": Dark()} {
		for i := 0; i <= 10; i++ {
			c := th.height(float64(i) / 10)
			if got := Contrast(th.Ink, c); got < 4.5 {
				t.Errorf("%s: ink on height %d has contrast %.2f", name, i, got)
			}
			for k, class := range th.Classes {
				if got := Contrast(class, c); got < 1.75 {
					t.Errorf("%s: class %d on height %d has contrast %.2f", name, k, i, got)
				}
			}
		}
		if got := Contrast(th.height(0), th.height(1)); got < 1.3 {
			t.Errorf("%s: lowest and highest have contrast %.2f", name, got)
		}
	}
}
