package derive

import (
	"html"
	"strings"
)

// Markup is an element of MathML: either Text or Children. Where it writes a symbol, Symbol is that.
type Markup struct {
	Tag      string
	Text     string
	Symbol   *Expr
	Children []*Markup
}

// String returns the markup as text.
func (m *Markup) String() string {
	var b strings.Builder
	m.into(&b)
	return b.String()
}

func (m *Markup) into(b *strings.Builder) {
	b.WriteString("<" + m.Tag + ">" + html.EscapeString(m.Text))
	for _, c := range m.Children {
		c.into(b)
	}
	b.WriteString("</" + m.Tag + ">")
}

// writer appends to an element.
type writer struct {
	values bool
	at     *Markup
}

// tag writes an element around what inside writes.
func (w *writer) tag(name string, inside func()) *Markup {
	outer := w.at
	w.at = &Markup{Tag: name}
	outer.Children = append(outer.Children, w.at)
	inside()
	made := w.at
	w.at = outer
	return made
}

func (w *writer) token(name, text string) {
	w.at.Children = append(w.at.Children, &Markup{Tag: name, Text: text})
}
