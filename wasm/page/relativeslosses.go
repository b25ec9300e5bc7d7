//go:build js

package page

import (
	"math"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// relativesLosses draws what a margin costs.
type relativesLosses struct {
	lines, rows                 *plot.Lines
	frame, strip, slider, table node
	twin, rowsTwin              *twinView
	at                          float64
	drawn                       bool
	shown                       *landscape.Relative // whose margins the strip shows
}

// The margins that are drawn.
const marginEnd, marginBins = 4.0, 32

func (r *relativesChapter) margins() {
	q := &r.losses
	q.at = 1
	var canvas, strip node
	l := r.lesson("losses", "What a margin costs", `
		say | The margin is the score, with its sign turned where the event did not come: positive on the right side of the boundary, negative on the wrong one. All of these classifiers but naive Bayes add up a loss of the margin over the rows. Drag the line.
		div.figure
			* div.frame.medium
				* canvas #relatives-losses tabindex=0 role=img
		* slider #relatives-margin min=-4 max=4 step=0.01 | Margin
		* div.scroll tabindex=0 role=region aria-label="The losses at this margin" ~losses-table
		say | The perceptron’s loss is 0 on the right side, however near the boundary: any boundary without errors is as good as any other to it. The squares of Adaline and of linear regression grow again to the right of 1 and of ½: they punish rows for being too right, and a row far out pulls the boundary towards itself. The logistic loss falls for ever and is never quite 0: rows that are right pull a little, the less the further out they are. The step from 1 to 0 is what is counted as an error; it has no slope to go down by.
		say | Of the {m} rows here, {beyond} have a margin over 1 in Adaline’s score. They make {share} of its cost, for being too right. In the scores of the logistic model of these features the margins of {wrong} rows are negative, and those of {inside} lie between 0 and 1.
		div.figure
			* div.frame.small
				* canvas #relatives-strip tabindex=0 role=img
		say | Naive Bayes has no loss of the margin. It makes features and labels together most likely, and its score follows from that (Ng & Jordan 2002).
		say.cite | Hastie, Tibshirani & Friedman 2009, section 10.6; Bishop 2006, section 7.1.2`,
		&q.frame, &canvas, &q.slider, &q.table, &q.strip, &strip)
	q.lines = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	q.lines.OnPick(func(x float64) {
		q.at = math.Round(100*x) / 100
		r.app.look()
	})
	q.rows = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: strip}, theme())
	q.twin = framed(q.frame, "relatives-losses", "The losses in words", q.lines)
	q.rowsTwin = framed(q.strip, "relatives-strip", "The margins in words", q.rows)
	l.update = func(s *subject) { r.showLosses(l, s) }
}

// lossTitles name those of landscape.MarginLosses that are shown; the last, of the squared error on the sigmoid, is not.
var lossTitles = []string{"0 or 1", "Logistic", "Perceptron", "Adaline", "Linear regression"}

// lossColors are those of the classifiers' boundaries.
var lossColors = []int{-1, 2, 4, 5, 3}

func (r *relativesChapter) showLosses(l *lesson, s *subject) {
	q := &r.losses
	losses := landscape.MarginLosses()[:len(lossTitles)]
	if !q.drawn {
		q.drawn = true
		q.draw(losses)
	}
	q.lines.SetCursor(q.at)
	slide(q.slider, q.at, number(q.at, 3))
	var costs []float64
	for _, loss := range losses {
		costs = append(costs, loss.At(q.at))
	}
	clear(q.table)
	numberTable(q.table, []string{"loss", "at this margin"}, lossTitles, costs)
	q.twin.refresh()
	if r.all == nil || q.shown == &r.all[0] {
		return
	}
	q.shown = &r.all[0]
	logistic, adaline := r.marginsOf(0), r.marginsOf(3)
	q.stairs(logistic)
	beyond, cost, all := 0, 0.0, 0.0
	for _, m := range adaline {
		c := losses[3].At(m)
		if all += c; m > 1 {
			beyond++
			cost += c
		}
	}
	wrong, inside := 0, 0
	for _, m := range logistic {
		switch {
		case m < 0:
			wrong++
		case m <= 1:
			inside++
		}
	}
	l.write("m", count(len(s.rows)))
	l.write("wrong", count(wrong))
	l.write("inside", count(inside))
	l.write("beyond", count(beyond))
	l.write("share", percent(cost/all))
}

// draw draws the losses over the margin.
func (q *relativesLosses) draw(losses []landscape.MarginLoss) {
	var list []plot.Line
	for k, loss := range losses {
		line := plot.Line{Name: lossTitles[k], Color: lossColors[k], Dashed: k == 0}
		for i := range 401 {
			m := marginEnd * (float64(i)/200 - 1)
			line.X, line.Y = append(line.X, m), append(line.Y, loss.At(m))
		}
		list = append(list, line)
	}
	q.lines.SetAxes(plot.Axis{Name: "margin"}, plot.Axis{Name: "loss"})
	q.lines.SetWindow(plot.View{X0: -marginEnd, X1: marginEnd, Y0: 0, Y1: 4.5})
	q.lines.SetCurves(list)
	resize(q.frame, q.lines)
}

// marginsOf are the margins of the rows under a classifier.
func (r *relativesChapter) marginsOf(k int) []float64 {
	list := make([]float64, len(r.problem.Y))
	for i, y := range r.problem.Y {
		list[i] = (2*y - 1) * r.all[k].Score(r.valuesOf(i))
	}
	return list
}

// stairs draws how many margins lie in each of some bins; the outermost hold what lies beyond as well.
func (q *relativesLosses) stairs(margins []float64) {
	var counts [marginBins]float64
	top := 1.0
	for _, m := range margins {
		k := max(0, min(marginBins-1, math.Floor((m/marginEnd+1)/2*marginBins)))
		counts[int(k)]++
		top = max(top, counts[int(k)])
	}
	line := plot.Line{Name: "rows", Color: 1}
	for k, n := range counts {
		left := marginEnd * (2*float64(k)/marginBins - 1)
		line.X, line.Y = append(line.X, left, left+2*marginEnd/marginBins), append(line.Y, n, n)
	}
	q.rows.SetAxes(plot.Axis{Name: "margin in the logistic model; what lies beyond is counted at the ends"}, plot.Axis{Name: "rows"})
	q.rows.SetWindow(plot.View{X0: -marginEnd, X1: marginEnd, Y0: 0, Y1: 1.1 * top})
	q.rows.SetCurves([]plot.Line{line})
	resize(q.strip, q.rows)
	q.rowsTwin.refresh()
}
