package derive

import (
	"strconv"
	"strings"
)

// parser reads a formula as it would be written by hand: −(y·ln p + (1 − y)·ln(1 − p)). What its signs mean, and how tightly they
// bind, stands in the two tables below. Everything else is a word, up to a sign or a space: a number or a letter of the scope. A
// derivative, ∂L/∂w_j, is one word.
type parser struct {
	formula, rest string
	scope         *scope
}

// sign is an operation as it is written.
type sign struct {
	text  string
	op    Op
	tight int    // how tightly it binds what stands before it
	next  int    // how tightly what stands after it has to bind
	end   string // has to follow that
}

// first are the signs that begin an expression. A sum over rows takes in all factors after it; a minus that follows another sign
// needs parentheses.
var first = []sign{
	{"(", Sum, atoms, loose, ")"}, {"|", Abs, atoms, loose, "|"}, {"−", Minus, sums, products, ""}, {"ln", Log, atoms, powers, ""},
	{"σ", Sigmoid, atoms, powers, ""}, {"e^", Exp, atoms, powers, ""}, {"∑_", SumOver, atoms, products, ""},
	{"∏_", ProductOver, atoms, products, ""},
}

// between are those between two expressions, from the left: a·b/c is (a·b)/c. Only powers are taken from the right.
var between = []sign{
	{"+", Sum, sums, products, ""}, {"−", Minus, sums, products, ""}, {"·", Product, products, powers, ""},
	{"/", Quotient, products, powers, ""}, {"^", Power, powers, powers, ""},
}

// wrong panics with a problem in a formula.
func wrong(problem, formula string) { panic("derive: " + problem + ": " + formula) }

func (p *parser) fail(problem string) { wrong(problem+" before \""+p.rest+"\"", p.formula) }

// skip drops what was read, and the spaces after it.
func (p *parser) skip(n int) { p.rest = strings.TrimLeft(p.rest[n:], " ") }

// accept reports whether a text comes next, and reads it.
func (p *parser) accept(text string) bool {
	found := strings.HasPrefix(p.rest, text)
	if found {
		p.skip(len(text))
	}
	return found
}

// sign reads the sign that comes next, if it is in the list and binds at least as tightly as level.
func (p *parser) sign(list []sign, level int) *sign {
	for n := range list {
		if s := &list[n]; s.tight >= level && p.accept(s.text) {
			return s
		}
	}
	return nil
}

// read reads an expression that binds at least as tightly as level.
func (p *parser) read(level int) *Expr {
	left := p.start(level)
	var open *Expr // left, where it was begun here, so that more summands or factors may follow
	for {
		s := p.sign(between, level)
		if s == nil {
			return left
		}
		op, right := s.op, p.read(s.next)
		if op == Minus {
			op, right = Sum, unary(Minus, right)
		}
		if left != open || left.Op != op || op > Product {
			left = unary(op, left)
			open = left
		}
		left.add(right)
	}
}

// start reads an expression up to the first sign that stands between two.
func (p *parser) start(level int) *Expr {
	s := p.sign(first, level)
	if s == nil {
		return p.atom()
	}
	index := ""
	if s.op >= SumOver {
		index = p.word()
	}
	e := p.read(s.next)
	if !p.accept(s.end) {
		p.fail("not closed")
	}
	if s.op != Sum {
		e = unary(s.op, e)
		e.Name = index
	}
	return e
}

// atom reads a letter or a number.
func (p *parser) atom() *Expr {
	word := p.word()
	if word[0] > '9' {
		return p.scope.letter(word)
	}
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		p.fail("no number")
	}
	return &Expr{Op: Number, Value: v}
}

// word reads up to a sign, of which / is none in a derivative.
func (p *parser) word() string {
	signs := " /+−·^()|=:"
	if strings.HasPrefix(p.rest, "∂") {
		signs = " +−·^()|=:"
	}
	end := strings.IndexAny(p.rest, signs)
	if end < 0 {
		end = len(p.rest)
	}
	if end == 0 {
		p.fail("nothing")
	}
	word := p.rest[:end]
	p.skip(end)
	return word
}
