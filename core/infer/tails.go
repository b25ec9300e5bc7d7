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
// regularised incomplete beta function I(df/2, 1/2) at df/(df+t²) (Abramowitz & Stegun 1964, 26.7.1), by its continued
// fraction on the side where that converges fast, so that small tails keep their digits.
func StudentTails(t, df float64) float64 {
	t = math.Abs(t)
	a, ratio := df/2, t/math.Sqrt(df)
	switch {
	case math.IsNaN(t):
		return math.NaN()
	case math.IsInf(ratio, 1):
		return 0
	case t == 0:
		return 1
	case df > 1e6:
		// Wallace (1959): the normal deviate with the same tail, to about 1/df².
		return NormalTails((8*df + 1) / (8*df + 3) * math.Sqrt(df*log1pSquare(ratio)))
	}
	// log of x^a·(1-x)^(1/2)/B(a, 1/2), with x = 1/(1+ratio²).
	front := -a*log1pSquare(ratio) + math.Log(ratio) - 0.5*log1pSquare(ratio) + gammaRatio(a) - 0.5*math.Log(math.Pi)
	x, y := 1/(1+ratio*ratio), ratio/(1+ratio*ratio)*ratio
	if ratio > 1e150 {
		y = 1
	}
	if x < (a+1)/(a+2.5) {
		return math.Exp(front) * fraction(a, 0.5, x) / a
	}
	return 1 - math.Exp(front)*fraction(0.5, a, y)/0.5
}

// log1pSquare returns log(1+r²) without overflow.
func log1pSquare(r float64) float64 {
	if r > 1e8 {
		return 2 * math.Log(r)
	}
	return math.Log1p(r * r)
}

// gammaRatio returns log Γ(a+1/2) - log Γ(a), by its asymptotic series where a is large enough for it.
func gammaRatio(a float64) float64 {
	if a > 30 {
		b := 1 / a
		return 0.5*math.Log(a) - b/8 + b*b*b/192 - math.Pow(b, 5)/640
	}
	above, _ := math.Lgamma(a + 0.5)
	below, _ := math.Lgamma(a)
	return above - below
}

// fraction returns the continued fraction of the incomplete beta function (Abramowitz & Stegun 1964, 26.5.8) by Lentz's
// method.
func fraction(a, b, x float64) float64 {
	const tiny = 1e-300
	c, d := 1.0, 1-(a+b)*x/(a+1)
	if d == 0 {
		d = tiny
	}
	d = 1 / d
	h := d
	for m := 1.0; m < 10000; m++ {
		for _, n := range [2]float64{
			m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)),
			-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)),
		} {
			if d = 1 + n*d; d == 0 {
				d = tiny
			}
			if c = 1 + n/c; c == 0 {
				c = tiny
			}
			d = 1 / d
			h *= d * c
		}
		if math.Abs(d*c-1) < 1e-16 {
			break
		}
	}
	return h
}

// StudentQuantile returns the p-quantile, p above a half, of Student's t with df degrees of freedom, by bisection.
func StudentQuantile(p, df float64) float64 {
	tails := 2 * (1 - p)
	low, high := 0.0, 1.0
	for StudentTails(high, df) > tails && high < 1e300 {
		low, high = high, high*2
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle
		}
		if StudentTails(middle, df) > tails {
			low = middle
		} else {
			high = middle
		}
	}
}
