package objective_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"descent/core/internal/check"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
	"descent/core/solve"

	"gonum.org/v1/gonum/mat"
)

var (
	_ solve.Stochastic = (*objective.Objective)(nil)
	_ solve.Kinked     = (*objective.Objective)(nil)
	_ solve.Curved     = (*objective.Objective)(nil)
)

// models are all losses, with the number of classes their responses are drawn from.
var models = []struct {
	name    string
	model   objective.Model
	classes int
}{
	{"log", objective.Model{Loss: loss.Log, Columns: 1}, 2},
	{"squared", objective.Model{Loss: loss.Squared, Columns: 1}, 0},
	{"squared sigmoid", objective.Model{Loss: loss.SquaredSigmoid, Columns: 1}, 2},
	{"absolute", objective.Model{Loss: loss.Absolute, Columns: 1}, 0},
	{"absolute sigmoid", objective.Model{Loss: loss.AbsoluteSigmoid, Columns: 1}, 2},
	{"perceptron", objective.Model{Loss: loss.Perceptron, Columns: 1}, 2},
	{"adaline", objective.Model{Loss: loss.Adaline, Columns: 1}, 2},
	{"softmax with a reference", objective.Model{Loss: loss.Softmax, Columns: 2}, 3},
	{"symmetric softmax", objective.Model{Loss: loss.Softmax, Columns: 3, Symmetric: true}, 3},
}

func random(n int) []float64 {
	r := rand.New(rand.NewPCG(5, 5))
	x := make([]float64, n)
	for k := range x {
		x[k] = r.NormFloat64()
	}
	return x
}

func TestDerivativesOfEveryLossAndPenalty(t *testing.T) {
	for _, m := range models {
		for _, l2 := range []float64{0, 0.3} {
			for _, scale := range [][]float64{nil, {7, 2, 0.5, 1}} {
				p := check.NewProblem(1, 61, 4, m.classes, 61)
				config := p.Config(m.model)
				config.L2, config.Scale = l2, scale
				t.Run(m.name, func(t *testing.T) {
					check.Derivatives(t, objective.New(p.Cluster(1), config), random(4*m.model.Columns), 1e-7)
				})
			}
		}
	}
}

func TestPenaltySparesTheIntercept(t *testing.T) {
	p := check.NewProblem(2, 50, 3, 3, 50)
	config := p.Config(objective.Model{Loss: loss.Softmax, Columns: 2})
	plain := value(t, objective.New(p.Cluster(1), config), random(6))
	config.L2, config.Scale = 2, []float64{100, 3, 0.5}
	x := random(6)
	want := plain
	for _, k := range []int{1, 2, 4, 5} {
		s := config.Scale[k%3]
		want += 0.5 * 2 * s * s * x[k] * x[k]
	}
	check.Close(t, "penalised value", value(t, objective.New(p.Cluster(1), config), x), want, 1e-14)
}

func TestKinksAndProx(t *testing.T) {
	p := check.NewProblem(2, 50, 3, 2, 50)
	config := p.Config(objective.Model{Loss: loss.Log, Columns: 1})
	if w := objective.New(p.Cluster(1), config).Kinks(); w != nil {
		t.Errorf("got kinks %v without L1", w)
	}
	config.L1, config.Scale = 0.5, []float64{9, 2, 4}
	f := objective.New(p.Cluster(1), config)
	check.SameBits(t, "kinks", f.Kinks(), []float64{0, 1, 2})
	got := make([]float64, 3)
	f.Prox(got, []float64{-3, 3, 0.5}, 0.5)
	check.SameBits(t, "prox", got, []float64{-3, 2.5, 0})
	f.Prox(got, []float64{-3, -3, -2}, 0.5)
	check.SameBits(t, "prox of negative entries", got, []float64{-3, -2.5, -1})
}

func value(t *testing.T, f *objective.Objective, x []float64) float64 {
	t.Helper()
	v, err := f.Eval(t.Context(), x, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// all returns value, gradient and Hessian one after the other.
func all(t *testing.T, f *objective.Objective, x []float64) []float64 {
	t.Helper()
	grad, hess := make([]float64, f.Dim()), num.NewSymmetric(f.Dim())
	v, err := f.Eval(t.Context(), x, grad, hess)
	if err != nil {
		t.Fatal(err)
	}
	return append(append([]float64{v}, grad...), hess.Data...)
}

func TestAnyNumberOfShardsGivesTheSameBits(t *testing.T) {
	for _, m := range models {
		p := check.NewProblem(3, 3000, 5, m.classes, 171)
		x := random(5 * m.model.Columns)
		want := all(t, objective.New(p.Cluster(1), p.Config(m.model)), x)
		for _, shards := range []int{2, 3, 5, len(p.Chunks), 2 * len(p.Chunks)} {
			check.SameBits(t, m.name, all(t, objective.New(p.Cluster(shards), p.Config(m.model)), x), want)
		}
	}
}

func TestWeightTwoIsTheRowTwice(t *testing.T) {
	for _, m := range models {
		once, twice := check.NewProblem(4, 40, 3, m.classes, 40), check.NewProblem(4, 40, 3, m.classes, 40)
		for i := range 40 {
			once.Chunks[0].W[i] = 2
		}
		twice.Chunks = append(twice.Chunks, check.NewProblem(4, 40, 3, m.classes, 40).Chunks[0])
		twice.Chunks[1].Index = 1
		x := random(3 * m.model.Columns)
		got := all(t, objective.New(once.Cluster(1), once.Config(m.model)), x)
		check.AllClose(t, m.name, got, all(t, objective.New(twice.Cluster(1), twice.Config(m.model)), x), 1e-14)
	}
}

func TestFlippedLabelsFlipTheGradient(t *testing.T) {
	for _, m := range models {
		if m.classes != 2 {
			continue
		}
		p, q := check.NewProblem(5, 90, 3, 2, 90), check.NewProblem(5, 90, 3, 2, 90)
		for i := range 90 {
			q.Chunks[0].Y[i] = 1 - q.Chunks[0].Y[i]
		}
		x, y := random(3), random(3)
		for k := range y {
			y[k] = -x[k]
		}
		got, want := all(t, objective.New(q.Cluster(1), q.Config(m.model)), y), all(t, objective.New(p.Cluster(1), p.Config(m.model)), x)
		for k := 1; k < 4; k++ {
			want[k] = -want[k]
		}
		check.AllClose(t, m.name, got, want, 1e-14)
	}
}

func TestTwoClassSoftmaxIsLogistic(t *testing.T) {
	p := check.NewProblem(6, 200, 4, 2, 200)
	x := random(4)
	got := all(t, objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Softmax, Columns: 1})), x)
	want := all(t, objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Log, Columns: 1})), x)
	check.AllClose(t, "value and derivatives", got, want, 1e-13)
}

func TestEvalRowsOfAllRowsIsEval(t *testing.T) {
	for _, m := range models {
		p := check.NewProblem(7, 1000, 3, m.classes, 301)
		config := p.Config(m.model)
		config.L2 = 0.1
		f, x := objective.New(p.Cluster(1), config), random(3*m.model.Columns)
		rows := make([]int32, 1000)
		for i := range rows {
			rows[i] = int32((i * 7) % 1000)
		}
		got, want := make([]float64, f.Dim()), make([]float64, f.Dim())
		a, err := f.EvalRows(t.Context(), x, got, rows)
		b, errAll := f.Eval(t.Context(), x, want, nil)
		if err != nil || errAll != nil {
			t.Fatal(err, errAll)
		}
		check.Close(t, m.name, a, b, 1e-13)
		check.AllClose(t, m.name, got, want, 1e-13)
	}
}

func TestEvalRowsIsTheSameForAnyOrderAndShards(t *testing.T) {
	p := check.NewProblem(8, 1000, 3, 3, 90)
	config := p.Config(objective.Model{Loss: loss.Softmax, Columns: 2})
	rows := []int32{999, 0, 90, 89, 5, 500, 501, 502, 0}
	x := random(6)
	batch := func(shards int) []float64 {
		grad := make([]float64, 6)
		v, err := objective.New(p.Cluster(shards), config).EvalRows(t.Context(), x, grad, rows)
		if err != nil {
			t.Fatal(err)
		}
		return append(grad, v)
	}
	want := batch(1)
	for shards := 2; shards < 6; shards++ {
		check.SameBits(t, "batch", batch(shards), want)
	}
	slices.Reverse(rows)
	check.SameBits(t, "reversed batch", batch(1), want)
}

func TestLipschitzBoundsTheHessian(t *testing.T) {
	for _, m := range models {
		if !m.model.Loss.Smooth() {
			continue
		}
		p := check.NewProblem(9, 300, 6, m.classes, 100)
		config := p.Config(m.model)
		config.L2, config.Scale = 0.2, []float64{1, 1, 2, 1, 1, 1}
		f := objective.New(p.Cluster(2), config)
		bound, err := f.Lipschitz(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		top := 0.0
		for _, size := range []float64{0, 0.3, 3} {
			hess, x := num.NewSymmetric(f.Dim()), random(f.Dim())
			for k := range x {
				x[k] *= size
			}
			if _, err := f.Eval(t.Context(), x, nil, hess); err != nil {
				t.Fatal(err)
			}
			var e mat.EigenSym
			e.Factorize(mat.NewSymDense(hess.N, hess.Data), false)
			top = math.Max(top, slices.Max(e.Values(nil)))
		}
		if top > bound*(1+1e-9) || top < bound/20 {
			t.Errorf("%s: bound %g, largest eigenvalue seen %g", m.name, bound, top)
		}
	}
}

func TestChunksWithoutRowsCountForNothing(t *testing.T) {
	p, q := check.NewProblem(10, 300, 3, 2, 100), check.NewProblem(10, 300, 3, 2, 100)
	for i, c := range q.Chunks {
		c.Index = 3 * i // chunks 1, 2, 4 and 5 are empty and held by nobody
	}
	config, x := p.Config(objective.Model{Loss: loss.Log, Columns: 1}), random(3)
	want := all(t, objective.New(p.Cluster(1), config), x)
	config.Rows = []int32{100, 0, 0, 100, 0, 0, 100}
	check.SameBits(t, "sums", all(t, objective.New(q.Cluster(2), config), x), want)
	got, err := objective.New(q.Cluster(2), config).EvalRows(t.Context(), x, nil, []int32{99, 100, 200, 299})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := objective.New(p.Cluster(1), p.Config(config.Model)).EvalRows(t.Context(), x, nil, []int32{99, 100, 200, 299})
	if err != nil || got != plain {
		t.Errorf("got %g, want %g (%v)", got, plain, err)
	}
}

func TestCancelledContextEndsTheSweep(t *testing.T) {
	p := check.NewProblem(11, 100, 3, 2, 50)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Log, Columns: 1})).Eval(ctx, random(3), nil, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestMalformedOpsAreRefused(t *testing.T) {
	p := check.NewProblem(12, 100, 3, 2, 50)
	for name, op := range map[string]objective.Op{
		"no header":            {Kind: objective.KindEval, Floats: random(3)},
		"unknown loss":         {Kind: objective.KindEval, Ints: []int32{99, 1, 0, 1}, Floats: random(3)},
		"no columns":           {Kind: objective.KindEval, Ints: []int32{0, 0, 0, 1}, Floats: random(3)},
		"other design":         {Kind: objective.KindEval, Ints: []int32{0, 1, 0, 1}, Floats: random(4)},
		"two columns, no rank": {Kind: objective.KindEval, Ints: []int32{0, 2, 0, 1}, Floats: random(6)},
		"unknown want":         {Kind: objective.KindEval, Ints: []int32{0, 1, 0, 7}, Floats: random(3)},
		"short batch":          {Kind: objective.KindBatch, Ints: []int32{0, 1, 0, 1, 0, 5, 1}, Floats: random(3)},
		"row out of range":     {Kind: objective.KindBatch, Ints: []int32{0, 1, 0, 1, 0, 1, 50}, Floats: random(3)},
		"unknown kind":         {Kind: "sing", Ints: []int32{0, 1, 0, 1}, Floats: random(3)},
	} {
		if _, err := new(objective.Shard).Run(op, p.Chunks, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestLipschitzSeesOpposedColumns(t *testing.T) {
	p := check.NewProblem(13, 400, 3, 2, 400)
	row := make([]float64, 3)
	for i := range 400 {
		p.Chunks[0].Row(row, i)
		row[2] = -row[1] + 0.1*row[2]
		p.Chunks[0].Set(i, row, p.Chunks[0].Y[i], 1)
	}
	got, err := objective.New(p.Cluster(1), p.Config(objective.Model{Loss: loss.Squared, Columns: 1})).Lipschitz(t.Context())
	if err != nil || got < 1.8 || got > 2.5 {
		t.Errorf("got %g (%v), want about 2", got, err)
	}
}
