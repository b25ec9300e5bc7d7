package landscape

import (
	"context"

	"descent/core/loss"
	"descent/core/solve"
)

// Relative is a classifier that is near to logistic regression. Its score of a row x, a value for each term, is
//
//	Constant + Σ Linear_j·t_j + Square_j·t_j²,  t_j = (x_j - Centre_j)/Unit_j
//
// and its decision is the event where the score is not negative. All but naive Bayes have Square 0, Centre 0 and Unit 1.
type Relative struct {
	Name                         string // logistic, least-squares, perceptron, adaline or naive-bayes
	Constant                     float64
	Linear, Square, Centre, Unit []float64
	LogOdds                      bool // the score is the logarithm of the odds of the event
	Errors                       int  // training rows that it decides wrongly
	Epochs                       int  // passes over the rows, for the rules that take one row at a time
	Settled                      bool // the rule or the descent came to its end
	Note                         string
}

// Score returns the score of a row.
func (r *Relative) Score(x []float64) float64 {
	z := r.Constant
	for j, v := range x {
		t := (v - r.Centre[j]) / r.Unit[j]
		z += t * (r.Linear[j] + t*r.Square[j])
	}
	return z
}

// linear returns a relative whose score is wᵀx.
func linear(name string, w []float64) *Relative {
	r := &Relative{Name: name, Linear: w, Square: make([]float64, len(w)), Centre: make([]float64, len(w)), Unit: make([]float64, len(w))}
	for j := range r.Unit {
		r.Unit[j] = 1
	}
	return r
}

// Relatives fits the classifiers to the rows of a problem, without its held part. The logistic one has the penalties of p, the
// others have none. The columns are standardised for the fits, as the engine does; Linear is for the columns as they are. The
// seed orders the rows for the perceptron and the Adaline, and pause is called after each of their epochs; nil is nothing.
func Relatives(ctx context.Context, p *Problem, seed uint64, pause func()) ([]Relative, error) {
	if pause == nil {
		pause = func() {}
	}
	whole := p.With(loss.Log)
	whole.Offset = nil
	standard, scale := whole.Penalised(0, 0).Standardised()
	all := make([]*Relative, 0, 5)
	for _, fit := range []func() (*Relative, error){
		func() (*Relative, error) { return logistic(ctx, whole, standard, scale) },
		func() (*Relative, error) { return leastSquares(ctx, standard, scale) },
		func() (*Relative, error) { return perceptron(ctx, standard, scale, seed, pause) },
		func() (*Relative, error) { return adaline(ctx, standard, scale, seed, pause) },
		func() (*Relative, error) { return naiveBayes(whole), nil },
	} {
		r, err := fit()
		if err != nil {
			return nil, err
		}
		r.Errors = errorsOf(r, whole)
		all = append(all, r)
	}
	out := make([]Relative, len(all))
	for i, r := range all {
		out[i] = *r
	}
	return out, nil
}

// errorsOf counts the rows on the wrong side.
func errorsOf(r *Relative, p *Problem) int {
	wrong, x := 0, make([]float64, p.Dim())
	for i, y := range p.Y {
		for j := range x {
			x[j] = p.X[j][i]
		}
		if (r.Score(x) >= 0) != (y == 1) {
			wrong++
		}
	}
	return wrong
}

// logistic is p itself. Without a penalty it is the same on standardised columns, which lose no digits to columns far from 0.
func logistic(ctx context.Context, p, standard *Problem, scale Scale) (*Relative, error) {
	plain := p.L1 == 0 && p.L2 == 0
	if plain {
		p = standard
	}
	fit, err := Minimum(ctx, p, nil)
	if err != nil {
		return nil, err
	}
	if plain {
		fit.X = scale.Raw(fit.X)
	}
	r := linear("logistic", fit.X)
	r.LogOdds, r.Settled = true, fit.Status == solve.Converged
	r.Note = "the score is the log-odds"
	return r, nil
}

// leastSquares is linear regression on 0 and 1 with the boundary at ½ (Hastie, Tibshirani & Friedman 2009, section 2.3.1).
func leastSquares(ctx context.Context, p *Problem, scale Scale) (*Relative, error) {
	fit, err := Minimum(ctx, p.With(loss.Squared), nil)
	if err != nil {
		return nil, err
	}
	r := linear("least-squares", scale.Raw(fit.X))
	r.Constant, r.Settled = -0.5, fit.Status == solve.Converged
	r.Note = "the score is the fitted value less ½"
	return r, nil
}
