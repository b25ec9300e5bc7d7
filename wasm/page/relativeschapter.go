//go:build js

package page

import (
	"context"
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// relativesChapter sets logistic regression among its relatives.
type relativesChapter struct {
	*chapter
	app                        *App
	x, y                       choice
	chosenX, chosenY           string
	note                       node
	key                        relativesKey
	pair                       []string           // the numeric features that are used; none for all terms
	problem                    *landscape.Problem // the intercept and them
	all                        []landscape.Relative
	changed                    bool
	boxes, frame, errors, ways node
	hidden                     [5]bool
	plane                      *plot.Plane
	twin                       *twinView
	losses                     relativesLosses
	term                       choice
	rate                       node
	chosen                     string
	rules                      [3]*derivation
	bayes, shared              *derivation
	moments, coefficients      node
	levels                     node
	told                       *landscape.Relative // for whom the last lesson is written
	toldRow                    int
}

// relativesKey is what the fits depend on.
type relativesKey struct {
	s    *subject
	x, y string
}

// relativesTitles name landscape.Relatives.
var relativesTitles = []string{"Logistic regression", "Linear regression", "Perceptron", "Adaline", "Naive Bayes"}

func newRelativesChapter(a *App) *chapter {
	r := &relativesChapter{app: a}
	r.chapter = newChapter("relatives", "Relatives", "Five classifiers draw their boundary through the same points. They differ in what they make small, and so in which rows they care about.")
	o := &outliner{places: []*node{&r.x.input, &r.y.input, &r.note}}
	o.run(r.root.Value, `
		div.row
			* choice #relatives-x | Across
			* choice #relatives-y | Up
		* p ~relatives-note`)
	r.boundaries()
	r.margins()
	r.updates()
	r.normals()
	r.update, r.enter = r.prepare, r.take
	r.theme = func() {
		r.plane.SetTheme(theme())
		for _, lines := range []*plot.Lines{r.losses.lines, r.losses.rows} {
			lines.SetTheme(theme())
		}
	}
	return r.chapter
}

// prepare fits the classifiers anew where rows or features are others.
func (r *relativesChapter) prepare(s *subject) {
	list := s.measured()
	if !contains(list, r.chosenX) && len(list) > 0 {
		r.chosenX = list[0]
	}
	if (!contains(list, r.chosenY) || r.chosenY == r.chosenX) && len(list) > 1 {
		r.chosenY = list[(place(list, r.chosenX, 0)+1)%len(list)]
	}
	for _, c := range []*choice{&r.x, &r.y} {
		c.fill(columnOptions(list))
		showField(c.input, len(list) > 1)
	}
	r.x.show(r.chosenX)
	r.y.show(r.chosenY)
	key := relativesKey{s, r.chosenX, r.chosenY}
	if key == r.key {
		return
	}
	r.key, r.all, r.pair = key, nil, nil
	switch len(list) {
	case 0:
		setText(r.note, "No feature is a number, so there is no plane to draw. The classifiers take all terms of the model: a level is 1 where the row has it, else 0.")
	case 1:
		r.pair = list
		setText(r.note, "One feature is a number: the rows lie along it, those of the event above the others, and each boundary is a threshold.")
	default:
		r.pair = []string{r.chosenX, r.chosenY}
		setText(r.note, "The classifiers see these two features alone, without a penalty, so that their boundaries can be drawn; their coefficients differ from those of the model where it has more terms.")
	}
	r.problem = s.over(r.pair)
	spawn(func() {
		all, err := landscape.Relatives(context.Background(), r.problem, 0, breathe)
		if err == nil && r.key == key {
			r.all, r.changed = all, true
			r.app.look()
		}
	})
}

// measured are the features that are numbers and have a term of their own.
func (s *subject) measured() []string {
	var list []string
	for _, f := range s.numeric() {
		if s.table.cells[f].codes == nil {
			list = append(list, f)
		}
	}
	return list
}

// over is the problem of the intercept and some numeric features, without a penalty; without features that of all terms.
func (s *subject) over(features []string) *landscape.Problem {
	if len(features) == 0 {
		return s.problem
	}
	ones := make([]float64, len(s.rows))
	for i := range ones {
		ones[i] = 1
	}
	p := &landscape.Problem{Names: []string{"(Intercept)"}, X: [][]float64{ones}, Y: s.problem.Y}
	for _, f := range features {
		_, x := s.place(f)
		p.Names, p.X = append(p.Names, f), append(p.X, x)
	}
	return p
}

func (r *relativesChapter) take(id string, n node) bool {
	switch id {
	case "relatives-x":
		r.chosenX, r.chosenY = swap(value(n), r.chosenX, r.chosenY)
	case "relatives-y":
		r.chosenY, r.chosenX = swap(value(n), r.chosenY, r.chosenX)
	case "relatives-term":
		r.chosen = value(n)
	case "relatives-rate":
	case "relatives-margin":
		r.losses.at = parse(value(n))
	default:
		for i := range r.hidden {
			if id == "relatives-on-"+strconv.Itoa(i) {
				r.hidden[i], r.changed = !r.hidden[i], true
				r.app.look()
				return true
			}
		}
		return false
	}
	r.app.look()
	return true
}

func (r *relativesChapter) boundaries() {
	var canvas node
	l := r.lesson("boundaries", "Five boundaries", `
		say | Each line is where a classifier changes its mind. Where the classes lie in two round clouds of the same size they nearly agree. Where rows lie far out on their own side, or the clouds differ in width, they part.
		* div.row role=group aria-label="Classifiers shown"
		div.figure
			* div.frame.medium
				* canvas #relatives-plane tabindex=0 role=img
		* div.scroll tabindex=0 role=region aria-label="The classifiers in numbers" ~relatives-table
		say | Errors are rows of the {m} here on the wrong side: no estimate of how new rows would fare. The score of linear regression is its fitted value less ½. That of naive Bayes is not linear: its means and variances stand in the last lesson. An epoch is one visit of every row.
		* ul
		say.cite | Bishop 2006, sections 4.1.3, 4.1.7, 4.2 and 4.3.2; Hastie, Tibshirani & Friedman 2009, sections 4.2, 4.5.1 and 6.6.3; Rosenblatt 1958; Widrow & Hoff 1960`,
		&r.boxes, &r.frame, &canvas, &r.errors, &r.ways)
	for i, name := range relativesTitles {
		check(find(put(r.boxes, "tick #$ | $", "relatives-on-"+strconv.Itoa(i), name), "input")[0], true)
	}
	r.plane = plot.NewPlane(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	observe(r.frame, func() { resize(r.frame, r.plane) })
	r.twin = newTwin("relatives-plane-twin", "The boundaries in words", func() plot.Twin { return r.plane.Describe() })
	add(parentOf(r.frame), r.twin.root)
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
