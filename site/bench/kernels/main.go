//go:build js

// Command kernels hands the sweeps of the engine to a page, so that they can be timed beside the limit: the same sums in
// hand-written C. It sets the global object `kernels` and waits.
package main

import (
	"context"
	"fmt"
	"syscall/js"

	"descent/core/kernel"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
)

// columns are 20 features and, in front, the intercept; chunk is the rows of a chunk.
const (
	columns = 21
	chunk   = 1 << 16
)

// work is the rows of all chunks and what the kernels write.
type work struct {
	objective.Shard
	chunks       []*kernel.Chunk
	sweep        *objective.Objective
	beta, grad   []float64
	hess         *num.Symmetric
	triangle     []float64
	scratch      []float64
	margin, r, d [][]float64 // chunk by chunk
}

func main() {
	w := new(work)
	js.Global().Set("kernels", js.ValueOf(map[string]any{
		"fill":     js.FuncOf(func(_ js.Value, args []js.Value) any { w.fill(args[0].Int()); return nil }),
		"sweep":    js.FuncOf(func(js.Value, []js.Value) any { return w.eval() }),
		"margin":   js.FuncOf(func(js.Value, []js.Value) any { w.margins(); return nil }),
		"loss":     js.FuncOf(func(js.Value, []js.Value) any { return w.losses() }),
		"gradient": js.FuncOf(func(js.Value, []js.Value) any { w.gradients(); return nil }),
		"gram":     js.FuncOf(func(js.Value, []js.Value) any { w.grams(); return nil }),
		"slope":    js.FuncOf(func(_ js.Value, args []js.Value) any { return w.grad[args[0].Int()] }),
		"curve":    js.FuncOf(func(_ js.Value, args []js.Value) any { return w.hess.At(args[0].Int(), args[1].Int()) }),
	}))
	select {}
}

// noise is a linear congruential generator (Numerical Recipes), the same as the limit's.
type noise uint32

// next returns a number from -1 to 1.
func (s *noise) next() float64 {
	*s = *s*1664525 + 1013904223
	return float64(int32(*s)) / (1 << 31)
}

// fill makes so many rows, a multiple of the block's.
func (w *work) fill(rows int) {
	random := noise(12345)
	*w = work{beta: make([]float64, columns), grad: make([]float64, columns), hess: num.NewSymmetric(columns),
		triangle: make([]float64, kernel.Packed(columns)), scratch: make([]float64, columns*kernel.BlockRows)}
	for j := range w.beta {
		w.beta[j] = random.next()
	}
	config := objective.Config{Model: objective.Model{Loss: loss.Log, P: columns, Columns: 1}}
	row := make([]float64, columns)
	for at := 0; at < rows; at += chunk {
		c := kernel.NewChunk(len(w.chunks), min(chunk, rows-at), columns)
		for i := range c.N {
			row[0] = 1
			for j := 1; j < columns; j++ {
				row[j] = random.next()
			}
			class := 0.0
			if random.next() > 0 {
				class = 1
			}
			c.Set(i, row, class, 1)
		}
		w.chunks = append(w.chunks, c)
		for _, v := range []*[][]float64{&w.margin, &w.r, &w.d} {
			*v = append(*v, make([]float64, c.Blocks()*kernel.BlockRows))
		}
		config.Rows = append(config.Rows, int32(c.N))
		config.Weight += float64(c.N)
	}
	w.sweep = objective.New(w, config)
}

// Run is the cluster: all chunks are here.
func (w *work) Run(_ context.Context, op objective.Op) ([]objective.Part, error) {
	return w.Shard.Run(op, w.chunks, nil)
}

// eval is one fused sweep up to the Hessian, as a fit does it, and returns the mean loss.
func (w *work) eval() float64 {
	value, err := w.sweep.Eval(context.Background(), w.beta, w.grad, w.hess)
	if err != nil {
		panic(fmt.Sprint("kernels: ", err))
	}
	return value
}

// each calls do with every block and the places of its rows.
func (w *work) each(do func(chunk, from, to int, x, y, weight []float64)) {
	for k, c := range w.chunks {
		for b := range c.Blocks() {
			x, y, weight, rows := c.Block(b, nil)
			do(k, b*kernel.BlockRows, b*kernel.BlockRows+rows, x, y[:rows], weight[:rows])
		}
	}
}

func (w *work) margins() {
	w.each(func(k, from, to int, x, _, _ []float64) { kernel.Margin(w.margin[k][from:to], x, w.beta, to-from) })
}

// losses returns the sum of the losses at the margins.
func (w *work) losses() float64 {
	total := 0.0
	w.each(func(k, from, to int, _, y, weight []float64) {
		total += loss.Log.Sum(w.margin[k][from:to], y, weight, w.r[k][from:to], w.d[k][from:to])
	})
	return total
}

func (w *work) gradients() {
	clear(w.grad)
	w.each(func(k, from, to int, x, _, _ []float64) { kernel.Gradient(w.grad, x, w.r[k][from:to], to-from) })
}

func (w *work) grams() {
	clear(w.triangle)
	w.each(func(k, from, to int, x, _, _ []float64) {
		kernel.Gram(w.triangle, x, w.d[k][from:to], w.scratch, columns, to-from)
	})
}
