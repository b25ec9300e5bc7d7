package derive

import (
	"strconv"
	"strings"
)

// function writes a function and its argument; only a logarithm's may go without parentheses.
func (w *writer) function(name string, argument *Expr) {
	w.token("mi", name)
	w.token("mo", "\u2061") // function application
	outer := always
	if name == "ln" && argument.Op != Quotient {
		outer = atoms
	}
	w.write(argument, outer)
}

func (w *writer) cases(e *Expr) {
	w.token("mo", "{")
	w.open("mtable")
	for _, a := range e.Args {
		w.open("mtr")
		w.open("mtd")
		w.write(a.Args[0], loose)
		w.close()
		w.open("mtd")
		w.token("mtext", a.Name)
		w.close()
		w.close()
	}
	w.close()
}

func (w *writer) series(e *Expr) {
	sign := "∑"
	if e.Op == ProductOver {
		sign = "∏"
	}
	w.open("munderover")
	w.token("mo", sign)
	w.open("mrow")
	w.token("mi", e.Name)
	w.token("mo", "=")
	w.token("mn", "1")
	w.close()
	w.token("mn", strconv.Itoa(e.rows()))
	w.close()
	w.write(e.Args[0], products)
}

// symbol writes a letter with its subscript, a derivative, or the number of either.
func (w *writer) symbol(e *Expr) {
	w.open("mrow").Symbol = e
	switch {
	case w.values && !e.Bare:
		w.number(e.Eval())
	case e.By != "":
		w.open("mfrac")
		w.differential(e.Name, "")
		w.differential(e.By, e.Sub)
		w.close()
	default:
		w.letter(e.Name, e.Sub)
	}
	w.close()
}

func (w *writer) differential(name, sub string) {
	w.open("mrow")
	w.token("mo", "∂")
	w.letter(name, sub)
	w.close()
}

func (w *writer) letter(name, sub string) {
	if sub == "" {
		w.token("mi", name)
		return
	}
	w.open("msub")
	w.token("mi", name)
	w.token("mtext", sub)
	w.close()
}

func (w *writer) number(v float64) {
	mantissa, exponent, powered := strings.Cut(strconv.FormatFloat(v, 'g', 4, 64), "e")
	if rest, negative := strings.CutPrefix(mantissa, "-"); negative {
		w.token("mo", "−")
		mantissa = rest
	}
	w.token("mn", mantissa)
	if powered {
		n, _ := strconv.Atoi(exponent)
		w.token("mo", "·")
		w.open("msup")
		w.token("mn", "10")
		w.open("mrow")
		w.number(float64(n))
		w.close()
		w.close()
	}
}
