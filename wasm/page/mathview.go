//go:build js

package page

import (
	"syscall/js"

	"descent/core/derive"
)

const mathNamespace = "http://www.w3.org/1998/Math/MathML"

func newMath(tag string) js.Value { return document.Call("createElementNS", mathNamespace, tag) }

// appendMath adds markup to a MathML element.
func appendMath(to js.Value, m *derive.Markup) {
	n := newMath(m.Tag)
	if m.Text != "" {
		n.Set("textContent", m.Text)
	}
	if e := m.Symbol; e != nil {
		n.Call("setAttribute", "class", "symbol")
		n.Call("setAttribute", "data-symbol", e.Letters())
		n.Call("setAttribute", "data-words", e.Words())
		if !e.Bare {
			n.Call("setAttribute", "data-value", plain(e.Eval()))
		}
	}
	for _, c := range m.Children {
		appendMath(n, c)
	}
	to.Call("append", n)
}

// formula is a math element that is refilled as numbers change, and keeps the focus.
type formula struct{ root node }

// newFormula adds an empty formula to n.
func newFormula(n node, class string) formula {
	m := newMath("math")
	m.Call("setAttribute", "class", class)
	m.Call("setAttribute", "display", "block")
	n.Call("append", m)
	return formula{wrap(m)}
}

// relation is a sign between two sides of a formula.
func relation(sign string) *derive.Markup { return &derive.Markup{Tag: "mo", Text: sign} }

// show writes pieces of markup beside one another.
func (f formula) show(pieces ...*derive.Markup) {
	clear(f.root)
	for _, p := range pieces {
		appendMath(f.root.Value, p)
	}
}

// derivation is a list of steps, each a formula in letters, the same with the row's numbers, and where a textbook has it.
type derivation struct {
	root  node
	lines map[string]*derivationLine
	cited string // the source of the line before
}

type derivationLine struct {
	root, value     node
	letters, digits formula
}

func newDerivation(n node) *derivation {
	return &derivation{root: put(n, "div.derivation"), lines: map[string]*derivationLine{}}
}

// show writes the steps.
func (d *derivation) show(steps ...derive.Step) {
	for _, s := range steps {
		line := d.lines[s.ID]
		if line == nil {
			line = d.line(s)
			d.lines[s.ID] = line
		}
		line.show(s)
	}
}

// line adds a line; a source that is that of the line before is not named again.
func (d *derivation) line(s derive.Step) *derivationLine {
	l := &derivationLine{}
	l.root = put(d.root, "div.line ~$", "step-"+s.ID)
	l.letters = newFormula(l.root, "formula")
	set(l.letters.root, "tabindex", "0")
	l.digits = newFormula(l.root, "formula digits")
	l.value = put(l.root, "output.result ~$", "value-"+s.ID)
	if source := s.Source.Author + ", " + s.Source.Place; source != d.cited {
		d.cited = source
		put(l.root, "p.cite | $", source)
	}
	return l
}

func (l *derivationLine) show(s derive.Step) {
	l.letters.show(s.Left.MathML(false), relation("="), s.Right.MathML(false))
	numbered := !s.General()
	worked := numbered && !s.Right.Atomic() && !s.Right.Summed()
	show(l.digits.root, worked)
	show(l.value, numbered)
	if worked {
		l.digits.show(relation("="), s.Right.MathML(true))
	}
	if numbered {
		v := s.Value()
		setText(l.value, "= "+number(v, 4))
		set(l.value, "title", plain(v))
		set(l.value, "data-value", plain(v))
	}
}
