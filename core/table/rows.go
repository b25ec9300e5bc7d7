package table

import (
	"slices"
	"unicode/utf8"
)

// readRows reads the rows of text, which ends with a line end and stands at pos. It returns how much it used: less
// than all of it when a quote does not close; then s.unclosed tells which.
func (s *Scanner) readRows(text []byte, pos int64) int {
	s.coded = s.rows
	used := s.readLines(text, pos)
	s.codeLevels(text, pos)
	return used
}

func (s *Scanner) readLines(text []byte, pos int64) int {
	i := 0
	for i < len(text) {
		c := text[i]
		if c <= endMark && emptyLine(text, i) {
			i = afterEmptyLine(text, i)
			s.line++
			continue
		}
		if s.f.comment && (c == '#' || s.f.blank(c)) && s.isComment(text, i) {
			i = s.skipComment(text, i)
			continue
		}
		if s.rows == s.room {
			s.rowStart = pos + int64(i)
			s.makeRoom(len(text) - i)
		}
		next := s.rowsFrom(text, i, pos)
		if next < 0 {
			s.undo()
			return int(s.rowStart - pos)
		}
		i = next
	}
	return i
}

// row reads the row that starts at text[i] cell by cell and returns the index after its line end, or -1 when a quote
// does not close.
func (s *Scanner) row(text []byte, i int, pos int64) int {
	delimiter, last := s.f.delimiter, len(s.sinks)-1
	for c := 0; ; c++ {
		j := s.cell(&s.sinks[c], c, text, i, pos)
		if j < 0 {
			return -1
		}
		if text[j] == delimiter {
			if c == last {
				return s.long(text, j, pos)
			}
			i = j + 1
			continue
		}
		if c < last {
			return s.short(text, c, j, pos)
		}
		s.rows++
		if len(s.events) > 0 {
			s.commit()
		}
		return lineEnd(text, j)
	}
}

// cell reads the cell of column c at text[i] into its sink and returns the index of the delimiter or line end after it,
// or -1 when a quote does not close.
func (s *Scanner) cell(k *sink, c int, text []byte, i int, pos int64) int {
	switch k.kind {
	case sinkNumber:
		return s.numberCell(k, c, text, i, pos)
	case sinkText:
		return s.textCell(k, c, text, i, pos)
	}
	return s.slow(k, c, text, i, pos)
}

// numberCell reads a number as it is written most often, in quotes or after blanks maybe.
func (s *Scanner) numberCell(k *sink, c int, text []byte, i int, pos int64) int {
	j := i
	for text[j] == s.space {
		j++
	}
	opened := s.f.quoted && !s.plan.Unquoted && text[j] == s.f.quote
	if opened {
		j++
	}
	v, j := plainNumber(text, j, k.fast)
	if opened && text[j] == s.f.quote {
		j++
		opened = false
	}
	switch t := text[j]; {
	case opened || t != s.f.delimiter && t != '\n' && t != '\r':
	case v == v && !(s.marks != nil && slices.Contains(s.marks, v)):
		k.num[s.rows] = v
		return j
	case v != v && j == i:
		k.pad(s.rows)
		return j
	}
	return s.slow(k, c, text, i, pos)
}

// textCell reads a text without quotes or blanks at its ends.
func (s *Scanner) textCell(k *sink, c int, text []byte, i int, pos int64) int {
	j, h, b := i, uint32(hashStart), text[i]
	if blank(b) && b != s.f.delimiter || b == s.f.quote || b >= utf8.RuneSelf && b != s.f.delimiter {
		return s.slow(k, c, text, i, pos)
	}
	for !s.class[b] {
		h = (h ^ uint32(b)) * hashPrime
		j++
		b = text[j]
	}
	if b == 0 || j > i && (blank(text[j-1]) || text[j-1] >= utf8.RuneSelf) {
		return s.slow(k, c, text, i, pos)
	}
	s.textLevel(k, c, s.rows, text[i:j], h)
	return j
}

// textLevel gives row r the code of its text.
func (s *Scanner) textLevel(k *sink, c, r int, text []byte, h uint32) {
	code := k.dict.find(text, h)
	if code < 0 {
		code = s.newText(k, c, text, h)
	}
	if k.dict.absent[code] {
		code = -1
	}
	k.code[r] = code
}

// newText adds a text to the column's dictionary.
func (s *Scanner) newText(k *sink, c int, text []byte, h uint32) int32 {
	shown, invalid := s.f.decode(text)
	code := k.dict.add(text, h, s.missing[string(shown)])
	k.added = s.rowStart + 1
	if invalid {
		s.events = append(s.events, event{kind: eventInvalid, column: c, text: string(shown)})
	} else if !ascii(text) {
		s.events = append(s.events, event{kind: eventWellFormed, column: c})
	}
	if k.dict.len() > MaxDistinct && !k.forced {
		s.events = append(s.events, event{kind: eventFull, column: c})
	}
	return code
}

// short ends a row that has too few cells: the rest is missing.
func (s *Scanner) short(text []byte, c, j int, pos int64) int {
	start := int(s.rowStart - pos)
	for i := c + 1; i < len(s.sinks); i++ {
		s.sinks[i].pad(s.rows)
		if s.sinks[i].kind == sinkCount {
			s.events = append(s.events, event{kind: eventMissing, column: i})
		}
	}
	if text[start] == '#' {
		s.events = append(s.events, event{kind: eventHash})
	}
	s.events = append(s.events, event{kind: eventShort, text: s.f.text(text[start:j])})
	s.rows++
	s.commit()
	return lineEnd(text, j)
}

// long judges a row that has more cells than columns: it stays when the others are empty, else it is left out.
func (s *Scanner) long(text []byte, j int, pos int64) int {
	start, spare := int(s.rowStart-pos), true
	for text[j] == s.f.delimiter {
		c := s.f.cell(text, j+1, pos, &s.scratch)
		if c.open >= 0 {
			return s.leaveOpen(c.open, pos)
		}
		spare = spare && len(s.f.trim(c.text)) == 0
		s.inside += c.lines
		j = c.next
	}
	ragged := event{kind: eventShort, text: s.f.text(text[start:j])}
	if !spare {
		s.undo()
		s.notes.add(raggedRow, -1, s.line, ragged.text)
		return lineEnd(text, j)
	}
	s.rows++
	s.events = append(s.events, ragged)
	s.commit()
	return lineEnd(text, j)
}

// leaveOpen notes which quote does not close.
func (s *Scanner) leaveOpen(open int, pos int64) int {
	s.unclosed = runaway{pos: pos + int64(open), line: s.line + s.inside}
	s.inside = 0
	return -1
}

// undo takes back what the row at hand has added.
func (s *Scanner) undo() {
	s.events, s.keep = s.events[:0], s.keep[:0]
	for i := range s.sinks {
		s.sinks[i].undo(s.rowStart + 1)
	}
}
