package judge

import (
	"math"
	"testing"

	"descent/site/bench/data"
)

// table makes a problem of the benchmarks' own kind.
func table(t *testing.T, s data.Spec) Problem {
	t.Helper()
	f, err := data.Ensure(t.TempDir(), s)
	if err != nil {
		t.Fatal(err)
	}
	m, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	return Problem{Matrix: m}
}

// With one feature of two values the optimum is known: the log odds of either group.
func TestKnownOptimum(t *testing.T) {
	p := Problem{Matrix: data.Matrix{Spec: data.Spec{Rows: 10, Columns: 1, Classes: 2},
		X: []float64{0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
		Y: []int{1, 0, 0, 0, 1, 1, 1, 1, 0, 0}}}
	c, v, err := p.Optimum()
	if err != nil {
		t.Fatal(err)
	}
	a, b := math.Log(1./3), math.Log(2)-math.Log(1./3)
	if math.Abs(c[0][0]-a) > 1e-12 || math.Abs(c[0][1]-b) > 1e-12 {
		t.Errorf("got %v, want %v and %v", c[0], a, b)
	}
	want := -(math.Log(0.25) + 3*math.Log(0.75) + 4*math.Log(2./3) + 2*math.Log(1./3)) / 10
	if math.Abs(v.LogLoss-want) > 1e-14 || v.Gradient > 1e-12 {
		t.Errorf("got %+v, want a loss of %v", v, want)
	}
	at0 := p.Judge(Coefficients{{0, 0}})
	if math.Abs(at0.LogLoss-math.Ln2) > 1e-15 || math.Abs(at0.Gradient-0.1) > 1e-15 {
		t.Errorf("at 0: %+v", at0) // Σ(½-y)·x = 3-4 over 10 rows
	}
}

// The gradient and the Hessian are those of central differences, for two classes and for several.
func TestDerivatives(t *testing.T) {
	for _, s := range []data.Spec{{Rows: 300, Columns: 3, Classes: 2}, {Rows: 300, Columns: 2, Classes: 4}} {
		p := table(t, s)
		c := p.nought()
		for m := range c {
			for j := range c[m] {
				c[m][j] = 0.3*float64(m) - 0.2*float64(j) + 0.1
			}
		}
		sums := p.sums(c, true)
		const h = 1e-5
		for k := range sums.hessian.N {
			at := c.free(k)
			value := at[0]
			at[0] = value + h
			up := p.sums(c, false)
			at[0] = value - h
			down := p.sums(c, false)
			at[0] = value
			width := s.Columns + 1
			m, j := k/width+min(len(c)-1, 1), k%width
			if want := (up.loss - down.loss) / (2 * h); math.Abs(sums.gradient[m][j]-want) > 1e-8 {
				t.Errorf("%v: slope %d: got %v, want %v", s, k, sums.gradient[m][j], want)
			}
			for l := k; l < sums.hessian.N; l++ {
				m, j := l/width+min(len(c)-1, 1), l%width
				want := (up.gradient[m][j] - down.gradient[m][j]) / (2 * h)
				if got := sums.hessian.Data[k*sums.hessian.Stride+l]; math.Abs(got-want) > 1e-8 {
					t.Errorf("%v: curvature %d, %d: got %v, want %v", s, k, l, got, want)
				}
			}
		}
	}
}

// At an optimum no small move is better, whatever the penalty, and Judge's slope is nought there.
func TestOptimum(t *testing.T) {
	for _, test := range []struct {
		s      data.Spec
		l1, l2 float64
	}{
		{data.Spec{Rows: 2500, Columns: 4, Classes: 2}, 0, 0},
		{data.Spec{Rows: 2500, Columns: 4, Classes: 2}, 0, 0.1},
		{data.Spec{Rows: 2500, Columns: 6, Classes: 2}, 0.08, 0},
		{data.Spec{Rows: 2500, Columns: 3, Classes: 3}, 0, 0},
	} {
		p := table(t, test.s)
		p.L1, p.L2 = test.l1, test.l2
		c, v, err := p.Optimum()
		if err != nil {
			t.Fatalf("%+v: %v", test, err)
		}
		noughts := 0
		for m := range c {
			for j := range c[m] {
				if j > 0 && c[m][j] == 0 {
					noughts++
				}
				for _, by := range []float64{1e-4, -1e-4} {
					c[m][j] += by
					if near := p.Judge(c); near.Objective <= v.Objective {
						t.Errorf("%+v: moving coefficient %d, %d by %v is no worse", test, m, j, by)
					}
					c[m][j] -= by
				}
			}
		}
		if test.l1 > 0 && noughts == 0 {
			t.Error("L1 left no coefficient at 0, so kinks were not tried")
		}
	}
}

// More classes than two with a penalty are refused rather than judged by the wrong optimum.
func TestOptimumRefuses(t *testing.T) {
	p := table(t, data.Spec{Rows: 100, Columns: 2, Classes: 3})
	p.L2 = 1
	if _, _, err := p.Optimum(); err == nil {
		t.Error("a penalised softmax was solved with a reference class")
	}
}
