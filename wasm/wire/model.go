package wire

import (
	"descent/core/design"
	"descent/core/fit"
	"descent/core/table"
)

// The model's format and its version; a reader refuses what it does not know. docs/model.md documents it.
const (
	ModelFormat  = "descent-model"
	ModelVersion = 1
)

// State returns a fit as the client keeps it: all that predicts, evaluates and is exported as JSON. columns are those of
// the training table, receipt says how it was read.
func State(f *fit.Fit, columns []table.Column, receipt table.Receipt) Object {
	packed := f.Layout.Pack()
	return Object{
		{"format", ModelFormat}, {"version", ModelVersion}, {"model", f.Model}, {"target", f.Target},
		{"classes", List(f.Classes)}, {"event", f.Event}, {"threshold", f.Spec.Threshold},
		{"columns", inputs(f, columns)},
		{"terms", terms(f.Terms)}, {"aliased", List(f.Aliased)},
		{"coefficientClasses", List(f.CoefficientClasses)}, {"coefficients", f.Coefficients}, {"symmetric", f.Symmetric},
		{"spec", specObject(f.Spec)},
		{"summary", summary(f)},
		{"receipt", Receipt(receipt)},
		{"layout", Object{{"ints", packed.Ints}, {"floats", packed.Floats}, {"texts", List(packed.Texts)}}},
		{"encoded", f.Encoded},
	}
}

// inputs lists the columns that the model reads, with all that another source needs to be typed as the training table.
func inputs(f *fit.Fit, columns []table.Column) []any {
	used := map[string]bool{f.Target: true, f.Spec.Weight: true}
	for _, in := range f.Layout.Inputs {
		used[in.Name] = true
	}
	out := []any{}
	for _, c := range columns {
		if used[c.Name] {
			o := Object{{"name", c.Name}, {"type", c.Type.String()}, {"unit", c.Unit}, {"levels", List(c.Levels)}}
			out = append(out, o)
		}
	}
	return out
}

func terms(list []design.Term) []any {
	out := make([]any, len(list))
	for i, t := range list {
		factors := make([]any, len(t.Factors))
		for j, f := range t.Factors {
			if f.Power > 0 {
				factors[j] = Object{{"column", f.Column}, {"power", f.Power}}
			} else {
				factors[j] = Object{{"column", f.Column}, {"level", f.Level}}
			}
		}
		out[i] = Object{{"name", t.Name()}, {"factors", factors}}
	}
	return out
}

// summary holds the numbers of a fit that are no coefficients.
func summary(f *fit.Fit) Object {
	return Object{
		{"rows", f.Rows}, {"dropped", f.Dropped}, {"zeroWeight", f.ZeroWeight}, {"heldOut", f.HeldOut},
		{"weight", f.Weight}, {"loss", f.Loss}, {"objective", f.Objective},
		{"logLikelihood", ifLikelihood(f, f.LogLikelihood)}, {"deviance", ifLikelihood(f, f.Deviance)},
		{"nullDeviance", ifLikelihood(f, f.NullDeviance)}, {"aic", ifLikelihood(f, f.AIC)},
		{"bic", ifLikelihood(f, f.BIC)}, {"parameters", f.Parameters},
	}
}

func ifLikelihood(f *fit.Fit, v float64) any {
	if !f.Likelihood {
		return nil
	}
	return v
}
