//go:build js

package page

import (
	"math"

	"descent/core/derive"
)

func (r *relativesChapter) updates() {
	var places [3]node
	l := r.lesson("rules", "One rule, three answers", `
		say | On seeing a row, the perceptron, Adaline and logistic regression change each coefficient in the same way: they subtract the learning rate times the difference between answer and label times the value. Only the answer differs. The perceptron answers with a step, so that it learns from rows that are wrong and from no others. Adaline answers with the score itself; its label is 's', 1 or −1, and a row whose score lies beyond it is pulled back. Logistic regression answers with the sigmoid, between the two. These are the numbers of row {row}, whose score is {z} and whose label is {y}, with the coefficients that are explained.
		* choice #relatives-term | Coefficient of
		* slider #relatives-rate min=-3 max=0 step=0.01 value=-1 | Learning rate
		div.figures
			div
				h4 | Perceptron
				* div
			div
				h4 | Adaline
				* div
			div
				h4 | Logistic regression
				* div
		say | The changes are {perceptron-change}, {adaline-change} and {logistic-change}. With labels of 1 and −1 the perceptron’s rule reads: where a row is wrong, add 'ηsx'. Above it is the same in labels of 1 and 0.`,
		&r.term.input, &r.rate, &places[0], &places[1], &places[2])
	for k := range r.rules {
		r.rules[k] = newDerivation(places[k])
	}
	l.update = func(s *subject) {
		r.term.fill(columnOptions(s.problem.Names))
		j := s.term(r.chosen)
		r.term.show(s.problem.Names[j])
		at := parse(value(r.rate))
		rate := math.Pow(10, at)
		slide(r.rate, at, number(rate, 3))
		row := s.at()
		for k, steps := range derive.Rules(row, j, rate) {
			r.rules[k].show(steps...)
			l.number([]string{"perceptron-change", "adaline-change", "logistic-change"}[k], steps[1].Value()-s.weights[j])
		}
		l.write("row", count(s.rows[s.row]))
		l.number("z", derive.Score(row)[0].Value())
		l.number("y", row.Y)
	}
}

func (r *relativesChapter) normals() {
	var first, second node
	l := r.lesson("bayes", "The sigmoid from the other side", `
		say | Logistic regression assumes that the log-odds are linear and asks nothing of the features. Gaussian naive Bayes starts from the features: within each class each of them is normal, with a mean and a variance of its own, and independent of the others. By Bayes’ theorem the odds of the event are the odds before looking, the shares of the classes, times the ratio of the densities. In logarithms that is a sum: what the shares say, and what each feature of row {row} says.
		* p ~bayes-levels | No feature here is a number. The 1 and 0 of a level are not normal, so that there are no steps to show: choose a feature that is measured.
		* div.scroll tabindex=0 role=region aria-label="Means and variances" ~bayes-moments
		* div
		say | The classifier of the first lesson gives this row the log-odds {score}, that sum. Each feature comes in by a square of its value, so that the boundary in the plane of two is in general a curve: an ellipse, a parabola or a hyperbola.
		say | When is it linear? Where a feature has the same variance in both classes the squares cancel. With a variance of each feature that both classes share, the mean of the two weighted by rows, the log-odds are a linear score. So here too the probability is a sigmoid of a linear score, and its coefficients come in closed form.
		* div
		say | Logistic regression has the same form of model and finds other coefficients: it makes the labels most likely given the features, and does not ask how these are distributed. Where the assumption holds, naive Bayes needs fewer rows to come near its best; where it does not, logistic regression ends with no more errors, and often fewer, once rows are many (Ng & Jordan 2002).
		* div.scroll tabindex=0 role=region aria-label="Coefficients of both" ~bayes-coefficients
		say.cite | Bishop 2006, section 4.2.1, equations 4.65 to 4.67; Ng & Jordan 2002`,
		&r.levels, &r.moments, &first, &second, &r.coefficients)
	r.bayes, r.shared = newDerivation(first), newDerivation(second)
	l.update = func(s *subject) {
		show(r.levels, len(r.pair) == 0)
		for _, n := range []node{r.moments, r.bayes.root, r.shared.root, r.coefficients} {
			show(n, len(r.pair) > 0)
		}
		l.write("row", count(s.rows[s.row]))
		if r.all != nil {
			l.number("score", r.all[4].Score(r.valuesOf(s.row)))
		}
		if r.all != nil && len(r.pair) > 0 && (r.told != &r.all[0] || r.toldRow != s.row) {
			r.told, r.toldRow = &r.all[0], s.row
			r.showBayes(s)
		}
	}
}

// valuesOf are the values of a row that the classifiers see.
func (r *relativesChapter) valuesOf(i int) []float64 {
	x := make([]float64, r.problem.Dim())
	for j := range x {
		x[j] = r.problem.X[j][i]
	}
	return x
}

// showBayes writes what the features say of the row.
func (r *relativesChapter) showBayes(s *subject) {
	events, list := r.describe(s.row)
	others := len(s.rows) - events
	var names []string
	var columns [5][]float64
	for _, n := range list {
		names = append(names, n.Name)
		for c, v := range []float64{n.Event.Mean, n.Event.Variance, n.Other.Mean, n.Other.Variance, n.Shared} {
			columns[c] = append(columns[c], v)
		}
	}
	clear(r.moments)
	numberTable(r.moments, []string{"feature", "mean of the event", "variance", "mean of the others", "variance", "shared variance"}, names, columns[:]...)
	clear(r.bayes.root)
	clear(r.shared.root)
	r.bayes.lines, r.shared.lines = map[string]*derivationLine{}, map[string]*derivationLine{}
	shared := derive.SharedBayes(events, others, list)
	r.bayes.show(derive.Bayes(events, others, list)...)
	r.shared.show(shared...)
	names, columns = nil, [5][]float64{}
	for k, step := range shared {
		j := 0 // the intercept comes last
		if k < len(list) {
			j = place(r.problem.Names, list[k].Name, 0)
		}
		names = append(names, r.problem.Names[j])
		columns[0], columns[1] = append(columns[0], step.Value()), append(columns[1], r.all[0].Linear[j])
	}
	clear(r.coefficients)
	numberTable(r.coefficients, []string{"term", "naive Bayes, shared variances", "logistic regression"}, names, columns[:2]...)
}

// describe returns the rows of the event, and each feature's moments in both classes with a row's value, divisors n. A variance is at
// least 1e-9 of the whole column's, as in landscape.Relatives; a column that is constant says nothing and is left out.
func (r *relativesChapter) describe(row int) (events int, list []derive.Normal) {
	for _, y := range r.problem.Y {
		events += int(y)
	}
	for j, x := range r.problem.X[1:] {
		var in [2][]float64
		for i, y := range r.problem.Y {
			in[int(y)] = append(in[int(y)], x[i])
		}
		least := 1e-9 * deviation(x) * deviation(x)
		if least == 0 {
			continue
		}
		n := derive.Normal{Name: r.problem.Names[j+1], X: x[row]}
		n.Other.Mean, n.Event.Mean = average(in[0]), average(in[1])
		n.Other.Variance, n.Event.Variance = max(least, math.Pow(deviation(in[0]), 2)), max(least, math.Pow(deviation(in[1]), 2))
		share := average(r.problem.Y)
		n.Shared = share*n.Event.Variance + (1-share)*n.Other.Variance
		list = append(list, n)
	}
	return events, list
}
