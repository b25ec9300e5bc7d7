package derive_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"descent/core/derive"
	"descent/core/internal/check"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
)

// rows are drawn with scores of all sizes up to about 30.
func rows(n int) []derive.Row {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]derive.Row, n)
	for i := range out {
		size := math.Pow(10, 2*r.Float64()-1)
		out[i] = derive.Row{Number: i + 1, Y: float64(r.IntN(2)), Terms: []derive.Term{
			{Name: "(Intercept)", X: 1, W: r.NormFloat64()}, {Name: "age", X: size * r.NormFloat64(), W: r.NormFloat64()},
			{Name: "sex=male", X: float64(r.IntN(2)), W: r.NormFloat64()},
		}}
	}
	return out
}

func score(r derive.Row) (z float64) {
	for _, t := range r.Terms {
		z += t.W * t.X
	}
	return z
}

// balanced checks that both sides of every step have the same number, where the left one has a meaning.
func balanced(t *testing.T, steps []derive.Step) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range steps {
		if s.ID == "" || seen[s.ID] || s.Source.Author == "" || s.Source.Place == "" {
			t.Errorf("a step without a name of its own or a source: %+v", s)
		}
		seen[s.ID] = true
		if s.Left.Op != derive.Symbol || s.Left.Meaning != nil {
			check.Close(t, s.ID, s.Left.Eval(), s.Value(), 1e-9)
		}
	}
}

func value(t *testing.T, steps []derive.Step, id string) float64 {
	t.Helper()
	for _, s := range steps {
		if s.ID == id {
			return s.Value()
		}
	}
	t.Fatalf("no step %s", id)
	return 0
}

func TestScoreOfARow(t *testing.T) {
	for _, r := range rows(200) {
		steps, z := derive.Score(r), score(r)
		balanced(t, steps)
		check.Close(t, "score", value(t, steps, "score"), z, 1e-14)
		check.Close(t, "odds", value(t, steps, "odds"), math.Exp(z), 1e-13)
		check.Close(t, "logit", value(t, steps, "logit"), z, 1e-13)
		solved := derive.Solve(r)
		balanced(t, solved)
		check.Close(t, "sigmoid", value(t, solved, "sigmoid"), 1/(1+math.Exp(-z)), 1e-14)
		check.Close(t, "divided", value(t, solved, "divided"), 1/(1+math.Exp(-z)), 1e-14)
		for j := range r.Terms {
			more := derive.OneMore(r, j)
			balanced(t, more)
			check.Close(t, "one more", value(t, more, "one-more-odds"), math.Exp(r.Terms[j].W), 1e-13)
		}
	}
}

func TestCostOfARow(t *testing.T) {
	for _, r := range rows(200) {
		steps, z := derive.Cost(r), score(r)
		balanced(t, steps)
		want := num.Log1pExp((1 - 2*r.Y) * z)
		for _, id := range []string{"two-cases", "one-line", "signed"} {
			check.Close(t, id, value(t, steps, id), want, 1e-14)
		}
		check.Close(t, "likelihood", value(t, steps, "likelihood"), math.Exp(-want), 1e-13)
		check.Close(t, "log-likelihood", value(t, steps, "log-likelihood"), -want, 1e-14)
	}
}

// Where the probability rounds to 0 or 1 the cost is still right, and 0·ln 0 is 0.
func TestCostFarOut(t *testing.T) {
	for _, z := range []float64{-800, -40, 40, 800} {
		for _, y := range []float64{0, 1} {
			r := derive.Row{Y: y, Terms: []derive.Term{{Name: "x", X: z, W: 1}}}
			for _, id := range []string{"two-cases", "one-line", "signed"} {
				check.Close(t, id, value(t, derive.Cost(r), id), num.Log1pExp((1-2*y)*z), 1e-14)
			}
			off := num.Sigmoid(z)
			if y == 1 {
				off = -num.Sigmoid(-z)
			}
			if got, want := value(t, derive.Chain(r, 0), "cancelled"), off*z; math.Abs(got-want) > 1e-14*math.Abs(want) {
				t.Errorf("the derivative at score %v and label %v is %v, want %v", z, y, got, want)
			}
		}
	}
}

func TestChainCancels(t *testing.T) {
	for _, r := range rows(200) {
		for j, term := range r.Terms {
			steps, z := derive.Chain(r, j), score(r)
			balanced(t, steps)
			p := num.Sigmoid(z)
			balanced(t, derive.Slope(r))
			check.Close(t, "slope", value(t, derive.Slope(r), "slope-quotient"), p*(1-p), 1e-8)
			for _, id := range []string{"chain", "distributed", "cancelled"} {
				check.Close(t, id, value(t, steps, id), (p-r.Y)*term.X, 1e-8)
			}
			balanced(t, derive.SquaredChain(r, j, false))
			check.Close(t, "squares", value(t, derive.SquaredChain(r, j, false), "squared-chain"), (z-r.Y)*term.X, 1e-13)
			balanced(t, derive.SquaredChain(r, j, true))
			check.Close(t, "squares of the sigmoid", value(t, derive.SquaredChain(r, j, true), "squared-chain"), (p-r.Y)*p*(1-p)*term.X, 1e-12)
		}
	}
}

func TestPenalty(t *testing.T) {
	for _, w := range []float64{-2, 0, 3} {
		steps := derive.Penalty("age", w, 0.5, 0.25)
		balanced(t, steps)
		check.Close(t, "penalty", value(t, steps, "penalty"), 0.5*math.Abs(w)+0.125*w*w, 1e-15)
		sign := map[float64]float64{-2: -1, 0: 0, 3: 1}[w]
		check.Close(t, "derivative", value(t, steps, "penalty-by-coefficient"), 0.5*sign+0.25*w, 1e-15)
	}
}

// table is a problem of package check at some coefficients.
func table(p *check.Problem, w []float64) derive.Table {
	t := derive.Table{Terms: []string{"(Intercept)", "a", "b", "c"}, W: w, X: make([][]float64, p.P)}
	for _, c := range p.Chunks {
		for i := range c.N {
			for j := range p.P {
				t.X[j] = append(t.X[j], c.X[(i/256*p.P+j)*256+i%256])
			}
			t.Y = append(t.Y, c.Y[i])
		}
	}
	return t
}

// What is shown is what the solvers use: value, gradient and Hessian of package objective.
func TestTheSolversUseTheSame(t *testing.T) {
	p := check.NewProblem(3, 300, 4, 2, 300)
	o := objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Log, Columns: 1}))
	for _, w := range [][]float64{{0, 0, 0, 0}, {0.5, -1, 2, 0.1}, p.Truth} {
		grad, hess := make([]float64, 4), num.NewSymmetric(4)
		f, err := o.Eval(t.Context(), w, grad, hess)
		if err != nil {
			t.Fatal(err)
		}
		shown := table(p, w)
		check.Close(t, "cost", shown.Cost().Value(), f, 1e-13)
		balanced(t, shown.LogLikelihood())
		check.Close(t, "negative mean", value(t, shown.LogLikelihood(), "negative-mean"), f, 1e-13)
		check.Close(t, "log-likelihood", value(t, shown.LogLikelihood(), "log-likelihood-of-all"), -300*f, 1e-13)
		for j := range w {
			check.Close(t, "gradient", shown.Gradient(j).Value(), grad[j], 1e-13)
			for k := range w {
				check.Close(t, "curvature", shown.Curvature(j, k).Value(), hess.At(j, k), 1e-13)
			}
		}
		for _, c := range derive.CheckGradient(shown) {
			if c.Digits < 6 && math.Abs(c.Formula) > 1e-6 {
				t.Errorf("only %.1f digits agree: %+v", c.Digits, c)
			}
		}
	}
}

func TestGradientCheckCanFail(t *testing.T) {
	shown := table(check.NewProblem(3, 50, 4, 2, 50), []float64{0.5, -1, 2, 0.1})
	for _, c := range derive.CheckGradient(shown) {
		if wrong := math.Abs(c.Formula-1.01*c.Measured) / math.Abs(c.Formula); c.Digits < 6 || wrong < 1e-3 {
			t.Errorf("%+v", c)
		}
	}
}

func TestSoftmaxOfARow(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		row := derive.ClassRow{Classes: []string{"a", "b", "c"}, Terms: []string{"(Intercept)", "x"}, X: []float64{1, 3 * r.NormFloat64()},
			W: [][]float64{{0, 0}, {r.NormFloat64(), r.NormFloat64()}, {r.NormFloat64(), 4 * r.NormFloat64()}}, Class: r.IntN(3)}
		z := make([]float64, 3)
		for k, w := range row.W {
			z[k] = w[0] + w[1]*row.X[1]
		}
		all := num.LogSumExp(z)
		for k := range z {
			steps := derive.Softmax(row, k)
			balanced(t, steps)
			check.Close(t, "probability", value(t, steps, "class-probability"), math.Exp(z[k]-all), 1e-13)
			check.Close(t, "shifted", value(t, steps, "shifted"), math.Exp(z[k]-all), 1e-13)
			check.Close(t, "cost", value(t, steps, "cross-entropy"), all-z[row.Class], 1e-11)
			other := (k + 1) % len(z)
			between := derive.Between(row, k, other)
			balanced(t, between)
			check.Close(t, "odds between", value(t, between, "odds-between"), math.Exp(z[k]-z[other]), 1e-13)
			check.Close(t, "one of two", value(t, between, "one-of-two"), num.Sigmoid(z[k]-z[other]), 1e-13)
			for j, x := range row.X {
				chain, came := derive.SoftmaxChain(row, k, j), 0.0
				if k == row.Class {
					came = 1
				}
				balanced(t, chain)
				check.Close(t, "chain", value(t, chain, "chain"), (math.Exp(z[k]-all)-came)*x, 1e-9)
				check.Close(t, "cancelled", value(t, chain, "cancelled"), (math.Exp(z[k]-all)-came)*x, 1e-13)
			}
		}
	}
}

// Along v the cost bends by vᵀHv, which is the second difference of the cost, and at eigenvectors the eigenvalue.
func TestDefinite(t *testing.T) {
	p := check.NewProblem(3, 300, 4, 2, 300)
	w := []float64{0.5, -1, 2, 0.1}
	shown := table(p, w)
	h := num.NewSymmetric(4)
	for j := range 4 {
		for k := range 4 {
			h.Set(j, k, shown.Curvature(j, k).Value())
		}
	}
	values, vectors := num.Eigen(h)
	for k, v := range vectors {
		steps := shown.Definite(v)
		check.Close(t, "eigenvalue", value(t, steps, "bend-sum"), values[k], 1e-10)
		const step = 1e-3
		at := func(by float64) float64 {
			moved := shown
			moved.W = append([]float64(nil), w...)
			for j := range v {
				moved.W[j] += by * v[j]
			}
			return moved.Cost().Value()
		}
		check.Close(t, "second difference", (at(step)-2*at(0)+at(-step))/(step*step), values[k], 1e-4)
	}
}

func TestObjective(t *testing.T) {
	s := derive.Objective(0.5, []float64{-2, 3}, 0.1, 0.2)
	balanced(t, []derive.Step{s})
	check.Close(t, "objective", s.Value(), 0.5+0.1*5+0.1*13, 1e-15)
}

// At two classes the softmax is the sigmoid.
func TestTwoClassesAreTheSigmoid(t *testing.T) {
	for _, r := range rows(50) {
		two := derive.TwoClasses(r, "no", "yes")
		check.Close(t, "probability", value(t, derive.Softmax(two, 1), "shifted"), num.Sigmoid(score(r)), 1e-13)
		for j := range r.Terms {
			check.Close(t, "derivative", value(t, derive.SoftmaxChain(two, 1, j), "cancelled"), value(t, derive.Chain(r, j), "cancelled"), 1e-12)
		}
	}
}
