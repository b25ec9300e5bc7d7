package derive

import (
	"html"
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
		w.token("mo", "∑")
		w.tag("mrow", func() { w.token("mi", e.Name); w.token("mo", "="); w.token("mn", "1") })
		w.token("mn", strconv.Itoa(e.Count))
	})
	w.write(e.Args[0], products)
}

// symbol writes a letter with its subscript, a derivative, or the number of either.
func (w *writer) symbol(e *Expr) {
	if w.values && e.By == "" {
		w.number(e.Eval())
		return
	}
	name := strings.TrimSpace(e.Name + " " + e.Sub)
	if e.By != "" {
		name = strings.TrimSpace("∂" + e.Name + "/∂" + e.By + " " + e.Sub)
	}
	w.WriteString(`<mrow data-symbol="` + html.EscapeString(name) + `" data-value="` + Digits(e.Eval()) + `">`)
	if e.By != "" {
		w.tag("mfrac", func() {
			w.tag("mrow", func() { w.token("mo", "∂"); w.token("mi", e.Name) })
			w.tag("mrow", func() { w.token("mo", "∂"); w.letter(e.By, e.Sub) })
		})
	} else {
		w.letter(e.Name, e.Sub)
	}
	w.WriteString("</mrow>")
}

func (w *writer) letter(name, sub string) {
	if sub == "" {
		w.token("mi", name)
		return
	}
	w.tag("msub", func() { w.token("mi", name); w.token("mtext", sub) })
}

func (w *writer) number(v float64) {
	text := Digits(v)
	if rest, negative := strings.CutPrefix(text, "−"); negative {
		w.token("mo", "−")
		text = rest
	}
	w.token("mn", text)
}

// Digits writes a number with four significant digits, and a true minus sign.
func Digits(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'g', 4, 64), "-", "−", 1)
}
