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

// classLetters are the scores and the probabilities of a scope.
var classLetters = [...]string{"z_k p_k", "z_j p_j", "z_y p_y"}

// scope has the scores z and the probabilities p of class k, of class j and of the class that came, y. The probability is the
// class's part of the whole, each score less the largest one, c, with which no exponential overflows; plain is the whole without.
func (r *ClassRow) scope(k, j int) *scope {
	s := newScope("")
	whole, plain, shift := &Expr{Op: Sum}, &Expr{Op: Sum}, named("c", "", nil)
	for at, class := range r.Classes {
		z := named("z", class, r.score(at))
		if at == 0 || z.Eval() > shift.Eval() {
			shift.Meaning = z
		}
		plain.add(unary(Exp, z))
		whole.add(unary(Exp, binary(Sum, z, unary(Minus, shift))))
	}
	for n, class := range [...]int{k, j, r.Class} {
		z := plain.Args[class].Args[0]
		s.put(classLetters[n], z, named("p", z.Sub, binary(Quotient, whole.Args[class], whole)))
	}
	return s.put("c whole plain", shift, whole, plain)
}

var softmaxLines = lines{
	{"class-score", "z_k = score", &shares},
	{"class-probability", "p_k = e^z_k/plain", &shares},
	{"shifted", "p_k = e^(z_k − c)/whole", &shifts},
	{"cross-entropy", "L := −ln p_y", &shares},
}

// Softmax leads from the scores to the cost of one row: the score of class k, its probability with and without a shift, and minus
// the logarithm of the probability of the class that came.
func Softmax(r ClassRow, k int) []Step {
	s := r.scope(k, k)
	return s.put("score", s.letter("z_k").Meaning).write(&softmaxLines)
}

var betweenLines = lines{
	{"odds-between", "p_k/p_j = e^(z_k − z_j)", &reference},
	{"one-of-two", "p_k/(p_k + p_j) = σ(z_k − z_j)", &reference},
}

// Between compares class k with class j alone: the odds between them, and the probability of k if it is one of the two, which is the
// sigmoid of the difference of their scores. With two classes in all, one of them with a score of 0, that is logistic regression.
func Between(r ClassRow, k, j int) []Step {
	return r.scope(k, j).write(&betweenLines)
}

var softmaxChainLines = lines{
	{"cost-by-probability", "∂L/∂p_y := −1/p_y", &shares},
	{"probability-by-score", "∂p_y/∂z_k := p_y·(t_k − p_k)", &shares},
	{"score-by-coefficient", "∂z_k/∂w_kj := x_j", &shares},
	{"chain", "∂L/∂w_kj = ∂L/∂p_y·∂p_y/∂z_k·∂z_k/∂w_kj", &shares},
	{"cancelled", "∂L/∂w_kj := (p_k − t_k)·x_j", &shares},
}

// SoftmaxChain differentiates that cost by the coefficient of term j of class k: the probability of the class that came by the
// score of class k, and what cancels to (p_k - t_k)·x, t_k being 1 for the class that came.
func SoftmaxChain(r ClassRow, k, j int) []Step {
	s := r.scope(k, k)
	z := s.letter("z_k")
	t, factors := datum("t", z.Sub, indicator(k == r.Class)), z.Meaning.Args[j].Args
	return s.put("t_k w_kj x_j", t, factors[0], factors[1]).write(&softmaxChainLines)
}
