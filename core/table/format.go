package table

import (
	"bytes"
	"math"
)

// format is what a byte means: the plan's dialect in the form the scanner needs. The delimiter is one byte always;
// one of several bytes is normalised to wideDelimiter before.
type format struct {
	delimiter  byte
	quote      byte
	quoted     bool  // quotes may open a cell
	quoteEnd   int64 // position from which on quotes are text
	comment    bool  // lines that start with # are comments
	encoding   string
	sequential bool
	wide       rune // the delimiter as it is in the file
}

func (p *Plan) format() format {
	f := format{
		encoding: p.Dialect.Encoding, comment: p.Dialect.Comment != 0, sequential: p.Sequential, wide: p.Dialect.Delimiter,
		quoted: p.Dialect.Quote != NoQuote, quoteEnd: math.MaxInt64,
	}
	if f.quoted {
		f.quote = byte(p.Dialect.Quote)
	}
	if p.Unquoted {
		f.quoteEnd = p.QuoteEnd
	}
	f.delimiter = delimiterByte(p.Dialect.Delimiter, p.Dialect.Encoding)
	return f
}

// delimiterByte returns the byte that separates cells, wideDelimiter where the delimiter has several bytes.
func delimiterByte(delimiter rune, encoding string) byte {
	if delimiter < 0x80 {
		return byte(delimiter)
	}
	if b, ok := byte1252(delimiter); ok && encoding == windows1252 {
		return b
	}
	return wideDelimiter
}

// blank reports whether c may stand between a delimiter and a quote.
func (f *format) blank(c byte) bool { return (c == ' ' || c == '\t') && c != f.delimiter }

// A cell as it was found.
type cell struct {
	text      []byte // unquoted, not trimmed
	next      int    // index of the delimiter or line end after it
	open      int    // index of an opening quote that does not close within the text, else -1
	malformed bool   // something followed the closing quote
	lines     int    // line ends inside
	quoted    bool
}

// cell reads the cell that starts at text[at]. The text has to end with a line end. pos is the position of text[0]
// in the file; scratch serves cells with doubled quotes.
func (f *format) cell(text []byte, at int, pos int64, scratch *[]byte) cell {
	i := at
	for f.blank(text[i]) {
		i++
	}
	if f.quoted && text[i] == f.quote && pos+int64(i) < f.quoteEnd {
		return f.quotedCell(text, i, scratch)
	}
	end := f.end(text, i)
	return cell{text: text[at:end], next: end, open: -1}
}

// end returns the index of the first delimiter or line end at or after text[i].
func (f *format) end(text []byte, i int) int {
	for {
		c := text[i]
		if c == f.delimiter || c == '\n' || c == '\r' {
			return i
		}
		i++
	}
}

// quotedCell reads the cell whose opening quote is text[i]. Doubled quotes are one. When something other than blanks
// follows the closing quote, the cell goes on as plain text to the next delimiter or line end, so that one bad quote
// cannot swallow more than its own cell.
func (f *format) quotedCell(text []byte, i int, scratch *[]byte) cell {
	start, doubled := i+1, false
	k := start
	for {
		j := bytes.IndexByte(text[k:], f.quote)
		if j < 0 {
			return cell{open: i, next: len(text)}
		}
		k += j
		if k+1 < len(text) && text[k+1] == f.quote {
			doubled = true
			k += 2
			continue
		}
		break
	}
	next := k + 1
	if next >= len(text) {
		return cell{open: i, next: len(text)}
	}
	for next < len(text)-1 && f.blank(text[next]) {
		next++
	}
	c := cell{text: text[start:k], next: next, open: -1, quoted: true}
	if t := text[next]; t != f.delimiter && t != '\n' && t != '\r' {
		c.next, c.malformed = f.end(text, next), true
		c.text, doubled = f.repair(text[i:c.next], k-i), true
	}
	c.lines = countLines(c.text)
	if doubled {
		c.text = f.undouble(c.text, scratch)
	}
	return c
}

// repair returns the inside of a cell whose quote at raw[close] is followed by more: `"a "b" c"` loses the outer
// quotes only, `"a"b` loses both.
func (f *format) repair(raw []byte, closing int) []byte {
	for len(raw) > 0 && f.blank(raw[len(raw)-1]) {
		raw = raw[:len(raw)-1]
	}
	if last := len(raw) - 1; last > closing && raw[last] == f.quote {
		return raw[1:last]
	}
	return append(append([]byte(nil), raw[1:closing]...), raw[closing+1:]...)
}

// undouble replaces each pair of quotes by one.
func (f *format) undouble(b []byte, scratch *[]byte) []byte {
	out := (*scratch)[:0]
	for i := 0; i < len(b); i++ {
		out = append(out, b[i])
		if b[i] == f.quote && i+1 < len(b) && b[i+1] == f.quote {
			i++
		}
	}
	*scratch = out
	return out
}
