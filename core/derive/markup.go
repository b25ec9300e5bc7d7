package derive

// Markup is an element of MathML: either Text or Children. Where it writes a symbol, Symbol is that.
type Markup struct {
	Tag      string
	Text     string
	Symbol   *Expr
	Children []*Markup
}

// writer appends to the last of the elements that are open.
type writer struct {
	values bool
	path   []*Markup
}

// token adds an element with a text.
func (w *writer) token(tag, text string) *Markup {
	m := &Markup{Tag: tag, Text: text}
	if n := len(w.path); n > 0 {
		at := w.path[n-1]
		at.Children = append(at.Children, m)
	}
	return m
}

// open adds an element around what is written until it is closed.
func (w *writer) open(tag string) *Markup {
	m := w.token(tag, "")
	w.path = append(w.path, m)
	return m
}

func (w *writer) close() { w.path = w.path[:len(w.path)-1] }
