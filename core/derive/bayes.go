package derive

import "strconv"

// Normal is a feature that is normal in both classes, and the value of one row. Event and Other are those of the classes.
type Normal struct {
	Name         string
	X            float64
	Event, Other struct{ Mean, Variance float64 }
	Shared       float64 // the variance where both classes are given the same
}

// naive is a classifier that adds up what the features say, one after another: before the features stand the first lines, for
// each of them a line, whose name its number ends, and then the last ones. In those all is the sum of start and of a part for each.
type naive struct {
	first, each, last lines
	start, part       string
	letter            string // what the line for a feature defines
}

// write has 1 for the event and 0 for the others as subscripts.
func (n *naive) write(events, others int, features []Normal) []Step {
	s := newScope("").set("n_1 n_0", float64(events), float64(others))
	s.k = "(Intercept)"
	s.write(&n.first)
	all := unary(Sum, s.parse(n.start))
	for j := range features {
		f := &features[j]
		s.j = f.Name
		s.set("x_j μ_1j V_1j μ_0j V_0j V_j", f.X, f.Event.Mean, f.Event.Variance, f.Other.Mean, f.Other.Variance, f.Shared)
		s.fresh(n.letter)
		s.write(&n.each)
		step := &s.steps[len(s.steps)-1]
		step.ID += strconv.Itoa(j + 1)
		all.add(s.parse(n.part))
	}
	return s.put("all", all).write(&n.last)
}

var bayes = naive{
	first: lines{{"bayes-prior", "a_shares := ln(n_1/n_0)", &posterior}},
	each:  lines{{"bayes-", "a_j := 0.5·ln(V_0j/V_1j) + (x_j − μ_0j)^2/(2·V_0j) − (x_j − μ_1j)^2/(2·V_1j)", &density}},
	last:  lines{{"bayes-log-odds", "a := all", &posterior}, {"bayes-probability", "p := σ(a)", &posterior}},
	start: "a_shares", part: "a_j", letter: "a_j",
}

// Bayes leads from the shares of the classes and normal features to the log-odds of the event and its probability: ln n₁/n₀ first,
// then what each feature adds, their sum, and the sigmoid of that.
func Bayes(events, others int, features []Normal) []Step {
	return bayes.write(events, others, features)
}

var shared = naive{
	each:  lines{{"shared-", "w_j := (μ_1j − μ_0j)/V_j", &equal}},
	last:  lines{{"shared-intercept", "w_k := all", &equal}},
	start: "ln(n_1/n_0)", part: "−(μ_1j^2 − μ_0j^2)/(2·V_j)", letter: "w_j",
}

// SharedBayes is the same where both classes have the same variance of a feature: the squares of x cancel, and what is left is a
// coefficient for each feature and an intercept, in this order.
func SharedBayes(events, others int, features []Normal) []Step {
	return shared.write(events, others, features)
}
