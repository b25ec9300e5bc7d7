package derive

var descentLines = lines{
	{"descent-move", "Δw_j := −η·g_j", &descends},
	{"descent-new", "w′_j := w_j − η·g_j", &descends},
}

// Descent is one step of gradient descent by one coefficient: w of a term, g the derivative of the mean cost by it, and the
// learning rate.
func Descent(term string, w, g, rate float64) []Step {
	return newScope(term).set("w_j g_j η", w, g, rate).write(&descentLines)
}

var rulesLines = [...]lines{{
	{"perceptron-answer", "f := hard", &perceptron},
	{"perceptron-step", "w′_j := w_j − η·(f − y)·x_j", &perceptron},
}, {
	{"adaline-answer", "z = score", &adaline},
	{"adaline-step", "w′_j := w_j − η·(z − s)·x_j", &adaline},
}, {
	{"logistic-answer", "p = σ(z)", &onRows},
	{"logistic-step", "w′_j := w_j − η·(p − y)·x_j", &onRows},
}}

// Rules are what three classifiers do to the coefficient of term j on seeing one row, with the same coefficients and the same
// rate: the perceptron, Adaline and logistic regression, two steps each. The first is the answer, the second the new
// coefficient, w - η·(answer - label)·x; the label of Adaline is s, 1 or -1.
func Rules(r Row, j int, rate float64) [][]Step {
	out := make([][]Step, len(rulesLines))
	for k := range rulesLines {
		s := r.scope(j).set("η", rate)
		out[k] = s.cases("hard", s.letter("z").Eval() >= 0, "1", "z ≥ 0", "0", "z < 0").write(&rulesLines[k])
	}
	return out
}
