package landscape

import "math"

// varianceFloor is the least variance of a column in a class, as a share of that of the whole column: a column that is constant
// in one class would make all rows but its own impossible there.
const varianceFloor = 1e-9

// naiveBayes takes each column as normal in each class, independent of the others (Bishop 2006, section 4.2; Hastie,
// Tibshirani & Friedman 2009, section 6.6.3). With means μ, variances v (divisors n₁ and n₀) and priors n₁/n and n₀/n the log-odds
// of the event are
//
//	ln n₁/n₀ + Σ_j ½·ln v₀/v₁ + (x_j-μ₀)²/2v₀ - (x_j-μ₁)²/2v₁
//
// a quadratic, and linear where the variances agree. Columns that are constant over all rows say nothing. A class without rows
// has odds of 0.
func naiveBayes(p *Problem) *Relative {
	r := linear("naive-bayes", make([]float64, p.Dim()))
	r.LogOdds, r.Settled = true, true
	r.Note = "each column is normal in each class; a variance below 10⁻⁹ of that of the whole column counts as that"
	events := 0
	for _, y := range p.Y {
		if y == 1 {
			events++
		}
	}
	r.Constant = math.Log(float64(events) / float64(len(p.Y)-events))
	if events == 0 || events == len(p.Y) {
		return r
	}
	for j, x := range p.X {
		if mean, sd := moments(x); sd > 0 {
			r.Centre[j], r.Unit[j] = mean, sd
			r.normal(j, p)
		}
	}
	return r
}

// normal adds what a column says, in its units.
func (r *Relative) normal(j int, p *Problem) {
	var in [2][]float64
	for i, y := range p.Y {
		class := 0
		if y == 1 {
			class = 1
		}
		in[class] = append(in[class], (p.X[j][i]-r.Centre[j])/r.Unit[j])
	}
	for class, sign := range [2]float64{1, -1} {
		mean, spread := moments(in[class])
		v := math.Max(spread*spread, varianceFloor)
		r.Constant += sign * (math.Log(v)/2 + mean*mean/(2*v))
		r.Linear[j] -= sign * mean / v
		r.Square[j] += sign / (2 * v)
	}
}
