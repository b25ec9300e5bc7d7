package derive

import "strconv"

// Table is what a model of one event sees of all its training rows.
type Table struct {
	Terms []string
	X     [][]float64 // a column for each term
	Y     []float64   // 1 or 0 for each row
	W     []float64   // a coefficient for each term
}

// Row returns row i, from 0.
func (t Table) Row(i int) Row {
	r := Row{Number: i + 1, Y: t.Y[i]}
	for j, name := range t.Terms {
		r.Terms = append(r.Terms, Term{name, t.X[j][i], t.W[j]})
	}
	return r
}

// mean returns the mean over the rows of what each gives; shown is the term as it is written, with the index i.
func (t Table) mean(shown *Expr, each func(s symbols) *Expr) *Expr {
	m := Sym("m", "", float64(len(t.Y)))
	return Div(t.series(shown, each), m)
}

// series is the sum over the rows of what each gives; shown is the term as it is written.
func (t Table) series(shown *Expr, each func(s symbols) *Expr) *Expr {
	return &Expr{Op: Series, Name: "i", Count: len(t.Y), Args: []*Expr{shown},
		Each: func(i int) *Expr { return each(t.Row(i).symbols()) }}
}

// indexed are the letters of row i, without numbers.
func indexed(term string) (x, y, p *Expr) {
	return Letter("x", "i, "+term), Letter("y", "i"), Letter("p", "i")
}

// LogLikelihood leads from the likelihood of all rows, a product, to its logarithm, a sum, and to the mean cost.
func (t Table) LogLikelihood() []Step {
	_, y, p := indexed("")
	one := func(y, p *Expr) *Expr { return Mul(Pow(p, y), Pow(Complement(p), Complement(y))) }
	term := func(y, p *Expr) *Expr { return Add(Mul(y, Ln(p)), Mul(Complement(y), Ln(Complement(p)))) }
	all := t.series(one(y, p), func(s symbols) *Expr { return one(s.y, s.p) })
	all.Times = true
	sum := t.series(term(y, p), func(s symbols) *Expr { return term(s.y, s.p) })
	whole := Let("ℓ", "", sum)
	mean := Neg(Div(whole, Sym("m", "", float64(len(t.Y)))))
	return []Step{
		{"all-rows", Letter("P", "all"), all, likelihood},
		{"log-likelihood-of-all", whole, sum, likelihood},
		{"negative-mean", Let("J", "", mean), mean, entropy},
	}
}

// Matrix is the gradient of the mean cost in the letters of matrices: X has a row for each row of the table, p and y an entry.
func Matrix() Step {
	difference := Sub(Letter("p", ""), Letter("y", ""))
	return Step{"matrix", Letter("∇J", ""), Div(Mul(Pow(Letter("X", ""), Letter("⊤", "")), difference), Letter("m", "")), vectors}
}

// Cost is the mean cost of all rows.
func (t Table) Cost() Step {
	_, y, p := indexed("")
	line := func(y, p *Expr) *Expr {
		return Neg(Add(Mul(y, Ln(p)), Mul(Complement(y), Ln(Complement(p)))))
	}
	return Step{"mean-cost", Sym("J", "", 0), t.mean(line(y, p), func(s symbols) *Expr { return line(s.y, s.p) }), entropy}
}

// Gradient is its derivative by the coefficient of term j; that of the intercept has x = 1. All of them are Xᵀ(p - y)/m.
func (t Table) Gradient(j int) Step {
	x, y, p := indexed(t.Terms[j])
	cost, w := Sym("J", "", 0), Sym("w", t.Terms[j], t.W[j])
	mean := t.mean(Mul(Sub(p, y), x), func(s symbols) *Expr { return Mul(Sub(s.p, s.y), s.x[j]) })
	return Step{"gradient", rate(cost, w, mean), mean, gradient}
}

// Curvature is its second derivative by the coefficients of terms j and k. All of them are XᵀSX/m, with p(1 - p) on S's diagonal.
func (t Table) Curvature(j, k int) Step {
	x, _, p := indexed(t.Terms[j])
	other := Letter("x", "i, "+t.Terms[k])
	mean := t.mean(Mul(p, Complement(p), x, other), func(s symbols) *Expr {
		return Mul(s.p, Complement(s.p), s.x[j], s.x[k])
	})
	return Step{"curvature", Let("H", strconv.Itoa(j+1)+", "+strconv.Itoa(k+1), mean), mean, hessian}
}
