//go:build js

package page

import (
	"math"

	"descent/core/landscape"
)

// relativesAims say what the classifiers make small.
var relativesAims = []string{
	"Logistic regression makes the mean of ln(1 + e^(−margin)) least: maximum likelihood of the labels. Newton’s method.",
	"Linear regression makes the squared error on labels of 1 and 0 least, in closed form; the boundary is where it answers ½.",
	"The perceptron makes the sum of max(0, −margin) small, one row at a time, and stops as soon as no row is wrong.",
	"Adaline makes the squared error of the score on labels of 1 and −1 small, one row at a time. It ends near the fit of linear regression, whose labels are the same but for scale and place: near twice that score.",
	"Naive Bayes makes nothing small along the way: it takes mean and variance of each feature in each class, in closed form. That is maximum likelihood of features and labels together.",
}

// tabulate writes errors, epochs and coefficients, and what each classifier is after.
func (r *relativesChapter) tabulate() {
	head := []string{"classifier", "errors", "epochs"}
	columns := make([][]float64, 2)
	for i := range r.all {
		fit := &r.all[i]
		epochs := float64(fit.Epochs)
		if epochs == 0 {
			epochs = math.NaN()
		}
		columns[0], columns[1] = append(columns[0], float64(fit.Errors)), append(columns[1], epochs)
	}
	const most = 4
	for j, name := range r.problem.Names[:min(most, r.problem.Dim())] {
		head = append(head, name)
		var of []float64
		for i := range r.all {
			of = append(of, slope(&r.all[i], j))
		}
		columns = append(columns, of)
	}
	clear(r.errors)
	numberTable(r.errors, head, relativesTitles, columns...)
	clear(r.ways)
	for i, aim := range relativesAims {
		note := r.all[i].Note
		if i == 0 && r.all[i].Errors == 0 {
			note += "; no row is wrong, so larger coefficients would cost even less, and these are where the fit stopped"
		}
		put(r.ways, "li | $", aim+" Here: "+note+".")
	}
}

// slope is the coefficient of a term, NaN where the score is not linear.
func slope(fit *landscape.Relative, j int) float64 {
	switch {
	case fit.Name == "naive-bayes":
		return math.NaN()
	case j == 0:
		return fit.Linear[0] + fit.Constant
	}
	return fit.Linear[j]
}
