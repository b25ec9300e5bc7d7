package derive

import "strconv"

// Table is what a model of one event sees of all its training rows.
type Table struct {
	Terms []string
	X     []float64 // rows × terms, row-major
	Y     []float64 // 1 or 0 for each row
	W     []float64 // a coefficient for each term
}

// Row returns row i, from 0.
func (t Table) Row(i int) Row {
	r := Row{Number: i + 1, Y: t.Y[i]}
	for j, name := range t.Terms {
		r.Terms = append(r.Terms, Term{name, t.X[i*len(t.Terms)+j], t.W[j]})
	}
	return r
}

// mean returns the mean over the rows of what each gives; shown is the term as it is written, with the index i.
func (t Table) mean(shown *Expr, each func(s symbols) *Expr) *Expr {
	m := Sym("m", "", float64(len(t.Y)))
	return Div(&Expr{Op: Series, Name: "i", Count: len(t.Y), Args: []*Expr{shown},
		Each: func(i int) *Expr { return each(t.Row(i).symbols()) }}, m)
}

// indexed are the letters of row i, without numbers.
func indexed(term string) (x, y, p *Expr) {
	return Sym("x", "i, "+term, 0), Sym("y", "i", 0), Sym("p", "i", 0)
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
	other := Sym("x", "i, "+t.Terms[k], 0)
	mean := t.mean(Mul(p, Complement(p), x, other), func(s symbols) *Expr {
		return Mul(s.p, Complement(s.p), s.x[j], s.x[k])
	})
	return Step{"curvature", Let("H", strconv.Itoa(j+1)+", "+strconv.Itoa(k+1), mean), mean, hessian}
}
