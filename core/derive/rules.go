package derive

// The sources of the rules.
var (
	descends   = Source{"Bishop 2006", "section 5.2.4, equation 5.41"}
	perceptron = Source{"Bishop 2006", "section 4.1.7, equations 4.52 to 4.55"}
	adaline    = Source{"Widrow & Hoff 1960", "the rule of least mean squares"}
	onRows     = Source{"Bishop 2006", "sections 4.3.2 and 5.2.4, equations 4.91 and 5.43"}
)

// Descent is one step of gradient descent by one coefficient: w of a term, g the derivative of the mean cost by it, and the
// learning rate.
func Descent(term string, w, g, rate float64) []Step {
	c, slope, eta := Sym("w", term, w), Sym("g", term, g), Sym("η", "", rate)
	move := Let("Δw", term, Neg(Mul(eta, slope)))
	return []Step{
		{"descent-move", move, move.Meaning, descends},
		{"descent-new", Let("w′", term, Sub(c, Mul(eta, slope))), Sub(c, Mul(eta, slope)), descends},
	}
}

// Rules are what three classifiers do to the coefficient of term j on seeing one row, with the same coefficients and the same
// rate: the perceptron, Adaline and logistic regression, two steps each. The first is the answer, the second the new
// coefficient, w - η·(answer - label)·x; the label of Adaline is s, 1 or -1.
func Rules(r Row, j int, rate float64) [][]Step {
	s, eta := r.symbols(), Sym("η", "", rate)
	side := Let("s", "", Sub(Mul(Num(2), s.y), One()))
	chosen := 0
	if s.z.Eval() < 0 {
		chosen = 1
	}
	hard := Let("f", "", &Expr{Op: Cases, Args: []*Expr{One(), Num(0)}, Conditions: []string{"z ≥ 0", "z < 0"}, Chosen: chosen})
	rule := func(id string, answer, label *Expr, source Source) []Step {
		after := Sub(s.w[j], Mul(eta, Sub(answer, label), s.x[j]))
		return []Step{{id + "-answer", answer, answer.Meaning, source}, {id + "-step", Let("w′", r.Terms[j].Name, after), after, source}}
	}
	return [][]Step{
		rule("perceptron", hard, s.y, perceptron), rule("adaline", s.z, side, adaline), rule("logistic", s.p, s.y, onRows),
	}
}
