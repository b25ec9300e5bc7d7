//go:build js

package page

import (
	"math"

	"honnef.co/go/js/dom/v2"

	"descent/core/boundary"
	"descent/core/derive"
	"descent/core/num"
	"descent/wasm/plot"
)

// oddsChapter leads from the linear score over the odds to the sigmoid.
type oddsChapter struct {
	*chapter
	app                       *App
	score, odds, solved, more *derivation
	table                     node
	feature, term             choice
	frame, slope, intercept   node
	twin                      *twinView
	curve                     *plot.Sigmoid
	subject                   *subject
	drawn                     string // the feature that the picture shows
	chosenFeature, chosenTerm string
}

func newOddsChapter(a *App) *chapter {
	o := &oddsChapter{app: a}
	o.chapter = newChapter("odds", "From odds to the sigmoid", "A weighted sum of features can be any number; a probability lies between 0 and 1. "+
		"This is how logistic regression gets from one to the other, and what its coefficients therefore say.")
	o.scores()
	o.logit()
	o.sigmoid()
	o.picture()
	o.unit()
	o.press = func(id string) bool {
		if id == "odds-back" {
			a.views.explain.source("trained")
		}
		return id == "odds-back"
	}
	o.enter = o.take
	return o.chapter
}

func (o *oddsChapter) scores() {
	var steps node
	l := o.lesson("score", "A linear score", `
		say | The model multiplies each value 'x' of a row by a coefficient 'w' and adds up. The intercept is the coefficient of a value that is 1 in every row. A level of a category has the value 1 in the rows that have it, else 0. The sum 'z' is the linear score of row {row}: it can be any number, however large or small.
		* div`, &steps)
	o.score = newDerivation(steps)
	l.update = func(s *subject) {
		l.write("row", count(s.rows[s.row]))
		o.score.show(derive.Score(s.at())[0])
	}
}

func (o *oddsChapter) logit() {
	var steps node
	l := o.lesson("odds", "Odds, and their logarithm", `
		say | The odds of an event are its probability over that of its opposite. Probability ½ has odds 1, probability 0.9 has odds 9. Odds lie between 0 and ∞. Their logarithm, the logit, can be any number, as a linear score can. That the two are equal is the assumption of the model, and the only one about its shape.
		* div
		say | In row {row} the model’s odds of {event} are {odds} to 1.`, &steps)
	o.odds = newDerivation(steps)
	l.update = func(s *subject) {
		list := derive.Score(s.at())
		l.write("row", count(s.rows[s.row]))
		l.name("event", s.event)
		l.number("odds", list[1].Value())
		o.odds.show(list[1:]...)
	}
}

func (o *oddsChapter) sigmoid() {
	var steps node
	l := o.lesson("sigmoid", "Solved for the probability: the sigmoid", `
		say | Multiply by the denominator, collect 'p', divide, and cancel 'e^z'. What remains is the logistic function, called the sigmoid for its shape and written 'σ'.
		* div
		say | Why it stays between 0 and 1: a power of e is more than 0, so the denominator is more than 1. The probability comes as near to 1 as you like when the score grows, to 0 when it falls, and is ½ at score 0. Turning the sign of the score turns the probability into that of the opposite: σ(−'z') = 1 − σ('z').
		* div.scroll tabindex=0 role=region aria-label="The sigmoid at some scores"`, &steps, &o.table)
	o.solved = newDerivation(steps)
	l.update = func(s *subject) {
		r := s.at()
		o.solved.show(derive.Solve(r)...)
		z := derive.Score(r)[0].Value()
		var rows [][]string
		for _, at := range []float64{-6, -4, -2, 0, 2, 4, 6} {
			rows = append(rows, sigmoidRow(number(at, 4), at))
		}
		clear(o.table)
		smallTable(o.table, []string{"score z", "odds e^z", "probability σ(z)", "σ(−z)"}, append(rows, sigmoidRow("row "+count(s.rows[s.row])+": "+number(z, 4), z)))
	}
}

func sigmoidRow(name string, z float64) []string {
	return []string{name, number(math.Exp(z), 4), number(num.Sigmoid(z), 4), number(num.Sigmoid(-z), 4)}
}

func (o *oddsChapter) picture() {
	var canvas node
	l := o.lesson("curve", "The sigmoid through your points", `
		say | Each row lies at its value of {feature}, above where the event came and below where it did not. The curve is the model’s probability, the other columns held at typical values. Drag the coefficient: its size is how steep the curve is, its sign says whether it rises or falls. Drag the intercept: it moves the curve sideways.
		div.row
			* choice #odds-feature | Across
			button #odds-back | Back to the trained coefficients
		div.figure
			* div.frame.medium
				* canvas #odds-curve tabindex=0 role=img
		div.row
			* slider #odds-slope step=any | Coefficient
			* slider #odds-intercept step=any | Intercept
		say | The mean cost of the rows is {cost} now. With the trained coefficients it is {least}. No other coefficients make it less where the training went to its end, without a penalty, on just these rows; where the classes are separated, larger ones always cost a little less.`,
		&o.feature.input, &o.frame, &canvas, &o.slope, &o.intercept)
	o.curve = plot.NewSigmoid(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	o.twin = framed(o.frame, "odds", "The picture in words", o.curve)
	l.update = func(s *subject) {
		o.draw(s)
		l.name("feature", o.chosenFeature)
		l.number("cost", s.problem.Cost(s.weights))
		l.number("least", s.problem.Cost(s.trained))
	}
}

// draw shows the curve of the coefficients that are explained over one feature.
func (o *oddsChapter) draw(s *subject) {
	list := s.numeric()
	if !contains(list, o.chosenFeature) {
		o.chosenFeature = list[0]
	}
	o.feature.fill(columnOptions(list))
	o.feature.show(o.chosenFeature)
	showField(o.feature.input, len(list) > 1)
	o.sliders(s)
	if s != o.subject || o.drawn != o.chosenFeature {
		o.subject, o.drawn = s, o.chosenFeature
		axis, x := s.place(o.chosenFeature)
		o.curve.SetAxis(axis)
		o.curve.SetPoints(s.points(x, nil))
		resize(o.frame, o.curve)
	}
	o.curve.SetModel(boundary.Model{Terms: s.terms, Coefficients: s.weights, Classes: 2, Event: 1}, s.held(o.chosenFeature))
	o.twin.refresh()
}

// sliders drag the intercept and the coefficient of the feature across.
func (o *oddsChapter) sliders(s *subject) {
	j := s.termOf(o.chosenFeature)
	for input, k := range map[*node]int{&o.slope: j, &o.intercept: s.termOf("")} {
		showField(*input, k >= 0)
		if k < 0 {
			continue
		}
		reach := s.reach(k)
		set(*input, "min", plain(-reach))
		set(*input, "max", plain(reach))
		set(*input, "data-term", plain(float64(k)))
		slide(*input, s.weights[k], number(s.weights[k], 4))
	}
}

func (o *oddsChapter) unit() {
	var steps node
	l := o.lesson("unit", "One unit more", `
		* choice #odds-term | Of
		say | One unit more of {x} adds {b} to the logit and so multiplies the odds of {event} by 'e^b' = {ratio}, whatever the values of the row are, if the other terms stay as they are. Of a level of a category only the step from 0 to 1 means something: from the reference level to this one. What a unit more does to the probability depends on where the row stands: that of row {row} goes from {before} to {after}.
		* div
		say | A unit more never changes the probability by more than a quarter of the coefficient’s size, because the sigmoid is steepest at probability ½, where its slope is ¼. Far out it hardly changes it at all.`,
		&o.term.input, &steps)
	o.more = newDerivation(steps)
	l.update = func(s *subject) {
		j := o.pick(s)
		r := s.at()
		more := derive.OneMore(r, j)
		z := derive.Score(r)[0].Value()
		l.name("x", s.problem.Names[j])
		l.name("event", s.event)
		l.write("row", count(s.rows[s.row]))
		l.number("b", s.weights[j])
		l.number("ratio", more[1].Value())
		l.number("before", num.Sigmoid(z))
		l.number("after", num.Sigmoid(z+s.weights[j]))
		o.more.show(more...)
	}
}

// pick offers the terms but the intercept, and returns the place of the chosen one.
func (o *oddsChapter) pick(s *subject) int {
	o.term.fill(columnOptions(s.problem.Names[1:]))
	j := s.term(o.chosenTerm)
	o.term.show(s.problem.Names[j])
	return j
}

// take takes what was chosen or dragged.
func (o *oddsChapter) take(id string, n node) bool {
	switch id {
	case "odds-feature":
		o.chosenFeature = value(n)
	case "odds-term":
		o.chosenTerm = value(n)
	case "odds-slope", "odds-intercept":
		o.app.views.explain.drag(int(parse(attr(n, "data-term"))), parse(value(n)))
		return true
	default:
		return false
	}
	o.app.look()
	return true
}
