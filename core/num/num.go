// Package num holds the scalars that break when written naively, and the little dense linear algebra the fits need.
package num

import "math"

// Log1pExp returns log(1+exp(z)) without overflow, to within a few ulp.
//
// Special cases are:
//
//	Log1pExp(+Inf) = +Inf
//	Log1pExp(-Inf) = 0
//	Log1pExp(NaN) = NaN
func Log1pExp(z float64) float64 {
	if z > 0 {
		return z + math.Log1p(math.Exp(-z))
	}
	return math.Log1p(math.Exp(z))
}

// Sigmoid returns 1/(1+exp(-z)), to within a few ulp in both tails.
//
// Special cases are:
//
//	Sigmoid(+Inf) = 1
//	Sigmoid(-Inf) = 0
//	Sigmoid(NaN) = NaN
func Sigmoid(z float64) float64 {
	if z >= 0 {
		return 1 / (1 + math.Exp(-z))
	}
	e := math.Exp(z)
	return e / (1 + e)
}

// LogSumExp returns log Σ exp(x_i) without overflow; -Inf for no entries.
func LogSumExp(x []float64) float64 {
	top := math.Inf(-1)
	for _, v := range x {
		top = math.Max(top, v)
	}
	if math.IsInf(top, 0) || math.IsNaN(top) {
		return top
	}
	rest := 0.0 // of all entries but one that equals top
	seen := false
	for _, v := range x {
		if v == top && !seen {
			seen = true
			continue
		}
		rest += math.Exp(v - top)
	}
	return top + math.Log1p(rest)
}

// Softmax overwrites x with exp(x_i)/Σ exp(x_j) and returns the log of the sum. Entries of +Inf share the whole.
func Softmax(x []float64) float64 {
	total := LogSumExp(x)
	if math.IsInf(total, 1) {
		share(x)
		return total
	}
	for i, v := range x {
		x[i] = math.Exp(v - total)
	}
	return total
}

// share puts equal weight on the entries that are +Inf.
func share(x []float64) {
	n := 0.0
	for _, v := range x {
		if math.IsInf(v, 1) {
			n++
		}
	}
	for i, v := range x {
		x[i] = 0
		if math.IsInf(v, 1) {
			x[i] = 1 / n
		}
	}
}

// Sum is a compensated sum (Neumaier 1974): its error does not grow with the number of terms. The zero value is 0.
type Sum struct{ high, low float64 }

// Add adds v.
func (s *Sum) Add(v float64) {
	t := s.high + v
	if math.Abs(s.high) >= math.Abs(v) {
		s.low += (s.high - t) + v
	} else {
		s.low += (v - t) + s.high
	}
	s.high = t
}

// Value returns the sum so far. Beyond finite values it is what plain addition gives.
func (s *Sum) Value() float64 {
	if math.IsInf(s.high, 0) || math.IsNaN(s.high) {
		return s.high
	}
	return s.high + s.low
}
