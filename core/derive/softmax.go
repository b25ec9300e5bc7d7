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
	numbers := make([]float64, 3*n)
	out := ClassRow{Number: r.Number, Classes: []string{other, event}, Terms: make([]string, n), X: numbers[:n], Class: int(r.Y)}
	out.W = [][]float64{numbers[n : 2*n], numbers[2*n:]}
	for j := range r.Terms {
		t := &r.Terms[j]
		out.Terms[j], out.X[j], out.W[1][j] = t.Name, t.X, t.W
	}
	return out
}

// score adds up the coefficients of class k times the values.
func (r *ClassRow) score(k int) *Expr {
	terms := make([]*Expr, len(r.X))
	for j, name := range r.Terms {
		terms[j] = node(Product, datum("w", r.Classes[k]+", "+name, r.W[k][j]), datum("x", name, r.X[j]))
	}
	return node(Sum, terms...)
}

// letters are the scores z and the probabilities p of the classes.
func (r *ClassRow) letters() (z, p []*Expr) {
	z, p = make([]*Expr, len(r.Classes)), make([]*Expr, len(r.Classes))
	for k, class := range r.Classes {
		z[k] = &Expr{Op: Symbol, Name: "z", Sub: class, Meaning: r.score(k)}
	}
	c := top(z)
	for k, class := range r.Classes {
		p[k] = &Expr{Op: Symbol, Name: "p", Sub: class, Meaning: share(z, k, c)}
	}
	return z, p
}

// top returns the letter of the largest score, the shift with which no exponential overflows.
func top(z []*Expr) *Expr {
	at := z[0]
	for _, other := range z {
		if other.Eval() > at.Eval() {
			at = other
		}
	}
	return &Expr{Op: Symbol, Name: "c", Meaning: at}
}

// share returns class k's part of the whole, each score less a common shift: exp(z_k - c)/Σ exp(z - c). The shift may be nil.
func share(z []*Expr, k int, shift *Expr) *Expr {
	terms := make([]*Expr, len(z))
	for k, power := range z {
		if shift != nil {
			power = node(Sum, power, node(Minus, shift))
		}
		terms[k] = node(Exp, power)
	}
	return node(Quotient, terms[k], node(Sum, terms...))
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
	z, p := r.letters()
	return (&scope{letters: map[string]*Expr{
		"z_k": z[k], "p_k": p[k], "score": z[k].Meaning, "share": share(z, k, nil), "shifted": p[k].Meaning, "p_came": p[r.Class],
	}}).steps(softmaxLines)
}

var betweenLines = []line{
	{"odds-between", "p_k/p_j = e^(z_k − z_j)", &shares},
	{"one-of-two", "p_k/(p_k + p_j) = σ(z_k − z_j)", &shares},
}

// Between compares class k with class j alone: the odds between them, and the probability of k if it is one of the two, which is the
// sigmoid of the difference of their scores. With two classes in all, one of them with a score of 0, that is logistic regression.
func Between(r ClassRow, k, j int) []Step {
	z, p := r.letters()
	return (&scope{letters: map[string]*Expr{"z_k": z[k], "z_j": z[j], "p_k": p[k], "p_j": p[j]}}).steps(betweenLines)
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
	z, p := r.letters()
	s := &scope{r.Terms[j], r.Classes[k], map[string]*Expr{"z_k": z[k], "p_k": p[k], "p_came": p[r.Class]}}
	s.set("t_k", indicator(k == r.Class))
	s.set("x_j", r.X[j])
	s.set("w_kj", r.W[k][j])
	return s.steps(softmaxChainLines)
}
