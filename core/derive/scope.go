package derive

import "strings"

// scope is what the letters of some formulas stand for. A formula writes a letter with a subscript as w_j. In a subscript j and k
// are names, mostly of a term and of a class, where the scope has them; i, 0, 1 and 2 are themselves, and so is any longer word.
type scope struct {
	j, k    string
	letters map[string]*Expr
}

func newScope(j, k string) *scope { return &scope{j, k, map[string]*Expr{}} }

// letter returns the letter that a formula writes as key. One that is new to the scope has no number, but has to be in the glossary.
func (s *scope) letter(key string) *Expr {
	e := s.letters[key]
	if e == nil {
		name, sub, _ := strings.Cut(key, "_")
		if explain(name) == "" && explain(name+"_") == "" {
			panic("derive: no letter " + key)
		}
		e = &Expr{Op: Symbol, Name: name, Sub: s.subscript(sub), Bare: true}
		s.letters[key] = e
	}
	return e
}

// rate returns the derivative of one letter by another, without a number where it is new to the scope.
func (s *scope) rate(of, by string) *Expr {
	key := of + "/" + by
	e := s.letters[key]
	if e == nil {
		with := s.letter(by)
		e = &Expr{Op: Symbol, Name: s.letter(of).Name, By: with.Name, Sub: with.Sub, Bare: true}
		s.letters[key] = e
	}
	return e
}

// subscript returns how a subscript of a formula is written: kj as the names of both.
func (s *scope) subscript(text string) string {
	written := ""
	for at, c := range text {
		if at > 0 {
			written += ", "
		}
		switch {
		case c == 'j' && s.j != "":
			written += s.j
		case c == 'k' && s.k != "":
			written += s.k
		case c >= 'i' && c <= 'k' || c >= '0' && c <= '2':
			written += string(c)
		default:
			return text
		}
	}
	return written
}

// set gives a letter a number.
func (s *scope) set(key string, v float64) {
	e := s.letter(key)
	e.Value, e.Bare = v, false
}

// let makes a letter stand for an expression.
func (s *scope) let(key string, e *Expr) *Expr {
	letter := s.letter(key)
	letter.define(e)
	return letter
}

func (e *Expr) define(meaning *Expr) {
	if e.Op != Symbol || !e.Bare || e.Meaning != nil {
		panic("derive: only a letter without a number can be defined")
	}
	e.Meaning, e.Bare = meaning, false
}

// parse reads a formula. Any expression among the letters stands in it as itself.
func (s *scope) parse(formula string) *Expr {
	formula = strings.TrimSpace(formula)
	p := &parser{formula, formula, s}
	e := p.sum()
	if p.rest != "" {
		p.fail("more than a formula")
	}
	return e
}

// cases is the first formula where that holds, else the second.
func (s *scope) cases(first bool, formula, condition, other, otherwise string) *Expr {
	a := &Expr{Op: When, Name: condition, Args: []*Expr{s.parse(formula)}}
	b := &Expr{Op: When, Name: otherwise, Args: []*Expr{s.parse(other)}}
	if first {
		a.Value = 1
	} else {
		b.Value = 1
	}
	return node(Cases, a, b)
}

// line is a step as it is written down: two sides with = between them, or with := where the left one, a letter or a derivative,
// stands for the right one in all lines of the derivation.
type line struct {
	id, formula string
	source      *Source
}

// steps reads the lines of a derivation.
func (s *scope) steps(lines []line) []Step {
	out := make([]Step, len(lines))
	for n := range lines {
		l, step := &lines[n], &out[n]
		left, right, equation := strings.Cut(l.formula, "=")
		if !equation {
			panic("derive: no = in " + l.formula)
		}
		left, defined := strings.CutSuffix(left, ":")
		step.ID, step.Source = l.id, *l.source
		step.Left, step.Right = s.parse(left), s.parse(right)
		if defined {
			step.Left.define(step.Right)
		}
	}
	return out
}
