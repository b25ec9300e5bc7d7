package derive

import (
	"strconv"
	"strings"
)

// parser reads a formula as it would be written by hand: −(y·ln p + (1 − y)·ln(1 − p)). What its signs mean, and how tightly they
// bind, stands in the two tables below. Everything else is a word, up to a sign or a space: a number or a letter of the scope.
// ∂L/∂w_j is one letter.
type parser struct {
	formula, rest string
	scope         *scope
}

// sign is an operation as it is written, and how tightly what stands after it has to bind.
type sign struct {
	text string
	op   Op
	next int
	end  string // has to follow that
}

// first are the signs that begin an expression. A sum over rows takes in all factors after it.
var first = []sign{
	{"(", Sum, loose, ")"}, {"|", Abs, loose, "|"}, {"−", Minus, products, ""}, {"ln", Log, powers, ""}, {"σ", Sigmoid, powers, ""},
	{"e^", Exp, powers, ""}, {"∑_", SumOver, products, ""}, {"∏_", ProductOver, products, ""},
}

// between are those between two expressions, from the left: a·b/c is (a·b)/c. Only powers are taken from the right.
var between = [...][]sign{
	sums:     {{"+", Sum, products, ""}, {"−", Minus, products, ""}},
	products: {{"·", Product, powers, ""}, {"/", Quotient, powers, ""}},
	powers:   {{"^", Power, powers, ""}},
}

// signs end a word.
const signs = " +−·/^()|=:"

func (p *parser) fail(problem string) {
	panic("derive: " + problem + " before \"" + p.rest + "\" in " + p.formula)
}

// accept reports whether a text comes next, and reads it.
func (p *parser) accept(text string) bool {
	rest, found := strings.CutPrefix(p.rest, text)
	if found {
		p.rest = strings.TrimLeft(rest, " ")
	}
	return found
}

func (p *parser) expect(text string) {
	if !p.accept(text) {
		p.fail("no " + text)
	}
}

// read reads an expression that binds at least as tightly as level.
func (p *parser) read(level int) *Expr {
	left := p.start(level)
	var open *Expr // left, where it was begun here, so that more summands or factors may follow
	for {
		s := p.next(level)
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

// next returns the sign that comes next, if it binds at least as tightly as level.
func (p *parser) next(level int) *sign {
	for level = max(level, sums); level < len(between); level++ {
		if s := p.sign(between[level]); s != nil {
			return s
		}
	}
	return nil
}

func (p *parser) sign(list []sign) *sign {
	for n := range list {
		if s := &list[n]; p.accept(s.text) {
			return s
		}
	}
	return nil
}

// start reads an expression up to the first sign that stands between two.
func (p *parser) start(level int) *Expr {
	s := p.sign(first)
	if s == nil {
		return p.atom()
	}
	e := &Expr{Op: s.op}
	switch {
	case s.op >= SumOver:
		e.Name = p.word()
	case s.op == Minus && level > sums:
		p.fail("a minus without parentheses")
	}
	inner := p.read(s.next)
	p.expect(s.end)
	if s.op == Sum {
		return inner
	}
	e.add(inner)
	return e
}

// atom reads a letter or a number.
func (p *parser) atom() *Expr {
	if p.accept("∂") {
		of := p.word()
		p.expect("/∂")
		return p.scope.letter(of + "/" + p.word())
	}
	word := p.word()
	if word[0] > '9' {
		return p.scope.letter(word)
	}
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		p.fail("no number " + word)
	}
	return &Expr{Op: Number, Value: v}
}

func (p *parser) word() string {
	end := strings.IndexAny(p.rest, signs)
	if end < 0 {
		end = len(p.rest)
	}
	if end == 0 {
		p.fail("nothing")
	}
	word := p.rest[:end]
	p.rest = strings.TrimLeft(p.rest[end:], " ")
	return word
}
