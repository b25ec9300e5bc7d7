package table

// nextChunk ends the chunk at hand and begins one whose first row starts at the given byte of the file; the segment
// holds size bytes more.
func (s *Scanner) nextChunk(offset int64, size int) {
	s.closeChunk()
	s.begun = true
	s.extents = append(s.extents, extent{offset: offset, line: s.line})
	s.room = 0
	if size > 0 {
		s.makeRoom(size)
	}
}

// closeChunk takes the cells of the chunk at hand out of the sinks.
func (s *Scanner) closeChunk() {
	if s.begun {
		e := &s.extents[len(s.extents)-1]
		e.rows, e.moments = s.rows, make([]moments, len(s.sinks))
		cells := make([]Cells, len(s.sinks))
		for i := range s.sinks {
			cells[i], e.moments[i] = s.sinks[i].take(s.rows, s.most)
		}
		s.keepChunk(cells)
		s.total += s.rows
		s.rows, s.begun, s.slab = 0, false, nil
	}
	for ; s.empty > 0; s.empty-- {
		s.extents = append(s.extents, extent{offset: -1, moments: make([]moments, len(s.sinks))})
		s.keepChunk(make([]Cells, len(s.sinks)))
	}
}

func (s *Scanner) keepChunk(cells []Cells) {
	if !s.survey {
		s.cells = append(s.cells, cells)
	}
}

// makeRoom gives the sinks room for the rows that some more bytes of text are likely to hold.
func (s *Scanner) makeRoom(bytes int) {
	per := len(s.sinks) * 8
	if read := s.total + s.rows; read > 0 {
		per = max(1, int(s.readBytes()/int64(read)))
	}
	s.resize(s.rows + bytes/per + bytes/per/16 + 8)
}

// resize gives the sinks room for n rows, keeping those of the chunk at hand. The numbers of all columns lie in one
// array, column after column.
func (s *Scanner) resize(n int) {
	numbers := 0
	for i := range s.sinks {
		if s.sinks[i].kind == sinkNumber {
			numbers++
		}
	}
	s.room, s.slab = n, make([]float64, numbers*n)
	s.starts = append(make([]int32, 0, n), s.starts[:s.rows]...)[:n]
	rest := s.slab
	for i := range s.sinks {
		if k := &s.sinks[i]; k.kind == sinkNumber {
			copy(rest, k.num[:min(s.rows, len(k.num))])
			k.num, rest = rest[:n:n], rest[n:]
		}
		s.sinks[i].resize(n, s.rows)
	}
}

// readBytes is about how many bytes the rows read so far have taken.
func (s *Scanner) readBytes() int64 {
	from := max(int64(s.first)*int64(s.plan.segment), s.plan.DataStart)
	return max(1, s.rowStart-from)
}
