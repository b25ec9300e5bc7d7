package landscape_test

import (
	"encoding/csv"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
	"descent/core/solve"
)

var (
	_ solve.Objective  = (*landscape.Problem)(nil)
	_ solve.Stochastic = (*landscape.Problem)(nil)
	_ solve.Curved     = (*landscape.Problem)(nil)
	_ solve.Kinked     = (*landscape.Problem)(nil)
)

// names are those of so many terms.
func names(n int) []string {
	out := []string{"(Intercept)"}
	for j := 1; j < n; j++ {
		out = append(out, "x"+strconv.Itoa(j))
	}
	return out
}

// table is a problem of package check.
func table(p *check.Problem) *landscape.Problem {
	out := &landscape.Problem{Names: names(p.P), X: make([][]float64, p.P)}
	row := make([]float64, p.P)
	for _, c := range p.Chunks {
		for i := range c.N {
			c.Row(row, i)
			for j, v := range row {
				out.X[j] = append(out.X[j], v)
			}
			out.Y = append(out.Y, c.Y[i])
		}
	}
	return out
}

// example reads columns of a table that the page offers, an intercept before them.
func example(t testing.TB, file, target, event string, columns ...string) *landscape.Problem {
	t.Helper()
	f, err := os.Open("../../site/examples/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	p := &landscape.Problem{Names: append([]string{"(Intercept)"}, columns...), X: make([][]float64, len(columns)+1)}
	for _, row := range rows[1:] {
		p.X[0] = append(p.X[0], 1)
		for j, name := range columns {
			v, err := strconv.ParseFloat(row[slices.Index(rows[0], name)], 64)
			if err != nil {
				t.Fatal(err)
			}
			p.X[j+1] = append(p.X[j+1], v)
		}
		y := 0.0
		if row[slices.Index(rows[0], target)] == event {
			y = 1
		}
		p.Y = append(p.Y, y)
	}
	return p
}

func hours(t testing.TB) *landscape.Problem {
	return example(t, "one-variable.csv", "passed", "yes", "hours")
}

// iris tells versicolor from the others, which no line does.
func iris(t testing.TB) *landscape.Problem {
	return example(t, "iris.csv", "species", "versicolor", "sepal length (cm)", "sepal width (cm)")
}

// separated has classes that a line tells apart.
func separated(t testing.TB) *landscape.Problem {
	return example(t, "separable.csv", "class", "right", "x", "y")
}

func minimum(t testing.TB, p *landscape.Problem) solve.Result {
	t.Helper()
	r, err := landscape.Minimum(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var kinds = []loss.Kind{loss.Log, loss.Squared, loss.SquaredSigmoid, loss.AbsoluteSigmoid, loss.Adaline}

func TestDerivatives(t *testing.T) {
	for _, kind := range kinds {
		for _, l2 := range []float64{0, 0.3} {
			p := table(check.NewProblem(1, 700, 5, 2, 700)).With(kind)
			p.L1, p.L2, p.Constant = 0.2, l2, 7
			for _, free := range [][]bool{nil, {false, true, false, false, true}} {
				p.Free = free
				check.Derivatives(t, p, []float64{0.3, -0.8, 1.1, 0, 2}, 1e-7)
			}
			p.Offset = p.X[3]
			check.Derivatives(t, p, []float64{0.3, -0.8, 1.1, 0, 2}, 1e-7)
		}
	}
}

// What is drawn is what the engine fits: value, gradient, Hessian, kinks and steps of package objective.
func TestTheEngineHasTheSameCost(t *testing.T) {
	made := check.NewProblem(3, 1000, 4, 2, 300)
	for _, kind := range append(kinds, loss.Absolute, loss.Perceptron) {
		config := made.Config(objective.Model{Loss: kind, Columns: 1})
		config.L1, config.L2 = 0.1, 0.2
		o := objective.New(made.Cluster(2), config)
		p := table(made).With(kind)
		p.L1, p.L2 = 0.1, 0.2
		for _, w := range [][]float64{{0, 0, 0, 0}, {0.5, -1, 2, 0.1}, made.Truth} {
			want, got := make([]float64, 4), make([]float64, 4)
			wantHess, gotHess := num.NewSymmetric(4), num.NewSymmetric(4)
			f, err := o.Eval(t.Context(), w, want, wantHess)
			if err != nil {
				t.Fatal(err)
			}
			g, err := p.Eval(t.Context(), w, got, gotHess)
			if err != nil {
				t.Fatal(err)
			}
			check.Close(t, "value", g, f, 1e-13)
			check.AllClose(t, "gradient", got, want, 1e-13)
			check.AllClose(t, "Hessian", gotHess.Data, wantHess.Data, 1e-13)
			o.Prox(want, w, 3)
			want[0] = w[0] // the other one has a scale of 0 there
			p.Prox(got, w, 3)
			check.SameBits(t, "prox", got, want)
			check.Close(t, "cost", p.Cost(w), f+0.1*(math.Abs(w[1])+math.Abs(w[2])+math.Abs(w[3])), 1e-13)
		}
		check.SameBits(t, "kinks", p.Kinks(), o.Kinks())
		fast, _ := p.Lipschitz(t.Context())
		slow, err := o.Lipschitz(t.Context())
		if err != nil || !(fast <= slow*(1+1e-12)) || fast < slow*0.95 {
			t.Errorf("%v: bound %g, theirs %g, %v", kind, fast, slow, err)
		}
	}
}

func TestRowsEachOnceAreTheWhole(t *testing.T) {
	p := table(check.NewProblem(5, 300, 4, 2, 300))
	p.L2, p.Constant = 0.1, 2
	p.Offset = p.X[2]
	w, all := []float64{0.5, -1, 2, 0.1}, make([]int32, 0, 300)
	for i := range 300 {
		all = append(all, int32(299-i))
	}
	want, got := make([]float64, 4), make([]float64, 4)
	f, _ := p.Eval(t.Context(), w, want, nil)
	g, err := p.EvalRows(t.Context(), w, got, all)
	if err != nil {
		t.Fatal(err)
	}
	check.Close(t, "value", g, f, 1e-13)
	check.AllClose(t, "gradient", got, want, 1e-13)
	twice, _ := p.EvalRows(t.Context(), w, nil, []int32{4, 4, 9})
	four, _ := p.EvalRows(t.Context(), w, nil, []int32{4})
	nine, _ := p.EvalRows(t.Context(), w, nil, []int32{9})
	check.Close(t, "listed twice", twice, (2*four+nine)/3, 1e-13)
}

func TestRestrictedCostIsTheSameCost(t *testing.T) {
	p := table(check.NewProblem(5, 300, 4, 2, 300))
	p.L1, p.L2 = 0.2, 0.1
	base, grad := []float64{0.5, -1, 2, 0.1}, make([]float64, 4)
	for _, pair := range [][2]int{{0, 1}, {2, 1}, {3, 0}} {
		two := p.Restrict(base, pair[0], pair[1])
		for _, at := range [][]float64{{0, 0}, {-0.7, 3}} {
			w := slices.Clone(base)
			w[pair[0]], w[pair[1]] = at[0], at[1]
			check.Close(t, "cost", two.Cost(at), p.Cost(w), 1e-13)
			if _, err := p.Eval(t.Context(), w, grad, nil); err != nil {
				t.Fatal(err)
			}
			slope, want := make([]float64, 2), []float64{grad[pair[0]], grad[pair[1]]}
			if _, err := two.Eval(t.Context(), at, slope, nil); err != nil {
				t.Fatal(err)
			}
			check.AllClose(t, "gradient", slope, want, 1e-13)
			h, whole := landscape.Hessian(two, at), landscape.Hessian(p, w)
			check.Close(t, "Hessian", h.At(0, 1), whole.At(pair[0], pair[1]), 1e-13)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("one term twice is no pair")
		}
	}()
	p.Restrict(base, 1, 1)
}

func TestStandardisedIsTheSameFunction(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	p := table(check.NewProblem(5, 300, 6, 2, 300))
	for i := range p.Y {
		p.X[1][i] = 2000 + 3*p.X[1][i]
		p.X[3][i] = 5
		p.X[4][i] *= 1e150
		p.X[5][i] *= 1e-150
	}
	standard, scale := p.Standardised()
	for j, x := range standard.X {
		mean, square := 0.0, 0.0
		for _, v := range x {
			mean, square = mean+v/300, square+v*v/300
		}
		if want := j != 0 && j != 3; want != (math.Abs(mean) < 1e-12 && math.Abs(square-1) < 1e-12) {
			t.Errorf("column %d has mean %g and mean square %g", j, mean, square)
		}
	}
	for range 20 {
		w := make([]float64, 6)
		for j := range w {
			w[j] = random.NormFloat64()
		}
		raw := scale.Raw(w)
		check.Close(t, "cost", p.Cost(raw), standard.Cost(w), 1e-12)
		check.AllClose(t, "round trip", scale.Standard(raw), w, 1e-12)
	}
	if p.X[1][0] < 1000 || p.X[3][0] != 5 {
		t.Error("the columns were written to")
	}
}

// Without an intercept nothing may be centred.
func TestStandardisedWithoutAnIntercept(t *testing.T) {
	p := hours(t)
	p.X, p.Names, p.Free = p.X[1:], p.Names[1:], []bool{false}
	standard, scale := p.Standardised()
	check.Close(t, "cost", standard.Cost([]float64{1.5}), p.Cost(scale.Raw([]float64{1.5})), 1e-13)
	if scale.Intercept != -1 || scale.Mean[0] != 0 {
		t.Errorf("got %+v", scale)
	}
}

func TestMinimumHasNoSlope(t *testing.T) {
	for name, p := range map[string]*landscape.Problem{"hours": hours(t), "iris": iris(t), "held": iris(t).Restrict([]float64{1, 0, -0.5}, 0, 1)} {
		for _, kind := range []loss.Kind{loss.Log, loss.Squared, loss.Adaline, loss.SquaredSigmoid} {
			for _, l1 := range []float64{0, 0.05} {
				q := p.With(kind).Penalised(l1, 0.01)
				r := minimum(t, q)
				if r.Status != solve.Converged {
					t.Errorf("%s, %v, l1 %g: %v after %d steps", name, kind, l1, r.Status, r.Iterations)
				}
				optimal(t, name, q, r.X)
			}
		}
	}
}

// optimal checks the Karush-Kuhn-Tucker conditions: the slope is 0, or within the kink where a coefficient is 0.
func optimal(t *testing.T, name string, p *landscape.Problem, w []float64) {
	t.Helper()
	grad := make([]float64, p.Dim())
	if _, err := p.Eval(t.Context(), w, grad, nil); err != nil {
		t.Fatal(err)
	}
	kinks := p.Kinks()
	if kinks == nil {
		kinks = make([]float64, p.Dim())
	}
	for j, g := range grad {
		if w[j] == 0 && math.Abs(g) <= kinks[j]*(1+1e-9) {
			continue
		}
		if w[j] != 0 {
			g += math.Copysign(kinks[j], w[j])
		}
		if math.Abs(g) > 1e-7 {
			t.Errorf("%s: slope %g of coefficient %d at %g", name, g, j, w[j])
		}
	}
}

func TestMinimumOfOddTables(t *testing.T) {
	r := minimum(t, separated(t))
	if r.Status == solve.Converged || r.Iterations > 100 || math.IsNaN(num.MaxAbs(r.X)) {
		t.Errorf("separated: %v at %v after %d steps", r.Status, r.X, r.Iterations)
	}
	for name, p := range odd(t) {
		for _, kind := range append(kinds, loss.Perceptron, loss.Absolute) {
			for _, l1 := range []float64{0, 0.01} {
				q := p.With(kind).Penalised(l1, 0)
				r := minimum(t, q)
				if null := q.Cost(make([]float64, q.Dim())); !(r.F <= null) || math.IsNaN(num.MaxAbs(r.X)) {
					t.Errorf("%s, %v: %v at %v, cost %g, %g at 0", name, kind, r.Status, r.X, r.F, null)
				}
			}
		}
	}
}

// odd tables: what a reader's own data may be like.
func odd(t testing.TB) map[string]*landscape.Problem {
	constant, twice, huge, tiny, far := iris(t), iris(t), iris(t), iris(t), iris(t)
	for i := range constant.Y {
		constant.X[2][i] = 4
		twice.X[2][i] = twice.X[1][i]
		huge.X[2][i] *= 1e100
		tiny.X[2][i] *= 1e-100
		far.X[2][i] += 1e6
	}
	zero := iris(t)
	clear(zero.X[1])
	return map[string]*landscape.Problem{
		"separated": separated(t), "constant": constant, "twice": twice, "huge": huge, "tiny": tiny, "far": far, "zero": zero,
		"one row per class": {Names: names(3), X: [][]float64{{1, 1}, {2, 5}, {1, 1}}, Y: []float64{0, 1}},
		"one class":         {Names: names(3), X: [][]float64{{1, 1, 1}, {2, 5, 3}, {1, 0, 2}}, Y: []float64{1, 1, 1}},
	}
}
