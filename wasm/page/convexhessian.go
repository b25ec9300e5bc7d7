//go:build js

package page

import (
	"math"
	"strconv"

	"descent/core/derive"
	"descent/core/landscape"
	"descent/core/num"
)

// The lessons of the second derivatives.

// fewTerms is how many lines and columns of the Hessian are shown.
const fewTerms = 6

// table is all rows on the scale chosen, as package derive takes them.
func (b *convexBend) table() derive.Table {
	return derive.Table{Terms: b.problem.Names, X: b.problem.X, Y: b.problem.Y, W: b.w}
}

func (c *convexChapter) second() {
	var place, table, values node
	l := c.lesson("hessian", "The second derivatives", `
		say | The gradient says how steep the cost is, the second derivatives how it bends: how fast one slope changes with each coefficient. There is one for each pair of coefficients, the same in either order, so together they are a symmetric matrix, the Hessian 'H'. Differentiate the mean of ('p' − 'y')·'x' once more: the labels are data and drop out, and the slope of the sigmoid, 'p'(1 − 'p'), comes in. Below is the matrix in letters, and the entry of the two coefficients chosen above with the numbers of the table.
		* div
		say | The Hessian at the coefficients that are explained, on {columns}. {few}
		* div.scroll tabindex=0 role=region aria-label="The Hessian" ~hessian-table
		say | Its eigenvalues are the curvatures along directions at right angles to each other, from the flattest to the steepest.
		* div.scroll tabindex=0 role=region aria-label="Eigenvalues" ~hessian-eigenvalues
		say | The largest, {largest}, over the least, {least}, is the condition number: {condition}. It is the ratio of the curvature across the valley to that along it. Gradient descent takes one step length for all directions, which the steepest limits, so the number of steps grows with it. Untick the box above to see what standardised columns are worth: without them a mean far from 0 ties a column to the intercept, and a small unit, which makes the values large, makes one direction steep.`,
		&place, &table, &values)
	steps := newDerivation(place)
	c.told(l, func(s *subject) {
		b := &c.bend
		j, k := c.places(s)
		steps.show(derive.Hessian(), b.table().Curvature(j, k))
		l.write("columns", b.words())
		list := some(len(s.terms), j, k, fewTerms)
		few := ""
		if len(list) < len(s.terms) {
			few = "Of " + count(len(s.terms)) + " terms " + count(len(list)) + " are shown, the two chosen ones among them; the eigenvalues are those of the whole matrix."
		}
		l.write("few", few)
		clear(table)
		b.fillMatrix(table, list)
		clear(values)
		numberTable(values, []string{"number", "eigenvalue"}, ordinals(len(b.values)), b.values)
		l.number("least", b.values[0])
		l.number("largest", b.values[len(b.values)-1])
		l.number("condition", landscape.Condition(b.hessian))
	})
}

// fillMatrix shows the lines and columns of the Hessian that a list names.
func (b *convexBend) fillMatrix(to node, list []int) {
	head, names := []string{"second derivative by"}, []string(nil)
	columns := make([][]float64, len(list))
	for i, j := range list {
		names = append(names, b.problem.Names[j])
		for _, k := range list {
			columns[i] = append(columns[i], b.hessian.At(k, j))
		}
	}
	numberTable(to, append(head, names...), names, columns...)
}

// The directions that are no coefficients.
const (
	flattest = "-1"
	steepest = "-2"
)

func (c *convexChapter) definite() {
	var place, table, rows node
	l := c.lesson("semidefinite", "It never bends downwards", `
		say | Walk from the coefficients along a direction 'v', of length 1: the cost then bends by 'v'ᵀ'Hv'. Write the Hessian out, and let 'u' be how far a step along 'v' moves the score of each row: what remains is a mean of squares, each with the weight 'p'(1 − 'p').
		* choice #convex-direction | Direction v
		* div
		say | In this direction the mean is {sum}. It must be {what}, {target}.
		div.figures
			* div.scroll tabindex=0 role=region aria-label="The direction"
			* div.scroll tabindex=0 role=region aria-label="Shares of the rows"
		say | No probability is below 0 or above 1, so no weight is negative, and no square is. The mean therefore is 0 or more in every direction, at any coefficients, for any table: the Hessian is positive semidefinite everywhere. That is what convex means for a cost that can be differentiated twice. Then every point without a slope is a lowest one, and if there are several they lie together in one valley floor. Descent cannot end in a wrong valley: there is no second one.
		say.cite | Boyd & Vandenberghe 2004, sections 3.1.4 and 4.2.2; Bishop 2006, section 4.3.3`,
		&c.direction.input, &place, &table, &rows)
	steps := newDerivation(place)
	c.told(l, func(s *subject) {
		b := &c.bend
		v, what, target := c.way(s)
		list := b.table().Definite(v)
		steps.show(list...)
		l.number("sum", list[len(list)-1].Value())
		l.write("what", what)
		l.number("target", target)
		clear(table)
		numberTable(table, []string{"coefficient of", "v"}, b.problem.Names, v)
		clear(rows)
		names, weight, moved, shares := b.shares(s, v)
		numberTable(rows, []string{"row", "p(1 − p)", "u", "p(1 − p)·u²"}, names, weight, moved, shares)
	})
}

// way returns the direction chosen, and in words and as a number what the curvature along it must be.
func (c *convexChapter) way(s *subject) (v []float64, what string, target float64) {
	b, n := &c.bend, len(s.terms)
	options := []option{{flattest, "Of least curvature: eigenvector of the least eigenvalue"}, {steepest, "Of most: eigenvector of the largest eigenvalue"}}
	for j, name := range b.problem.Names {
		options = append(options, option{strconv.Itoa(j), "The coefficient of " + short(name) + " alone"})
	}
	c.direction.fill(options)
	at, err := strconv.Atoi(c.along)
	if err != nil || at >= n {
		at = -1
	}
	c.direction.show(strconv.Itoa(at))
	switch at {
	case -1:
		return b.vectors[0], "the least eigenvalue of the Hessian", b.values[0]
	case -2:
		return b.vectors[n-1], "the largest eigenvalue of the Hessian", b.values[n-1]
	}
	v = make([]float64, n)
	v[at] = 1
	return v, "the entry of the Hessian on its diagonal", b.hessian.At(at, at)
}

// shares lists what the first rows add to the curvature along v.
func (b *convexBend) shares(s *subject, v []float64) (names []string, weight, moved, share []float64) {
	for i, p := range s.probabilities() {
		if i == fewTerms {
			break
		}
		u := 0.0
		for j, x := range b.problem.X {
			u += v[j] * x[i]
		}
		names = append(names, strconv.Itoa(s.rows[i]))
		weight, moved, share = append(weight, p*(1-p)), append(moved, u), append(share, p*(1-p)*u*u)
	}
	return names, weight, moved, share
}

func (c *convexChapter) singular() {
	var table node
	l := c.lesson("singular", "When an eigenvalue is 0", `
		say | The mean of squares is 0 only where each share is. With probabilities strictly between 0 and 1 that asks for a direction along which no score moves: a combination of columns that is 0 in every row. So whether an eigenvalue is 0 depends on the columns alone, not on where descent stands. There are two ways to get one, and a third to come as near as you like.
		say | A column that is a combination of others: a copy, the same in another unit, or all levels of a category beside the intercept, which add up to 1 in every row (the dummy trap; a reference level avoids it). The cost does not change along that direction. The valley has a level floor, many coefficients are equally best, and none of them can be read by itself.
		say | More coefficients than rows: the rows cannot move the scores in as many directions. Here there are {rows} for {terms}.
		say | Probabilities that are 0 or 1: where a boundary separates the classes, the cost falls for ever along a direction, and the curvature along it goes to 0. No eigenvalue is 0 at finite coefficients, but soon a computer’s numbers cannot tell.
		say | Here: {verdict} The least eigenvalue is {least}, which is {share} of the largest.
		* tick #convex-twin | Add a copy of the column across
		* div.scroll tabindex=0 role=region aria-label="Eigenvalues with a copy" ~singular-table
		say | {copied}
		say | A penalty ½'λ'|'w'|², with 'λ' above 0 and 'w' without the intercept, adds 'λ' to each entry of the diagonal but the intercept’s. Then no eigenvalue is 0 at any finite coefficients, and as long as both labels occur there is one minimum, at finite ones.
		say.cite | Albert & Anderson 1984; Hosmer, Lemeshow & Sturdivant 2013, section 4.4`,
		&c.twin, &table)
	c.told(l, func(s *subject) {
		b := &c.bend
		n := len(b.values)
		l.write("rows", amount(len(s.rows), "row"))
		l.write("terms", amount(n, "coefficient"))
		l.write("verdict", b.verdict(s))
		l.number("least", b.values[0])
		l.number("share", b.values[0]/b.values[n-1])
		clear(table)
		copied := ""
		if checked(c.twin) {
			j, _ := c.places(s)
			more := *b.problem
			more.Names = append(append([]string(nil), more.Names...), more.Names[j]+" (copy)")
			more.X = append(append([][]float64(nil), more.X...), more.X[j])
			values, vectors := num.Eigen(landscape.Hessian(&more, append(append([]float64(nil), b.w...), 0)))
			numberTable(table, []string{"number", "eigenvalue with the copy"}, ordinals(n+1), values)
			numberTable(table, []string{"coefficient of", "eigenvector of number 1"}, more.Names, vectors[0])
			copied = "The first eigenvalue is 0 but for rounding. Its eigenvector adds to one of the twins what it takes from the other, and leaves every score as it is."
		}
		l.write("copied", copied)
	})
}

// verdict says what holds for this table.
func (b *convexBend) verdict(s *subject) string {
	switch {
	case len(s.terms) > len(s.rows):
		return "there are more coefficients than rows, so the valley has a level floor."
	case b.dependence() < 1e-12:
		return "a column is a combination of others in these rows, so the valley has a level floor. The engine leaves such a column at 0."
	case b.dependence() < 1e-6:
		return "a column is nearly a combination of others, so the floor of the valley is nearly level: the cost hardly tells their coefficients apart."
	case decides(s.problem, s.weights):
		return "these coefficients decide every row rightly, so the classes are separated and there is no minimum at finite coefficients: multiplied by any number above 1 they cost less."
	}
	return "no column is a combination of others, so the cost bends upwards in every direction, at any coefficients. Where it has a minimum, it has only one."
}

// dependence is 0 but for rounding where a combination of columns is 0 in every row: the least eigenvalue of the Hessian at
// coefficients of 0, which is that of the columns alone, with its diagonal made one of ones.
func (b *convexBend) dependence() float64 {
	h := landscape.Hessian(b.problem, make([]float64, len(b.w)))
	unit := num.NewSymmetric(h.N)
	for j := range h.N {
		for k := range j + 1 {
			size := math.Sqrt(h.At(j, j) * h.At(k, k))
			if size == 0 {
				return 0
			}
			unit.Set(j, k, h.At(j, k)/size)
		}
	}
	values, _ := num.Eigen(unit)
	return values[0]
}

// decides reports whether coefficients decide every row rightly, so that any multiple of them above 1 costs less.
func decides(p *landscape.Problem, w []float64) bool {
	z := make([]float64, p.Count())
	p.Scores(z, w)
	for i, y := range p.Y {
		if !((2*y-1)*z[i] > 0) {
			return false
		}
	}
	return true
}
