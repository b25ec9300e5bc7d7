// Package judge says how good coefficients are, whoever found them: in float64, on the data as printed, in the columns'
// own units. It shares no code with what it judges.
package judge

import (
	"math"

	"descent/site/bench/data"
)

// Problem is a table and a penalty: mean loss + L1·|w|₁ + ½·L2·|w|², the intercepts free, w in the columns' own units.
type Problem struct {
	data.Matrix
	L1, L2 float64
}

// Verdict is how good some coefficients are.
type Verdict struct {
	LogLoss   float64 // mean, without the penalty
	Objective float64
	// Gradient is the largest entry of the gradient of the objective, intercepts included; with L1 the distance of 0 from
	// the subdifferential.
	Gradient float64
}

// Coefficients has a row for each margin: the intercept, then a coefficient for each column. There is one for two
// classes, the margin of class 1, and otherwise one for each class.
type Coefficients [][]float64

// Judge judges coefficients.
func (p Problem) Judge(c Coefficients) Verdict {
	s := p.sums(c, false)
	v := Verdict{LogLoss: s.loss}
	v.Objective = s.loss + p.penalty(c)
	for m := range c {
		for j, w := range c[m] {
			v.Gradient = max(v.Gradient, p.slope(s.gradient[m][j], w, j))
		}
	}
	if math.IsNaN(v.Objective) {
		v.Gradient = math.NaN()
	}
	return v
}

func (p Problem) penalty(c Coefficients) float64 {
	total := 0.0
	for _, row := range c {
		for _, w := range row[1:] {
			total += p.L1*math.Abs(w) + 0.5*p.L2*w*w
		}
	}
	return total
}

// slope returns the size of the smallest element of the subdifferential in coefficient j, whose loss has the slope g.
func (p Problem) slope(g, w float64, j int) float64 {
	if j == 0 {
		return math.Abs(g)
	}
	g += p.L2 * w
	if w == 0 {
		return max(math.Abs(g)-p.L1, 0)
	}
	return math.Abs(g + math.Copysign(p.L1, w))
}
