package derive

// ClassRow is one row as a softmax sees it: its values, a row of coefficients for each class, and the class that it is of.
type ClassRow struct {
	Number  int
	Classes []string
	Terms   []string
	X       []float64   // one for each term
	W       [][]float64 // classes × terms; all 0 for a reference class
	Class   int
}

// scores are the letters z of the classes.
func (r ClassRow) scores() []*Expr {
	out := make([]*Expr, len(r.Classes))
	for k, w := range r.W {
		score := &Expr{Op: Sum}
		for j, x := range r.X {
			score.Args = append(score.Args, Mul(Sym("w", r.Classes[k]+", "+r.Terms[j], w[j]), Sym("x", r.Terms[j], x)))
		}
		out[k] = Let("z", r.Classes[k], score)
	}
	return out
}

// share returns class k's part of the whole, each score less a common shift: exp(z_k - c)/Σ exp(z - c).
func share(z []*Expr, k int, shift *Expr) *Expr {
	all := &Expr{Op: Sum}
	term := func(z *Expr) *Expr {
		if shift == nil {
			return ExpOf(z)
		}
		return ExpOf(Sub(z, shift))
	}
	for _, other := range z {
		all.Args = append(all.Args, term(other))
	}
	return Div(term(z[k]), all)
}

// top returns the largest score, the shift with which no exponential overflows.
func top(z []*Expr) *Expr {
	best, at := z[0].Eval(), 0
	for k, other := range z {
		if v := other.Eval(); v > best {
			best, at = v, k
		}
	}
	return Let("c", "", z[at])
}

// probabilities are the letters p of the classes.
func (r ClassRow) probabilities(z []*Expr) []*Expr {
	out, c := make([]*Expr, len(z)), top(z)
	for k := range z {
		out[k] = Let("p", r.Classes[k], share(z, k, c))
	}
	return out
}

// Softmax leads from the scores to the cost of one row: the score of class k, its probability with and without a shift, and minus
// the logarithm of the probability of the class that came.
func Softmax(r ClassRow, k int) []Step {
	z := r.scores()
	p := r.probabilities(z)
	return []Step{
		{"class-score", z[k], z[k].Meaning, shares},
		{"class-probability", p[k], share(z, k, nil), shares},
		{"shifted", p[k], p[k].Meaning, shares},
		{"cross-entropy", Let("L", "", Neg(Ln(p[r.Class]))), Neg(Ln(p[r.Class])), shares},
	}
}

// Between compares class k with class j alone: the odds between them, and the probability of k if it is one of the two, which is the
// sigmoid of the difference of their scores. With two classes in all, one of them with a score of 0, that is logistic regression.
func Between(r ClassRow, k, j int) []Step {
	z := r.scores()
	p := r.probabilities(z)
	return []Step{
		{"odds-between", Div(p[k], p[j]), ExpOf(Sub(z[k], z[j])), shares},
		{"one-of-two", Div(p[k], Add(p[k], p[j])), Sigma(Sub(z[k], z[j])), shares},
	}
}

// SoftmaxChain differentiates that cost by the coefficient of term j of class k: the probability of the class that came by the
// score of class k, and what cancels to (p_k - t_k)·x, t_k being 1 for the class that came.
func SoftmaxChain(r ClassRow, k, j int) []Step {
	z := r.scores()
	p := r.probabilities(z)
	came, same := p[r.Class], indicator(k == r.Class)
	t := Sym("t", r.Classes[k], same)
	cost, x := Sym("L", "", 0), Sym("x", r.Terms[j], r.X[j])
	w := Sym("w", r.Classes[k]+", "+r.Terms[j], r.W[k][j])
	byP := rate(cost, came, Neg(Div(One(), came)))
	byZ := rate(came, z[k], Mul(came, Sub(t, p[k])))
	byW := rate(z[k], w, x)
	whole := rate(cost, w, Mul(Sub(p[k], t), x))
	return []Step{
		{"cost-by-probability", byP, byP.Meaning, shares},
		{"probability-by-score", byZ, byZ.Meaning, shares},
		{"score-by-coefficient", byW, byW.Meaning, shares},
		{"chain", whole, Mul(byP, byZ, byW), shares},
		{"cancelled", whole, whole.Meaning, shares},
	}
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// TwoClasses is a row of one event as a softmax of two classes sees it, the first being the reference.
func TwoClasses(r Row, other, event string) ClassRow {
	out := ClassRow{Number: r.Number, Classes: []string{other, event}, W: make([][]float64, 2), Class: int(r.Y)}
	for _, t := range r.Terms {
		out.Terms, out.X = append(out.Terms, t.Name), append(out.X, t.X)
		out.W[0], out.W[1] = append(out.W[0], 0), append(out.W[1], t.W)
	}
	return out
}
