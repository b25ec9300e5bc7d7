package derive

import (
	"html"
	"strings"
)

// String returns the markup as text.
func (m *Markup) String() string {
	var b strings.Builder
	b.WriteString("<" + m.Tag + ">" + html.EscapeString(m.Text))
	for _, c := range m.Children {
		b.WriteString(c.String())
	}
	b.WriteString("</" + m.Tag + ">")
	return b.String()
}

// The tests build expressions by hand with these.
func Num(v float64) *Expr                   { return &Expr{Op: Number, Value: v} }
func Sym(name, sub string, v float64) *Expr { return datum(name, sub, v) }
func Add(args ...*Expr) *Expr               { return node(Sum, args...) }
func Mul(args ...*Expr) *Expr               { return node(Product, args...) }
func Sub(a, b *Expr) *Expr                  { return node(Sum, a, Neg(b)) }
func Div(a, b *Expr) *Expr                  { return node(Quotient, a, b) }
func Pow(a, b *Expr) *Expr                  { return node(Power, a, b) }
func Neg(a *Expr) *Expr                     { return node(Minus, a) }
func ExpOf(a *Expr) *Expr                   { return node(Exp, a) }
func Ln(a *Expr) *Expr                      { return node(Log, a) }
func Sigma(a *Expr) *Expr                   { return node(Sigmoid, a) }
func One() *Expr                            { return Num(1) }
func Complement(a *Expr) *Expr              { return Sub(One(), a) }
