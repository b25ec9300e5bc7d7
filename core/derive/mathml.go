package derive

// How tightly an operation binds; what binds less than what it stands in has parentheses.
const (
	loose = iota
	sums
	products
	powers
	quotients
	atoms
)

// MathML returns an expression as a row of MathML Core (W3C 2023). With values set a symbol that has one is written as its number.
func (e *Expr) MathML(values bool) *Markup {
	w := &writer{values, &Markup{Tag: "mrow"}}
	w.write(e, loose)
	return w.at
}

// write writes an expression that stands in one that binds so tightly.
func (w *writer) write(e *Expr, outer int) {
	enclosed := w.tight(e) < outer
	w.open("mrow")
	if enclosed {
		w.token("mo", "(")
	}
	w.bare(e)
	if enclosed {
		w.token("mo", ")")
	}
	w.close()
}

// tight tells how tightly an expression binds.
func (w *writer) tight(e *Expr) int {
	switch e.Op {
	case Sum, Minus, Cases:
		return sums
	case Product, SumOver, ProductOver:
		return products
	case Power:
		return powers
	case Quotient:
		return quotients
	}
	if e.Atomic() && (e.Op == Number || w.values) && e.Eval() < 0 {
		return sums
	}
	return atoms
}

func (w *writer) bare(e *Expr) {
	switch e.Op {
	case Number:
		w.number(e.Value)
	case Symbol:
		w.symbol(e)
	case Sum, Product:
		w.list(e)
	default:
		w.notation(e, notations[e.Op])
	}
}

// list writes arguments with a sign between them. Where something is taken away, its minus is the sign.
func (w *writer) list(e *Expr) {
	sign := "·"
	if e.Op == Sum {
		sign = "+"
	}
	for i, a := range e.Args {
		if e.Op == Sum && a.Op == Minus {
			w.bare(a)
			continue
		}
		if i > 0 {
			w.token("mo", sign)
		}
		w.write(a, products)
	}
}
