package infer

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// NormalTails returns the probability that a standard normal variable is at least |z| from 0.
func NormalTails(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// NormalQuantile returns the p-quantile of the standard normal distribution.
func NormalQuantile(p float64) float64 { return mathext.NormalQuantile(p) }

// StudentTails returns the probability that Student's t with df degrees of freedom is at least |t| from 0: the
// regularised incomplete beta function at df/(df+t²) (Abramowitz & Stegun 1964, 26.7.1).
func StudentTails(t, df float64) float64 {
	t = math.Abs(t)
	switch {
	case math.IsNaN(t):
		return math.NaN()
	case math.IsInf(t, 1):
		return 0
	case t == 0:
		return 1
	case t > 1e150:
		// t² overflows; the leading term of the tail is exact long before.
		return math.Exp(logTail(t, df))
	}
	x, y := df/(df+t*t), t*t/(df+t*t)
	if x > 0.5 {
		return 1 - mathext.RegIncBeta(0.5, df/2, y)
	}
	return mathext.RegIncBeta(df/2, 0.5, x)
}

// logTail is the logarithm of the leading term of the two tails for large t.
func logTail(t, df float64) float64 {
	a, _ := math.Lgamma((df + 1) / 2)
	b, _ := math.Lgamma(df / 2)
	return math.Ln2 + a - b - 0.5*math.Log(math.Pi) + (df/2-1)*math.Log(df) - df*math.Log(t)
}

// StudentQuantile returns the p-quantile, p above a half, of Student's t with df degrees of freedom, by bisection and
// Newton's method on StudentTails.
func StudentQuantile(p, df float64) float64 {
	tails := 2 * (1 - p)
	low, high := 0.0, 1.0
	for StudentTails(high, df) > tails && high < 1e300 {
		low, high = high, high*2
	}
	for range 200 {
		middle := low + (high-low)/2
		if middle == low || middle == high {
			break
		}
		if StudentTails(middle, df) > tails {
			low = middle
		} else {
			high = middle
		}
	}
	return low + (high-low)/2
}
