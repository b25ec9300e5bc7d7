//go:build js

package page

import (
	"math"
	"syscall/js"

	"descent/core/boundary"
	"descent/core/design"
)

// fit is a finished training.
type fit struct {
	value                                 js.Value
	status                                status
	coefficients                          []coefficient
	classes                               []string
	event, model, method                  string
	rows, dropped                         int
	loss, objective                       float64
	logLikelihood, deviance, nullDeviance float64
	aic, bic                              float64
	scores                                *scores
}

type status struct {
	code, message    string
	converged        bool
	iterations       int
	passes, gradient float64
	seconds          float64
	separation       string // "complete", "quasi" or ""
	separated        []string
	notes            []string
}

type coefficient struct {
	term, class                   string
	estimate, standardError, z, p float64
	low, high                     float64
	oddsRatio, oddsLow, oddsHigh  float64
	aliased                       bool
}

// predictor is a model in motion: what every step and every fit know.
type predictor struct {
	terms        []design.Term
	classes      []string
	event        int
	coefficients []float64
}

func (p *predictor) model() boundary.Model {
	if p == nil || len(p.terms) == 0 {
		return boundary.Model{}
	}
	return boundary.Model{Terms: p.terms, Coefficients: p.coefficients, Classes: len(p.classes), Event: p.event}
}

// name finds all classes from those that have coefficients: the event of a logistic model, all but the reference or all
// classes of a softmax, one without a name of a linear model.
func (p *predictor) name(rows []string, s *state) {
	levels := s.table.column(s.set.target).texts()
	switch {
	case len(rows) == 1 && rows[0] == "":
		p.classes = nil
	case len(rows) == 1 && len(levels) == 2:
		p.classes = levels
	case s.set.l1 > 0 || s.set.l2 > 0:
		p.classes = rows
	default:
		p.classes = append([]string{before(levels, rows[0])}, rows...)
	}
	p.event = eventOf(p.classes, rows[0])
}

// before returns the level in front of the given one.
func before(levels []string, level string) string {
	for i, l := range levels {
		if l == level && i > 0 {
			return levels[i-1]
		}
	}
	return ""
}

func readFit(v js.Value) *fit {
	real := func(key string) float64 { return asNumber(v.Get(key), math.NaN()) }
	f := &fit{
		value: v, status: readStatus(v.Get("status")), classes: texts(v.Get("classes")), event: asText(v.Get("event")),
		model: asText(v.Get("model")), method: asText(v.Get("method")),
		rows: int(asNumber(v.Get("rows"), 0)), dropped: int(asNumber(v.Get("dropped"), 0)),
		loss: real("loss"), objective: real("objective"), logLikelihood: real("logLikelihood"),
		deviance: real("deviance"), nullDeviance: real("nullDeviance"), aic: real("aic"), bic: real("bic"),
	}
	list := v.Get("coefficients")
	for i := range length(list) {
		f.coefficients = append(f.coefficients, readCoefficient(list.Index(i)))
	}
	return f
}

func readCoefficient(v js.Value) coefficient {
	real := func(key string) float64 { return asNumber(v.Get(key), math.NaN()) }
	return coefficient{
		term: asText(v.Get("term")), class: asText(v.Get("class")), aliased: asBool(v.Get("aliased")),
		estimate: real("estimate"), standardError: real("standardError"), z: real("z"), p: real("p"),
		low: real("low"), high: real("high"),
		oddsRatio: real("oddsRatio"), oddsLow: real("oddsLow"), oddsHigh: real("oddsHigh"),
	}
}

func readStatus(v js.Value) status {
	real := func(key string) float64 { return asNumber(v.Get(key), math.NaN()) }
	s := status{
		code: asText(v.Get("code")), message: asText(v.Get("message")), converged: asBool(v.Get("converged")),
		iterations: int(asNumber(v.Get("iterations"), 0)), passes: real("passes"), gradient: real("gradient"),
		seconds: real("seconds"), notes: texts(v.Get("notes")),
	}
	if sep := v.Get("separation"); sep.Type() == js.TypeObject {
		s.separation, s.separated = asText(sep.Get("kind")), texts(sep.Get("terms"))
	}
	return s
}

// readTerms reads the terms of a step or a fit.
func readTerms(list js.Value) []design.Term {
	terms := make([]design.Term, length(list))
	for i := range terms {
		factors := list.Index(i).Get("factors")
		for j := range length(factors) {
			f := factors.Index(j)
			factor := design.Factor{Column: asText(f.Get("column")), Power: int(asNumber(f.Get("power"), 0))}
			if factor.Power == 0 {
				factor.Level = asText(f.Get("level"))
			}
			terms[i].Factors = append(terms[i].Factors, factor)
		}
	}
	return terms
}

// predictor returns the model of the fit; coefficients that ran off to infinity stay where the last step saw them.
func (f *fit) predictor(last *predictor) *predictor {
	p := &predictor{terms: readTerms(f.value.Get("terms")), classes: f.classes}
	p.event = eventOf(f.classes, f.event)
	p.coefficients = make([]float64, len(f.coefficients))
	for i, c := range f.coefficients {
		p.coefficients[i] = c.estimate
		if c.aliased || math.IsNaN(c.estimate) {
			p.coefficients[i] = 0
		}
		if math.IsInf(c.estimate, 0) && last != nil && i < len(last.coefficients) {
			p.coefficients[i] = last.coefficients[i]
		}
	}
	return p
}

// eventOf is the index of the modelled event, the last class where none is named.
func eventOf(classes []string, event string) int {
	for k, class := range classes {
		if class == event {
			return k
		}
	}
	return max(0, len(classes)-1)
}
