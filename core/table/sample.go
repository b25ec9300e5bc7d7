package table

// sampleBytes and sampleRows bound what is looked at to find the dialect; at least sampleLeast rows are, if there are.
const (
	sampleBytes = 1 << 16
	sampleRows  = 200
	sampleLeast = 20
)

// sampled is a line of the head taken apart.
type sampled struct {
	cells   []string // trimmed and unquoted
	quoted  int      // of them in quotes
	bad     int      // malformed quotes, and quotes inside unquoted cells
	comment bool
	blank   bool
	start   int // index in the text
	end     int // index after the line end
	line    int // 0-based
}

// sample takes the first lines of a text apart. A line that is not complete is left out unless the text is all of the
// file. runaway is the index of a quote that does not close, or -1.
func (f *format) sample(text []byte, whole bool) (lines []sampled, runaway int) {
	var scratch []byte
	if whole {
		text = append(text[:len(text):len(text)], '\n')
	}
	line, rows := 0, 0
	for i := 0; i < len(text); {
		if rows >= sampleRows || i > sampleBytes && rows >= sampleLeast {
			break
		}
		end, _ := f.rowEnd(text[i:], int64(i), lineStart)
		if end < 0 {
			if whole {
				return lines, f.openQuote(text, i, &scratch)
			}
			break
		}
		end += i
		s := sampled{start: i, line: line}
		line += f.sampleLine(text[:end], i, &s, &scratch)
		i = end
		if i < len(text) && text[i-1] == '\r' && text[i] == '\n' {
			i++
		}
		s.end = i
		lines = append(lines, s)
		if !s.blank {
			rows++
		}
	}
	return lines, -1
}

// sampleLine reads the cells of the line at text[i], which ends with text, and returns its number of line ends.
func (f *format) sampleLine(text []byte, i int, s *sampled, scratch *[]byte) int {
	if emptyLine(text, i) {
		s.blank = true
		return 1
	}
	for j := i; j < len(text); j++ {
		if !f.blank(text[j]) {
			s.comment = text[j] == '#'
			break
		}
	}
	if f.comment && s.comment {
		s.cells = []string{f.text(text[i : len(text)-1])}
		return 1
	}
	inside := 0
	for {
		c := f.cell(text, i, 0, scratch)
		s.cells = append(s.cells, string(f.trim([]byte(f.text(c.text)))))
		inside += c.lines
		if c.quoted {
			s.quoted++
		}
		if c.malformed || !c.quoted && f.quoted && hasByte(c.text, f.quote) {
			s.bad++
		}
		if text[c.next] != f.delimiter {
			return inside + 1
		}
		i = c.next + 1
	}
}

func hasByte(b []byte, c byte) bool {
	for _, x := range b {
		if x == c {
			return true
		}
	}
	return false
}

// openQuote finds the quote in the line at text[i] that does not close.
func (f *format) openQuote(text []byte, i int, scratch *[]byte) int {
	for {
		c := f.cell(text, i, 0, scratch)
		if c.open >= 0 || c.next >= len(text)-1 {
			return c.open
		}
		i = c.next + 1
	}
}
