//go:build js

package page

import (
	"strconv"
	"strings"
	"syscall/js"
)

// evaluation shows how well the model predicts.
type evaluation struct {
	root, empty, content node
	on, figures          node
	matrix, curve        node
	path, mark           js.Value
	cut                  *slider
	drawn                *scores
}

func newEvaluation(up events) *evaluation {
	v := &evaluation{empty: el("p.quiet", "The evaluation appears here when a training ends."), on: el("p.method", testID("evaluated-on"))}
	v.figures = el("dl.figures.wide", testID("scores"))
	v.matrix = el("div.scroll", testID("confusion"))
	v.cut = newSlider("threshold", "Threshold", 0.01, 0.99, 0.01, up.threshold)
	v.curve = v.makeCurve()
	v.content = el("div.evaluation", v.figures, el("div", v.cut.root, v.matrix), v.curve)
	v.root = el("div.panel", v.empty, v.on, v.content)
	return v
}

func (v *evaluation) element() node { return v.root }

func (v *evaluation) update(s *state) {
	known := s.fit != nil && s.fit.scores != nil
	show(v.empty, !known)
	show(v.content, known)
	show(v.on, known)
	if !known {
		return
	}
	sc, f := s.fit.scores, s.fit
	setText(v.on, "All figures "+sc.on+". Choose rows to hold out under Model to see how the model does on rows it has not seen.")
	if f.scores.on != "on the training rows" {
		setText(v.on, "All figures "+sc.on+", drawn by the seed and not used for the training.")
	}
	binary := len(sc.classes) == 2
	show(v.cut.root, binary)
	show(v.curve, len(sc.roc) > 1 && binary)
	show(v.matrix, len(sc.classes) > 0)
	v.cut.show(s.look.threshold, number(s.look.threshold, 2))
	now := sc.at(s.look.threshold)
	v.numbers(s, now)
	v.confusion(sc, now, s.look.threshold)
	if binary {
		v.draw(sc, s.look.threshold)
	}
}

func (v *evaluation) numbers(s *state, now counted) {
	f, sc := s.fit, s.fit.scores
	fill(v.figures)
	put := func(id, term, text, note string) {
		add(v.figures, el("div", el("dt", term), el("dd.value", testID("score-"+id), text), el("dd.method", note)))
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
		fill(v.matrix, el("p.quiet", "The confusion matrix is shown for up to "+strconv.Itoa(mostClasses)+" classes."))
		return
	}
	head := el("tr", el("td"))
	for _, class := range sc.classes {
		add(head, el("th", with("scope", "col"), name(class)))
	}
	body := el("tbody")
	for i, class := range sc.classes {
		tr := el("tr", el("th", with("scope", "row"), name(class)))
		total := sum(now.matrix[i])
		for j := range sc.classes {
			n := now.matrix[i][j]
			cell := el("td", count(int(n)))
			if i == j {
				cell.SetClass("right")
			}
			if total > 0 {
				cell.SetAttribute("title", percent(n/total)+" of the rows observed in this class")
			}
			add(tr, cell)
		}
		add(body, tr)
	}
	caption := "Rows: observed. Columns: predicted."
	if len(sc.roc) >= thinned && threshold != sc.threshold {
		caption += " Counts at this threshold are read off a thinned curve, to within about a thousandth."
	}
	fill(v.matrix, el("table.confusion", el("caption", caption), el("thead", head), body))
}

const svg = "http://www.w3.org/2000/svg"

func shape(tag string, attributes ...attribute) js.Value {
	n := document().Call("createElementNS", svg, tag)
	for _, a := range attributes {
		n.Call("setAttribute", a.name, a.value)
	}
	return n
}

// makeCurve builds the frame of the ROC curve, 100 units to a side.
func (v *evaluation) makeCurve() node {
	root := shape("svg", with("viewBox", "-14 -4 122 118"), with("role", "img"), with("class", "roc"), with("aria-label", "ROC curve"), with("data-testid", "roc"))
	v.path = shape("path", with("class", "curve"))
	v.mark = shape("circle", with("class", "mark"), with("r", "2.6"))
	across := shape("text", with("x", "50"), with("y", "112"), with("text-anchor", "middle"))
	across.Set("textContent", "false alarms")
	upward := shape("text", with("x", "-50"), with("y", "-6"), with("text-anchor", "middle"), with("transform", "rotate(-90)"))
	upward.Set("textContent", "hits")
	for _, n := range []js.Value{
		shape("path", with("class", "axes"), with("d", "M0 0H100V100H0Z")),
		shape("path", with("class", "chance"), with("d", "M0 100L100 0")),
		v.path, v.mark, across, upward,
	} {
		root.Call("append", n)
	}
	figure := el("figure.rocfigure", el("figcaption.quiet", "ROC curve; the dot is the threshold"))
	figure.Call("prepend", root)
	return figure
}

// draw writes the curve, thinned to what a small picture can show.
func (v *evaluation) draw(sc *scores, threshold float64) {
	var at rocPoint
	for _, p := range sc.roc {
		if p.threshold >= threshold {
			at = p
		}
	}
	v.mark.Call("setAttribute", "cx", plain(100*at.fpr))
	v.mark.Call("setAttribute", "cy", plain(100-100*at.tpr))
	if v.drawn == sc {
		return
	}
	v.drawn = sc
	var d strings.Builder
	d.WriteString("M0 100")
	const most = 400
	skip := max(1, len(sc.roc)/most)
	for i := 0; i < len(sc.roc); i += skip {
		p := sc.roc[i]
		d.WriteString("L" + strconv.FormatFloat(100*p.fpr, 'f', 2, 64) + " " + strconv.FormatFloat(100-100*p.tpr, 'f', 2, 64))
	}
	d.WriteString("L100 0")
	v.path.Call("setAttribute", "d", d.String())
}
