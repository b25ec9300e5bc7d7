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
func Add(args ...*Expr) *Expr               { return &Expr{Op: Sum, Args: args} }
func Mul(args ...*Expr) *Expr               { return &Expr{Op: Product, Args: args} }
func Sub(a, b *Expr) *Expr                  { return binary(Sum, a, Neg(b)) }
func Div(a, b *Expr) *Expr                  { return binary(Quotient, a, b) }
func Pow(a, b *Expr) *Expr                  { return binary(Power, a, b) }
func Neg(a *Expr) *Expr                     { return unary(Minus, a) }
func ExpOf(a *Expr) *Expr                   { return unary(Exp, a) }
func Ln(a *Expr) *Expr                      { return unary(Log, a) }
func Sigma(a *Expr) *Expr                   { return unary(Sigmoid, a) }
func One() *Expr                            { return Num(1) }
func Complement(a *Expr) *Expr              { return Sub(One(), a) }
