package table

// Texts reads rows again as texts: cells as they are in the file, unquoted. A short row has fewer cells than there are
// columns; the empty extra cells of a long one are left out.
// data is the file from Extent.Offset on. It skips rows and returns up to n after them. done is false when data ends
// before, unless it reaches the end of the file: then there are no more.
func (p *Plan) Texts(data []byte, offset int64, skip, n int) (rows [][]string, done bool) {
	whole := p.eachRow(data, offset, func(cells []string) bool {
		if skip > 0 {
			skip--
		} else if len(rows) < n {
			rows = append(rows, cells)
		}
		return len(rows) < n
	})
	return rows, whole || len(rows) == n
}

// eachRow calls visit with the cells of each row that data holds whole, which is the file from offset on, until visit
// returns false. It reports whether data reaches the end of the file.
func (p *Plan) eachRow(data []byte, offset int64, visit func(cells []string) bool) (whole bool) {
	s := p.keeper(offset)
	last := offset+int64(len(data)) >= p.Size
	text := data
	if s.norm != nil {
		text = s.norm.next(data, last)
		if p.Unquoted {
			s.f.quoteEnd = offset + s.norm.index(text, p.quoteRaw-offset)
		}
	}
	if last {
		text = append(append([]byte(nil), cutEndMark(text)...), '\n')
	}
	for i, more := 0, true; i < len(text) && more; {
		next, kept := s.nextTexts(text, i)
		if next < 0 {
			break
		}
		if i = next; kept {
			more = visit(s.keep)
		}
	}
	return last
}

// keeper returns a scanner that keeps the cells of one row at a time.
func (p *Plan) keeper(offset int64) *Scanner {
	s := &Scanner{plan: p, f: p.format(), pos: offset, sinks: make([]sink, len(p.Columns))}
	if p.Sequential {
		s.norm = p.normaliser()
	}
	for i := range s.sinks {
		s.sinks[i].kind = sinkKeep
	}
	return s
}

// nextTexts reads the line at text[i] into s.keep. It returns the index after it, -1 when it is incomplete, and
// whether it is a row of the table.
func (s *Scanner) nextTexts(text []byte, i int) (int, bool) {
	end, _ := s.f.rowEnd(text[i:], s.pos+int64(i), lineStart)
	if end < 0 {
		return -1, false
	}
	if emptyLine(text, i) {
		return afterEmptyLine(text, i), false
	}
	if s.f.comment && s.isComment(text, i) {
		return s.skipComment(text, i), false
	}
	s.keep, s.rows, s.rowStart = make([]string, 0, len(s.sinks)), 0, s.pos+int64(i)
	next := s.row(text[:i+end], i, s.pos)
	if next == i+end && text[next-1] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	return next, s.rows == 1
}
