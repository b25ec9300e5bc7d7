package fit

import (
	"context"
	"math"
	"slices"

	"descent/core/design"
	"descent/core/solve"
)

// finish makes the Fit of an ending.
func (f *fitter) finish(ctx context.Context, end *ending) (*Fit, error) {
	if end.separation != nil {
		end.separation.settle(end)
	}
	l := f.layout
	out := &Fit{
		Spec: f.spec, Model: f.spec.Model, Layout: l, Terms: l.Terms, Aliased: l.Aliased(),
		Target: f.spec.Target, CoefficientClasses: f.labels(), Encoded: end.X, Symmetric: f.model.Symmetric,
		Rows: int(f.tally.Rows[0]), Dropped: int(f.tally.Rows[1]), ZeroWeight: int(f.tally.Rows[2]), HeldOut: int(f.tally.Rows[4]),
		Weight: f.moments.Weight,
	}
	if f.spec.Model != "linear" {
		out.Classes = slices.Clone(l.Target.Classes)
		slices.SortStableFunc(out.Classes, design.Compare)
	}
	if f.spec.Model == "logistic" {
		out.Event = f.spec.Event
	}
	out.Coefficients = make([]float64, f.model.Columns*len(l.Terms))
	l.Person(out.Coefficients, end.X, math.NaN())
	out.Objective, out.Loss = f.losses(end.F, end.X)
	f.criteria(out)
	out.Inference = f.inference(end, out)
	out.Status = f.status(end, out)
	if end.separation != nil {
		f.runaways(end.separation, out)
	}
	return out, nil
}

// criteria fills in what follows from the likelihood.
func (f *fitter) criteria(out *Fit) {
	n := f.moments.Weight
	out.Parameters = f.model.Columns * f.layout.Width()
	if f.model.Symmetric {
		out.Parameters -= f.layout.Width()
	}
	switch {
	case f.likelihood():
		out.Likelihood = true
		out.LogLikelihood = -n * out.Loss
		out.Deviance = 2 * n * out.Loss
		out.NullDeviance = f.nullDeviance()
	case f.spec.Model == "linear" && f.spec.Loss == "squared":
		out.Likelihood = true
		out.Parameters++
		out.Deviance = 2 * n * out.Loss
		out.NullDeviance = f.totalSquares()
		out.LogLikelihood = -n / 2 * (math.Log(2*math.Pi*out.Deviance/n) + 1)
	default:
		out.LogLikelihood, out.Deviance, out.NullDeviance = math.NaN(), math.NaN(), math.NaN()
	}
	out.AIC = -2*out.LogLikelihood + 2*float64(out.Parameters)
	out.BIC = -2*out.LogLikelihood + math.Log(n)*float64(out.Parameters)
}

// nullDeviance is that of the class shares alone.
func (f *fitter) nullDeviance() float64 {
	sum := 0.0
	for _, w := range f.tally.Sums[1 : 1+f.classCount()] {
		if w > 0 {
			sum -= 2 * w * math.Log(w/f.moments.Weight)
		}
	}
	return sum
}

// classCount is the number of classes in the tally, those that no training row has included.
func (f *fitter) classCount() int {
	return len(f.columns[f.layout.Target.Column].Levels)
}

// totalSquares is the sum of squares of the response about its mean.
func (f *fitter) totalSquares() float64 {
	last := len(f.layout.Products)
	if f.moments.Top[last] == f.moments.Least[last] {
		return 0
	}
	return f.moments.Weight * f.layout.Target.Scale * f.layout.Target.Scale
}

// inference gathers what standard errors are made of, or says why there are none.
func (f *fitter) inference(end *ending, out *Fit) Inference {
	in := Inference{Dim: f.model.Dim(), Width: f.layout.Width(), Back: f.layout.Back(), Dispersion: 1}
	switch {
	case f.spec.penalised():
		in.Note = "No standard errors: a penalty biases the estimates, so Wald errors and tests would mislead."
	case !out.Likelihood:
		in.Note = "No standard errors: the loss " + f.spec.Loss + " is no log-likelihood."
	case end.separation != nil:
		in.Factor = end.separation.information(f.moments.Weight).Lower(1)
		if end.separation.complete {
			in.Note = "No standard errors: the classes are completely separated."
			in.Factor = nil
		}
	case end.Status != solve.Converged:
		in.Note = "No standard errors: the fit has not reached the optimum, where they are measured."
	case end.factor != nil:
		in.Factor = end.factor
	case end.chol != nil:
		in.Factor = end.chol.Lower(f.moments.Weight)
	default:
		in.Note = "No standard errors: the information matrix of so many coefficients is too large."
	}
	if f.spec.Model == "linear" && in.Factor != nil {
		in.DF = f.moments.Weight - float64(f.layout.Width())
		in.Dispersion = 2 * end.F * f.moments.Weight / in.DF
		if !(in.DF > 0) {
			in.Factor, in.Note = nil, "No standard errors: there are no residual degrees of freedom."
		}
	}
	return in
}

// runaways gives the coefficients that separation moves their signs of infinity, and takes away the ones that it
// leaves undetermined.
func (f *fitter) runaways(s *separation, out *Fit) {
	p, q := len(f.layout.Terms), f.layout.Width()
	weights := make([]float64, f.model.Dim())
	named := make([]bool, p)
	for c := range f.model.Columns {
		for _, j := range f.layout.Active {
			clear(weights)
			copy(weights[c*q:], out.Inference.Back[j*q:(j+1)*q])
			infinite, undetermined := s.fate(weights)
			switch at := &out.Coefficients[c*p+j]; {
			case infinite != 0:
				*at = math.Inf(int(infinite))
				named[j] = true
			case undetermined:
				*at = math.NaN()
			}
		}
	}
	out.Status.Separation.Terms = f.names(named)
	out.Status.Message += " Without a finite estimate: " + listed(out.Status.Separation.Terms) + "."
}
