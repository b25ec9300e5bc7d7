package table

import "bytes"

// Feed reads the next segment of the run, whole. It keeps no reference to it.
func (s *Scanner) Feed(segment []byte) error {
	last := s.next == s.plan.Segments()-1
	s.next++
	if s.failure != nil || s.runaway != nil {
		return s.err()
	}
	text := segment
	if s.norm == nil {
		s.raw = s.pos
	} else {
		text = s.normalise(segment, last)
	}
	s.consume(text, last)
	s.end, s.lines = s.state, s.line
	if s.open {
		s.lines += countLines(s.carry)
	}
	if s.norm != nil {
		s.raw += int64(s.norm.rawLength(text))
	}
	return s.err()
}

func (s *Scanner) err() error {
	if s.failure != nil {
		return s.failure
	}
	return nil
}

// normalise decodes a segment and drops the byte order mark.
func (s *Scanner) normalise(segment []byte, last bool) []byte {
	mark := min(max(0, s.plan.mark-(s.next-1)*s.plan.segment), len(segment))
	segment = segment[mark:]
	return s.norm.next(segment, last)
}

// Tail reads bytes that follow the run, or the piece before, to complete the run's last row.
func (s *Scanner) Tail(piece []byte) error {
	if s.Done() {
		return nil
	}
	at := s.pos
	s.pos += int64(len(piece))
	last := s.pos >= s.plan.Size
	if last {
		piece = cutEndMark(piece)
	}
	s.complete(piece, at, last)
	return s.err()
}

// Done reports whether no row of the run is incomplete.
func (s *Scanner) Done() bool { return !s.open }

// consume reads text, which stands at s.pos.
func (s *Scanner) consume(text []byte, last bool) {
	at, whole := s.pos, text
	s.pos += int64(len(text))
	if last {
		text = cutEndMark(text)
	}
	if skip := s.plan.DataStart - at; skip > 0 {
		skip = min(skip, int64(len(text)))
		text, at = text[skip:], at+skip
	}
	text, at = s.beginning(text, at, last)
	if s.failure != nil || s.runaway != nil {
		return
	}
	if s.open {
		s.empty++
		return
	}
	s.nextChunk(s.offset(whole, at), len(text))
	if len(text) == 0 {
		return
	}
	used := s.lineRows(text, at)
	if rest := text[used:]; len(rest) > 0 {
		s.open, s.carryPos, s.carryRaw = true, at+int64(used), s.offset(whole, at+int64(used))
		s.carry = append(s.carry[:0], rest...)
		s.state = s.f.stateAfter(rest, s.carryPos, lineStart)
		s.limit()
		if last && s.open {
			s.complete(nil, s.pos, true)
		}
	}
}

// offset returns the byte of the file that the position at stands for; text is what Feed reads.
func (s *Scanner) offset(text []byte, at int64) int64 {
	if s.norm == nil {
		return at
	}
	return s.raw + int64(s.norm.rawLength(text[:at-(s.pos-int64(len(text)))]))
}

// beginning completes the row that is open, or skips the one that started before the run.
func (s *Scanner) beginning(text []byte, at int64, last bool) ([]byte, int64) {
	if s.open {
		n := s.complete(text, at, last)
		return text[n:], at + int64(n)
	}
	if s.skipping && len(text) > 0 {
		n, state := s.f.rowEnd(text, at, s.state)
		s.state, s.skipping = state, n < 0
		if n < 0 {
			n = len(text)
		}
		s.line += s.countSkipped(text[:n])
		text, at = text[n:], at+int64(n)
	}
	if s.state == afterCR && len(text) > 0 {
		s.state = lineStart
		if text[0] == '\n' {
			return text[1:], at + 1
		}
	}
	return text, at
}

// countSkipped counts line ends; a line feed after a carriage return of the text before is none.
func (s *Scanner) countSkipped(text []byte) int {
	n := countLines(text)
	if s.lastCR && text[0] == '\n' {
		n--
	}
	s.lastCR = text[len(text)-1] == '\r'
	return n
}

// complete adds text to the open row and reads it when it ends there, or when the file does. It returns how much of
// the text it used.
func (s *Scanner) complete(text []byte, at int64, last bool) int {
	n, state := s.f.rowEnd(text, at, s.state)
	s.state = state
	if n < 0 && !last {
		s.carry = append(s.carry, text...)
		s.limit()
		return len(text)
	}
	if n < 0 {
		n = len(text)
		s.carry = append(append(s.carry, text...), '\n')
	} else {
		s.carry = append(s.carry, text[:n]...)
	}
	s.open = false
	if used := s.readRows(s.carry, s.carryPos); used < len(s.carry) {
		s.runAway()
	}
	if n < len(text) && s.state == afterCR && text[n] == '\n' {
		s.state = lineStart
		n++
	}
	return n
}

// limit refuses a row that has no end within MaxRowBytes, or calls its quote unclosed.
func (s *Scanner) limit() {
	if !s.open || len(s.carry) <= MaxRowBytes {
		return
	}
	s.open = false
	if s.state == quoted || s.state == quoteSeen {
		s.readRows(append(s.carry, '\n'), s.carryPos)
		s.runAway()
		return
	}
	s.failure = &Error{
		Code: "too-large", Line: s.line, // Merge counts the lines before
		Message: "a row is longer than " + megabytes(MaxRowBytes) + "; is the delimiter or the line end another one?",
	}
}

// runAway ends the run at the quote that does not close.
func (s *Scanner) runAway() {
	r := s.unclosed
	r.raw = r.pos
	if s.norm != nil {
		r.raw = s.carryRaw + int64(s.norm.rawLength(s.carry[:r.pos-s.carryPos]))
	}
	s.runaway = &r
}

// lineRows reads the rows that end in text and returns how much of it they are.
func (s *Scanner) lineRows(text []byte, at int64) int {
	end := max(bytes.LastIndexByte(text, '\n'), lastCR(text)) + 1
	used := s.readRows(text[:end], at)
	s.state = lineStart
	if used == len(text) && used > 0 && text[used-1] == '\r' {
		s.state = afterCR
	}
	return used
}
