//go:build js

package page

import (
	"math"
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/boundary"
	"descent/core/derive"
	"descent/wasm/plot"
)

// softmaxChapter leads from one score for each class to probabilities.
type softmaxChapter struct {
	*chapter
	app         *App
	class       choice
	chosen      int // the class that is looked at
	shift       node
	plane       *plot.Plane
	strip       *plot.Sigmoid
	frame       node
	x, y        choice
	across, up  string
	drawn       string
	drawnOn     *subject
	regionsTwin *twinView
}

func newSoftmaxChapter(a *App) *chapter {
	c := &softmaxChapter{app: a}
	c.chapter = newChapter("softmax", "Softmax: several classes", "With more than two classes each class has a linear score of its own. "+
		"The softmax turns the scores into probabilities that add up to 1.")
	c.scores()
	c.shifted()
	c.reference()
	c.cost()
	c.regions()
	c.two()
	c.enter = c.take
	return c.chapter
}

func (c *softmaxChapter) take(id string, n node) bool {
	switch id {
	case "softmax-class":
		c.chosen = int(parse(value(n)))
	case "softmax-shift":
	case "softmax-x":
		c.across, c.up = swap(value(n), c.across, c.up)
	case "softmax-y":
		c.up, c.across = swap(value(n), c.up, c.across)
	default:
		return false
	}
	c.app.look()
	return true
}

// classScores are the scores of a row's classes, and the probabilities that the softmax makes of them.
func classScores(r derive.ClassRow) (z, p []float64) {
	z = make([]float64, len(r.Classes))
	for k, w := range r.W {
		for j, x := range r.X {
			z[k] += w[j] * x
		}
	}
	p = make([]float64, len(z))
	boundary.Probabilities(p, z, 0)
	return z, p
}

func (c *softmaxChapter) scores() {
	var place, table node
	l := c.lesson("scores", "One score for each class", `
		* choice #softmax-class | Class
		say | Each class has coefficients of its own, so row {row} has a score for each of the {k} classes. The power of e makes of each score a positive number, and division by their sum makes shares of a whole: probabilities between 0 and 1 that add up to {sum}. The class with the largest score gets the largest share. Of three classes or more, the coefficients of this chapter are those of the whole model as trained; those by hand or of a step tell one class from the others, and do not change it.
		* div
		* div.scroll tabindex=0 role=region aria-label="Scores and probabilities"`, &c.class.input, &place, &table)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		r := s.classRow(s.row)
		c.offer(r)
		z, p := classScores(r)
		sum, powers := 0.0, make([]float64, len(z))
		for k := range z {
			sum += p[k]
			powers[k] = math.Exp(z[k])
		}
		l.write("row", count(s.rows[s.row]))
		l.write("k", count(len(z)))
		l.number("sum", sum)
		steps.show(derive.Softmax(r, c.chosen)[:2]...)
		clear(table)
		numberTable(table, []string{"class", "score z", "e to the power of z", "probability"}, r.Classes, z, powers, p)
	}
}

// offer lists the classes.
func (c *softmaxChapter) offer(r derive.ClassRow) {
	var list []option
	for k, class := range r.Classes {
		list = append(list, option{strconv.Itoa(k), short(class)})
	}
	c.class.fill(list)
	if c.chosen >= len(list) {
		c.chosen = len(list) - 1
	}
	c.class.show(strconv.Itoa(c.chosen))
}

func (c *softmaxChapter) shifted() {
	var place, table node
	l := c.lesson("shift", "A common shift changes nothing", `
		say | Add the same number to all scores, and every power of e is multiplied by the same factor, which cancels. Only differences between scores count. Slide, and see that the probabilities stay.
		* slider #softmax-shift min=-10 max=10 step=0.1 value=0 | Shift
		* div.scroll tabindex=0 role=region aria-label="Shifted scores"
		say | Programs use this: e to the power of 800 is more than a computer’s numbers hold, so they take the largest score off all scores first. Then the largest power is 1 and none overflows.
		* div`, &c.shift, &table, &place)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		r := s.classRow(s.row)
		by := parse(value(c.shift))
		slide(c.shift, by, number(by, 3))
		z, p := classScores(r)
		moved := make([]float64, len(z))
		for k := range z {
			moved[k] = z[k] + by
		}
		q := make([]float64, len(z))
		boundary.Probabilities(q, moved, 0)
		clear(table)
		numberTable(table, []string{"class", "score", "shifted score", "probability", "of the shifted scores"}, r.Classes, z, moved, p, q)
		c.chosen = min(c.chosen, len(z)-1)
		steps.show(derive.Softmax(r, c.chosen)[2])
	}
}

func (c *softmaxChapter) reference() {
	var table node
	l := c.lesson("reference", "So one class may be the reference", `
		say | Because only differences count, the coefficients are not determined: the same numbers added to those of all classes give the same probabilities. One way out is to hold the coefficients of one class at 0; the others then say how much more the score rises than that of the reference. Another is a penalty, which chooses those that are smallest: with the squared one those of a feature add up to 0 over the classes. Intercepts have no penalty; this tool makes theirs add up to 0 too. Here {which}. Below stand the coefficients of {class} against each class in turn: what they are where that class is the reference. The probabilities are the same with each.
		* div.scroll tabindex=0 role=region aria-label="Coefficients against each reference"
		say.cite | Hastie, Tibshirani & Friedman 2009, section 4.4; Friedman, Hastie & Tibshirani 2010, section 4`, &table)
	l.update = func(s *subject) {
		r := s.classRow(s.row)
		k := min(c.chosen, len(r.Classes)-1)
		l.name("class", r.Classes[k])
		which := "the reference is " + short(r.Classes[0])
		if s.model.Classes > 2 && s.model.Rows() == s.model.Classes {
			which = "there is a penalty, and all classes have coefficients"
		}
		l.write("which", which)
		head, columns := []string{"term"}, [][]float64{}
		for other, class := range r.Classes {
			head = append(head, "against "+short(class))
			difference := make([]float64, len(r.X))
			for j := range difference {
				difference[j] = r.W[k][j] - r.W[other][j]
			}
			columns = append(columns, difference)
		}
		clear(table)
		numberTable(table, head, r.Terms, columns...)
	}
}

func (c *softmaxChapter) cost() {
	c.derivationLesson("cost", "Its cost: cross-entropy",
		"say | The likelihood of row {row} is the probability that the model gave to the class that came, {came}. Minus its logarithm is the cost of the row, called the cross-entropy; the cost of the table is the mean over its rows, {mean}. A model that gave all {k} classes equal shares would have {even}, the logarithm of their number.",
		"say | How it is differentiated stands in the chapter on the derivative: by a coefficient of a class it is that class’s probability, less 1 if it is the class that came, times the value.",
		func(l *lesson, s *subject) []derive.Step {
			r := s.classRow(s.row)
			mean := 0.0
			for i := range s.rows {
				each := s.classRow(i)
				_, p := classScores(each)
				mean -= math.Log(p[each.Class]) / float64(len(s.rows))
			}
			l.name("came", r.Classes[r.Class])
			l.number("mean", mean)
			l.write("k", count(len(r.Classes)))
			l.number("even", math.Log(float64(len(r.Classes))))
			return derive.Softmax(r, r.Class)[3:]
		})
}

func (c *softmaxChapter) regions() {
	l := c.lesson("regions", "Regions", `
		say | Each place is coloured by the class with the largest probability, the stronger the more certain. Where two scores are equal their classes are equally probable: of scores that are linear in both features that is a straight line, so each class has a region with straight sides. Powers and products of features bend it. The other features are held at typical values.
		div.row
			* choice #softmax-x | Across
			* choice #softmax-y | Up
		div.figure
			* div.frame.medium`, &c.x.input, &c.y.input, &c.frame)
	c.regionsTwin = framed(c.frame, "softmax", "The picture in words", nil)
	l.update = c.draw
}

// draw shows two features as a plane, or where there is one only the curve over it.
func (c *softmaxChapter) draw(s *subject) {
	if !contains(s.features, c.across) {
		c.across = s.features[0]
	}
	if !contains(s.features, c.up) || c.up == c.across {
		c.up = s.features[min(1, len(s.features)-1)]
	}
	for _, axis := range []*choice{&c.x, &c.y} {
		axis.fill(columnOptions(s.features))
		showField(axis.input, len(s.features) > 1)
	}
	c.x.show(c.across)
	c.y.show(c.up)
	if key := c.across + "\x00" + c.up; key != c.drawn || s != c.drawnOn {
		c.drawn, c.drawnOn = key, s
		c.remake(s)
	}
	m := s.model
	if m.Classes <= 2 {
		m = boundary.Model{Terms: s.terms, Coefficients: s.weights, Classes: 2, Event: s.focus}
	}
	if c.plane != nil {
		c.plane.SetModel(m, s.held(c.across, c.up))
	} else {
		c.strip.SetModel(m, s.held(c.across))
	}
	c.regionsTwin.refresh()
}

func (c *softmaxChapter) remake(s *subject) {
	if c.plane != nil {
		c.plane.Release()
	}
	if c.strip != nil {
		c.strip.Release()
	}
	c.plane, c.strip = nil, nil
	clear(c.frame)
	canvas := put(c.frame, "canvas #softmax-picture tabindex=0 role=img aria-label=Regions")
	across, x := s.place(c.across)
	points := s.points(x, nil)
	points.Classes, points.Class = s.classes, s.class
	if len(s.features) == 1 {
		c.strip = plot.NewSigmoid(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
		c.strip.SetAxis(across)
		c.strip.SetPoints(points)
		c.regionsTwin.of = c.strip
	} else {
		up, y := s.place(c.up)
		points.Y = y
		c.plane = plot.NewPlane(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
		c.plane.SetAxes(across, up)
		c.plane.SetPoints(points)
		c.regionsTwin.of = c.plane
	}
	resize(c.frame, c.regionsTwin.of)
}

func (c *softmaxChapter) two() {
	c.derivationLesson("two", "Two classes: logistic regression again",
		"say | Compare {class} with {other} alone. The common denominator cancels from their odds, which depend on the difference of their scores only. If it is one of the two, the probability that it is {class} is the sigmoid of that difference: {p}.",
		"say | With two classes in all and the score of the reference held at 0, the difference is the score itself. That is logistic regression, with the same coefficients, the same cost and the same derivative. {same}",
		func(l *lesson, s *subject) []derive.Step {
			r := s.classRow(s.row)
			k := min(c.chosen, len(r.Classes)-1)
			if k == 0 {
				k = len(r.Classes) - 1
			}
			steps := derive.Between(r, k, 0)
			l.name("class", r.Classes[k])
			l.name("other", r.Classes[0])
			l.number("p", steps[1].Value())
			same := ""
			if len(r.Classes) == 2 {
				same = "This table has two classes, so here the softmax is the sigmoid: " + number(steps[1].Value(), 6) + " either way."
			}
			l.write("same", same)
			return steps
		})
}
