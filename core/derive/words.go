package derive

// Letters returns a symbol as it is written: w age, ∂L/∂z.
func (e *Expr) Letters() string {
	letters := e.Name
	if e.By != "" {
		letters = "∂" + e.Name + "/∂" + e.By
	}
	if e.Sub != "" {
		letters += " " + e.Sub
	}
	return letters
}

// Words says what a symbol stands for.
func (e *Expr) Words() string {
	if e.By != "" {
		return "how fast " + words(e.Name, "") + " changes with " + words(e.By, e.Sub)
	}
	return words(e.Name, e.Sub)
}

func words(name, sub string) string {
	g := explain(name)
	if sub == "" || g.of == "" {
		return g.alone
	}
	return g.of + " " + sub
}

// explain returns the glossary's entry for a letter, nil if it has none.
func explain(letter string) *entry {
	for n := range glossary {
		if g := &glossary[n]; g.letter == letter {
			return g
		}
	}
	return nil
}

// entry says what a letter stands for, alone and with a subscript, which ends the phrase.
type entry struct{ letter, alone, of string }

var glossary = []entry{
	{"x", "the value of the feature", "the value of"},
	{"w", "the coefficient", "the coefficient of"},
	{"y", "the label: 1 where the event came, else 0", "the label of row"},
	{"z", "the linear score", "the linear score of"},
	{"p", "the probability of the event", "the probability of"},
	{"t", "1 for the class that came, else 0", "1 where the class that came is it, else 0:"},
	{"s", "the label as 1 or −1", ""},
	{"P", "the likelihood of the row", "the likelihood of the rows:"},
	{"L", "the cost of the row", ""},
	{"J", "the mean cost of all rows", ""},
	{"m", "the number of rows", ""},
	{"c", "a shift common to all scores", ""},
	{"H", "the second derivative of the mean cost", "the second derivative of the mean cost by the coefficients of numbers"},
	{"λ", "the strength of the penalty", "the strength of the penalty of degree"},
	{"R", "the penalty", ""},
	{"v", "a direction, an entry for each coefficient", "how far the direction goes along the coefficient of"},
	{"u", "how far the score of each row moves along v", "how far the score moves along v, in row"},
	{"κ", "", "how much the mean cost bends along"},
	{"F", "what a penalised fit makes least", ""},
	{"r", "what the other terms add to the score", ""},
	{"ℓ", "the log-likelihood", ""},
	{"sign w", "the sign of the coefficient", "the sign of the coefficient of"},
	{"X", "all rows' values, a row for each", ""},
	{"⊤", "transposed", ""},
	{"∇J", "the gradient of the mean cost", ""},
	{"S", "p(1 − p) of each row on the diagonal", ""},
	{"g", "", "the derivative of the mean cost by the coefficient of"},
	{"η", "the learning rate", ""},
	{"Δw", "", "the change of the coefficient of"},
	{"w′", "", "the coefficient after the step, of"},
	{"f", "the answer of the perceptron, a step at score 0", ""},
	{"a", "the log-odds of the event", "what is added to the log-odds by"},
	{"n", "", "the number of rows of class"},
	{"μ", "", "the mean in a class (1 is the event, 0 the others) of a feature:"},
	{"V", "", "the variance in a class (1 is the event, 0 the others) of a feature:"},
}
