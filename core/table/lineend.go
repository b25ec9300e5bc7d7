package table

import "bytes"

// endMark is DOS's end of file mark, Ctrl-Z. It is no part of the text at the very end, nor alone on a line.
const endMark = 0x1a

func cutEndMark(text []byte) []byte {
	if n := len(text) - 1; n >= 0 && text[n] == endMark {
		return text[:n]
	}
	return text
}

// emptyLine reports whether a line at text[i] holds no row.
func emptyLine(text []byte, i int) bool {
	c := text[i]
	return c == '\n' || c == '\r' || c == endMark && (text[i+1] == '\n' || text[i+1] == '\r')
}

// afterEmptyLine returns the index after it.
func afterEmptyLine(text []byte, i int) int {
	if text[i] == endMark {
		i++
	}
	return lineEnd(text, i)
}

// lineEnd returns the index after the line end that starts at text[i].
func lineEnd(text []byte, i int) int {
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		return i + 2
	}
	return i + 1
}

// countLines counts line ends: CR, LF and CRLF are one each.
func countLines(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for i := bytes.IndexByte(b, '\r'); i >= 0 && i < len(b); {
		if i+1 == len(b) || b[i+1] != '\n' {
			n++
		}
		j := bytes.IndexByte(b[i+1:], '\r')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	return n
}

// lastCR is bytes.LastIndexByte for a carriage return that gives up at a line feed.
func lastCR(text []byte) int {
	for i := len(text) - 1; i >= 0 && text[i] != '\n'; i-- {
		if text[i] == '\r' {
			return i
		}
	}
	return -1
}
