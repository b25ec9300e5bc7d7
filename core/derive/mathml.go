package derive

// How tightly an operation binds; what binds less than what it stands in has parentheses.
const (
	loose = iota
	sums
	products
	powers
	atoms
	always
)

// MathML returns an expression as a row of MathML Core (W3C 2023). With values set a symbol that has one is written as its number.
func (e *Expr) MathML(values bool) *Markup {
	w := &writer{values: values}
	root := w.open("mrow")
	w.write(e, loose)
	return root
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
	case Sum:
		w.sum(e)
	case Product:
		w.product(e)
	case Cases:
		w.cases(e)
	case SumOver, ProductOver:
		w.series(e)
	default:
		w.operation(e, e.Args[0])
	}
}

// operation writes an operation of one argument, or of two.
func (w *writer) operation(e, a *Expr) {
	switch e.Op {
	case Quotient:
		w.open("mfrac")
		w.write(a, loose)
		w.write(e.Args[1], loose)
		w.close()
	case Power:
		w.open("msup")
		w.write(a, atoms)
		w.write(e.Args[1], loose)
		w.close()
	case Exp:
		w.open("msup")
		w.token("mi", "e")
		w.write(a, loose)
		w.close()
	case Minus:
		w.minus(e)
	case Log:
		w.function("ln", a)
	case Sigmoid:
		w.function("σ", a)
	case Abs:
		w.token("mo", "|")
		w.write(a, loose)
		w.token("mo", "|")
	}
}

func (w *writer) minus(e *Expr) {
	w.token("mo", "−")
	w.write(e.Args[0], products)
}

func (w *writer) product(e *Expr) {
	for i, a := range e.Args {
		if i > 0 {
			w.token("mo", "·")
		}
		w.write(a, products)
	}
}

func (w *writer) sum(e *Expr) {
	for i, a := range e.Args {
		if a.Op == Minus {
			w.minus(a)
			continue
		}
		if i > 0 {
			w.token("mo", "+")
		}
		w.write(a, products)
	}
}
