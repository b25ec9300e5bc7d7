package derive

// How tightly an operation binds; what binds less than what it stands in has parentheses.
const (
	loose = iota
	sums
	products
	powers
	atoms
)

// MathML returns an expression as a row of MathML Core (W3C 2023). With values set a symbol that has one is written as its number.
func (e *Expr) MathML(values bool) *Markup {
	w := &writer{values: values, at: &Markup{Tag: "mrow"}}
	w.write(e, loose)
	return w.at
}

// write writes an expression that stands in one that binds so tightly.
func (w *writer) write(e *Expr, outer int) {
	if e.tight(w.values) >= outer {
		w.tag("mrow", func() { w.bare(e) })
		return
	}
	w.tag("mrow", func() {
		w.token("mo", "(")
		w.bare(e)
		w.token("mo", ")")
	})
}

// tight tells how tightly an expression binds.
func (e *Expr) tight(values bool) int {
	switch e.Op {
	case Sum, Minus, Cases:
		return sums
	case Product, Series:
		return products
	case Power:
		return powers
	case Number:
		if e.Value < 0 {
			return sums
		}
	case Symbol:
		if values && e.numbered() && e.Eval() < 0 {
			return sums
		}
	}
	return atoms
}

// Atomic reports whether an expression is written as one number where numbers are asked for.
func (e *Expr) Atomic() bool { return e.Op == Number || e.Op == Symbol && e.numbered() }

// numbered reports whether a symbol is written as its number where numbers are asked for: a letter without one stays what it is.
func (e *Expr) numbered() bool { return !e.Bare }

// Summed reports whether an expression adds or multiplies over rows, so that it looks the same with numbers.
func (e *Expr) Summed() bool {
	for _, a := range e.Args {
		if a.Summed() {
			return true
		}
	}
	return e.Op == Series
}

func (w *writer) bare(e *Expr) {
	switch e.Op {
	case Number:
		w.number(e.Value)
	case Symbol:
		w.symbol(e)
	case Sum:
		w.sum(e)
	case Product:
		w.between(e.Args, "·", products)
	case Quotient:
		w.tag("mfrac", func() { w.write(e.Args[0], loose); w.write(e.Args[1], loose) })
	case Power:
		w.tag("msup", func() { w.write(e.Args[0], atoms); w.write(e.Args[1], loose) })
	case Minus:
		w.token("mo", "−")
		w.write(e.Args[0], products)
	case Exp:
		w.tag("msup", func() { w.token("mi", "e"); w.write(e.Args[0], loose) })
	case Log:
		w.function("ln", e.Args[0], e.Args[0].tight(w.values) < atoms || e.Args[0].Op == Quotient)
	case Sigmoid:
		w.function("σ", e.Args[0], true)
	case Abs:
		w.token("mo", "|")
		w.write(e.Args[0], loose)
		w.token("mo", "|")
	case Cases:
		w.cases(e)
	case Series:
		w.series(e)
	}
}

// between writes arguments with an operator between them.
func (w *writer) between(args []*Expr, operator string, outer int) {
	for i, a := range args {
		if i > 0 {
			w.token("mo", operator)
		}
		w.write(a, outer)
	}
}

func (w *writer) sum(e *Expr) {
	for i, a := range e.Args {
		switch {
		case a.Op == Minus:
			w.token("mo", "−")
			w.write(a.Args[0], products)
		default:
			if i > 0 {
				w.token("mo", "+")
			}
			w.write(a, products)
		}
	}
}
