package derive

// Hessian is the matrix of the second derivatives of the mean cost: X has a row for each row of the table, and S has p(1 - p) of
// each row on its diagonal.
func Hessian() Step {
	x := Letter("X", "")
	return Step{"hessian", Letter("H", ""), Div(Mul(transposed(x), Letter("S", ""), x), Letter("m", "")), hessian}
}

func transposed(e *Expr) *Expr { return Pow(e, Letter("⊤", "")) }

// Definite leads to how the mean cost bends along a direction v, an entry for each term: by the mean of squares with the weights
// p(1 - p), none of which is negative.
func (t Table) Definite(v []float64) []Step {
	x, u, s, way := Letter("X", ""), Letter("u", ""), Letter("S", ""), Letter("v", "")
	_, _, p := indexed("")
	mean := t.mean(Mul(p, Complement(p), Pow(Letter("u", "i"), Num(2))), func(s symbols) *Expr {
		moved := &Expr{Op: Sum}
		for j, along := range v {
			moved.Args = append(moved.Args, Mul(Sym("v", t.Terms[j], along), s.x[j]))
		}
		return Mul(s.p, Complement(s.p), Pow(moved, Num(2)))
	})
	bend := Let("κ", "v", mean)
	return []Step{
		{"bend", bend, Mul(transposed(way), Letter("H", ""), way), convex},
		{"moved", u, Mul(x, way), convex},
		{"bend-moved", bend, Div(Mul(transposed(u), s, u), Letter("m", "")), hessian},
		{"bend-sum", bend, mean, hessian},
	}
}

// Objective is what a penalised fit makes least: the mean cost, and the penalties of the coefficients w of the terms that have one.
func Objective(cost float64, terms []string, w []float64, l1, l2 float64) Step {
	each := func(of func(w *Expr) *Expr) *Expr {
		return &Expr{Op: Series, Name: "j", Count: len(w), Args: []*Expr{of(Letter("w", "j"))},
			Each: func(j int) *Expr { return of(Sym("w", terms[j], w[j])) }}
	}
	absolute := each(func(w *Expr) *Expr { return &Expr{Op: Abs, Args: []*Expr{w}} })
	square := each(func(w *Expr) *Expr { return Pow(w, Num(2)) })
	whole := Add(Sym("J", "", cost), Mul(Sym("λ", "1", l1), absolute), Mul(Num(0.5), Sym("λ", "2", l2), square))
	return Step{"objective", Let("F", "", whole), whole, elastic}
}
