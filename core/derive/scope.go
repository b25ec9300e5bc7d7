package derive

import "strings"

// scope is what the letters of some formulas stand for, and the steps that were written with them. A formula writes a letter with a
// subscript as w_j. In a subscript j and k are the names of a term and of a class, or of two terms, which the scope has; i and
// numbers are themselves, and so is a word that begins with any other letter.
type scope struct {
	j, k    string
	letters map[string]*Expr
	steps   []Step
}

func newScope(j string) *scope { return &scope{j: j, letters: map[string]*Expr{}} }

// put makes letters, with spaces between them, stand for expressions that are written in their place.
func (s *scope) put(keys string, values ...*Expr) *scope {
	for _, e := range values {
		var key string
		key, keys, _ = strings.Cut(keys, " ")
		s.letters[key] = e
	}
	return s
}

// set makes letters, with spaces between them, new ones with these numbers.
func (s *scope) set(keys string, values ...float64) *scope {
	for _, v := range values {
		var key string
		key, keys, _ = strings.Cut(keys, " ")
		e := s.fresh(key)
		e.Value, e.Bare = v, false
	}
	return s
}

// letter returns what a letter stands for. One that is new to the scope has no number.
func (s *scope) letter(key string) *Expr {
	if e := s.letters[key]; e != nil {
		return e
	}
	return s.fresh(key)
}

// fresh makes a letter, or a derivative as ∂L/∂w_j, anew. The names have to be in the glossary.
func (s *scope) fresh(key string) *Expr {
	name, sub, _ := strings.Cut(key, "_")
	of, by, rate := strings.Cut(key, "/∂")
	if rate {
		with := s.letter(by)
		name, by, sub = s.letter(of[len("∂"):]).Name, with.Name, with.Sub
	} else {
		sub = s.subscript(sub)
	}
	if explain(name) == nil {
		wrong("not in the glossary", key)
	}
	e := &Expr{Op: Symbol, Bare: true, Name: name, By: by, Sub: sub}
	s.put(key, e)
	return e
}

// subscript returns how a subscript of a formula is written: kj as the names of both.
func (s *scope) subscript(text string) string {
	written := ""
	for at := range len(text) {
		part := text[at : at+1]
		switch c := text[at]; {
		case c == 'j':
			part = s.j
		case c == 'k':
			part = s.k
		case c > '9' && c != 'i':
			return text
		}
		if part == "" {
			wrong("nothing has this subscript", text)
		}
		if at > 0 {
			part = written + ", " + part
		}
		written = part
	}
	return written
}

// parse reads a formula.
func (s *scope) parse(formula string) *Expr {
	p := &parser{formula, formula, s}
	e := p.read(loose)
	if p.rest != "" {
		p.fail("no end")
	}
	return e
}

// cases makes a letter the first formula where that holds, else the second, each with its condition.
func (s *scope) cases(key string, first bool, formula, condition, other, otherwise string) *scope {
	e := binary(Cases, s.parse(formula), s.parse(other))
	e.Name, e.Sub, e.Value = condition, otherwise, indicator(!first)
	return s.put(key, e)
}

// sides reads a formula of two sides with = between them. With := the left one, a letter or a derivative, stands for the right one
// from then on.
func (s *scope) sides(formula string) (left, right *Expr) {
	before, after, equation := strings.Cut(formula, "= ")
	before, defined := strings.CutSuffix(before, ":")
	left, right = s.parse(before), s.parse(after)
	if !equation || defined && !left.Bare {
		wrong("nothing is equal or defined", formula)
	}
	if defined {
		left.Meaning, left.Bare = right, false
	}
	return left, right
}

// line is a step as it is written down, with a formula of two sides. A letter that it defines is known in the lines before it, too.
type line struct {
	id, formula string
	source      *Source
}

// lines are a derivation.
type lines []line

// write adds the lines of a derivation, and returns all that were added so far.
func (s *scope) write(list *lines) []Step {
	for n := range *list {
		l := &(*list)[n]
		left, right := s.sides(l.formula)
		s.steps = append(s.steps, Step{l.id, left, right, l.source})
	}
	return s.steps
}
