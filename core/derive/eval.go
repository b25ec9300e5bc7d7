package derive

import (
	"math"

	"descent/core/num"
)

// Eval returns the value of an expression. Two rules keep it right where the written order would not be: 0 times anything is 0,
// which is the meaning of 0·ln 0 in a likelihood (Cover & Thomas 2006, section 2.1); and a logarithm of a probability, or of its
// complement, is taken from the score.
func (e *Expr) Eval() float64 {
	switch e.Op {
	case Number:
		return e.Value
	case Symbol:
		if e.Meaning != nil {
			return e.Meaning.Eval()
		}
		return e.Value
	case Sum:
		return e.sum()
	case Product:
		return e.product()
	case Quotient:
		return e.Args[0].Eval() / e.Args[1].Eval()
	case Power:
		return math.Pow(e.Args[0].Eval(), e.Args[1].Eval())
	case Minus:
		return -e.Args[0].Eval()
	case Exp:
		return math.Exp(e.Args[0].Eval())
	case Log:
		return logarithm(e.Args[0])
	case Sigmoid:
		return num.Sigmoid(e.Args[0].Eval())
	case Abs:
		return math.Abs(e.Args[0].Eval())
	case Cases:
		return e.Args[e.Chosen].Eval()
	}
	return e.series()
}

func (e *Expr) sum() float64 {
	if z := complementOf(e); z != nil {
		return num.Sigmoid(-z.Eval())
	}
	total := 0.0
	for _, a := range e.Args {
		total += a.Eval()
	}
	return total
}

func (e *Expr) product() float64 {
	total := 1.0
	for _, a := range e.Args {
		v := a.Eval()
		if v == 0 {
			return 0
		}
		total *= v
	}
	return total
}

func (e *Expr) series() float64 {
	sum, product := 0.0, 1.0
	for i := range e.Count {
		v := e.Each(i).Eval()
		sum += v
		product *= v
	}
	if e.Times {
		return product
	}
	return sum
}

// logarithm is that of the argument.
func logarithm(a *Expr) float64 {
	if s := meaning(a); s.Op == Sigmoid {
		return -num.Log1pExp(-s.Args[0].Eval())
	}
	if z := complementOf(meaning(a)); z != nil {
		return -num.Log1pExp(z.Eval())
	}
	if s := meaning(a); s.Op == Sum && len(s.Args) == 2 && isOne(s.Args[0]) && meaning(s.Args[1]).Op == Exp {
		return num.Log1pExp(meaning(s.Args[1]).Args[0].Eval())
	}
	return math.Log(a.Eval())
}

// complementOf returns z where the expression is 1 - σ(z), else nil.
func complementOf(e *Expr) *Expr {
	if e.Op != Sum || len(e.Args) != 2 || !isOne(e.Args[0]) || e.Args[1].Op != Minus {
		return nil
	}
	if s := meaning(e.Args[1].Args[0]); s.Op == Sigmoid {
		return s.Args[0]
	}
	return nil
}

func isOne(e *Expr) bool { return e.Op == Number && e.Value == 1 }

// meaning returns what a symbol stands for, and any other expression itself.
func meaning(e *Expr) *Expr {
	for e.Op == Symbol && e.Meaning != nil {
		e = e.Meaning
	}
	return e
}
