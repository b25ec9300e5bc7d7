package derive

import (
	"math"

	"descent/core/num"
)

// Eval returns the value of an expression. Two rules keep it right where the written order would not be: 0 times anything is 0,
// which is the meaning of 0·ln 0 in a likelihood (Cover & Thomas 2006, section 2.1); and a logarithm of a probability, or of its
// complement, and what a probability lacks of 1 are taken from the score.
func (e *Expr) Eval() float64 { return e.at(0) }

// at returns the value at row i, counted from 0, of the sum that the expression stands in.
func (e *Expr) at(i int) float64 {
	switch e.Op {
	case Number, Symbol:
		return e.symbol(i)
	case Sum, Product, SumOver, ProductOver:
		return e.total(i)
	case Log:
		return logarithm(e.Args[0], i)
	}
	v, second := e.Args[0].at(i), 0.0
	if len(e.Args) > 1 {
		second = e.Args[1].at(i)
	}
	switch e.Op {
	case Quotient:
		v /= second
	case Power:
		v = math.Pow(v, second)
	case Minus:
		v = -v
	case Exp:
		v = math.Exp(v)
	case Sigmoid:
		v = num.Sigmoid(v)
	case Abs:
		v = math.Abs(v)
	case Cases:
		if e.Value != 0 {
			v = second
		}
	}
	return v
}

func (e *Expr) symbol(i int) float64 {
	switch {
	case e.Meaning != nil:
		return e.Meaning.at(i)
	case e.Column != nil:
		return e.Column[i]
	}
	return e.Value
}

// total adds up or multiplies the arguments, or the one argument over the rows.
func (e *Expr) total(i int) float64 {
	if z, op := afterOne(e); op == Sigmoid {
		return num.Sigmoid(-z.at(i))
	}
	if e.Op == Sum && len(e.Args) == 2 {
		if p := meaning(e.Args[0]); p.Op == Sigmoid && e.Args[1].at(i) == -1 {
			return -num.Sigmoid(-p.Args[0].at(i)) // p − 1
		}
	}
	n, series := len(e.Args), e.series()
	if series {
		n = e.rows()
	}
	sum, product, zero := 0.0, 1.0, false
	for k := range n {
		a, row := 0, k
		if !series {
			a, row = k, i
		}
		v := e.Args[a].at(row)
		sum += v
		product *= v
		zero = zero || v == 0
	}
	switch {
	case e.Op == Sum || e.Op == SumOver:
		return sum
	case zero:
		return 0
	}
	return product
}

// logarithm is that of the argument: ln σ(z) = -ln(1 + exp(-z)), ln(1 - σ(z)) = -ln(1 + exp(z)), and ln(1 + exp(z)) itself.
func logarithm(a *Expr, i int) float64 {
	a = meaning(a)
	before, within := -1.0, 1.0
	z, op := afterOne(a)
	switch {
	case a.Op == Sigmoid:
		z, within = a.Args[0], -1
	case op == Exp:
		before = 1
	case op != Sigmoid:
		return math.Log(a.at(i))
	}
	return before * num.Log1pExp(within*z.at(i))
}

// afterOne returns z and Sigmoid where the expression is 1 - σ(z), z and Exp where it is 1 + exp(z), and else nil and Number.
func afterOne(e *Expr) (z *Expr, op Op) {
	if e.Op != Sum || len(e.Args) != 2 {
		return nil, Number
	}
	one, second, op := e.Args[0], meaning(e.Args[1]), Exp
	if second.Op == Minus {
		second, op = meaning(second.Args[0]), Sigmoid
	}
	if one.Op != Number || one.Value != 1 || second.Op != op {
		return nil, Number
	}
	return second.Args[0], op
}

// meaning returns what a symbol stands for, and any other expression itself.
func meaning(e *Expr) *Expr {
	for e.Op == Symbol && e.Meaning != nil {
		e = e.Meaning
	}
	return e
}
