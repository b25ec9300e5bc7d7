// Package loss holds the pointwise losses of a row as functions of its margin m (the linear predictor): value, first
// and second derivative, over a block of rows at a time. Branches go by sign; no probability is clipped.
package loss

import (
	"math"

	"descent/core/num"
)

// Kind names a loss.
type Kind uint8

// The losses. y is 0 or 1 for classes, s = 2y-1, σ the logistic sigmoid; for the linear ones y is any response.
const (
	Log             Kind = iota // log(1+exp(-s·m)): logistic regression
	Squared                     // ½(m-y)²: linear regression
	SquaredSigmoid              // ½(σ(m)-y)², not convex
	Absolute                    // |m-y|: least absolute deviations
	AbsoluteSigmoid             // |σ(m)-y|, not convex
	Perceptron                  // max(0, -s·m) (Rosenblatt 1958)
	Adaline                     // ½(s-m)² (Widrow & Hoff 1960)
	Softmax                     // -log of the probability of the row's class; see Block
)

// String returns the name of the loss in the JavaScript API.
func (k Kind) String() string {
	return [...]string{"log", "squared", "squared", "absolute", "absolute", "perceptron", "adaline", "log"}[k]
}

// Convex reports whether the loss is convex in the margin.
func (k Kind) Convex() bool { return k != SquaredSigmoid && k != AbsoluteSigmoid }

// Smooth reports whether the loss has a second derivative that bounds it everywhere, so that 1/L is a stable rate.
func (k Kind) Smooth() bool { return k != Absolute && k != Perceptron }

// Curvature bounds the second derivative in the margin (for Softmax the largest eigenvalue of the Hessian in the
// margins, Böhning 1992). The losses without a second derivative at their kink count as 1, which sets the scale of a
// default rate and is no promise.
func (k Kind) Curvature() float64 {
	switch k {
	case Log:
		return 0.25
	case Softmax:
		return 0.5
	case SquaredSigmoid:
		return 0.0771 // max of σ'²+(σ-y)σ'', at σ = (15-√33)/24
	case AbsoluteSigmoid:
		return 0.0963 // 1/(6√3), max of |σ''|
	}
	return 1
}

// Sum returns Σ w·ℓ(m, y) over the rows of m. Where r is non-nil it is overwritten with w·ℓ', where d is non-nil with
// w·ℓ”, row by row. Rows of weight 0 add nothing whatever their margin. It panics for Softmax.
func (k Kind) Sum(m, y, w, r, d []float64) float64 {
	if k == Log {
		return logSum(m, y, w, r, d)
	}
	point := k.point()
	y, w = y[:len(m)], w[:len(m)]
	total := 0.0
	for i, z := range m {
		value, first, second := 0.0, 0.0, 0.0
		if w[i] != 0 {
			value, first, second = point(z, y[i])
		}
		total += w[i] * value
		if r != nil {
			r[i] = w[i] * first
		}
		if d != nil {
			d[i] = w[i] * second
		}
	}
	return total
}

func (k Kind) point() func(m, y float64) (value, first, second float64) {
	switch k {
	case Squared:
		return squared
	case SquaredSigmoid:
		return squaredSigmoid
	case Absolute:
		return absolute
	case AbsoluteSigmoid:
		return absoluteSigmoid
	case Perceptron:
		return perceptron
	case Adaline:
		return adaline
	}
	panic("loss: not a loss of one margin")
}

// wrong returns |σ(m)-y| and its complement for a class y of 0 or 1.
func wrong(m, y float64) (q, p float64) {
	e := num.ExpNeg(math.Abs(m))
	small, large := e/(1+e), 1/(1+e)
	if (2*y-1)*m >= 0 {
		return small, large
	}
	return large, small
}

func squared(m, y float64) (value, first, second float64) {
	e := m - y
	return 0.5 * e * e, e, 1
}

func squaredSigmoid(m, y float64) (value, first, second float64) {
	s := 2*y - 1
	q, p := wrong(m, y)
	slope := p * q
	return 0.5 * q * q, -s * q * slope, slope * (slope + q*(p-q))
}

func absolute(m, y float64) (value, first, second float64) {
	e := m - y
	return math.Abs(e), sign(e), 0
}

func absoluteSigmoid(m, y float64) (value, first, second float64) {
	s := 2*y - 1
	q, p := wrong(m, y)
	return q, -s * p * q, p * q * (p - q)
}

func perceptron(m, y float64) (value, first, second float64) {
	s := 2*y - 1
	if s*m >= 0 {
		return 0, 0, 0
	}
	return -s * m, -s, 0
}

func adaline(m, y float64) (value, first, second float64) {
	return squared(m, 2*y-1)
}

func sign(v float64) float64 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
