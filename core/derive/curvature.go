package derive

var hessianLines = lines{{"hessian", "H = X^⊤·S·X/m", &hessian}}

// Hessian is the matrix of the second derivatives of the mean cost: X has a row for each row of the table, and S has p(1 - p) of
// each row on its diagonal.
func Hessian() Step { return newScope("").write(&hessianLines)[0] }

var definiteLines = lines{
	{"bend", "κ_v = v^⊤·H·v", &convex},
	{"moved", "u = X·v", &convex},
	{"bend-moved", "κ_v = u^⊤·S·u/m", &hessian},
	{"bend-sum", "κ_v := (∑_i p_i·(1 − p_i)·u_i^2)/m", &hessian},
}

// Definite leads to how the mean cost bends along a direction v, an entry for each term: by the mean of squares with the weights
// p(1 - p), none of which is negative.
func (t Table) Definite(v []float64) []Step {
	moved := &Expr{Op: Sum}
	for j, along := range v {
		moved.add(binary(Product, datum("v", t.Terms[j], along), datum("x", "i, "+t.Terms[j], 0).over(t.X[j])))
	}
	s := t.scope(none, none)
	s.letter("u_i").Meaning = moved
	return s.write(&definiteLines)
}

var objectiveLines = lines{{"objective", "F := J + λ_1·(∑_i |w_i|) + 0.5·λ_2·(∑_i w_i^2)", &elastic}}

// Objective is what a penalised fit makes least: the mean cost, and the penalties of the coefficients w of the terms that have one.
func Objective(cost float64, w []float64, l1, l2 float64) Step {
	s := newScope("").set("J λ_1 λ_2", cost, l1, l2)
	s.letter("w_i").over(w)
	return s.write(&objectiveLines)[0]
}
