package table

import "bytes"

// State is where in the grammar a byte of the file stands: what has been read before it.
type State uint8

// The states of the machine that finds the ends of rows.
const (
	lineStart  State = iota // nothing of the line yet
	afterCR                 // as lineStart, but a line feed belongs to the line before
	lineBlank               // blanks only
	cellStart               // a delimiter, or one and blanks
	plain                   // inside an unquoted cell
	quoted                  // inside quotes
	quoteSeen               // a quote inside quotes: the closing one or the first of a pair
	afterQuote              // after the closing quote
	comment                 // inside a comment line
)

// step returns the state after byte c at position pos.
func (f *format) step(s State, c byte, pos int64) State {
	switch {
	case s == quoted:
		if c == f.quote {
			return quoteSeen
		}
		return quoted
	case s == quoteSeen && c == f.quote:
		return quoted
	case c == '\n':
		return lineStart
	case c == '\r':
		return afterCR
	case s == comment:
		return comment
	case c == f.delimiter:
		return cellStart
	case s == quoteSeen, s == afterQuote:
		return afterQuote
	case s == plain:
		return plain
	}
	return f.begin(s, c, pos)
}

// begin returns the state after byte c at the start of a cell.
func (f *format) begin(s State, c byte, pos int64) State {
	switch {
	case f.blank(c):
		if s == cellStart {
			return cellStart
		}
		return lineBlank
	case f.quoted && c == f.quote && pos < f.quoteEnd:
		return quoted
	case f.comment && c == '#' && s != cellStart:
		return comment
	}
	return plain
}

// atLine reports whether the state is the start of a line.
func (s State) atLine() bool { return s == lineStart || s == afterCR }

// rowEnd runs the machine over text, which stands at pos, until a line ends. It returns the number of bytes up to and
// including the line end's first byte, or -1 when the line goes on, and the state reached.
func (f *format) rowEnd(text []byte, pos int64, s State) (int, State) {
	for i := 0; i < len(text); i++ {
		if s == quoted {
			j := bytes.IndexByte(text[i:], f.quote)
			if j < 0 {
				return -1, quoted
			}
			i += j
		}
		s = f.step(s, text[i], pos+int64(i))
		if s.atLine() {
			return i + 1, s
		}
	}
	return -1, s
}

// stateAfter runs the machine over all of text.
func (f *format) stateAfter(text []byte, pos int64, s State) State {
	for len(text) > 0 {
		n, next := f.rowEnd(text, pos, s)
		s = next
		if n < 0 {
			break
		}
		text, pos = text[n:], pos+int64(n)
	}
	return s
}

// ContextBytes is how much of the file in front of a run of segments helps to guess the state at its start.
const ContextBytes = 1 << 15

// guess returns the likely state after text, which ends at the start of a run. Text may itself start anywhere; of the
// two readings, that it starts outside or inside quotes, the one that leaves fewer quotes malformed wins.
func (f *format) guess(text []byte, pos int64) State {
	outside := f.stateAfter(text, pos, plain)
	if !f.quoted || bytes.IndexByte(text, f.quote) < 0 {
		return outside
	}
	inside := f.stateAfter(text, pos, quoted)
	if f.malformed(text, pos, quoted) < f.malformed(text, pos, plain) {
		return inside
	}
	return outside
}

// malformed counts the quotes that break the grammar when text starts in state s: closing quotes with something after
// them, and quotes inside unquoted cells.
func (f *format) malformed(text []byte, pos int64, s State) int {
	n := 0
	for i, c := range text {
		next := f.step(s, c, pos+int64(i))
		if next == afterQuote && s == quoteSeen && !f.blank(c) || next == plain && c == f.quote && f.quoted {
			n++
		}
		s = next
	}
	return n
}
