package table

import (
	"slices"
	"unicode/utf8"
)

// readRows reads the rows of text, which ends with a line end and stands at pos. It returns how much it used: less
// than all of it when a quote does not close; then s.unclosed tells which.
func (s *Scanner) readRows(text []byte, pos int64) int {
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
			s.makeRoom(len(text) - i)
		}
		s.rowStart = pos + int64(i)
		next := s.row(text, i, pos)
		if next < 0 {
			s.undo()
			return i
		}
		i = next
		s.line += 1 + s.inside
		s.inside = 0
	}
	return i
}

// row reads the row that starts at text[i] into the sinks and returns the index after its line end, or -1 when a
// quote does not close.
func (s *Scanner) row(text []byte, i int, pos int64) int {
	r, delimiter, last := s.rows, s.f.delimiter, len(s.sinks)-1
	space := s.space
	quotes, quote := s.f.quoted && !s.plan.Unquoted, s.f.quote
	for c := 0; ; c++ {
		k := &s.sinks[c]
		j := i
		switch k.kind {
		case sinkNumber:
			for text[j] == space {
				j++
			}
			opened := quotes && text[j] == quote
			if opened {
				j++
			}
			v, end := plainNumber(text, j, k.fast)
			begin := j
			j = end
			if opened && text[j] == quote {
				j++
				opened = false
			}
			t := text[j]
			switch {
			case opened || t != delimiter && t != '\n' && t != '\r':
				j = s.slow(k, c, text, i, pos)
			case v == v && s.marks != nil && slices.Contains(s.marks, v):
				j = s.slow(k, c, text, i, pos)
			case v == v:
				k.num[r] = v
				if k.levels != nil {
					s.level(k, c, r, v, text[begin:end])
				}
			case j == i:
				k.pad(r)
			default:
				j = s.slow(k, c, text, i, pos)
			}
		case sinkText:
			h, b := uint32(hashStart), text[j]
			if blank(b) && b != delimiter || b == quote || b >= utf8.RuneSelf && b != delimiter {
				j = s.slow(k, c, text, i, pos)
				break
			}
			for !s.class[b] {
				h = (h ^ uint32(b)) * hashPrime
				j++
				b = text[j]
			}
			if b == 0 || j > i && (blank(text[j-1]) || text[j-1] >= utf8.RuneSelf) {
				j = s.slow(k, c, text, i, pos)
				break
			}
			s.textLevel(k, c, r, text[i:j], h)
		default:
			j = s.slow(k, c, text, i, pos)
		}
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

// level gives row r the code of its value, or has the column give up its levels when there are too many.
func (s *Scanner) level(k *sink, c, r int, v float64, text []byte) {
	code, fresh := k.levels.code(v)
	k.code[r] = code
	if fresh {
		k.levels.texts[code] = s.f.text(s.f.trim(text))
		k.added = s.rowStart + 1
	}
	if code < 0 {
		s.events = append(s.events, event{kind: eventFull, column: c})
	}
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
