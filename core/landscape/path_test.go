package landscape_test

import (
	"math"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/solve"
)

var lambdas = []float64{0.001, 1, 0.3, 0.1, 0.03, 0.01}

func TestPenaltyPathIsOptimalAtEachStrength(t *testing.T) {
	p, _ := iris(t).Standardised()
	many := table(check.NewProblem(7, 400, 8, 2, 400))
	for name, p := range map[string]*landscape.Problem{"iris": p, "many": many, "elastic": many.Penalised(0.02, 0.02)} {
		for _, l1 := range []bool{true, false} {
			pauses := 0
			points, err := landscape.PenaltyPath(t.Context(), p, l1, lambdas, func() { pauses++ })
			if err != nil || len(points) != len(lambdas) || pauses != len(lambdas) {
				t.Fatalf("%s: %d points, %d pauses, %v", name, len(points), pauses, err)
			}
			for k, at := range points {
				q := p.Penalised(p.L1, at.Lambda)
				if l1 {
					q = p.Penalised(at.Lambda, p.L2)
				}
				optimal(t, name, q, at.W)
				size := 0.0
				for _, v := range at.W[1:] {
					if l1 {
						size += math.Abs(v)
					} else {
						size += v * v
					}
				}
				check.Close(t, "size", at.Size, size, 1e-14)
				check.Close(t, "cost", at.Cost, p.Penalised(0, 0).Cost(at.W), 1e-14)
				if at.Status != solve.Converged {
					t.Errorf("%s at %g: %v", name, at.Lambda, at.Status)
				}
				// Less penalty: larger coefficients, less cost.
				if k > 0 && (at.Lambda >= points[k-1].Lambda || at.Size < points[k-1].Size*(1-1e-9) || at.Cost > points[k-1].Cost*(1+1e-9)) && name != "elastic" {
					t.Errorf("%s: %+v after %+v", name, at, points[k-1])
				}
			}
		}
	}
}

func TestLambdaMaxIsTheLeastThatClearsAll(t *testing.T) {
	odd := odd(t)
	for _, name := range []string{"separated", "constant", "twice", "far", "one row per class"} {
		p, _ := odd[name].Standardised()
		top, err := landscape.LambdaMax(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		zero := func(l1 float64) bool {
			for _, v := range minimum(t, p.Penalised(l1, 0)).X[1:] {
				if v != 0 {
					return false
				}
			}
			return true
		}
		if !zero(top*(1+1e-6)) || zero(top*(1-1e-3)) {
			t.Errorf("%s: coefficients are 0 above %g: %v, below: %v", name, top, zero(top*(1+1e-6)), zero(top*(1-1e-3)))
		}
	}
	flat, err := landscape.LambdaMax(t.Context(), odd["zero"].Restrict([]float64{0, 0, 0}, 0, 1))
	if err != nil || flat != 0 {
		t.Errorf("a column of zeros: %g, %v", flat, err)
	}
}

// Every coefficient may be penalised, and every one free.
func TestLambdaMaxWithoutFreeTerms(t *testing.T) {
	p := hours(t)
	p.Free = []bool{false, false}
	grad := make([]float64, 2)
	if _, err := p.Eval(t.Context(), []float64{0, 0}, grad, nil); err != nil {
		t.Fatal(err)
	}
	top, _ := landscape.LambdaMax(t.Context(), p)
	check.Close(t, "none free", top, math.Max(math.Abs(grad[0]), math.Abs(grad[1])), 1e-14)
	p.Free = []bool{true, true}
	top, _ = landscape.LambdaMax(t.Context(), p)
	check.Close(t, "all free", top, 0, 1e-14)
}

// The minimum with a penalty touches the ball: no point of the ball costs less, which is the picture of the textbooks.
func TestBallTouchesTheContour(t *testing.T) {
	p := table(check.NewProblem(9, 300, 3, 2, 300))
	for _, l1 := range []bool{true, false} {
		points, err := landscape.PenaltyPath(t.Context(), p, l1, []float64{0.05}, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := points[0]
		two := p.Restrict(at.W, 1, 2)
		outline := landscape.Ball(l1, at.Size, 90)
		for k, a := range outline {
			b := outline[(k+1)%len(outline)]
			size := math.Abs(a[0]) + math.Abs(a[1])
			if !l1 {
				size = a[0]*a[0] + a[1]*a[1]
			}
			check.Close(t, "size", size, at.Size, 1e-14)
			for i := range 50 {
				s := float64(i) / 50
				if c := two.Cost([]float64{a[0]*(1-s) + b[0]*s, a[1]*(1-s) + b[1]*s}); c < at.Cost-1e-9 {
					t.Errorf("l1 %v: cost %g on the ball, %g at the minimum", l1, c, at.Cost)
				}
			}
		}
		if turned := outline[0][0]*outline[1][1] - outline[0][1]*outline[1][0]; !(turned > 0) {
			t.Errorf("l1 %v: goes round to the right", l1)
		}
	}
}

// scikit-learn minimises C·Σ loss + ½|w|²: at the same C the slopes of both are proportional.
func TestCOfL2(t *testing.T) {
	p, _ := hours(t).Standardised()
	w := minimum(t, p.Penalised(0, 0.02)).X
	c := landscape.CofL2(0.02, p.Count())
	grad := make([]float64, 2)
	if _, err := p.Eval(t.Context(), w, grad, nil); err != nil {
		t.Fatal(err)
	}
	check.Close(t, "slope of scikit-learn's objective", c*grad[1]*float64(p.Count())+w[1], 0, 1e-9)
}
