package derive

import (
	"strconv"
	"strings"
)

// parser reads a formula as it would be written by hand: −(y·ln p + (1 − y)·ln(1 − p)). From loose to tight,
//
//	sum     = ["−"] product { ("+" | "−") product }
//	product = factor { ("·" | "/") factor }, from the left: a·b/c is (a·b)/c
//	factor  = ("∑" | "∏") "_" word product, which takes in all factors that follow; or a power
//	power   = atom ["^" power], from the right
//	atom    = "(" sum ")" | "|" sum "|" | "ln" power | "σ" power | "e" "^" power | "∂" word "/" "∂" word | word
//
// A word ends at a sign or a space. It is a number or a letter of the scope.
type parser struct {
	formula, rest string
	scope         *scope
}

// signs end a word.
const signs = " +−·/^()|=:"

func (p *parser) fail(problem string) {
	panic("derive: " + problem + " at \"" + p.rest + "\" of \"" + p.formula + "\"")
}

// accept reports whether a sign comes next, and reads it.
func (p *parser) accept(sign string) bool {
	rest, found := strings.CutPrefix(p.rest, sign)
	if found {
		p.rest = strings.TrimLeft(rest, " ")
	}
	return found
}

func (p *parser) expect(sign string) {
	if !p.accept(sign) {
		p.fail("no " + sign)
	}
}

func (p *parser) sum() *Expr {
	var list []*Expr
	minus := p.accept("−")
	for {
		e := p.product()
		if minus {
			e = node(Minus, e)
		}
		list = append(list, e)
		if minus = p.accept("−"); !minus && !p.accept("+") {
			return group(Sum, list)
		}
	}
}

func (p *parser) product() *Expr {
	list := []*Expr{p.factor()}
	for {
		if p.accept("·") {
			list = append(list, p.factor())
		} else if p.accept("/") {
			list = []*Expr{node(Quotient, group(Product, list), p.factor())}
		} else {
			return group(Product, list)
		}
	}
}

func (p *parser) factor() *Expr {
	e := &Expr{Op: SumOver}
	if !p.accept("∑_") {
		if !p.accept("∏_") {
			return p.power()
		}
		e.Op = ProductOver
	}
	e.Name = p.word()
	e.Args = []*Expr{p.product()}
	return e
}

func (p *parser) power() *Expr {
	base := p.atom()
	if p.accept("^") {
		return node(Power, base, p.power())
	}
	return base
}

func (p *parser) atom() *Expr {
	if p.accept("(") {
		return p.enclosed(")")
	}
	if p.accept("|") {
		return node(Abs, p.enclosed("|"))
	}
	if p.accept("∂") {
		of := p.word()
		p.expect("/∂")
		return p.scope.rate(of, p.word())
	}
	word := p.word()
	switch word {
	case "ln":
		return node(Log, p.power())
	case "σ":
		return node(Sigmoid, p.power())
	case "e":
		p.expect("^")
		return node(Exp, p.power())
	}
	if word[0] > '9' {
		return p.scope.letter(word)
	}
	v, err := strconv.ParseFloat(word, 64)
	if err != nil {
		p.fail("no number: " + word)
	}
	return &Expr{Op: Number, Value: v}
}

// enclosed reads a sum and the sign after it.
func (p *parser) enclosed(end string) *Expr {
	e := p.sum()
	p.expect(end)
	return e
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
