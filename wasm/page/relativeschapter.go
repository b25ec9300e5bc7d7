//go:build js

package page

import (
	"context"
	"strconv"

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
	r.chapter = newChapter("relatives", "Relatives", "Five classifiers draw their boundary through the same points. They differ in what they make small, and so in which rows count most for them.")
	o := &outliner{places: []*node{&r.x.input, &r.y.input, &r.note}}
	o.run(r.root.Value, `
		div.row.shared
			* choice #relatives-x | Across
			* choice #relatives-y | Up
		* p ~relatives-note`)
	r.boundaries()
	r.margins()
	r.updates()
	r.normals()
	r.update, r.enter = r.prepare, r.take
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
		setText(r.note, "One feature is a number: the rows lie along it, those of the event above the others, and each boundary is a threshold; that of naive Bayes may be two.")
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
