//go:build js

package page

import (
	"context"
	"strconv"

	"descent/core/derive"
)

// derivativeChapter differentiates the cost, of a row and of all, and checks it.
type derivativeChapter struct {
	*chapter
	app      *App
	term     choice
	class    choice
	chosen   string
	chosenK  int
	l1, l2   node
	checked  *subject
	checking int
}

func newDerivativeChapter(a *App) *chapter {
	d := &derivativeChapter{app: a}
	d.chapter = newChapter("derivative", "The derivative, step by step", "Descent asks how the cost changes when one coefficient moves a little. "+
		"The chain rule answers in three links, and nearly everything cancels.")
	d.links()
	d.slope()
	d.cancel()
	d.intercept()
	d.rows()
	d.matrix()
	d.check()
	d.penalty()
	d.softmax()
	d.linear()
	d.enter = d.take
	return d.chapter
}

func (d *derivativeChapter) take(id string, n node) bool {
	switch id {
	case "derivative-term":
		d.chosen = value(n)
	case "derivative-class":
		d.chosenK = int(parse(value(n)))
	case "derivative-l1", "derivative-l2":
	default:
		return false
	}
	d.app.look()
	return true
}

// at returns the place of the term that is differentiated by.
func (d *derivativeChapter) at(s *subject) int { return s.term(d.chosen) }

func (d *derivativeChapter) links() {
	var place node
	l := d.lesson("links", "Three links of a chain", `
		* choice #derivative-term | By the coefficient of
		say | The cost of a row depends on the probability, the probability on the score, and the score on the coefficient. Each link is differentiated by itself. These are the numbers of row {row}, whose label is {y} and whose probability is {p}.
		* div`, &d.term.input, &place)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		d.term.fill(columnOptions(s.problem.Names))
		d.term.show(s.problem.Names[d.at(s)])
		l.write("row", count(s.rows[s.row]))
		l.number("y", s.problem.Y[s.row])
		l.number("p", derive.Solve(s.at())[3].Value())
		steps.show(derive.Chain(s.at(), d.at(s))[:3]...)
	}
}

func (d *derivativeChapter) slope() {
	d.derivationLesson("slope", "The slope of the sigmoid",
		"say | The second link deserves its own steps: the quotient rule gives a fraction, which splits into two factors. The first is 'p'; the second is 'e^−z'/(1 + 'e^−z'), which is 1 − 'p'.",
		"say | The slope is steepest, ¼, at probability ½ and goes to 0 at both ends.",
		func(_ *lesson, s *subject) []derive.Step { return derive.Slope(s.at()) })
}

func (d *derivativeChapter) cancel() {
	d.derivationLesson("cancel", "Multiply, and see it cancel",
		"say | The product of the three links. The denominators 'p' and 1 − 'p' of the first cancel against the second, and what remains is the difference between answer and label, times the value.",
		"say | This is all the arithmetic of the descent: a row whose answer is right has no say, a row that is wrong pulls in proportion to how wrong it is and to how large its value is.",
		func(_ *lesson, s *subject) []derive.Step { return derive.Chain(s.at(), d.at(s))[3:] })
}

func (d *derivativeChapter) intercept() {
	var place node
	l := d.lesson("intercept", "The intercept", `
		say | The intercept’s value is 1 in every row, so its derivative is the bare difference. Where the descent has ended, the mean of the differences is 0: without a penalty on it the mean probability equals the share of the event, here {mean} and {share}.
		* div`, &place)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		j := max(0, s.termOf(""))
		chain := derive.Chain(s.at(), j)
		steps.show(chain[len(chain)-1])
		l.number("mean", average(s.probabilities()))
		l.number("share", average(s.problem.Y))
	}
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x / float64(len(v))
	}
	return sum
}

func (d *derivativeChapter) rows() {
	var place, table node
	l := d.lesson("rows", "Over all rows", `
		say | The derivative of a mean is the mean of the derivatives: a row has its label, its probability and its value of {term}.
		* div
		* div.scroll tabindex=0 role=region aria-label="Differences times values"
		say | And {more} more. The mean of all {m} products is {mean}.`, &place, &table)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		j := d.at(s)
		l.name("term", s.problem.Names[j])
		steps.show(s.tableOf().Gradient(j))
		clear(table)
		lines, mean := s.products(j)
		smallTable(table, []string{"row", "y", "p", "p − y", "x", "(p − y)·x"}, lines)
		l.write("more", count(len(s.rows)-len(lines)))
		l.write("m", count(len(s.rows)))
		l.number("mean", mean)
	}
}

// products lists the first rows' shares of a derivative, and returns the mean over all.
func (s *subject) products(j int) (lines [][]string, mean float64) {
	const few = 5
	p := s.probabilities()
	for i, y := range s.problem.Y {
		x := s.problem.X[j][i]
		mean += (p[i] - y) * x / float64(len(s.rows))
		if i < few || i == s.row {
			lines = append(lines, []string{strconv.Itoa(s.rows[i]), number(y, 1), number(p[i], 4), number(p[i]-y, 4), number(x, 4), number((p[i]-y)*x, 4)})
		}
	}
	return lines, mean
}

func (d *derivativeChapter) matrix() {
	var place, table node
	l := d.lesson("matrix", "All coefficients at once", `
		say | Let 'X' hold a row of values for each row of the table, with a column of ones for the intercept, and let 'p' and 'y' be columns. Then all derivatives together, the gradient, are one product: {n} columns times {m} differences.
		* div
		* div.scroll tabindex=0 role=region aria-label="The gradient"
		say | Descent takes a step against it: from each coefficient it subtracts the learning rate times its derivative.`, &place, &table)
	steps := newDerivation(place)
	steps.show(derive.Matrix())
	l.update = func(s *subject) {
		l.write("n", count(len(s.terms)))
		l.write("m", count(len(s.rows)))
		grad := make([]float64, len(s.terms))
		s.problem.Eval(context.Background(), s.weights, grad, nil)
		clear(table)
		numberTable(table, []string{"term", "coefficient", "derivative of the mean cost"}, s.problem.Names, s.weights, grad)
	}
}

// numberTable is a table with a name and some numbers in each line; of a long one the first lines.
func numberTable(to node, head, names []string, columns ...[]float64) {
	const most = 20
	var line, body node
	add(to, into("table\n\tthead\n\t\t* tr\n\t* tbody", &line, &body))
	for _, h := range head {
		put(line, "th scope=col\n\tname | $", h)
	}
	for j, name := range names[:min(most, len(names))] {
		tr := put(body, "tr data-name=$\n\tth scope=row\n\t\tname | $", name, name)
		for _, c := range columns {
			showNumber(put(tr, "td"), c[j], 4)
		}
	}
}

func (d *derivativeChapter) check() {
	var table node
	l := d.lesson("check", "Do not believe it: check it", `
		say | A derivative is a limit of differences, so it can be measured: move one coefficient a little up and a little down, and divide the change of the mean cost by the way. Below stands the formula beside the measurement, for each coefficient, and how many digits agree. About ten can be had: the difference of two nearly equal costs loses the others. Where the derivative itself is nearly 0, at the end of a descent, fewer agree; drag a coefficient away from there and look again.
		* div.scroll tabindex=0 role=region aria-label="Gradient check" ~gradient-check
		say.cite | Nocedal & Wright 2006, section 8.1`, &table)
	l.update = func(s *subject) {
		d.checking++
		now := d.checking
		after(120, func() {
			if now != d.checking {
				return
			}
			names, formula, measured, digits := checkedColumns(derive.CheckGradient(s.tableOf()))
			clear(table)
			numberTable(table, []string{"term", "formula", "measured", "digits that agree"}, names, formula, measured, digits)
		})
	}
}

func checkedColumns(list []derive.Checked) (names []string, formula, measured, digits []float64) {
	for _, c := range list {
		names, formula, measured, digits = append(names, c.Term), append(formula, c.Formula), append(measured, c.Measured), append(digits, c.Digits)
	}
	return names, formula, measured, digits
}

func (d *derivativeChapter) penalty() {
	var place node
	l := d.lesson("penalty", "With a penalty", `
		say | A penalty is added to the cost, so its derivative is added too, with the same sign as the coefficient: where the descent subtracts it, the coefficient is pulled towards 0. The sign is easily got wrong; the check is that a larger λ must make coefficients smaller, not larger. The intercept has no penalty.
		div.held
			* slider #derivative-l1 min=0 max=1 step=0.01 value=0.1 | λ₁, absolute
			* slider #derivative-l2 min=0 max=1 step=0.01 value=0.1 | λ₂, squared
		* div
		say | The absolute penalty pulls with the same force however small the coefficient is, so it can hold it at 0; the squared one lets go as the coefficient nears 0. The cost’s derivative of {term} is {plain}; with the penalty it is {whole}.`,
		&d.l1, &d.l2, &place)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		j := d.at(s)
		if s.problem.Free[j] {
			j = s.term("")
		}
		l1, l2 := parse(value(d.l1)), parse(value(d.l2))
		slide(d.l1, l1, number(l1, 2))
		slide(d.l2, l2, number(l2, 2))
		pair := derive.Penalty(s.problem.Names[j], s.weights[j], l1, l2)
		steps.show(pair...)
		grad := make([]float64, len(s.terms))
		s.problem.Eval(context.Background(), s.weights, grad, nil)
		l.name("term", s.problem.Names[j])
		l.number("plain", grad[j])
		l.number("whole", grad[j]+pair[1].Value())
	}
}

func (d *derivativeChapter) softmax() {
	var place node
	l := d.lesson("softmax", "The same with several classes", `
		* choice #derivative-class | Class
		say | With several classes every class has a score and the softmax makes probabilities of them. The cost is minus the logarithm of the probability of the class that came. By a coefficient of class {class} it again cancels to a difference times a value: of the probability of {class}, and 1 where {class} is the class that came, else 0. {which}
		* div`, &d.class.input, &place)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		row := s.classRow(s.row)
		var list []option
		for k, class := range row.Classes {
			list = append(list, option{strconv.Itoa(k), short(class)})
		}
		d.class.fill(list)
		k := min(d.chosenK, len(row.Classes)-1)
		d.class.show(strconv.Itoa(k))
		l.name("class", row.Classes[k])
		which := "Row " + count(s.rows[s.row]) + " is " + short(row.Classes[row.Class]) + "."
		if len(row.Classes) == 2 {
			which += " Of two classes one is the reference, with score 0: then the softmax is the sigmoid, and this is the derivative above."
		}
		l.write("which", which)
		steps.show(derive.SoftmaxChain(row, k, d.at(s))...)
	}
}

// classRow is a row with the coefficients of all classes: of the page's softmax, or of the event's model as two classes.
func (s *subject) classRow(i int) derive.ClassRow {
	m := s.model
	if m.Classes <= 2 || len(m.Terms) != len(s.terms) {
		return derive.TwoClasses(s.tableOf().Row(i), s.opposite(), s.event)
	}
	row := derive.ClassRow{Number: s.rows[i], Classes: s.classes, Terms: s.problem.Names, Class: int(s.class[i])}
	for j := range s.terms {
		row.X = append(row.X, s.problem.X[j][i])
	}
	n := len(m.Terms)
	for range m.Classes - m.Rows() {
		row.W = append(row.W, make([]float64, n))
	}
	for k := range m.Rows() {
		row.W = append(row.W, m.Coefficients[k*n:(k+1)*n])
	}
	return row
}

func (d *derivativeChapter) linear() {
	d.derivationLesson("linear", "The same in linear regression",
		"say | Linear regression answers with the score itself and has half the squared error as its cost. Its derivative is once more the difference between answer and label times the value; the ½ is there so that no 2 remains. Both models are of one family, in which the derivative always has this form (generalised linear models with their canonical link).",
		"say | The step with the sigmoid between score and answer but the squared error kept is the one that does not cancel: see the last lesson of the chapter before.",
		func(_ *lesson, s *subject) []derive.Step {
			row := s.at()
			if s.response != nil {
				row.Y = s.response[s.row]
			}
			return derive.SquaredChain(row, d.at(s), false)
		})
}
