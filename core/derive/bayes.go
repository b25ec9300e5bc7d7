package derive

import "strconv"

// Normal is a feature that is normal in both classes, and the value of one row. Event and Other are those of the classes.
type Normal struct {
	Name         string
	X            float64
	Event, Other struct{ Mean, Variance float64 }
	Shared       float64 // the variance where both classes are given the same
}

// scope has the letters of a feature: 1 is the event, 0 the others.
func (n *Normal) scope() *scope {
	s := newScope(n.Name, "")
	s.set("x_j", n.X)
	s.set("μ_1j", n.Event.Mean)
	s.set("v_1j", n.Event.Variance)
	s.set("μ_0j", n.Other.Mean)
	s.set("v_0j", n.Other.Variance)
	s.set("v_j", n.Shared)
	return s
}

// counts has the numbers of rows.
func counts(events, others int) *scope {
	s := newScope("", "")
	s.set("n_1", float64(events))
	s.set("n_0", float64(others))
	return s
}

var (
	priorLines   = []line{{"bayes-prior", "a_shares := ln(n_1/n_0)", &posterior}}
	featureLines = []line{{"bayes-", "a_j := 0.5·ln(v_0j/v_1j) + (x_j − μ_0j)^2/(2·v_0j) − (x_j − μ_1j)^2/(2·v_1j)", &density}}
	bayesLines   = []line{{"bayes-log-odds", "a := all", &posterior}, {"bayes-probability", "p := σ(a)", &posterior}}
)

// Bayes leads from the shares of the classes and normal features to the log-odds of the event and its probability: ln n₁/n₀ first,
// then what each feature adds, their sum, and the sigmoid of that.
func Bayes(events, others int, features []Normal) []Step {
	s := counts(events, others)
	steps := s.steps(priorLines)
	for j := range features {
		steps = append(steps, numbered(features[j].scope().steps(featureLines), j)...)
	}
	all := make([]*Expr, len(steps))
	for k := range steps {
		all[k] = steps[k].Left
	}
	s.letters["all"] = node(Sum, all...)
	return append(steps, s.steps(bayesLines)...)
}

// numbered adds the number of feature j, from 1, to the names of steps.
func numbered(steps []Step, j int) []Step {
	for k := range steps {
		steps[k].ID += strconv.Itoa(j + 1)
	}
	return steps
}

var (
	sharedLines    = []line{{"shared-", "w_j := (μ_1j − μ_0j)/v_j", &equal}}
	interceptLines = []line{{"shared-intercept", "w_j := all", &equal}}
)

// SharedBayes is the same where both classes have the same variance of a feature: the squares of x cancel, and what is left is a
// coefficient for each feature and an intercept, in this order.
func SharedBayes(events, others int, features []Normal) []Step {
	last := counts(events, others)
	all := []*Expr{last.parse("ln(n_1/n_0)")}
	var steps []Step
	for j := range features {
		s := features[j].scope()
		steps = append(steps, numbered(s.steps(sharedLines), j)...)
		all = append(all, s.parse("−(μ_1j^2 − μ_0j^2)/(2·v_j)"))
	}
	last.j = "(Intercept)"
	last.letters["all"] = node(Sum, all...)
	return append(steps, last.steps(interceptLines)...)
}
