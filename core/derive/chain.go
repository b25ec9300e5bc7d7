package derive

var chainLines = lines{
	{"cost-by-probability", "∂L/∂p := (1 − y)/(1 − p) − y/p", &entropy},
	{"probability-by-score", "∂p/∂z := p·(1 − p)", &slope},
	{"score-by-coefficient", "∂z/∂w_j := x_j", &model},
	{"chain", "∂L/∂w_j = ∂L/∂p·∂p/∂z·∂z/∂w_j", &gradient},
	{"distributed", "∂L/∂w_j = ((1 − y)·p − y·(1 − p))·x_j", &gradient},
	{"cancelled", "∂L/∂w_j := (p − y)·x_j", &gradient},
}

// Chain differentiates the cost of one row by the coefficient of term j: through the probability, the score and the coefficient,
// and then cancels to (p - y)·x.
func Chain(r Row, j int) []Step { return r.steps(&chainLines, j) }

var slopeLines = lines{
	{"slope-quotient", "∂p/∂z = e^(−z)/(1 + e^(−z))^2", &slope},
	{"slope-split", "∂p/∂z = 1/(1 + e^(−z))·(e^(−z)/(1 + e^(−z)))", &slope},
	{"slope", "∂p/∂z := p·(1 − p)", &slope},
}

// Slope differentiates the sigmoid: the quotient rule, and what it is in terms of the probability.
func Slope(r Row) []Step { return r.steps(&slopeLines, none) }

var squaredLines = lines{
	{"squared-cost", "L := 0.5·(z − y)^2", &squares},
	{"squared-by-answer", "∂L/∂z := z − y", &squares},
	{"score-by-coefficient", "∂z/∂w_j := x_j", &model},
	{"squared-chain", "∂L/∂w_j := ∂L/∂z·∂z/∂w_j", &squares},
}

var squaredThroughLines = lines{
	{"squared-cost", "L := 0.5·(p − y)^2", &network},
	{"squared-by-answer", "∂L/∂p := p − y", &network},
	{"probability-by-score", "∂p/∂z := p·(1 − p)", &slope},
	{"score-by-coefficient", "∂z/∂w_j := x_j", &model},
	{"squared-chain", "∂L/∂w_j := ∂L/∂p·∂p/∂z·∂z/∂w_j", &network},
}

// SquaredChain is the same for half the squared error: of the score, as in linear regression, or with through set of the
// sigmoid, whose slope then stays in it.
func SquaredChain(r Row, j int, through bool) []Step {
	list := &squaredLines
	if through {
		list = &squaredThroughLines
	}
	return r.steps(list, j)
}

var penaltyLines = lines{
	{"penalty", "R := λ_1·|w_j| + 0.5·λ_2·w_j^2", &elastic},
	{"penalty-by-coefficient", "∂R/∂w_j := λ_1·sign_j + λ_2·w_j", &elastic},
}

// Penalty is what a penalty adds to the cost and to the derivative by the coefficient w of a term that is penalised, on the scale
// on which it acts: l1·|w| + ½·l2·w². At w = 0 the first has no derivative; sign gives 0, the one of least size.
func Penalty(name string, w, l1, l2 float64) []Step {
	s := newScope(name).set("w_j λ_1 λ_2", w, l1, l2)
	return s.put("sign_j", datum("sign w", name, indicator(w > 0)-indicator(w < 0))).write(&penaltyLines)
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
