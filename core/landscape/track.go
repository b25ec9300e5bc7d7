package landscape

import (
	"math"

	"descent/core/num"
	"descent/core/solve"
)

// Track is the way of one method down a cost. Of a long run it holds every second iterate, or every fourth, and so on, and
// always the first and the last.
type Track struct {
	Name      string
	Dim       int
	W         []float64 // the iterates, one after another, Dim coefficients each
	Iteration []int     // how many steps led to each
	Passes    []float64 // sweeps over all rows that they took, those for judging the end of a run included
	Seconds   []float64 // time that they took, without what the recording and the pauses did
	Cost      []float64 // over all rows, penalties included
	Status    solve.Status
	Rate      float64   // the learning rate, 0 for a method without one
	Best      []float64 // the coefficients that the method returns: where it did not converge, of the least cost it met
}

// Len returns the number of iterates.
func (t *Track) Len() int { return len(t.Iteration) }

// At returns iterate i itself, not a copy.
func (t *Track) At(i int) []float64 { return t.W[i*t.Dim : (i+1)*t.Dim] }

// Digits returns for each iterate to how many decimal digits its coefficients agree with those of an optimum; see Digits.
func (t *Track) Digits(optimum []float64) []float64 {
	out := make([]float64, t.Len())
	for i := range out {
		out[i] = Digits(t.At(i), optimum)
	}
	return out
}

// Digits returns the least number of decimal digits that a coefficient has right, -log₁₀|w_j - b_j|/|b_j|, from 0 to 16
// (McCullough 1998). A coefficient below 1e-8 of the largest counts relative to that.
func Digits(w, b []float64) float64 {
	digits, floor := 16.0, 1e-8*num.MaxAbs(b)
	for j, v := range b {
		off := math.Abs(w[j] - v)
		if off == 0 {
			continue
		}
		if size := math.Max(math.Abs(v), floor); size > 0 {
			off /= size
		}
		digits = math.Min(digits, -math.Log10(off))
	}
	if !(digits > 0) { // NaN too
		return 0
	}
	return digits
}

// maxRecorded is the number of iterates that a track holds at most, the last one aside.
const maxRecorded = 1024

// recorder makes a track.
type recorder struct {
	Track
	p       *Problem
	clock   func() float64
	pause   func()
	since   float64 // when the method was last set going
	seconds float64 // that it has been at work
	every   int     // one iterate in so many is kept
	seen    int
	last    struct { // the iterate seen last, kept or not
		w         []float64
		iteration int
		passes    float64
		cost      float64 // NaN where it is to be computed
		kept      bool
	}
}

// observe keeps a step or lets it go.
func (r *recorder) observe(s solve.Step) error {
	r.seconds += r.clock() - r.since
	r.last.w = append(r.last.w[:0], s.X...)
	r.last.iteration, r.last.passes, r.last.cost = s.Iteration, s.Passes, s.F
	if s.Estimated {
		r.last.cost = math.NaN()
	}
	r.last.kept = r.seen%r.every == 0
	if r.seen++; r.last.kept {
		r.keep()
	}
	if r.Len() > maxRecorded {
		r.thin()
	}
	r.pause()
	r.since = r.clock()
	return nil
}

func (r *recorder) keep() {
	if math.IsNaN(r.last.cost) {
		r.last.cost = r.p.Cost(r.last.w)
	}
	r.W = append(r.W, r.last.w...)
	r.Iteration = append(r.Iteration, r.last.iteration)
	r.Passes = append(r.Passes, r.last.passes)
	r.Seconds = append(r.Seconds, r.seconds)
	r.Cost = append(r.Cost, r.last.cost)
}

// thin lets every second iterate go.
func (r *recorder) thin() {
	n := (r.Len() + 1) / 2
	for i := range n {
		copy(r.W[i*r.Dim:(i+1)*r.Dim], r.At(2*i))
		r.Iteration[i], r.Passes[i] = r.Iteration[2*i], r.Passes[2*i]
		r.Seconds[i], r.Cost[i] = r.Seconds[2*i], r.Cost[2*i]
	}
	r.W, r.Iteration, r.Passes = r.W[:n*r.Dim], r.Iteration[:n], r.Passes[:n]
	r.Seconds, r.Cost = r.Seconds[:n], r.Cost[:n]
	r.every *= 2
	r.last.kept = (r.seen-1)%r.every == 0
}
