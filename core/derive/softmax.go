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

// TwoClasses is a row of one event as a softmax of two classes sees it, the first being the reference.
func TwoClasses(r Row, other, event string) ClassRow {
	n := len(r.Terms)
	terms, x, none, w := make([]string, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for j := range terms {
		t := &r.Terms[j]
		terms[j], x[j], w[j] = t.Name, t.X, t.W
	}
	return ClassRow{r.Number, []string{other, event}, terms, x, [][]float64{none, w}, int(r.Y)}
}

// score adds up the coefficients of class k times the values.
func (r *ClassRow) score(k int) *Expr {
	score, class, w := &Expr{Op: Sum}, r.Classes[k]+", ", r.W[k]
	for j, x := range r.X {
		score.add(times(class, r.Terms[j], w[j], x))
	}
	return score
}

// share returns class k's part of the whole, each score less a common shift: exp(z_k - c)/Σ exp(z - c). The shift may be nil.
func share(z []*Expr, k int, shift *Expr) *Expr {
	all := &Expr{Op: Sum}
	for _, power := range z {
		if shift != nil {
			power = binary(Sum, power, unary(Minus, shift))
		}
		all.add(unary(Exp, power))
	}
	return binary(Quotient, all.Args[k], all)
}

// scope has the letters of class k, class j and the class that came: the scores z and the probabilities p. Those of class k are
// also spelt out: as score, as share, and with the largest score as a shift, with which no exponential overflows, as shifted.
func (r *ClassRow) scope(k, j int) *scope {
	z, p := make([]*Expr, len(r.Classes)), make([]*Expr, len(r.Classes))
	shift := named("c", "", nil)
	for at, class := range r.Classes {
		letter := named("z", class, r.score(at))
		if at == 0 || letter.Eval() > shift.Eval() {
			shift.Meaning = letter
		}
		z[at] = letter
	}
	for at, class := range r.Classes {
		p[at] = named("p", class, share(z, at, shift))
	}
	one, two := z[k], p[k]
	return newScope("", r.Classes[k]).put("z_k z_j p_k p_j p_came score share shifted",
		one, z[j], two, p[j], p[r.Class], one.Meaning, share(z, k, nil), two.Meaning)
}

var softmaxLines = []line{
	{"class-score", "z_k = score", &shares},
	{"class-probability", "p_k = share", &shares},
	{"shifted", "p_k = shifted", &shares},
	{"cross-entropy", "L := −ln p_came", &shares},
}

// Softmax leads from the scores to the cost of one row: the score of class k, its probability with and without a shift, and minus
// the logarithm of the probability of the class that came.
func Softmax(r ClassRow, k int) []Step {
	return r.scope(k, k).write(softmaxLines)
}

var betweenLines = []line{
	{"odds-between", "p_k/p_j = e^(z_k − z_j)", &shares},
	{"one-of-two", "p_k/(p_k + p_j) = σ(z_k − z_j)", &shares},
}

// Between compares class k with class j alone: the odds between them, and the probability of k if it is one of the two, which is the
// sigmoid of the difference of their scores. With two classes in all, one of them with a score of 0, that is logistic regression.
func Between(r ClassRow, k, j int) []Step {
	return r.scope(k, j).write(betweenLines)
}

var softmaxChainLines = []line{
	{"cost-by-probability", "∂L/∂p_came := −1/p_came", &shares},
	{"probability-by-score", "∂p_came/∂z_k := p_came·(t_k − p_k)", &shares},
	{"score-by-coefficient", "∂z_k/∂w_kj := x_j", &shares},
	{"chain", "∂L/∂w_kj = ∂L/∂p_came·∂p_came/∂z_k·∂z_k/∂w_kj", &shares},
	{"cancelled", "∂L/∂w_kj := (p_k − t_k)·x_j", &shares},
}

// SoftmaxChain differentiates that cost by the coefficient of term j of class k: the probability of the class that came by the
// score of class k, and what cancels to (p_k - t_k)·x, t_k being 1 for the class that came.
func SoftmaxChain(r ClassRow, k, j int) []Step {
	s := r.scope(k, k)
	s.j = r.Terms[j]
	return s.set("t_k x_j w_kj", indicator(k == r.Class), r.X[j], r.W[k][j]).write(softmaxChainLines)
}
