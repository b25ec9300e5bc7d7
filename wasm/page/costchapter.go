//go:build js

package page

import (
	"math"

	"honnef.co/go/js/dom/v2"

	"descent/core/derive"
	"descent/core/num"
	"descent/wasm/plot"
)

// costChapter leads from the likelihood of the rows to their mean cost.
type costChapter struct {
	*chapter
	app     *App
	frame   node
	lines   *plot.Lines
	twin    *twinView
	answer  node
	label   node
	p       float64 // the probability that the picture's cursor is at
	y       float64
	subject *subject
	at      int  // the row that the picture was last of
	dragged bool // p or y were chosen by hand since
}

func newCostChapter(a *App) *chapter {
	c := &costChapter{app: a}
	c.chapter = newChapter("cost", "From likelihood to cost", "Which coefficients are best? Those that make what happened most likely. "+
		"Written down and turned into something to be made small, this is the cost that descent goes down.")
	c.bernoulli()
	c.all()
	c.forms()
	c.signed()
	c.one()
	c.squares()
	return c.chapter
}

// derivationLesson adds a lesson of text and steps.
func (c *chapter) derivationLesson(id, title, before, after string, steps func(l *lesson, s *subject) []derive.Step) *lesson {
	var place node
	l := c.lesson(id, title, before+"\n* div\n"+after, &place)
	d := newDerivation(place)
	l.update = func(s *subject) {
		l.write("row", count(s.rows[s.row]))
		l.name("event", s.event)
		d.show(steps(l, s)...)
	}
	return l
}

func (c *costChapter) bernoulli() {
	c.derivationLesson("bernoulli", "How likely is what happened?",
		"say | The label 'y' is 1 where the event came and 0 where it did not. The model gives the event probability 'p', its opposite 1 − 'p'. Such a row, with one of two outcomes, is a Bernoulli trial, and one expression holds both: the exponents pick one factor, the other becomes 1. In row {row} the label is {y}, and the model gave what happened the probability {likelihood}.",
		"say | The first factor, 'p^y', is 'p' where 'y' is 1, and 1 where 'y' is 0. The second is 1 where 'y' is 1, and 1 − 'p' where 'y' is 0.",
		func(l *lesson, s *subject) []derive.Step {
			steps := derive.Cost(s.at())
			l.number("y", s.problem.Y[s.row])
			l.number("likelihood", steps[0].Value())
			return steps[:2]
		})
}

func (c *costChapter) all() {
	c.derivationLesson("all", "All rows together",
		"say | If the rows are independent of each other, their joint probability is the product of theirs. Of these {m} rows it is {product}. Many factors below 1 make it tiny: of thousands of rows it soon is smaller than a computer’s numbers can be. The logarithm turns the product into a sum. It rises wherever the product does, so the same coefficients make both largest.",
		"say | Its sign turned, it is something to make small; divided by the number of rows, it no longer grows with their number. This is the cost 'J': the mean over the rows of minus the logarithm of the probability that the model gave to what happened. Making it least is maximum likelihood, nothing else.",
		func(l *lesson, s *subject) []derive.Step {
			steps := s.tableOf().LogLikelihood()
			l.write("m", count(len(s.rows)))
			l.number("product", steps[0].Value())
			return steps
		})
}

func (c *costChapter) forms() {
	c.derivationLesson("forms", "Two cases, one line",
		"say | The cost of one row is −ln 'p' where the event came and −ln(1 − 'p') where it did not. Because 'y' is 1 or 0, one line says the same: one of its two terms is always 0.",
		"say | What if the model is certain? At 'p' = 1 and 'y' = 1 the second term is 0·ln 0. It counts as 0, for that is where 'u'·ln 'u' goes as 'u' goes to 0. A computer that follows the formula gets 0·(−∞), which is not a number. So the engine does not: it computes the cost from the score, by its sign, and clips no probability. A model that was certain and wrong would have cost ∞.",
		func(l *lesson, s *subject) []derive.Step { return derive.Cost(s.at())[2:4] })
}

func (c *costChapter) signed() {
	c.derivationLesson("signed", "Labels 1 and −1",
		"say | Papers and libraries often write the labels as 's' = 1 and −1. Then the cost of a row is ln(1 + 'e^−sz'), of the score alone.",
		"say | It is the same number. Where the event came, 's' = 1, and −ln σ('z') = ln(1 + 'e^−z'). Where it did not, 's' = −1, and −ln(1 − σ('z')) = −ln σ(−'z') = ln(1 + 'e^z'). The product 'sz' is called the margin: how far on the right side of the boundary a row lies, in scores, and negative on the wrong side.",
		func(l *lesson, s *subject) []derive.Step { return derive.Cost(s.at())[4:] })
}

func (c *costChapter) one() {
	var canvas node
	l := c.lesson("one", "The cost of one row, as the answer moves", `
		say | Drag the answer. While it is near the label the cost is near 0; towards the wrong end it grows without bound. Half the squared error, dashed, never exceeds ½ however wrong the answer is.
		div.row
			* choice #cost-label | Label y
				option value=1 | 1, the event came
				option value=0 | 0, it did not
			button #cost-row | As in the row
		div.figure
			* div.frame.medium
				* canvas #cost-picture tabindex=0 role=img
		* slider #cost-answer min=0.0005 max=0.9995 step=0.0005 | Answer p
		say | With label {y} and answer {p} the cost is {cost}, half the squared error {half}. A score of {z} gives this answer.`,
		&c.label, &c.frame, &canvas, &c.answer)
	c.lines = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	c.lines.OnPick(func(x float64) { c.moved(x) })
	c.twin = framed(c.frame, "cost-one", "The picture in words", c.lines)
	l.update = func(s *subject) { c.picture(l, s) }
	c.enter, c.press = c.take, c.push
}

// picture draws the costs over the answer.
func (c *costChapter) picture(l *lesson, s *subject) {
	c.follow(s)
	var x, cost, half []float64
	for i := range 400 {
		p := (float64(i) + 0.5) / 400
		wrong := math.Abs(c.y - p)
		x, cost, half = append(x, p), append(cost, -math.Log(1-wrong)), append(half, wrong*wrong/2)
	}
	c.lines.SetAxes(plot.Axis{Name: "answer p"}, plot.Axis{Name: "cost"})
	c.lines.SetWindow(plot.View{X0: 0, X1: 1, Y0: 0, Y1: 4})
	c.lines.SetCurves([]plot.Line{{Name: "−ln of the right answer", Color: -1, X: x, Y: cost}, {Name: "½(y − p)²", Color: 1, X: x, Y: half, Dashed: true}})
	c.lines.SetCursor(c.p)
	c.twin.refresh()
	resize(c.frame, c.lines)
	setValue(c.label, plain(c.y))
	slide(c.answer, c.p, number(c.p, 3))
	wrong := math.Abs(c.y - c.p)
	l.number("y", c.y)
	l.number("p", c.p)
	l.number("cost", -math.Log(1-wrong))
	l.number("half", wrong*wrong/2)
	l.number("z", math.Log(c.p/(1-c.p)))
}

// follow takes the answer and the label of the row, unless others were chosen for it.
func (c *costChapter) follow(s *subject) {
	if s != c.subject || s.row != c.at {
		c.subject, c.at, c.dragged = s, s.row, false
	}
	if c.dragged {
		return
	}
	c.y = s.problem.Y[s.row]
	c.p = max(0.0005, min(0.9995, num.Sigmoid(derive.Score(s.at())[0].Value())))
}

func (c *costChapter) moved(p float64) {
	c.p, c.dragged = max(0.0005, min(0.9995, p)), true
	c.app.look()
}

func (c *costChapter) take(id string, n node) bool {
	switch id {
	case "cost-label":
		c.y, c.dragged = parse(value(n)), true
		c.app.look()
	case "cost-answer":
		c.moved(parse(value(n)))
	default:
		return false
	}
	return true
}

func (c *costChapter) push(id string) bool {
	if id == "cost-row" {
		c.dragged = false
		c.app.look()
	}
	return id == "cost-row"
}

func (c *costChapter) squares() {
	var place node
	l := c.lesson("squares", "Why −log and not the squared error", `
		say | Three reasons, each with numbers.
		say | It is the likelihood. Minus the logarithm came from the probability of labels that are 1 or 0. The squared error comes in the same way from labels that are normal about the answer with one variance, which labels of 1 and 0 are not.
		say | It still pulls when the answer is badly wrong. With label {y} and answer {p}, as in the lesson before, the slope of the cost over the score is {slope}, that of half the squared error on the sigmoid {slope2}: its factor 'p'(1 − 'p') goes to 0 at both ends, so that a row whose answer is certain and wrong has hardly a say in the descent. In formulas, for row {row}:
		* div
		say | It is convex. The mean cost has one valley, so that descent cannot end in a wrong one; the squared error on the sigmoid has plateaus and may have more than one valley. The chapter on convexity looks for a point where it bends the wrong way.`, &place)
	d := newDerivation(place)
	l.update = func(s *subject) {
		c.follow(s)
		l.write("row", count(s.rows[s.row]))
		l.number("y", c.y)
		l.number("p", c.p)
		l.number("slope", c.p-c.y)
		l.number("slope2", (c.p-c.y)*c.p*(1-c.p))
		j := min(1, len(s.terms)-1)
		squared := derive.SquaredChain(s.at(), j, true)
		d.show(squared[0], squared[len(squared)-1])
	}
}
