package landscape

import (
	"math"

	"descent/core/num"
)

// Scale goes between the coefficients of columns as they are, raw, and those of standardised ones.
type Scale struct {
	Intercept int       // the column of ones; -1 where there is none, and then no column is centred
	Mean, SD  []float64 // what was taken off each column and what it was divided by: 0 and 1 for one left alone
}

// Standardised returns the problem with every column centred and divided by its standard deviation, with the divisor n, as
// the engine does for a fit. Constant columns are left alone. Its penalties act on the standardised coefficients, so that
// without any both problems are the same function but for Scale.
func (p *Problem) Standardised() (*Problem, Scale) {
	out := *p
	out.X = make([][]float64, p.Dim())
	s := Scale{Intercept: p.intercept(), Mean: make([]float64, p.Dim()), SD: make([]float64, p.Dim())}
	for j, x := range p.X {
		mean, sd := moments(x)
		if sd == 0 {
			out.X[j], s.SD[j] = x, 1
			continue
		}
		if s.Intercept < 0 {
			mean = 0
		}
		s.Mean[j], s.SD[j] = mean, sd
		out.X[j] = make([]float64, len(x))
		for i, v := range x {
			out.X[j][i] = (v - mean) / sd
		}
	}
	return &out, s
}

// intercept returns the first column of ones, or -1.
func (p *Problem) intercept() int {
	for j, x := range p.X {
		if mean, sd := moments(x); sd == 0 && mean == 1 {
			return j
		}
	}
	return -1
}

// moments returns mean and standard deviation, divisor n. That of a constant column, or of one beyond all numbers, is 0.
func moments(x []float64) (mean, sd float64) {
	var sum num.Sum
	least, top := math.Inf(1), math.Inf(-1)
	for _, v := range x {
		sum.Add(v / float64(len(x)))
		least, top = math.Min(least, v), math.Max(top, v)
	}
	if least == top {
		return least, 0
	}
	mean = sum.Value()
	rest := make([]float64, len(x))
	for i, v := range x {
		rest[i] = v - mean
	}
	sd = num.Norm(rest) / math.Sqrt(float64(len(x)))
	if math.IsNaN(sd) || math.IsInf(sd, 0) {
		return mean, 0
	}
	return mean, sd
}

// Raw returns the coefficients of the columns as they are that give the same scores as w does on standardised ones.
func (s Scale) Raw(w []float64) []float64 {
	out := make([]float64, len(w))
	var moved num.Sum
	for j, v := range w {
		out[j] = v / s.SD[j]
		moved.Add(-out[j] * s.Mean[j])
	}
	if s.Intercept >= 0 {
		moved.Add(out[s.Intercept])
		out[s.Intercept] = moved.Value()
	}
	return out
}

// Standard is the inverse of Raw.
func (s Scale) Standard(b []float64) []float64 {
	out := make([]float64, len(b))
	var moved num.Sum
	for j, v := range b {
		out[j] = v * s.SD[j]
		moved.Add(v * s.Mean[j])
	}
	if s.Intercept >= 0 {
		moved.Add(out[s.Intercept])
		out[s.Intercept] = moved.Value()
	}
	return out
}
