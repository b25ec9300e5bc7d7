package derive

import (
	"strconv"
	"strings"
)

// function writes a function's name and its argument, in parentheses where that is asked for.
func (w *writer) function(name string, argument *Expr, enclosed bool) {
	w.token("mi", name)
	w.token("mo", "\u2061") // function application
	outer := loose
	if enclosed {
		outer = atoms + 1
	}
	w.write(argument, outer)
}

func (w *writer) cases(e *Expr) {
	w.token("mo", "{")
	w.tag("mtable", func() {
		for i, a := range e.Args {
			w.tag("mtr", func() {
				w.tag("mtd", func() { w.write(a, loose) })
				w.tag("mtd", func() { w.token("mtext", e.Conditions[i]) })
			})
		}
	})
}

func (w *writer) series(e *Expr) {
	w.tag("munderover", func() {
		if e.Times {
			w.token("mo", "∏")
		} else {
			w.token("mo", "∑")
		}
		w.tag("mrow", func() { w.token("mi", e.Name); w.token("mo", "="); w.token("mn", "1") })
		w.token("mn", strconv.Itoa(e.Count))
	})
	w.write(e.Args[0], products)
}

// symbol writes a letter with its subscript, a derivative, or the number of either.
func (w *writer) symbol(e *Expr) {
	w.tag("mrow", func() {
		switch {
		case w.values && e.numbered():
			w.number(e.Eval())
		case e.By != "":
			w.tag("mfrac", func() {
				w.tag("mrow", func() { w.token("mo", "∂"); w.letter(e.Name, "") })
				w.tag("mrow", func() { w.token("mo", "∂"); w.letter(e.By, e.Sub) })
			})
		default:
			w.letter(e.Name, e.Sub)
		}
	}).Symbol = e
}

func (w *writer) letter(name, sub string) {
	if sub == "" {
		w.token("mi", name)
		return
	}
	w.tag("msub", func() { w.token("mi", name); w.token("mtext", sub) })
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
		w.tag("msup", func() { w.token("mn", "10"); w.tag("mrow", func() { w.number(float64(n)) }) })
	}
}
