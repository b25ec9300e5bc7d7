//go:build js

package page

import "math"

// numbersView shows the few numbers that matter, each with its method.
type numbersView struct{ root, loss, accuracy, auc, gradient, iterations, rows node }

func newNumbersView() *numbersView {
	v := &numbersView{}
	v.root = into(`
		part id=numbers | Numbers
			dl.figures
				div
					dt | Loss
					* dd.value ~loss
					dd.method
				div
					dt | Accuracy
					* dd.value ~accuracy
					dd.method
				div
					dt | AUC
					* dd.value ~auc
					dd.method
				div
					dt | Gradient
					* dd.value ~gradient
					dd.method
				div
					dt | Iterations
					* dd.value ~iterations
					dd.method
				div
					dt | Rows
					* dd.value ~rows
					dd.method`,
		&v.loss, &v.accuracy, &v.auc, &v.gradient, &v.iterations, &v.rows)
	return v
}

// figure shows a number and, below it, its method.
func figure(at node, value, method string) {
	if value == "–" {
		method = ""
	}
	setText(at, value)
	setText(wrap(at.Get("nextSibling")), method)
}

func (v *numbersView) update(s *state) {
	show(v.root, s.table != nil)
	figure(v.loss, number(orNaN(s.last.loss, s.last.iteration > 0 || s.phase == done), 4), "mean "+lossName(s)+", no penalty")
	figure(v.gradient, number(orNaN(s.last.gradient, s.last.iteration > 0), 2), "largest entry")
	passes := ""
	if s.last.passes > 0 {
		passes = number(s.last.passes, 3) + " passes over the rows"
	}
	iterations := "–"
	if s.last.iteration > 0 || s.phase == done {
		iterations = count(s.last.iteration)
	}
	figure(v.iterations, iterations, passes)
	accuracy, auc, on := math.NaN(), math.NaN(), ""
	rows, dropped := "–", ""
	if s.fit != nil && s.lone() == nil {
		rows = count(s.fit.rows)
		dropped = "used; " + count(s.fit.dropped) + " dropped for missing cells"
		if sc := s.fit.scores; sc != nil {
			accuracy, auc, on = sc.at(s.look.threshold).accuracy, sc.auc, sc.on
		}
	}
	linear := s.linear()
	showField(v.accuracy, !linear)
	showField(v.auc, !linear)
	figure(v.accuracy, percent(accuracy), on)
	figure(v.auc, number(auc, 4), on)
	figure(v.rows, rows, dropped)
}

func orNaN(v float64, known bool) float64 {
	if !known {
		return math.NaN()
	}
	return v
}
