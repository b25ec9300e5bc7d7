package table

import "bytes"

// newLevel is a value of a number column that was met first in some row. The others of the row hang on next, 1 more than
// their index.
type newLevel struct{ column, code, next int32 }

// codeLevels gives the rows that were read from text codes in the number columns that have levels.
func (s *Scanner) codeLevels(text []byte, pos int64) {
	if s.rows == s.coded || !s.leveled() {
		s.coded = s.rows
		return
	}
	heads := make([]int32, s.rows-s.coded)
	var fresh []newLevel
	for c := len(s.sinks) - 1; c >= 0; c-- {
		if k := &s.sinks[c]; k.levels != nil {
			fresh = s.codeColumn(k, c, heads, fresh)
		}
	}
	for r, head := range heads {
		if head > 0 {
			s.levelTexts(text, int(s.starts[s.coded+r]), pos, fresh, head)
		}
	}
	s.coded = s.rows
}

// leveled reports whether a number column has levels still.
func (s *Scanner) leveled() bool {
	for c := range s.sinks {
		if s.sinks[c].levels != nil {
			return true
		}
	}
	return false
}

// codeColumn adds the column's new levels to those of its rows. It has the column give up its levels when there are
// too many.
func (s *Scanner) codeColumn(k *sink, c int, heads []int32, fresh []newLevel) []newLevel {
	code := k.code[s.coded:s.rows]
	for i, v := range k.num[s.coded:s.rows] {
		if v != v {
			code[i] = -1
			continue
		}
		n, isNew := k.levels.code(v)
		if n < 0 {
			k.giveUp(s.rows, s.total+s.rows, &s.f)
			return fresh
		}
		code[i] = n
		if isNew {
			fresh = append(fresh, newLevel{int32(c), n, heads[i]})
			heads[i] = int32(len(fresh))
		}
	}
	return fresh
}

// levelTexts keeps the trimmed texts of the new levels of the row at text[i], whose columns ascend.
func (s *Scanner) levelTexts(text []byte, i int, pos int64, fresh []newLevel, head int32) {
	found, at := s.f.cell(text, i, pos, &s.scratch), int32(0)
	for head > 0 {
		l := fresh[head-1]
		head = l.next
		levels := s.sinks[l.column].levels
		if levels == nil {
			continue
		}
		for ; at < l.column; at++ {
			found = s.f.cell(text, found.next+1, pos, &s.scratch)
		}
		b := s.f.trim(found.text)
		if bytes.IndexByte(b, 0) >= 0 {
			b = s.f.trim(bytes.ReplaceAll(b, []byte{0}, nil))
		}
		levels.texts[l.code] = s.f.text(b)
	}
}
