//go:build js

package page

import (
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/wasm/plot"
)

func (r *relativesChapter) boundaries() {
	var canvas node
	l := r.lesson("boundaries", "Five boundaries", `
		say | Each line is where a classifier changes its mind. Where the classes lie in two round clouds of the same size and width they nearly agree, all but the perceptron, which may end anywhere among the rows where the clouds overlap. Where rows lie far out on their own side, or the clouds differ in width, the others part too.
		* div.row role=group aria-label="Classifiers shown"
		div.figure
			* div.frame.medium
				* canvas #relatives-plane tabindex=0 role=img
		* div.scroll tabindex=0 role=region aria-label="The classifiers in numbers" ~relatives-table
		say | Errors are rows of the {m} here on the wrong side: no estimate of how new rows would fare. The score of linear regression is its fitted value less ½. That of naive Bayes is in general not linear: its means and variances stand in the last lesson. An epoch is one visit of every row.
		* ul
		say.cite | Bishop 2006, sections 4.1.3, 4.1.7, 4.2 and 4.3.2; Hastie, Tibshirani & Friedman 2009, sections 4.2, 4.5.1 and 6.6.3; Rosenblatt 1958; Widrow & Hoff 1960`,
		&r.boxes, &r.frame, &canvas, &r.errors, &r.ways)
	for i, name := range relativesTitles {
		check(find(put(r.boxes, "tick #$ | $", "relatives-on-"+strconv.Itoa(i), name), "input")[0], true)
	}
	r.plane = plot.NewPlane(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	r.twin = framed(r.frame, "relatives-plane", "The boundaries in words", r.plane)
	l.update = func(s *subject) {
		l.write("m", count(len(s.rows)))
		if r.changed {
			r.changed = false
			r.draw(s)
			r.tabulate()
		}
	}
}

// draw draws the points and the boundaries.
func (r *relativesChapter) draw(s *subject) {
	show(parentOf(r.frame), len(r.pair) > 0)
	if len(r.pair) == 0 {
		return
	}
	axis, x := s.place(r.pair[0])
	up, y := plot.Axis{Name: s.target, Levels: []string{s.opposite(), s.event}}, s.problem.Y
	if len(r.pair) > 1 {
		up, y = s.place(r.pair[1])
	}
	r.plane.SetAxes(axis, up)
	r.plane.SetPoints(s.points(x, y))
	var list []plot.Border
	at := make([]float64, r.problem.Dim())
	at[0] = 1
	for i := range r.all {
		if r.hidden[i] {
			continue
		}
		fit := &r.all[i]
		list = append(list, plot.Border{Name: relativesTitles[i], Color: i + 2, Dashed: i == 4, Value: func(x, y float64) float64 {
			at[1] = x
			if len(at) > 2 {
				at[2] = y
			}
			return fit.Score(at)
		}})
	}
	r.plane.SetBorders(list)
	resize(r.frame, r.plane)
	r.twin.refresh()
}
