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
	terms := make([]Term, len(t.Terms))
	for j, name := range t.Terms {
		terms[j] = Term{name, t.X[j][i], t.W[j]}
	}
	return Row{i + 1, terms, t.Y[i]}
}

// scope has the letters of the rows: their number m, and for row i its label y_i, its probability p_i and its values x_ij and x_ik
// of terms j and k; the coefficient w_j is beside them.
func (t *Table) scope(j, k int) *scope {
	s, score := newScope("").set("m", float64(len(t.Y))), &Expr{Op: Sum}
	for at, name := range t.Terms {
		w, x := datum("w", name, t.W[at]), datum("x", "i, "+name, 0).over(t.X[at])
		score.add(binary(Product, w, x))
		if at == j {
			s.put("w_j x_ij", w, x)
		}
		if at == k {
			s.put("x_ik", x)
		}
	}
	s.letter("y_i").over(t.Y)
	s.letter("p_i").Meaning = unary(Sigmoid, score)
	return s
}

// over makes a symbol one with the index of a sum.
func (e *Expr) over(data []float64) *Expr {
	e.Column, e.Bare = data, true
	return e
}

// step writes a line about terms j and k.
func (t *Table) step(list *lines, j, k int) Step { return t.scope(j, k).write(list)[0] }

var allLines = lines{
	{"all-rows", "P_all = ∏_i p_i^y_i·(1 − p_i)^(1 − y_i)", &likelihood},
	{"log-likelihood-of-all", "ℓ := ∑_i (y_i·ln p_i + (1 − y_i)·ln(1 − p_i))", &likelihood},
	{"negative-mean", "J := −ℓ/m", &entropy},
}

// LogLikelihood leads from the likelihood of all rows, a product, to its logarithm, a sum, and to the mean cost.
func (t Table) LogLikelihood() []Step { return t.scope(none, none).write(&allLines) }

var matrixLines = lines{{"matrix", "∇J = X^⊤·(p − y)/m", &vectors}}

// Matrix is the gradient of the mean cost in the letters of matrices: X has a row for each row of the table, p and y an entry.
func Matrix() Step { return newScope("").write(&matrixLines)[0] }

// The mean cost and its derivative.
const (
	meanCost     = "J := (∑_i (−(y_i·ln p_i + (1 − y_i)·ln(1 − p_i))))/m"
	meanGradient = "∂J/∂w_j := (∑_i (p_i − y_i)·x_ij)/m"
)

var meanCostLines = lines{{"mean-cost", meanCost, &entropy}}

// Cost is the mean cost of all rows.
func (t Table) Cost() Step { return t.step(&meanCostLines, none, none) }

var gradientLines = lines{{"gradient", meanGradient, &gradient}}

// Gradient is its derivative by the coefficient of term j; that of the intercept has x = 1. All of them are Xᵀ(p - y)/m.
func (t Table) Gradient(j int) Step { return t.step(&gradientLines, j, none) }

var curvatureLines = lines{{"curvature", "H_jk := (∑_i p_i·(1 − p_i)·x_ij·x_ik)/m", &hessian}}

// Curvature is its second derivative by the coefficients of terms j and k. All of them are XᵀSX/m, with p(1 - p) on S's diagonal.
func (t Table) Curvature(j, k int) Step {
	name := &Expr{Op: Symbol, Name: "H", Sub: strconv.Itoa(j+1) + ", " + strconv.Itoa(k+1), Bare: true}
	return t.scope(j, k).put("H_jk", name).write(&curvatureLines)[0]
}
