package boundary

import (
	"math"
	"slices"

	"descent/core/design"
	"descent/core/num"
)

// Column is one column of rows to score: Numbers with NaN where missing, or Codes into Levels with −1 where missing.
type Column struct {
	Name    string
	Numbers []float64
	Codes   []int32
	Levels  []string
}

// Margins writes the linear predictors of n rows: predictor k of row i goes to dst[k·n+i], and NaN where a cell that a
// term needs is missing. A term on a column that is not given makes every margin NaN.
func (m Model) Margins(dst []float64, columns []Column, n int) {
	if len(dst) != m.Rows()*n {
		panic("boundary: length of dst differs from rows × n")
	}
	clear(dst)
	z := make([]float64, n)
	for t, term := range m.Terms {
		for i := range z {
			z[i] = 1
		}
		for _, f := range term.Factors {
			multiply(z, f, columns)
		}
		for k := range m.Rows() {
			axpy(dst[k*n:][:n], m.Coefficients[k*len(m.Terms)+t], z)
		}
	}
}

// axpy adds a·x to dst; a missing x is missing whatever a is.
func axpy(dst []float64, a float64, x []float64) {
	for i, v := range x {
		dst[i] += a * v
	}
}

func multiply(z []float64, f design.Factor, columns []Column) {
	at := slices.IndexFunc(columns, func(c Column) bool { return c.Name == f.Column })
	switch {
	case at < 0:
		for i := range z {
			z[i] = math.NaN()
		}
	case f.Power > 0:
		for i, v := range columns[at].Numbers {
			z[i] *= pow(v, f.Power)
		}
	default:
		multiplyLevel(z, columns[at].Codes, int32(slices.Index(columns[at].Levels, f.Level)))
	}
}

func multiplyLevel(z []float64, codes []int32, level int32) {
	for i, c := range codes {
		switch {
		case c < 0:
			z[i] = math.NaN()
		case c != level:
			z[i] *= 0
		}
	}
}

// LogOdds turns margins of n rows, as Margins wrote them, into the log-odds of class focus against all others, so that
// num.Sigmoid of it is the probability; for a linear regression it copies the values. dst has length n.
func (m Model) LogOdds(dst, margins []float64, focus int) {
	n := len(dst)
	if m.Rows() == 1 {
		sign := 1.0
		if !m.Linear() && focus != m.Event {
			sign = -1
		}
		for i, v := range margins {
			dst[i] = sign * v
		}
		return
	}
	all := make([]float64, m.Classes)
	row := make([]float64, m.Rows())
	for i := range dst {
		for k := range row {
			row[k] = margins[k*n+i]
		}
		spread(all, row)
		own := all[focus]
		all[focus] = math.Inf(-1)
		dst[i] = own - num.LogSumExp(all)
	}
}
