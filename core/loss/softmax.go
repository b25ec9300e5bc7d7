package loss

import (
	"math"

	"descent/core/num"
)

// Classes is the softmax cross-entropy over the margins of several classes. With Reference the first class has margin
// 0 and no column: column c belongs to class c+1. Without, column c belongs to class c.
type Classes struct {
	Columns   int // columns of margins: K-1 with a reference, else K
	Stride    int // distance between columns
	Reference bool
}

// Sum returns Σ w·(log Σ_k exp(m_k) - m_y) over the first len(w) rows, and overwrites the margins with the
// probabilities of the columns' classes. m[c*Stride+i] is the margin of row i and column c; y[i] is the class index.
// Where r, of the shape of m, is non-nil it is overwritten with the derivatives in the margins, w·(p_c - [y=c]).
func (s Classes) Sum(m, y, w, r []float64) float64 {
	total := 0.0
	for i, weight := range w {
		// Rows of weight 0 may have any margin: their share must be 0, not NaN.
		value := s.row(m[i:], int(y[i]))
		if weight != 0 {
			total += weight * value
		}
		if r != nil {
			s.residual(r[i:], m[i:], int(y[i]), weight)
		}
	}
	return total
}

// row returns the loss of one row and turns its margins into probabilities. The margin of the own class is taken out
// before the logarithm, so that a small loss keeps its digits.
func (s Classes) row(m []float64, class int) float64 {
	own, top := s.column(class), s.top(m)
	others := s.exponentials(m, top, own)
	value := top // top margin less the own
	if own >= 0 {
		value -= m[own*s.Stride]
		m[own*s.Stride] = num.ExpNeg(value)
	}
	sum := num.ExpNeg(value) + others
	for c := range s.Columns {
		m[c*s.Stride] /= sum
	}
	if value == 0 {
		return math.Log1p(others)
	}
	return value + math.Log(sum)
}

// top returns the largest margin of a row.
func (s Classes) top(m []float64) float64 {
	top := math.Inf(-1)
	if s.Reference {
		top = 0
	}
	for c := range s.Columns {
		top = math.Max(top, m[c*s.Stride])
	}
	return top
}

// exponentials overwrites the margins but the own with exp(m-top) and returns their sum, the reference class's
// included where it is not the own.
func (s Classes) exponentials(m []float64, top float64, own int) float64 {
	sum := 0.0
	if s.Reference && own >= 0 {
		sum = num.ExpNeg(top)
	}
	for c := range s.Columns {
		if c != own {
			e := num.ExpNeg(top - m[c*s.Stride])
			m[c*s.Stride] = e
			sum += e
		}
	}
	return sum
}

// column returns the column of a class, -1 for the reference.
func (s Classes) column(class int) int {
	if s.Reference {
		return class - 1
	}
	return class
}

func (s Classes) residual(r, p []float64, class int, weight float64) {
	own := s.column(class)
	for c := range s.Columns {
		r[c*s.Stride] = weight * p[c*s.Stride]
	}
	if own >= 0 {
		r[own*s.Stride] -= weight
	}
}

// Cross overwrites d with the second derivatives in the margins of columns a and b, w·p_a·([a=b]-p_b), for the
// probabilities p that Sum left.
func (s Classes) Cross(d, p, w []float64, a, b int) {
	pa, pb := p[a*s.Stride:][:len(w)], p[b*s.Stride:][:len(w)]
	d = d[:len(w)]
	if a == b {
		for i, weight := range w {
			d[i] = weight * pa[i] * (1 - pa[i])
		}
		return
	}
	for i, weight := range w {
		d[i] = -weight * pa[i] * pb[i]
	}
}
