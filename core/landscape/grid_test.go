package landscape_test

import (
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
)

func filled(p *landscape.Problem, view landscape.View, nu, nv int) *landscape.Grid {
	g := landscape.NewGrid(p, view, nu, nv)
	for k := range nv {
		g.Fill(k)
	}
	return g
}

func TestGridIsTheCostAtItsNodes(t *testing.T) {
	p := table(check.NewProblem(5, 700, 4, 2, 700))
	p.L1, p.L2 = 0.2, 0.1
	for _, kind := range append(kinds, loss.Perceptron, loss.Absolute) {
		two := p.With(kind).Restrict([]float64{0.5, -1, 2, 0.1}, 1, 0)
		g := filled(two, landscape.View{U0: -9, U1: 2, V0: -1, V1: 1}, 7, 5)
		for k := range g.NV {
			for i := range g.NU {
				check.Close(t, kind.String(), g.Cost[k*g.NU+i], two.Cost([]float64{g.U(i), g.V(k)}), 1e-13)
			}
		}
		if g.U(0) != -9 || g.U(6) != 2 || g.V(0) != -1 || g.V(4) != 1 {
			t.Errorf("the corners are %g, %g, %g, %g", g.U(0), g.U(6), g.V(0), g.V(4))
		}
	}
}

// A profile is the minimum over the intercept at every node, far out too, and whatever the intercept is held at before.
func TestProfileIsTheLeastOverTheIntercept(t *testing.T) {
	p := table(check.NewProblem(5, 700, 4, 2, 700))
	p.L1, p.L2 = 0.2, 0.1
	base := []float64{30, -1, 2, 0.1}
	g := landscape.NewGrid(p.Restrict(base, 1, 2), landscape.View{U0: -20, U1: 15, V0: -12, V1: 12}, 7, 5)
	for k := range g.NV {
		g.FillProfile(k)
		for i := range g.NU {
			one := landscape.Problem{X: p.X[:1], Y: p.Y, Free: []bool{true}, Offset: make([]float64, p.Count())}
			held := []float64{0, g.U(i), g.V(k), base[3]}
			p.Scores(one.Offset, held)
			want := p.Cost(held) - one.Cost([]float64{0}) + one.Cost(minimum(t, &one).X)
			check.Close(t, "profile", g.Cost[k*g.NU+i], want, 1e-9)
		}
	}
}

// The window shows the minimum inside, a valley around it, and the plateaus of the squared error on the sigmoid.
func TestWindowShowsTheValley(t *testing.T) {
	raw := hours(t)
	standard, _ := raw.Standardised()
	three := iris(t)
	best := minimum(t, three).X
	for name, p := range map[string]*landscape.Problem{
		"raw": raw, "standardised": standard, "iris": three.Restrict(best, 1, 2), "penalised": standard.Penalised(0, 0.1),
	} {
		w := minimum(t, p).X
		v := landscape.Window(p, w, []float64{0, 0})
		if !(v.U0 < w[0] && w[0] < v.U1 && v.V0 < w[1] && w[1] < v.V1 && v.U0 < 0 && 0 < v.U1 && v.V0 < 0 && 0 < v.V1) {
			t.Errorf("%s: %v misses 0 or %v", name, v, w)
		}
		g := filled(p, v, 41, 41)
		least, edge := math.Inf(1), math.Inf(1)
		for k := range 41 {
			for i := range 41 {
				c := g.Cost[k*41+i]
				if least = math.Min(least, c); i == 0 || i == 40 || k == 0 || k == 40 {
					edge = math.Min(edge, c)
				}
			}
		}
		if floor := p.Cost(w); !(edge > 1.1*floor) || least > 1.25*floor {
			t.Errorf("%s: least at a node %g, on the edge %g, minimum %g", name, least, edge, floor)
		}
		flat := p.With(loss.SquaredSigmoid).Penalised(0, 0)
		slope := func(u, v float64) float64 {
			grad := make([]float64, 2)
			if _, err := flat.Eval(t.Context(), []float64{u, v}, grad, nil); err != nil {
				t.Fatal(err)
			}
			return math.Abs(grad[0])
		}
		steepest := 0.0
		for k := range 41 {
			for i := range 41 {
				steepest = math.Max(steepest, slope(g.U(i), g.V(k)))
			}
		}
		if left, right := slope(v.U0, w[1]), slope(v.U1, w[1]); left > steepest/8 || right > steepest/8 {
			t.Errorf("%s: slopes %g and %g at the ends are no plateaus beside %g", name, left, right, steepest)
		}
	}
}

func TestWindowOfOddTables(t *testing.T) {
	for name, p := range odd(t) {
		for _, kind := range append(kinds, loss.Perceptron, loss.Absolute) {
			q := p.With(kind)
			best := minimum(t, q).X
			two := q.Restrict(best, 1, 2)
			from := []float64{best[1], best[2]}
			v := landscape.Window(two, from, []float64{0, 0})
			if !(v.U1 > v.U0 && v.V1 > v.V0) || math.IsInf(v.U1-v.U0, 0) || math.IsInf(v.V1-v.V0, 0) {
				t.Errorf("%s, %v: %v", name, kind, v)
			}
			for _, c := range filled(two, v, 5, 5).Cost {
				if math.IsNaN(c) || math.IsInf(c, 0) {
					t.Errorf("%s, %v: cost %g in %v", name, kind, c, v)
				}
			}
		}
	}
}

// Separated classes draw the minimum to infinity; the picture stays where scores mean something.
func TestWindowOfSeparatedClassesIsBounded(t *testing.T) {
	p := separated(t)
	best := minimum(t, p).X
	two := p.Restrict([]float64{best[0], 0, 0}, 1, 2)
	v := landscape.Window(two, best[1:], []float64{0, 0})
	z := make([]float64, p.Count())
	two.Scores(z, []float64{v.U1, v.V1})
	for _, s := range z {
		if math.Abs(s) > 500 {
			t.Fatalf("a score of %g in the corner of %v", s, v)
		}
	}
}

func TestLevels(t *testing.T) {
	g := filled(hours(t), landscape.View{U0: -12, U1: 4, V0: -1, V1: 3}, 40, 40)
	least, top := math.Inf(1), 0.0
	for _, c := range g.Cost {
		least, top = math.Min(least, c), math.Max(top, c)
	}
	levels := landscape.Levels(g.Cost, 12)
	for k, l := range levels {
		if !(l > least && l < top) || k > 0 && !(l > levels[k-1]) {
			t.Errorf("levels %v of costs from %g to %g", levels, least, top)
		}
		if k > 1 {
			check.Close(t, "ratio", (l-least)/(levels[k-1]-least), (levels[1]-least)/(levels[0]-least), 1e-9)
		}
	}
	below := func(level float64) (n int) {
		for _, c := range g.Cost {
			if c <= level {
				n++
			}
		}
		return n
	}
	if n := below(levels[0]); n < 16 || n > 400 {
		t.Errorf("%d of 1600 nodes are below the first level", n)
	}
}

func TestLevelsOfOddSurfaces(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	if got := landscape.Levels([]float64{2, 2, 2}, 5); got != nil {
		t.Errorf("flat: got %v", got)
	}
	if got := landscape.Levels(nil, 5); got != nil {
		t.Errorf("empty: got %v", got)
	}
	for name, costs := range map[string][]float64{"two values": {1, 1, 1, 2, 2}, "holes": {1, inf, 2, 3, inf}, "one step": {0, 5}} {
		levels := landscape.Levels(costs, 4)
		if len(levels) != 4 {
			t.Fatalf("%s: got %v", name, levels)
		}
		for k, l := range levels {
			if !(l > 0 && l < 5) || k > 0 && !(l > levels[k-1]) {
				t.Errorf("%s: got %v", name, levels)
			}
		}
	}
	if got := landscape.Levels([]float64{nan, 1, 2, 3}, 2); len(got) != 2 || !(got[0] > 1) {
		t.Errorf("not a number: got %v", got)
	}
}
