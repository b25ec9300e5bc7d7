package derive

import (
	"strconv"
	"strings"
)

// notations are how operations are written, in pieces: <tag opens an element and > closes it, tag:text is an element with a text,
// and two digits are the number of an argument and how tightly it has to bind to go without parentheses. As a text $n is the
// name, $b the letter of the derivative, $s the subscript and $r the number of rows. U+2061 is the application of a function.
var notations = [...]string{
	Quotient:    "<mfrac 00 10 >",
	Power:       "<msup 05 10 >",
	Minus:       "mo:− 02",
	Exp:         "<msup mi:e 00 >",
	Log:         "mi:ln mo:\u2061 05",
	Sigmoid:     "mi:σ mo:\u2061 06",
	Abs:         "mo:| 00 mo:|",
	Cases:       "mo:{ <mtable <mtr <mtd 00 > <mtd mtext:$n > > <mtr <mtd 10 > <mtd mtext:$s > > >",
	SumOver:     "<munderover mo:∑ <mrow mi:$n mo:= mn:1 > mn:$r > 02",
	ProductOver: "<munderover mo:∏ <mrow mi:$n mo:= mn:1 > mn:$r > 02",
}

// The notations of symbols.
const (
	plain      = "mi:$n"
	indexed    = "<msub mi:$n mtext:$s >"
	derivative = "<mfrac <mrow mo:∂ mi:$n > <mrow mo:∂ mi:$b > >"
	partial    = "<mfrac <mrow mo:∂ mi:$n > <mrow mo:∂ <msub mi:$b mtext:$s > > >"
)

// notation writes an expression in a notation.
func (w *writer) notation(e *Expr, pieces string) {
	for pieces != "" {
		var piece string
		piece, pieces, _ = strings.Cut(pieces, " ")
		tag, text, token := strings.Cut(piece, ":")
		switch {
		case token:
			w.token(tag, e.text(text))
		case piece == ">":
			w.close()
		case piece[0] == '<':
			w.open(piece[1:])
		default:
			w.write(e.Args[piece[0]-'0'], int(piece[1]-'0'))
		}
	}
}

// text returns what a text of a notation is for an expression.
func (e *Expr) text(text string) string {
	switch text {
	case "$n":
		text = e.Name
	case "$b":
		text = e.By
	case "$s":
		text = e.Sub
	case "$r":
		text = strconv.Itoa(e.rows())
	}
	return text
}

// symbol writes a letter with its subscript, a derivative, or the number of either.
func (w *writer) symbol(e *Expr) {
	w.open("mrow").Symbol = e
	pieces := plain
	switch {
	case w.values && !e.Bare:
		pieces = ""
		w.number(e.Eval())
	case e.By != "" && e.Sub != "":
		pieces = partial
	case e.By != "":
		pieces = derivative
	case e.Sub != "":
		pieces = indexed
	}
	w.notation(e, pieces)
	w.close()
}

// number writes four digits, and where there are many zeros a power of ten.
func (w *writer) number(v float64) {
	mantissa, exponent, powered := strings.Cut(strconv.FormatFloat(v, 'g', 4, 64), "e")
	if mantissa[0] == '-' {
		w.token("mo", "−")
		mantissa = mantissa[1:]
	}
	w.token("mn", mantissa)
	if powered {
		n, _ := strconv.Atoi(exponent)
		w.notation(nil, "mo:· <msup mn:10 <mrow")
		w.number(float64(n))
		w.notation(nil, "> >")
	}
}
