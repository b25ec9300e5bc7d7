package table

import "bytes"

// codeLevels gives the rows that were read from text codes in the number columns that have levels.
func (s *Scanner) codeLevels(text []byte, pos int64) {
	for c := range s.sinks {
		if k := &s.sinks[c]; k.levels != nil && s.rows > s.coded {
			s.codeColumn(k, c, text, pos)
		}
	}
	s.coded = s.rows
}

// codeColumn has the column give up its levels when there are too many.
func (s *Scanner) codeColumn(k *sink, c int, text []byte, pos int64) {
	code := k.code[s.coded:s.rows]
	for i, v := range k.num[s.coded:s.rows] {
		if v != v {
			code[i] = -1
			continue
		}
		n, fresh := k.levels.code(v)
		if n < 0 {
			k.giveUp(s.rows, s.total+s.rows, &s.f)
			return
		}
		code[i] = n
		if fresh {
			k.levels.texts[n] = s.cellText(text, int(s.starts[s.coded+i]), c, pos)
		}
	}
}

// cellText returns the trimmed text of column c in the row at text[i].
func (s *Scanner) cellText(text []byte, i, c int, pos int64) string {
	found := s.f.cell(text, i, pos, &s.scratch)
	for range c {
		found = s.f.cell(text, found.next+1, pos, &s.scratch)
	}
	b := s.f.trim(found.text)
	if bytes.IndexByte(b, 0) >= 0 {
		b = s.f.trim(bytes.ReplaceAll(b, []byte{0}, nil))
	}
	return s.f.text(b)
}
