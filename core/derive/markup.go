package derive

// Markup is an element of MathML: either Text or Children. Where it writes a symbol, Symbol is that.
type Markup struct {
	Tag      string
	Text     string
	Symbol   *Expr
	Children []*Markup
	parent   *Markup
}

// writer appends to the element that was opened last.
type writer struct {
	values bool
	at     *Markup
}

// token adds an element with a text.
func (w *writer) token(tag, text string) *Markup {
	m := &Markup{Tag: tag, Text: text, parent: w.at}
	w.at.Children = append(w.at.Children, m)
	return m
}

// open adds an element around what is written until it is closed.
func (w *writer) open(tag string) *Markup {
	w.at = w.token(tag, "")
	return w.at
}

func (w *writer) close() { w.at = w.at.parent }
