//go:build js

package page

import "math"

// solverView is the rail's third section: how the cost is brought down.
type solverView struct {
	root, turn node
	fields     []node
}

func newSolverView() *solverView {
	v := &solverView{}
	v.root = into(`
		part id=solver-part | Solver
			choice #solver | Method
				option value=auto | Automatic
				option value=batch | Gradient descent
				option value=sgd | Stochastic (SGD)
				option value=momentum | Momentum
				option value=nesterov | Nesterov
				option value=adam | Adam
				option value=lbfgs | L-BFGS
				option value=newton | Newton
				option value=coordinate | Coordinate descent
			entry #rate placeholder=automatic title="Step length along the gradient, on standardised columns" | Learning rate
			* slider #rate-slider min=-4 max=2 step=0.05 | Learning rate, as a slider
			entry #batch placeholder=automatic title="Rows in each step" | Batch size
			entry #l2 placeholder=0 title="Adds ½·l2·|w|² to the mean loss; the intercept is free. l2 = 1/(C·n) in scikit-learn’s terms" | Penalty l2
			entry #l1 placeholder=0 title="Adds l1·|w|₁ to the mean loss; the intercept is free. Sets small coefficients to zero" | Penalty l1
			fold #advanced | Advanced
				entry #momentum placeholder=automatic title="Share of the last step that is kept" | Momentum
				entry #max-iterations placeholder=automatic | Iterations at most
				entry #tolerance placeholder=automatic title="Stops when the largest entry of the gradient is at or below it" | Tolerance
				entry #seed placeholder=0 title="Draws the batches and the hold-out; the same seed gives the same fit" | Seed
				choice #missing | Missing cells
					option value=drop | Drop the row
					option value=mean | Fill with the mean
					option value=indicator | Fill and mark
				tick #raw title="Otherwise the penalty acts on standardised columns. Coefficients are in your own units either way" | Penalise columns as they are`,
		&v.turn)
	set(wrap(v.turn.Get("previousSibling")), "class", "unseen") // the number above it is labelled in sight
	v.fields = find(v.root, ".field>select,.field>input,.tick>input")
	return v
}

func (v *solverView) update(s *state) {
	show(v.root, s.table != nil)
	showSettings(v.fields, &s.set)
	showField(v.turn, s.set.takes("rate"))
	if s.set.rate > 0 {
		slide(v.turn, math.Log10(s.set.rate), number(s.set.rate, 3))
	} else {
		slide(v.turn, -1, "automatic")
	}
}

// settingOf returns the name of the setting that a control is for.
func settingOf(id string) string {
	if id == "max-iterations" {
		return "maxIterations"
	}
	return id
}

// showSettings shows in each control the setting it is for, where the solver has it.
func showSettings(fields []node, s *settings) {
	for _, n := range fields {
		key := settingOf(asText(n.Get("id")))
		showField(n, s.takes(key))
		if on := s.flag(key); on != nil {
			check(n, *on)
		} else if text := s.text(key); text != nil {
			setValue(n, *text)
		} else if v := plain(*s.number(key)); attr(n, "type") != "number" {
			setValue(n, v)
		} else if v == "0" {
			setEntry(n, "")
		} else {
			setEntry(n, v)
		}
	}
}
