//go:build js

package page

import (
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/metric"
	"descent/wasm/plot"
)

// evaluation shows how well the model predicts.
type evaluation struct {
	root, empty, content node
	on, figures          node
	matrix, cut          node
	curve, frame         node
	roc                  *plot.Lines
	drawn                *scores
}

func newEvaluation() *evaluation {
	var canvas node
	v := &evaluation{}
	v.root = into(`
		div.panel
			* p.quiet | The evaluation appears here when a training ends.
			* p.method ~evaluated-on
			* div.evaluation
				* dl.figures.wide ~scores
				div
					* slider #threshold min=0.01 max=0.99 step=0.01 | Threshold
					* div.scroll ~confusion
				* div.figure.roc
					* div.frame.small
						* canvas #roc tabindex=0 role=img`,
		&v.empty, &v.on, &v.content, &v.figures, &v.cut, &v.matrix, &v.curve, &v.frame, &canvas)
	v.roc = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	v.roc.SetAxes(plot.Axis{Name: "false alarms"}, plot.Axis{Name: "hits"})
	framed(v.frame, "roc", "The curve in words", v.roc)
	return v
}

func (v *evaluation) element() node { return v.root }

func (v *evaluation) update(s *state) {
	known := s.fit != nil && s.fit.scores != nil
	show(v.empty, !known)
	show(v.content, known)
	show(v.on, known)
	showField(v.cut, known && len(s.fit.scores.classes) == 2)
	if !known {
		return
	}
	sc, f := s.fit.scores, s.fit
	setText(v.on, "All figures "+sc.on+". Choose rows to hold out under Model to see how the model does on rows it has not seen.")
	if f.scores.on != "on the training rows" {
		setText(v.on, "All figures "+sc.on+", drawn by the seed and not used for the training.")
	}
	binary := len(sc.classes) == 2
	show(v.curve, f.ranked())
	show(v.matrix, len(sc.classes) > 0)
	slide(v.cut, s.look.threshold, number(s.look.threshold, 2))
	now := sc.at(s.look.threshold)
	v.numbers(s, now)
	v.confusion(sc, now, s.look.threshold)
	if binary {
		v.draw(sc, s.look.threshold)
	}
}

func (v *evaluation) numbers(s *state, now counted) {
	f, sc := s.fit, s.fit.scores
	clear(v.figures)
	put := func(id, term, text, note string) {
		put(v.figures, "div\n\tdt | $\n\tdd.value ~$ | $\n\tdd.method | $", term, "score-"+id, text, note)
	}
	if len(sc.classes) > 0 {
		note := "share of rows whose most probable class is right"
		if len(sc.classes) == 2 {
			note = "share of rows predicted right at threshold " + number(s.look.threshold, 2)
		}
		put("accuracy", "Accuracy", percent(now.accuracy), note)
		put("log-loss", "Log loss", number(sc.logLoss, 4), "mean of −log p of the observed class")
		put("auc", "AUC", number(sc.auc, 4), "area under the ROC curve, ties counted half")
		put("brier", "Brier", number(sc.brier, 4), "mean squared distance of the probabilities")
	} else {
		put("rmse", "RMSE", number(sc.rmse, 4), "root of the mean squared error")
		put("mae", "MAE", number(sc.mae, 4), "mean absolute error")
		put("r2", "R²", number(sc.r2, 4), "share of the variance explained")
	}
	put("deviance", "Deviance", number(f.deviance, 6), "null model: "+number(f.nullDeviance, 6))
	put("log-likelihood", "Log-likelihood", number(f.logLikelihood, 6), "of the training rows")
	put("aic", "AIC", number(f.aic, 6), "2·parameters − 2·log-likelihood")
	put("bic", "BIC", number(f.bic, 6), "log(rows)·parameters − 2·log-likelihood")
}

const mostClasses = 20

func (v *evaluation) confusion(sc *scores, now counted, threshold float64) {
	if len(now.matrix) == 0 || len(sc.classes) > mostClasses {
		refill(v.matrix, "p.quiet | $", "The confusion matrix is shown for up to "+strconv.Itoa(mostClasses)+" classes.")
		return
	}
	var caption, head, body node
	clear(v.matrix)
	add(v.matrix, into("table.confusion\n\t* caption | Rows: observed. Columns: predicted.\n\tthead\n\t\t* tr\n\t\t\ttd\n\t* tbody", &caption, &head, &body))
	for i, class := range sc.classes {
		put(head, "th scope=col\n\tname | $", class)
		tr := put(body, "tr\n\tth scope=row\n\t\tname | $", class)
		total := sum(now.matrix[i])
		for j, n := range now.matrix[i] {
			cell := put(tr, "td | $", count(int(n)))
			if i == j {
				set(cell, "class", "right")
			}
			if total > 0 {
				set(cell, "title", percent(n/total)+" of the rows observed in this class")
			}
		}
	}
	if sc.rows > metric.Whole && len(sc.roc) > 0 && threshold != sc.threshold {
		put(caption, "|  Counts at this threshold are read off the ROC curve, to within 1/2000 of each class.")
	}
}

// draw shows the curve, and where the threshold is on it.
func (v *evaluation) draw(sc *scores, threshold float64) {
	var at rocPoint
	for _, p := range sc.roc {
		if p.threshold >= threshold {
			at = p
		}
	}
	v.roc.SetMarks([]plot.Mark{{Name: "threshold " + number(threshold, 2), X: at.fpr, Y: at.tpr}})
	if v.drawn != sc {
		v.drawn = sc
		var x, y []float64
		for _, p := range sc.roc {
			x, y = append(x, p.fpr), append(y, p.tpr)
		}
		ends := []float64{0, 1}
		v.roc.SetCurves([]plot.Line{{Name: "chance", Color: -1, X: ends, Y: ends, Dashed: true}, {Name: "this model, ROC", Color: sc.event, X: x, Y: y}})
	}
}
