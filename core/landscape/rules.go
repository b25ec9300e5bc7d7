package landscape

import (
	"context"
	"math"
	"math/rand/v2"
)

// The rules that learn from one row at a time. Both see every row once an epoch, in an order that the seed and the epoch fix.
const (
	perceptronEpochs = 1000
	adalineEpochs    = 200
)

// visit calls each with every row's number in a new order.
func visit(order []int, seed uint64, epoch int, each func(i int)) {
	random := rand.New(rand.NewPCG(seed, uint64(epoch)))
	random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for _, i := range order {
		each(i)
	}
}

// counted returns 0 … n-1.
func counted(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// score returns wᵀx of row i.
func (p *Problem) score(w []float64, i int) float64 {
	z := 0.0
	for j, v := range w {
		z += v * p.X[j][i]
	}
	return z
}

// perceptron is the rule w ← w + s·x for each row that is not on its own side of the boundary (Rosenblatt 1958). Where the
// classes can be separated it ends after finitely many corrections (Novikoff 1962); elsewhere never.
func perceptron(ctx context.Context, p *Problem, scale Scale, seed uint64, pause func()) (*Relative, error) {
	w, order, epoch, wrong := make([]float64, p.Dim()), counted(p.Count()), 0, 1
	for ; epoch < perceptronEpochs && wrong > 0; epoch++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		wrong = 0
		visit(order, seed, epoch, func(i int) {
			if s := 2*p.Y[i] - 1; s*p.score(w, i) <= 0 {
				wrong++
				p.correct(w, i, s)
			}
		})
		pause()
	}
	r := linear("perceptron", scale.Raw(w))
	r.Epochs, r.Settled = epoch, wrong == 0
	r.Note = "stopped after 1000 epochs with rows still wrong: the rule ends only where a line separates the classes"
	if r.Settled {
		r.Note = "ended: no row was wrong in the last epoch"
	}
	return r, nil
}

// correct adds a·x of row i to w.
func (p *Problem) correct(w []float64, i int, a float64) {
	for j := range w {
		w[j] += a * p.X[j][i]
	}
}

// adaline is the rule w ← w + rate·(s - z)·x for each row (Widrow & Hoff 1960). The rate is 1/50 over the mean of |x|², and at
// most 1 over the largest, where a row's own error would change its sign. It ends where an epoch moves no coefficient by more
// than 1e-6 of the largest, which a constant rate seldom lets it.
func adaline(ctx context.Context, p *Problem, scale Scale, seed uint64, pause func()) (*Relative, error) {
	w, before, order := make([]float64, p.Dim()), make([]float64, p.Dim()), counted(p.Count())
	rate, epoch, moved := p.adalineRate(), 0, true
	for ; epoch < adalineEpochs && moved; epoch++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		copy(before, w)
		visit(order, seed, epoch, func(i int) {
			p.correct(w, i, rate*(2*p.Y[i]-1-p.score(w, i)))
		})
		moved = farther(w, before)
		pause()
	}
	r := linear("adaline", scale.Raw(w))
	r.Epochs, r.Settled = epoch, !moved
	r.Note = "one row at a time at a constant rate, which keeps it near the least squares on −1 and 1"
	return r, nil
}

func (p *Problem) adalineRate() float64 {
	mean, top := 0.0, 0.0
	for i := range p.Y {
		size := 0.0
		for _, x := range p.X {
			size += x[i] * x[i]
		}
		mean, top = mean+size/float64(len(p.Y)), math.Max(top, size)
	}
	if top == 0 {
		return 0
	}
	return math.Min(0.02/mean, 1/top)
}

// farther reports whether an entry of w is away from that of v by more than 1e-6 of the largest.
func farther(w, v []float64) bool {
	top, off := 0.0, 0.0
	for j := range w {
		top, off = math.Max(top, math.Abs(w[j])), math.Max(off, math.Abs(w[j]-v[j]))
	}
	return off > 1e-6*top
}
