package derive

import (
	"html"
	"strings"
)

// How tightly an operation binds; what binds less than what it stands in has parentheses.
const (
	loose = iota
	sums
	products
	powers
	atoms
)

// MathML returns an expression as the inside of a math element (MathML Core, W3C 2023). With values set a symbol that has one
// is written as its number. Every symbol carries data-symbol and data-value, by which a page finds and names it.
func (e *Expr) MathML(values bool) string {
	w := &writer{values: values}
	w.write(e, loose)
	return w.String()
}

type writer struct {
	strings.Builder
	values bool
}

// tag writes an element around what inside writes.
func (w *writer) tag(name string, inside func()) {
	w.WriteString("<" + name + ">")
	inside()
	w.WriteString("</" + name + ">")
}

func (w *writer) token(name, text string) {
	w.WriteString("<" + name + ">" + html.EscapeString(text) + "</" + name + ">")
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
		if values && e.shown() < 0 {
			return sums
		}
	}
	return atoms
}

// shown is the number that a symbol may be written as; 0 where it has none.
func (e *Expr) shown() float64 {
	if e.By != "" {
		return 0
	}
	return e.Eval()
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
