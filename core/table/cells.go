package table

import "bytes"

// slow reads the cell of column c at text[i] where the fast path of row does not do: quotes, blanks, words,
// decorations. It returns the index of the delimiter or line end after the cell, or -1 when a quote does not close.
func (s *Scanner) slow(k *sink, c int, text []byte, i int, pos int64) int {
	found := s.f.cell(text, i, pos, &s.scratch)
	if found.open >= 0 {
		return s.leaveOpen(found.open, pos)
	}
	if k.kind == sinkKeep {
		s.keep = append(s.keep, s.f.text(found.text))
		s.inside += found.lines
		return found.next
	}
	if found.malformed {
		s.malformed(c, text[i:found.next], found.lines)
	}
	s.inside += found.lines
	b := s.f.trim(found.text)
	if bytes.IndexByte(b, 0) >= 0 {
		s.note(eventNul, nulByte, c, b)
		b = s.f.trim(bytes.ReplaceAll(b, []byte{0}, nil))
	}
	switch k.kind {
	case sinkNumber:
		s.slowNumber(k, c, b)
	case sinkText:
		s.textLevel(k, c, s.rows, b, hash(b))
	case sinkCount:
		s.countCell(k, c, b)
	}
	return found.next
}

// malformed reports a closing quote with something behind it. With a line end inside the quotes the likely cause is
// a closing quote that is missing further up.
func (s *Scanner) malformed(c int, raw []byte, lines int) {
	if lines > 0 {
		s.note(eventRunaway, unbalancedQuote, c, raw)
		return
	}
	s.note(eventMalformed, malformedQuote, c, raw)
}

// note adds an event with the cell's text, when one more text would be shown.
func (s *Scanner) note(kind eventKind, code string, c int, b []byte) {
	e := event{kind: kind, column: c}
	if s.notes.wants(code, c) {
		e.text = s.f.text(b)
	}
	s.events = append(s.events, e)
}

// countCell counts a cell of a column whose texts are not kept.
func (s *Scanner) countCell(k *sink, c int, b []byte) {
	if s.isMissing(b) {
		s.events = append(s.events, event{kind: eventMissing, column: c})
	} else if isNumeric(&s.f, b, k.point) {
		s.events = append(s.events, event{kind: eventNumber, column: c})
	}
}

func (s *Scanner) isMissing(b []byte) bool {
	if s.missing[string(b)] {
		return true
	}
	if ascii(b) {
		return false
	}
	text, _ := s.f.decode(b)
	return s.missing[string(text)]
}

// slowNumber stores a number cell and reports what is odd about it.
func (s *Scanner) slowNumber(k *sink, c int, b []byte) {
	r := s.rows
	k.pad(r)
	if s.isMissing(b) {
		return
	}
	text, _ := s.f.decode(b)
	n := read(text, k.point)
	if n.form == isOtherPoint && k.lock {
		n.form = isText
	}
	switch n.form {
	case isNumber:
		s.decorations(c, n, b)
		k.num[r] = n.value
	case isNotFinite:
		s.note(eventNotFinite, notFiniteCode, c, b)
	case isOtherPoint:
		s.note(eventOtherPoint, mixedTypes, c, b)
	default:
		s.note(eventBad, mixedTypes, c, b)
		e := &s.events[len(s.events)-1]
		e.digit, e.sure = hasDigit(b), dateOf(text) != noDate
	}
}

// decorations reports what a number carries beside its digits.
func (s *Scanner) decorations(c int, n reading, b []byte) {
	if n.thousands != 0 {
		s.note(eventThousands, thousandsSeparator, c, b)
		e := &s.events[len(s.events)-1]
		e.sep, e.sure = n.thousands, n.certain
	}
	if n.unit != "" {
		code := currency
		if n.unit == "%" {
			code = percent
		}
		s.note(eventUnit, code, c, b)
		s.events[len(s.events)-1].unit = n.unit
	}
	if digits, rest := leadingDigits(b); len(rest) == 0 && len(digits) > 2 && digits[0] == '0' {
		s.note(eventLeadZero, leadingZero, c, b)
	}
}

// isComment reports whether the line at text[i] starts with #, after blanks maybe.
func (s *Scanner) isComment(text []byte, i int) bool {
	for s.f.blank(text[i]) {
		i++
	}
	return text[i] == '#'
}

// skipComment reports a comment line and returns the index after it.
func (s *Scanner) skipComment(text []byte, i int) int {
	j := i
	for text[j] != '\n' && text[j] != '\r' {
		j++
	}
	s.notes.add(commentLine, -1, s.line, s.f.text(text[i:j]))
	s.line++
	return lineEnd(text, j)
}

// undo drops the text that the row at position added-1 added last.
func (k *sink) undo(added int64) {
	if k.added != added {
		return
	}
	k.added, k.recent = 0, nil
	k.dict.drop()
}
