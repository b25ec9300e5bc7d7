package derive

import (
	"math"

	"descent/core/num"
)

// Eval returns the value of an expression. Two rules keep it right where the written order would not be: 0 times anything is 0,
// which is the meaning of 0·ln 0 in a likelihood (Cover & Thomas 2006, section 2.1); and a logarithm of a probability, or of its
// complement, is taken from the score.
func (e *Expr) Eval() float64 { return e.at(0) }

// at returns the value at row i, counted from 0, of the sum that the expression stands in.
func (e *Expr) at(i int) float64 {
	switch e.Op {
	case Number, Symbol:
		return e.symbol(i)
	case Sum, Product, SumOver, ProductOver:
		return e.total(i)
	case Cases:
		return e.Args[int(e.Value)].at(i)
	case Log:
		return logarithm(e.Args[0], i)
	}
	a, b := e.Args[0].at(i), 0.0
	if len(e.Args) > 1 {
		b = e.Args[1].at(i)
	}
	switch e.Op {
	case Quotient:
		return a / b
	case Power:
		return math.Pow(a, b)
	case Minus:
		return -a
	case Exp:
		return math.Exp(a)
	case Sigmoid:
		return num.Sigmoid(a)
	}
	return math.Abs(a)
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
	if z := complementOf(e); z != nil {
		return num.Sigmoid(-z.at(i))
	}
	n, over := len(e.Args), e.over()
	if over {
		n = e.rows()
	}
	sum, product, zero := 0.0, 1.0, false
	for k := range n {
		v := 0.0
		if over {
			v = e.Args[0].at(k)
		} else {
			v = e.Args[k].at(i)
		}
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

// logarithm is that of the argument.
func logarithm(a *Expr, i int) float64 {
	s := meaning(a)
	if s.Op == Sigmoid {
		return -num.Log1pExp(-s.Args[0].at(i))
	}
	if z := complementOf(s); z != nil {
		return -num.Log1pExp(z.at(i))
	}
	if second := afterOne(s); second != nil && second.Op == Exp {
		return num.Log1pExp(second.Args[0].at(i))
	}
	return math.Log(a.at(i))
}

// complementOf returns z where the expression is 1 - σ(z), else nil.
func complementOf(e *Expr) *Expr {
	second := afterOne(e)
	if second == nil || second.Op != Minus {
		return nil
	}
	if s := meaning(second.Args[0]); s.Op == Sigmoid {
		return s.Args[0]
	}
	return nil
}

// afterOne returns what stands for a where the expression is 1 + a, else nil.
func afterOne(e *Expr) *Expr {
	if e.Op != Sum || len(e.Args) != 2 {
		return nil
	}
	if one := e.Args[0]; one.Op != Number || one.Value != 1 {
		return nil
	}
	return meaning(e.Args[1])
}

// meaning returns what a symbol stands for, and any other expression itself.
func meaning(e *Expr) *Expr {
	for e.Op == Symbol && e.Meaning != nil {
		e = e.Meaning
	}
	return e
}
