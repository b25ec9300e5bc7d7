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
	terms                                 []design.Term
	classes                               []string
	event, model, method                  string
	rows, dropped                         int
	loss, objective                       float64
	logLikelihood, deviance, nullDeviance float64
	aic, bic                              float64
	scores                                *scores
	opened                                *opened // nil where it was trained here
}

type status struct {
	code, message    string
	converged        bool
	iterations       int
	passes, gradient float64
	seconds          float64
	stable           float64 // below this rate a fit that diverged is stable; 0 where there is no such bound
	notes            []string
}

type coefficient struct {
	term, class string
	figures     [9]float64
	aliased     bool
	estimate    float64
}

// figureKeys are the names of the figures of a coefficient, in the order of the table.
const figureKeys = "estimate standardError z p low high oddsRatio oddsLow oddsHigh"

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
	case s.set.penalised():
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

// readFit takes breaths: a wide table has thousands of terms.
func readFit(v js.Value) *fit {
	f := &fit{value: v, status: readStatus(v.Get("status")), classes: texts(v.Get("classes"))}
	readTexts(v, "event model method", &f.event, &f.model, &f.method)
	readCounts(v, "rows dropped", &f.rows, &f.dropped)
	readNumbers(v, "loss objective logLikelihood deviance nullDeviance aic bic",
		&f.loss, &f.objective, &f.logLikelihood, &f.deviance, &f.nullDeviance, &f.aic, &f.bic)
	list := v.Get("coefficients")
	f.coefficients = make([]coefficient, length(list))
	for i := range f.coefficients {
		c, item := &f.coefficients[i], list.Index(i)
		readTexts(item, "term class", &c.term, &c.class)
		c.aliased = asBool(item.Get("aliased"))
		keys := figureKeys
		for k := range c.figures {
			c.figures[k] = asNumber(item.Get(word(&keys)), math.NaN())
		}
		c.estimate = c.figures[0]
		breathe()
	}
	f.terms = readTerms(v.Get("terms"), breathe)
	return f
}

func readStatus(v js.Value) status {
	if v.Type() != js.TypeObject { // a model's file need not have one
		return status{code: "opened"}
	}
	s := status{converged: asBool(v.Get("converged")), notes: texts(v.Get("notes"))}
	readTexts(v, "code message", &s.code, &s.message)
	readCounts(v, "iterations", &s.iterations)
	readNumbers(v, "passes gradient seconds", &s.passes, &s.gradient, &s.seconds)
	s.stable = asNumber(v.Get("maxStableRate"), 0)
	return s
}

// readTerms reads the terms of a step or a fit, and calls pause after each.
func readTerms(list js.Value, pause func()) []design.Term {
	terms := make([]design.Term, length(list))
	for i := range terms {
		factors := list.Index(i).Get("factors")
		for j := range length(factors) {
			factor, f := design.Factor{}, factors.Index(j)
			readTexts(f, "column", &factor.Column)
			readCounts(f, "power", &factor.Power)
			if factor.Power == 0 {
				readTexts(f, "level", &factor.Level)
			}
			terms[i].Factors = append(terms[i].Factors, factor)
		}
		pause()
	}
	return terms
}

// predictor returns the model of the fit; coefficients that ran off to infinity stay where the last step saw them.
func (f *fit) predictor(last *predictor) *predictor {
	p := &predictor{terms: f.terms, classes: f.classes}
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
