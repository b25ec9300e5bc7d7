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

// times returns a coefficient, of a class where there are several, times the value of its term.
func times(class, term string, w, x float64) *Expr {
	return binary(Product, datum("w", class+term, w), datum("x", term, x))
}

// scope has the letters of a row: its score z, spelt out as score, its probability p and its label y, also as s, which is 1 or -1;
// and the coefficient and the value of term j.
func (r *Row) scope(j int) *scope {
	s, score, rest := newScope("").set("y", r.Y), &Expr{Op: Sum}, &Expr{Op: Sum}
	for at := range r.Terms {
		to, t := score, &r.Terms[at]
		if at >= written && len(r.Terms) > written+1 {
			to = rest
		}
		term := times("", t.Name, t.W, t.X)
		to.add(term)
		if at == j {
			s.j = t.Name
			s.put("w_j x_j", term.Args...)
		}
	}
	if rest.Args != nil {
		score.add(named("r", "", rest))
	}
	s.put("score", score)
	s.sides("z := score")
	s.sides("p := σ(z)")
	s.sides("s := 2·y − 1")
	return s
}

// none stands for no term.
const none = -1

// steps writes the lines of a derivation about term j.
func (r *Row) steps(list *lines, j int) []Step { return r.scope(j).write(list) }

var scoreLines = lines{
	{"score", "z = score", &model},
	{"odds", "p/(1 − p) = e^z", &logit},
	{"logit", "ln(p/(1 − p)) = z", &logit},
}

// Score leads from the terms to the score, which is the logarithm of the odds.
func Score(r Row) []Step { return r.steps(&scoreLines, none) }

var solveLines = lines{
	{"multiplied", "p = e^z·(1 − p)", &logit},
	{"collected", "p·(1 + e^z) = e^z", &logit},
	{"divided", "p = e^z/(1 + e^z)", &logit},
	{"sigmoid", "p = 1/(1 + e^(−z))", &logit},
}

// Solve leads from the odds to the sigmoid: p/(1-p) = exp(z), solved for p.
func Solve(r Row) []Step { return r.steps(&solveLines, none) }

var oneMoreLines = lines{
	{"one-more-logit", "z_more − z = w_j", &odds},
	{"one-more-odds", "e^z_more/e^z = e^w_j", &odds},
}

// OneMore is what one unit more of term j does: it adds its coefficient to the logit, and multiplies the odds.
func OneMore(r Row, j int) []Step {
	s, more := r.scope(j), r.scope(j)
	more.letter("x_j").Value++
	return s.put("z_more", named("z", "+1", more.letter("score"))).write(&oneMoreLines)
}

var costLines = lines{
	{"likelihood", "P = p^y·(1 − p)^(1 − y)", &likelihood},
	{"log-likelihood", "ln(p^y·(1 − p)^(1 − y)) = y·ln p + (1 − y)·ln(1 − p)", &likelihood},
	{"two-cases", "L = cases", &entropy},
	{"one-line", "L := −(y·ln p + (1 − y)·ln(1 − p))", &entropy},
	{"signed", "L = ln(1 + e^(−s·z))", &signed},
}

// Cost leads from the likelihood of one row to its cost: in two cases, in one line, and with labels of -1 and 1.
func Cost(r Row) []Step {
	return r.scope(none).cases("cases", r.Y != 0, "−ln p", "y = 1", "−ln(1 − p)", "y = 0").write(&costLines)
}
