//go:build js

package page

import "math"

// numbersView shows the few numbers that matter, each with its method.
type numbersView struct {
	root, list node
	figures    map[string]*figure
}

type figure struct{ root, value, method node }

func newNumbersView() *numbersView {
	v := &numbersView{list: el("dl.figures"), figures: map[string]*figure{}}
	for _, f := range [][2]string{{"loss", "Loss"}, {"accuracy", "Accuracy"}, {"auc", "AUC"}, {"gradient", "Gradient"}, {"iterations", "Iterations"}, {"rows", "Rows"}} {
		g := &figure{value: el("dd.value", testID(f[0])), method: el("dd.method")}
		g.root = el("div", el("dt", f[1]), g.value, g.method)
		v.figures[f[0]] = g
		add(v.list, g.root)
	}
	v.root = section("numbers", "Numbers", v.list)
	return v
}

func (v *numbersView) set(key, value, method string) {
	g := v.figures[key]
	if value == "–" {
		method = ""
	}
	setText(g.value, value)
	setText(g.method, method)
}

func (v *numbersView) update(s *state) {
	show(v.root, s.table != nil)
	v.set("loss", number(orNaN(s.last.loss, s.last.iteration > 0 || s.phase == done), 4), "mean "+lossName(s)+", no penalty")
	v.set("gradient", number(orNaN(s.last.gradient, s.last.iteration > 0), 2), "largest entry")
	passes := ""
	if s.last.passes > 0 {
		passes = number(s.last.passes, 3) + " passes over the rows"
	}
	iterations := "–"
	if s.last.iteration > 0 || s.phase == done {
		iterations = count(s.last.iteration)
	}
	v.set("iterations", iterations, passes)
	accuracy, auc, on := math.NaN(), math.NaN(), ""
	rows, dropped := "–", ""
	if s.fit != nil {
		rows = count(s.fit.rows)
		dropped = "used; " + count(s.fit.dropped) + " dropped for missing cells"
		if sc := s.fit.scores; sc != nil {
			accuracy, auc, on = sc.at(s.look.threshold).accuracy, sc.auc, sc.on
		}
	}
	linear := s.linear()
	show(v.figures["accuracy"].root, !linear)
	show(v.figures["auc"].root, !linear)
	v.set("accuracy", percent(accuracy), on)
	v.set("auc", number(auc, 4), on)
	v.set("rows", rows, dropped)
}

func orNaN(v float64, known bool) float64 {
	if !known {
		return math.NaN()
	}
	return v
}
