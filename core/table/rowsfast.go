package table

// rowsFrom reads rows from text[i] on, as long as there is room and none is blank or may be a comment, and at least one.
// It returns the index after them, or -1 when a quote of the row at s.rowStart does not close.
//
// Neighbouring plain numbers are read by window.plainCells, neighbouring texts that are remembered by window.texts, other numbers
// by window.number, and every other cell by Scanner.cell.
func (s *Scanner) rowsFrom(text []byte, i int, pos int64) int {
	w, base, off := s.view(text, i), i, 0
	c, last, delimiter, point := 0, len(s.sinks)-1, s.f.delimiter, s.point
	r, stride, slab := s.rows, s.room, s.slab
	o, line, others := r, s.line, s.others
	other, quote := others[0], s.quote()
	dirty := false
	s.rowStart, s.starts[r] = pos+int64(i), int32(i)
	for {
		if off >= windowBytes {
			base += off
			off = 0
			w = s.view(text, base)
		}
		if n, at := other-c, 0; n > 0 {
			left := 0
			at, left = w.plainCells(slab, off, o, stride, n, delimiter, point)
			c, o, off = c+n-left, o+(n-left)*stride, at&^lineEnds
			if at != off || c > last {
				c, off = c-1, off-1+at>>32
				goto ended
			}
			if off >= windowBytes {
				continue
			}
		} else if at, n = w.texts(s.sinks, c, off, r, delimiter, quote); n > 0 {
			c, others, off = c+n, others[n:], at&^lineEnds
			other = others[0]
			if at != off || c > last {
				c, off = c-1, off-1+at>>32
				goto ended
			}
			continue
		}
		{
			k := &s.sinks[c]
			at := w.oneNumber(k, off, r, delimiter)
			if at < 0 {
				s.rows, s.line, dirty = r, line, true
				if at = s.odd(k, c, text, base+off, pos); at < 0 {
					return -1
				}
				at -= base
			}
			if k.num != nil {
				o += stride
			}
			if c == other {
				others = others[1:]
				other = others[0]
			}
			off = at
		}
	ended:
		t := text[base+off]
		if t == delimiter && c < last {
			c++
			off++
			continue
		}
		j := base + off
		line++
		switch {
		case t == delimiter, c < last:
			s.rows, s.line = r, line-1
			if t == delimiter {
				j = s.long(text, j, pos)
			} else {
				j = s.short(text, c, j, pos)
			}
			if j < 0 {
				return -1
			}
			r, dirty = s.rows, true
		default:
			r++
			if dirty && len(s.events) > 0 {
				s.rows, s.line = r, line-1
				s.commit()
			}
			j = lineEnd(text, j)
		}
		if dirty {
			line += s.inside
			s.inside, dirty = 0, false
		}
		if j >= len(text) || r == s.room || text[j] <= ' ' || text[j] == '#' {
			s.rows, s.line = r, line
			return j
		}
		off = j - base
		c, o, others = 0, r, s.others
		other = others[0]
		s.rowStart, s.starts[r] = pos+int64(j), int32(j)
	}
}
