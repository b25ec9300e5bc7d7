// Package data makes the tables that the benchmarks read: large, seeded, the same at every run.
//
// The features of a row are standard normal with correlation 0.7 between neighbours (an autoregressive series of order
// 1), scaled and shifted column by column. The class is drawn from a logistic or softmax model on them. Everything is
// printed with six digits after the point, and what counts as the data is what is printed.
package data

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// Spec names a table.
type Spec struct {
	Rows, Columns int
	Classes       int // 2: the class is 0 or 1; more: 0 … Classes-1
}

// String returns the table's name as a reader writes it: 1,000,000 × 20, with K = 10 behind where there are more classes.
func (s Spec) String() string {
	name := group(s.Rows) + " × " + group(s.Columns)
	if s.Classes > 2 {
		name += fmt.Sprintf(", K = %d", s.Classes)
	}
	return name
}

// File returns the table's name as a file's, without an ending.
func (s Spec) File() string { return fmt.Sprintf("%dx%dk%d", s.Rows, s.Columns, s.Classes) }

func group(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// seed is that of every table; its shape makes it another one.
const seed = 20261

// correlation is that of neighbouring features.
const correlation = 0.7

// spread is the standard deviation of the margins: classes overlap, and a few rows in a hundred are certain.
const spread = 2

// unit is what the numbers are rounded to, in parts of 1.
const unit = 1e6

// Rows is a stream of a table's rows.
type Rows struct {
	Spec
	random       *rand.Rand
	mean, sd     []float64
	coefficients [][]float64 // a class each, on the unscaled features, the first class nought; intercepts apart
	intercepts   []float64
	x            []float64
	scaled       []int64
}

// New returns the rows of a table from the first on.
func New(s Spec) *Rows {
	if s.Rows < 1 || s.Columns < 1 || s.Classes < 2 {
		panic("data: a table needs a row, a column and two classes")
	}
	r := &Rows{Spec: s, random: rand.New(rand.NewPCG(seed, uint64(s.Columns)<<32|uint64(s.Classes)))}
	r.mean, r.sd = make([]float64, s.Columns), make([]float64, s.Columns)
	for j := range r.mean {
		r.mean[j], r.sd[j] = 2*r.random.Float64()-1, 0.5+1.5*r.random.Float64()
	}
	r.coefficients, r.intercepts = make([][]float64, s.Classes), make([]float64, s.Classes)
	for c := 1; c < s.Classes; c++ {
		r.coefficients[c] = r.direction()
		r.intercepts[c] = -0.5 + 0.1*float64(c-1)
	}
	r.x, r.scaled = make([]float64, s.Columns), make([]int64, s.Columns)
	return r
}

// direction returns random coefficients whose margins have the standard deviation spread.
func (r *Rows) direction() []float64 {
	beta := make([]float64, r.Columns)
	variance, tail := 0.0, 0.0
	for j := range beta {
		beta[j] = r.random.NormFloat64()
		// tail is Σ_{i<j} correlation^(j-i)·beta[i], so that βᵀΣβ is added up in one pass.
		variance += beta[j]*beta[j] + 2*beta[j]*tail
		tail = correlation * (tail + beta[j])
	}
	for j := range beta {
		beta[j] *= spread / math.Sqrt(variance)
	}
	return beta
}

// Next returns the next row: its features in millionths, in a slice that the next call overwrites, and its class. It has
// no end; the table takes the first Rows.
func (r *Rows) Next() (features []int64, class int) {
	innovation := math.Sqrt(1 - correlation*correlation)
	before := 0.0
	for j := range r.x {
		e := r.random.NormFloat64()
		if j > 0 {
			e = correlation*before + innovation*e
		}
		before = e
		r.x[j] = e
		r.scaled[j] = int64(math.Round((e*r.sd[j] + r.mean[j]) * unit))
	}
	return r.scaled, r.draw()
}

// draw returns the class of the row x: the largest of the scores with Gumbel noise has the softmax probabilities.
func (r *Rows) draw() int {
	best, top := 0, math.Inf(-1)
	for c := range r.Classes {
		score := r.intercepts[c] - math.Log(r.random.ExpFloat64())
		for j, b := range r.coefficients[c] {
			score += b * r.x[j]
		}
		if score > top {
			best, top = c, score
		}
	}
	return best
}
