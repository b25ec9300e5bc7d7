package derive

// Term is one column of the design: its name, the row's value, and the coefficient at hand. The intercept's value is 1.
type Term struct {
	Name string
	X, W float64
}

// Row is one row of the reader's table, as the model sees it.
type Row struct {
	Number int // 1-based, as the page shows it
	Terms  []Term
	Y      float64 // 1 where the event came, else 0; the response of a linear model
}

// written is how many terms of a score are written one by one; the others are added up first.
const written = 6

// score adds up the coefficients times the values.
func (r *Row) score() *Expr {
	terms := make([]*Expr, len(r.Terms))
	for j := range r.Terms {
		t := &r.Terms[j]
		terms[j] = node(Product, datum("w", t.Name, t.W), datum("x", t.Name, t.X))
	}
	if len(terms) > written+1 {
		rest := &Expr{Op: Symbol, Name: "r", Meaning: node(Sum, terms[written:]...)}
		terms = append(terms[:written:written], rest)
	}
	return node(Sum, terms...)
}

// scope has the letters of a row: its score z, spelt out as score, its probability p and its label y.
func (r *Row) scope() *scope {
	s := newScope("", "")
	s.set("y", r.Y)
	s.letters["score"] = r.score()
	s.let("z", s.letters["score"])
	s.let("p", s.parse("σ(z)"))
	return s
}

// of has those of term j beside them.
func (r *Row) of(j int) *scope {
	s, t := r.scope(), &r.Terms[j]
	s.j = t.Name
	s.set("w_j", t.W)
	s.set("x_j", t.X)
	return s
}

var scoreLines = []line{
	{"score", "z = score", &model},
	{"odds", "p/(1 − p) = e^z", &model},
	{"logit", "ln(p/(1 − p)) = z", &model},
}

// Score leads from the terms to the score, which is the logarithm of the odds.
func Score(r Row) []Step { return r.scope().steps(scoreLines) }

var solveLines = []line{
	{"multiplied", "p = e^z·(1 − p)", &model},
	{"collected", "p·(1 + e^z) = e^z", &model},
	{"divided", "p = e^z/(1 + e^z)", &model},
	{"sigmoid", "p = 1/(1 + e^(−z))", &model},
}

// Solve leads from the odds to the sigmoid: p/(1-p) = exp(z), solved for p.
func Solve(r Row) []Step { return r.scope().steps(solveLines) }

var oneMoreLines = []line{
	{"one-more-logit", "z_more − z = w_j", &odds},
	{"one-more-odds", "e^z_more/e^z = e^w_j", &odds},
}

// OneMore is what one unit more of term j does: it adds its coefficient to the logit, and multiplies the odds.
func OneMore(r Row, j int) []Step {
	s, more := r.of(j), r
	more.Terms = append([]Term(nil), r.Terms...)
	more.Terms[j].X++
	s.letters["z_more"] = &Expr{Op: Symbol, Name: "z", Sub: "+1", Meaning: more.score()}
	return s.steps(oneMoreLines)
}

var costLines = []line{
	{"likelihood", "P = p^y·(1 − p)^(1 − y)", &likelihood},
	{"log-likelihood", "ln(p^y·(1 − p)^(1 − y)) = y·ln p + (1 − y)·ln(1 − p)", &likelihood},
	{"two-cases", "L = cases", &entropy},
	{"one-line", "L := −(y·ln p + (1 − y)·ln(1 − p))", &entropy},
	{"signed", "L = ln(1 + e^(−s·z))", &signed},
}

// Cost leads from the likelihood of one row to its cost: in two cases, in one line, and with labels of -1 and 1.
func Cost(r Row) []Step {
	s := r.scope()
	s.let("s", s.parse("2·y − 1"))
	s.letters["cases"] = s.cases(r.Y != 0, "−ln p", "y = 1", "−ln(1 − p)", "y = 0")
	return s.steps(costLines)
}
