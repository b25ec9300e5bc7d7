package wire

import (
	"math"

	"descent/core/design"
	"descent/core/fit"
	"descent/core/infer"
)

// Fit returns a fit as the JavaScript API shows it. seconds is what it took.
func Fit(f *fit.Fit, rows []infer.Row, method string, seconds float64) Object {
	o := Object{
		{"status", status(f.Status, seconds)}, {"model", f.Model}, {"target", f.Target},
		{"coefficients", coefficients(rows)}, {"method", method}, {"note", f.Inference.Note},
		{"classes", List(f.Classes)}, {"event", orNil(f.Event)},
		{"terms", terms(f.Terms)}, {"references", references(f.Layout.Inputs)}, {"spec", specObject(f.Spec)},
	}
	return append(o, summary(f)...)
}

// references lists the level of each category that has no term of its own.
func references(inputs []design.Input) []any {
	list := []any{}
	for _, in := range inputs {
		if !in.Number && len(in.Levels) > 0 {
			list = append(list, Object{{"column", in.Name}, {"level", in.Levels[0]}})
		}
	}
	return list
}

func status(s fit.Status, seconds float64) Object {
	o := Object{
		{"code", s.Code}, {"converged", s.Converged}, {"iterations", s.Iterations}, {"passes", s.Passes},
		{"gradient", s.Gradient}, {"seconds", seconds}, {"message", s.Message}, {"notes", List(s.Notes)},
	}
	if s.Separation != nil {
		separation := Object{{"kind", s.Separation.Kind}, {"terms", List(s.Separation.Terms)}}
		o = append(o, Field{"separation", separation})
	}
	if s.MaxStableRate > 0 {
		o = append(o, Field{"maxStableRate", s.MaxStableRate})
	}
	return o
}

func coefficients(rows []infer.Row) []any {
	out := make([]any, len(rows))
	for i, r := range rows {
		o := Object{
			{"term", r.Term}, {"class", orNil(r.Class)}, {"estimate", known(r.Estimate)},
			{"standardError", known(r.StandardError)}, {"z", known(r.Z)}, {"p", known(r.P)},
			{"low", known(r.Low)}, {"high", known(r.High)},
			{"oddsRatio", known(r.OddsRatio)}, {"oddsLow", known(r.OddsLow)}, {"oddsHigh", known(r.OddsHigh)},
			{"aliased", r.Aliased}, {"undetermined", r.Undetermined},
		}
		out[i] = o
	}
	return out
}

// known is v, or nothing where there is no such number.
func known(v float64) any {
	if math.IsNaN(v) {
		return nil
	}
	return v
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// StepEvent returns one step of a fit. The names of the terms and classes, the same in every step, go with the first.
func StepEvent(s fit.Step, first bool) Object {
	o := Object{
		{"iteration", s.Iteration}, {"passes", s.Passes}, {"loss", s.Loss}, {"objective", s.Objective},
		{"gradient", s.Gradient}, {"coefficients", s.Coefficients},
	}
	if first {
		o = append(o, Field{"terms", terms(s.Terms)}, Field{"classes", List(s.Classes)})
	}
	return o
}

// Prediction returns predictions as they cross; the client names the labels.
func Prediction(p *fit.Prediction) Object {
	if p.Classes == nil {
		return Object{{"values", p.Values}, {"missing", p.Missing}, {"unknown", p.Unknown}}
	}
	return Object{
		{"classes", List(p.Classes)}, {"probabilities", p.Probabilities}, {"codes", p.Labels},
		{"missing", p.Missing}, {"unknown", p.Unknown},
	}
}
