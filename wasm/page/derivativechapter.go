//go:build js

package page

import (
	"context"
	"strconv"

	"descent/core/derive"
	"descent/core/num"
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
		say | The cost of a row depends on the probability, the probability on the score, and the score on the coefficient. Each link is differentiated on its own. These are the numbers of row {row}, whose label is {y} and whose probability is {p}.
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
		"say | This is all the arithmetic of the descent: a row whose answer is near its label has hardly a say, a row that is wrong pulls in proportion to how wrong it is and to how large its value is.",
		func(_ *lesson, s *subject) []derive.Step { return derive.Chain(s.at(), d.at(s))[3:] })
}

func (d *derivativeChapter) intercept() {
	var place node
	l := d.lesson("intercept", "The intercept", `
		say | The intercept’s value is 1 in every row, so its derivative is the bare difference. Where a descent has come to its end, and the intercept has no penalty, the mean of the differences is 0: over the rows trained on, the mean probability equals the share of the event. Over these rows the two are {mean} and {share}.
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
		say | The derivative of a mean is the mean of the derivatives: each row brings its label, its probability and its value of {term}.
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
	z := make([]float64, len(s.rows))
	s.problem.Scores(z, s.weights)
	for i, y := range s.problem.Y {
		x, off := s.problem.X[j][i], num.Sigmoid(z[i])
		p := off
		if y == 1 {
			off = -num.Sigmoid(-z[i]) // which p − 1 is, without cancelling
		}
		mean += off * x / float64(len(s.rows))
		if i < few || i == s.row {
			lines = append(lines, []string{strconv.Itoa(s.rows[i]), number(y, 1), number(p, 4), number(off, 4), number(x, 4), number(off*x, 4)})
		}
	}
	return lines, mean
}

func (d *derivativeChapter) matrix() {
	var place, table node
	l := d.lesson("matrix", "All coefficients at once", `
		say | Let 'X' hold a row of values for each row of the table, with a column of ones for the intercept, and let 'p' and 'y' be columns of the probabilities and the labels. Then all derivatives together, the gradient, are one product over the number of rows: each of the {n} columns of 'X' times the {m} differences.
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

// numberTable is a table with a name and some numbers in each line; of a long one the first lines, which it says.
func numberTable(to node, head, names []string, columns ...[]float64) {
	const most = 20
	var line, body node
	add(to, into("table\n\tthead\n\t\t* tr\n\t* tbody", &line, &body))
	for _, h := range head {
		put(line, "th scope=col\n\tname | $", h)
	}
	if len(names) > most {
		put(to, "p.quiet | $", "The first "+count(most)+" of "+count(len(names))+" are shown.")
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
		say | A derivative is a limit of differences, so it can be measured: move one coefficient a little up and a little down, and divide the change of the mean cost by the distance. Below stands the formula beside the measurement, for each coefficient, and how many digits agree. About ten can be had: the difference of two nearly equal costs loses the others. Where the derivative itself is nearly 0, at the end of a descent, fewer agree; drag a coefficient away from there and look again.
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
		say | A penalty is added to the cost, so its derivative is added too, with the same sign as the coefficient: where the descent subtracts it, the coefficient is pulled towards 0. The sign is easily got wrong. The check: with a larger λ the fit’s penalised coefficients must not get larger together, although a single one may. Here the penalty acts on the coefficient as it is explained, in the unit of its column; the engine puts it on those of standardised columns (see the chapter on regularisation). The intercept has none.
		div.held
			* slider #derivative-l1 min=0 max=1 step=0.01 value=0.1 | λ₁, absolute
			* slider #derivative-l2 min=0 max=1 step=0.01 value=0.1 | λ₂, squared
		* div
		say | The absolute penalty pulls with the same force however small the coefficient is, so it can hold it at 0. At exactly 0 it has no derivative; the sign there counts as 0. The squared one lets go as the coefficient nears 0. The derivative of the mean cost by the coefficient of {term} is {plain}; with the penalty it is {whole}.`,
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
		say | With several classes every class has a score and the softmax makes probabilities of them. The cost is minus the logarithm of the probability of the class that came. By a coefficient of class {class} its derivative again cancels to a difference times a value: the probability of {class}, less 1 where {class} is the class that came, else less 0. {which}
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
			which += " Of two classes one is the reference, with score 0: then the softmax is the sigmoid, and by a coefficient of the other class this is the derivative above."
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
		"say | Linear regression answers with the score itself and has half the squared error as its cost. Its derivative is once more the difference between answer and label times the value; the ½ is there so that no 2 remains. Both models are generalised linear models with their canonical link, and in these the derivative always has this form, up to a constant factor.",
		"say | With the sigmoid between score and answer and the squared error kept, its slope does not cancel: see the last lesson of the chapter before. The numbers here are {whose}.\nsay.cite | Bishop 2006, section 4.3.6; McCullagh & Nelder 1989, section 2.2",
		func(l *lesson, s *subject) []derive.Step {
			row, whose := s.at(), "those of the row with the coefficients that are explained, not of a linear fit"
			if w := s.model.Coefficients; s.response != nil && len(w) == len(row.Terms) {
				row.Y, whose = s.response[s.row], "those of the linear model as trained, and of the target itself"
				for j := range row.Terms {
					row.Terms[j].W = w[j]
				}
			}
			l.write("whose", whose)
			return derive.SquaredChain(row, d.at(s), false)
		})
}
