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

// Step is one line of a derivation: what stands on its left is what stands on its right. Value is the number of both.
type Step struct {
	ID          string // stable: a permalink names it
	Left, Right *Expr
	Source      Source
}

// Value returns the number of a step.
func (s Step) Value() float64 { return s.Right.Eval() }

// General reports whether a step is in letters that have no numbers.
func (s Step) General() bool { return s.Right.general() }

func (e *Expr) general() bool {
	if e.Op == Series {
		return false
	}
	for _, a := range e.Args {
		if a.general() {
			return true
		}
	}
	return e.Bare
}

// Source is where a textbook has the formula.
type Source struct{ Author, Place string }

// The textbooks.
var (
	model      = Source{"Bishop 2006", "section 4.2, equations 4.57 to 4.60"}
	slope      = Source{"Bishop 2006", "section 4.3.2, equation 4.88"}
	likelihood = Source{"Bishop 2006", "section 4.3.2, equation 4.89"}
	entropy    = Source{"Bishop 2006", "section 4.3.2, equation 4.90"}
	gradient   = Source{"Bishop 2006", "section 4.3.2, equation 4.91"}
	vectors    = Source{"Bishop 2006", "section 4.3.3, equation 4.96"}
	hessian    = Source{"Bishop 2006", "section 4.3.3, equation 4.97"}
	signed     = Source{"Bishop 2006", "section 7.1.2"}
	odds       = Source{"Hosmer, Lemeshow & Sturdivant 2013", "chapter 3"}
	squares    = Source{"Bishop 2006", "section 3.1.1, equation 3.13"}
	shares     = Source{"Bishop 2006", "section 4.3.4, equations 4.104 to 4.109"}
	ridge      = Source{"Hastie, Tibshirani & Friedman 2009", "section 4.4.4"}
	elastic    = Source{"Friedman, Hastie & Tibshirani 2010", "sections 2 and 3"}
	convex     = Source{"Boyd & Vandenberghe 2004", "section 3.1.4"}
)

// written is how many terms of a score are written one by one; the others are added up first.
const written = 6

// symbols are the letters of one row.
type symbols struct {
	x, w    []*Expr
	y, z, p *Expr
}

func (r Row) symbols() symbols {
	s := symbols{y: Sym("y", "", r.Y)}
	score, rest := &Expr{Op: Sum}, &Expr{Op: Sum}
	for j, t := range r.Terms {
		w, x := Sym("w", t.Name, t.W), Sym("x", t.Name, t.X)
		s.w, s.x = append(s.w, w), append(s.x, x)
		if j < written || len(r.Terms) == written+1 {
			score.Args = append(score.Args, Mul(w, x))
		} else {
			rest.Args = append(rest.Args, Mul(w, x))
		}
	}
	if len(rest.Args) > 0 {
		score.Args = append(score.Args, Let("r", "", rest))
	}
	s.z = Let("z", "", score)
	s.p = Let("p", "", Sigma(s.z))
	return s
}

// Score leads from the terms to the score, which is the logarithm of the odds.
func Score(r Row) []Step {
	s := r.symbols()
	ratio := Div(s.p, Complement(s.p))
	return []Step{
		{"score", s.z, s.z.Meaning, model},
		{"odds", ratio, ExpOf(s.z), model},
		{"logit", Ln(ratio), s.z, model},
	}
}

// Solve leads from the odds to the sigmoid: p/(1-p) = exp(z), solved for p.
func Solve(r Row) []Step {
	s := r.symbols()
	power := ExpOf(s.z)
	return []Step{
		{"multiplied", s.p, Mul(power, Complement(s.p)), model},
		{"collected", Mul(s.p, Add(One(), power)), power, model},
		{"divided", s.p, Div(power, Add(One(), power)), model},
		{"sigmoid", s.p, Div(One(), Add(One(), ExpOf(Neg(s.z)))), model},
	}
}

// OneMore is what one unit more of term j does: it adds its coefficient to the logit, and multiplies the odds.
func OneMore(r Row, j int) []Step {
	s, more := r.symbols(), r
	more.Terms = append([]Term(nil), r.Terms...)
	more.Terms[j].X++
	after := more.symbols()
	z := Let("z", "+1", after.z.Meaning)
	return []Step{
		{"one-more-logit", Sub(z, s.z), s.w[j], odds},
		{"one-more-odds", Div(ExpOf(z), ExpOf(s.z)), ExpOf(s.w[j]), odds},
	}
}

// Cost leads from the likelihood of one row to its cost: in two cases, in one line, and with labels of -1 and 1.
func Cost(r Row) []Step {
	s := r.symbols()
	q := Complement(s.p)
	chosen := 0
	if r.Y == 0 {
		chosen = 1
	}
	cost, side := Sym("L", "", 0), Let("s", "", Sub(Mul(Num(2), s.y), One()))
	line := Neg(Add(Mul(s.y, Ln(s.p)), Mul(Complement(s.y), Ln(q))))
	cost.Meaning = line
	return []Step{
		{"likelihood", Letter("P", ""), Mul(Pow(s.p, s.y), Pow(q, Complement(s.y))), likelihood},
		{"log-likelihood", Ln(Mul(Pow(s.p, s.y), Pow(q, Complement(s.y)))), Add(Mul(s.y, Ln(s.p)), Mul(Complement(s.y), Ln(q))), likelihood},
		{"two-cases", cost, &Expr{Op: Cases, Args: []*Expr{Neg(Ln(s.p)), Neg(Ln(q))}, Conditions: []string{"y = 1", "y = 0"}, Chosen: chosen}, entropy},
		{"one-line", cost, line, entropy},
		{"signed", cost, Ln(Add(One(), ExpOf(Neg(Mul(side, s.z))))), signed},
	}
}
