package derive

// rate is the derivative of one letter by another.
func rate(of, by *Expr, value *Expr) *Expr {
	return &Expr{Op: Symbol, Name: of.Name, By: by.Name, Sub: by.Sub, Meaning: value}
}

// Chain differentiates the cost of one row by the coefficient of term j: through the probability, the score and the coefficient,
// and then cancels to (p - y)·x.
func Chain(r Row, j int) []Step {
	s := r.symbols()
	cost, q := Sym("L", "", 0), Complement(s.p)
	byP := rate(cost, s.p, Sub(Div(Complement(s.y), q), Div(s.y, s.p)))
	byZ := rate(s.p, s.z, Mul(s.p, q))
	byW := rate(s.z, s.w[j], s.x[j])
	whole := rate(cost, s.w[j], Mul(Sub(s.p, s.y), s.x[j]))
	return []Step{
		{"cost-by-probability", byP, byP.Meaning, entropy},
		{"probability-by-score", byZ, byZ.Meaning, slope},
		{"score-by-coefficient", byW, byW.Meaning, model},
		{"chain", whole, Mul(byP, byZ, byW), gradient},
		{"distributed", whole, Mul(Sub(Mul(Complement(s.y), s.p), Mul(s.y, q)), s.x[j]), gradient},
		{"cancelled", whole, whole.Meaning, gradient},
	}
}

// Slope differentiates the sigmoid: the quotient rule, and what it is in terms of the probability.
func Slope(r Row) []Step {
	s := r.symbols()
	power := ExpOf(Neg(s.z))
	byZ := rate(s.p, s.z, Mul(s.p, Complement(s.p)))
	return []Step{
		{"slope-quotient", byZ, Div(power, Pow(Add(One(), power), Num(2))), slope},
		{"slope-split", byZ, Mul(Div(One(), Add(One(), power)), Div(power, Add(One(), power))), slope},
		{"slope", byZ, byZ.Meaning, slope},
	}
}

// SquaredChain is the same for half the squared error: of the score, as in linear regression, or with through set of the
// sigmoid, whose slope then stays in it.
func SquaredChain(r Row, j int, through bool) []Step {
	s := r.symbols()
	cost, answer := Sym("L", "", 0), s.z
	if through {
		answer = s.p
	}
	cost.Meaning = Mul(Num(0.5), Pow(Sub(answer, s.y), Num(2)))
	byAnswer := rate(cost, answer, Sub(answer, s.y))
	byW := rate(s.z, s.w[j], s.x[j])
	steps := []Step{{"squared-cost", cost, cost.Meaning, squares}, {"squared-by-answer", byAnswer, byAnswer.Meaning, squares}}
	factors := []*Expr{byAnswer}
	if through {
		byZ := rate(s.p, s.z, Mul(s.p, Complement(s.p)))
		steps = append(steps, Step{"probability-by-score", byZ, byZ.Meaning, slope})
		factors = append(factors, byZ)
	}
	whole := rate(cost, s.w[j], Mul(append(factors, byW)...))
	return append(steps, Step{"score-by-coefficient", byW, byW.Meaning, model}, Step{"squared-chain", whole, whole.Meaning, squares})
}

// Penalty is what a penalty adds to the cost and to the derivative by the coefficient w of a term that is penalised, on the scale
// on which it acts: l1·|w| + ½·l2·w². At w = 0 the first has no derivative; sign gives 0, the one of least size.
func Penalty(name string, w, l1, l2 float64) []Step {
	c, a, b := Sym("w", name, w), Sym("λ", "1", l1), Sym("λ", "2", l2)
	penalty := Let("R", "", Add(Mul(a, &Expr{Op: Abs, Args: []*Expr{c}}), Mul(Num(0.5), b, Pow(c, Num(2)))))
	sign := Let("sign "+c.Name, name, Num(signOf(w)))
	whole := rate(penalty, c, Add(Mul(a, sign), Mul(b, c)))
	return []Step{{"penalty", penalty, penalty.Meaning, ridge}, {"penalty-by-coefficient", whole, whole.Meaning, ridge}}
}

func signOf(w float64) float64 {
	switch {
	case w > 0:
		return 1
	case w < 0:
		return -1
	}
	return 0
}
