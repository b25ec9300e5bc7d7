package landscape

import (
	"math"

	"descent/core/num"
)

// MarginLoss is a loss as a function of the margin m = s·z, which is positive on the right side of the boundary.
type MarginLoss struct {
	Name   string
	At     func(m float64) float64
	Convex bool
}

// MarginLosses returns what each classifier makes of a margin (Hastie, Tibshirani & Friedman 2009, section 10.6). z is the score,
// for least squares the fitted value less ½, so that its boundary is at 0 as well.
func MarginLosses() []MarginLoss {
	return []MarginLoss{
		{"zero-one", func(m float64) float64 {
			if m < 0 {
				return 1
			}
			return 0
		}, false},
		{"logistic", func(m float64) float64 { return num.Log1pExp(-m) }, true},
		{"perceptron", func(m float64) float64 { return math.Max(0, -m) }, true},
		{"adaline", func(m float64) float64 { return 0.5 * (1 - m) * (1 - m) }, true},
		{"least-squares", func(m float64) float64 { return 0.5 * (0.5 - m) * (0.5 - m) }, true},
		{"squared-sigmoid", func(m float64) float64 {
			q := num.Sigmoid(-m)
			return 0.5 * q * q
		}, false},
	}
}
