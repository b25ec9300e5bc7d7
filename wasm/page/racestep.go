//go:build js

package page

import (
	"context"
	"math"

	"descent/core/derive"
)

func (r *raceChapter) steps() {
	var place node
	l := r.lesson("start", "What a step is", `
		say | The derivative says how the cost changes when a coefficient grows by a little. A step goes the other way: from each coefficient it takes the learning rate 'η' times the derivative, all of them at once, and then looks again. Nothing else happens in batch gradient descent.
		div.row
			* choice #race-term | Coefficient of
			* choice #race-origin | From
				option value=zero | 0, where a descent starts
				option value=here | the coefficients explained
		* slider #race-step min=-3 max=1 step=0.01 value=-0.3 | Learning rate
		* div
		say | The step takes the mean cost from {before} to {after}. Here columns are as they are, and the cost has no penalty. With 'L' the most that it bends anywhere, {bound}, the rate 1/'L' = {safe} lowers it from anywhere, and so does any rate below 2/'L'. A rate many times larger may jump over the valley: drag it and see the cost after the step rise. Where a descent without a penalty has come to its end the derivative is nearly 0, and so is the step, whatever the rate.
		say.cite | Nesterov 2018, section 1.2.3; 'L' is ¼ of the largest eigenvalue of 'X'⊤'X'/'m' (Böhning & Lindsay 1988)`,
		&r.term.input, &r.origin.input, &r.rate, &place)
	r.step = newDerivation(place)
	l.update = func(s *subject) { r.showStep(l, s) }
}

// showStep makes one step of all coefficients and shows that of one.
func (r *raceChapter) showStep(l *lesson, s *subject) {
	if r.known != s {
		r.known = s
		r.bound, _ = s.problem.Lipschitz(context.Background())
	}
	r.term.fill(columnOptions(s.problem.Names))
	j := s.term(r.chosen)
	r.term.show(s.problem.Names[j])
	w, grad := make([]float64, len(s.terms)), make([]float64, len(s.terms))
	if value(r.origin.input) == "here" {
		copy(w, s.weights)
	}
	before, _ := s.problem.Eval(context.Background(), w, grad, nil)
	at := parse(value(r.rate))
	rate := math.Pow(10, at) / r.bound
	slide(r.rate, at, number(rate, 3))
	r.step.show(derive.Descent(s.problem.Names[j], w[j], grad[j], rate)...)
	for k, g := range grad {
		w[k] -= rate * g
	}
	l.number("before", before)
	l.number("after", s.problem.Cost(w))
	l.number("bound", r.bound)
	l.number("safe", 1/r.bound)
}
