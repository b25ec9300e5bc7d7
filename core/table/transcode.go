package table

import (
	"unicode/utf16"
	"unicode/utf8"
)

// wideDelimiter stands for a delimiter of several bytes after normalising. It occurs in no UTF-8 text.
const wideDelimiter = 0xff

// normaliser turns pieces of a file into text that the scanner reads: UTF-8 with a delimiter of one byte. It serves
// the sequential plans only; other files are scanned as they are.
type normaliser struct {
	encoding  string
	delimiter string // as UTF-8; replaced by wideDelimiter when it has several bytes
	left      []byte // bytes of a character that the next piece completes
}

// next returns the text of piece, which follows the pieces before it; at the last one nothing is left over.
func (n *normaliser) next(piece []byte, last bool) []byte {
	if len(n.left) > 0 {
		piece = append(n.left, piece...)
		n.left = nil
	}
	if n.encoding == utf16le || n.encoding == utf16be {
		return n.utf16(piece, last)
	}
	return n.utf8(piece, last)
}

// utf16 decodes; a lone surrogate, or half a unit at the very end, becomes U+FFFD.
func (n *normaliser) utf16(piece []byte, last bool) []byte {
	text := make([]byte, 0, len(piece)*5/8)
	i := 0
	for ; i+1 < len(piece); i += 2 {
		r := rune(n.unit(piece[i:]))
		if utf16.IsSurrogate(r) {
			if i+3 >= len(piece) && !last {
				break
			}
			pair := utf8.RuneError
			if i+3 < len(piece) {
				pair = utf16.DecodeRune(r, rune(n.unit(piece[i+2:])))
			}
			if pair != utf8.RuneError {
				i += 2
			}
			r = pair
		}
		text = n.append(text, r)
	}
	if i < len(piece) {
		if last {
			return utf8.AppendRune(text, utf8.RuneError)
		}
		n.left = append([]byte(nil), piece[i:]...)
	}
	return text
}

func (n *normaliser) unit(b []byte) uint16 {
	if n.encoding == utf16le {
		return uint16(b[0]) | uint16(b[1])<<8
	}
	return uint16(b[1]) | uint16(b[0])<<8
}

func (n *normaliser) append(text []byte, r rune) []byte {
	if len(n.delimiter) > 1 {
		if d, _ := utf8.DecodeRuneInString(n.delimiter); d == r {
			return append(text, wideDelimiter)
		}
	}
	return utf8.AppendRune(text, r)
}

// utf8 replaces the delimiter, byte by byte otherwise. A byte 0xff of the file becomes 0xfe, which is as invalid.
func (n *normaliser) utf8(piece []byte, last bool) []byte {
	text := make([]byte, 0, len(piece))
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		if c == n.delimiter[0] {
			rest := piece[i:]
			if len(rest) < len(n.delimiter) && !last && string(rest) == n.delimiter[:len(rest)] {
				n.left = append([]byte(nil), rest...)
				return text
			}
			if len(rest) >= len(n.delimiter) && string(rest[:len(n.delimiter)]) == n.delimiter {
				text = append(text, wideDelimiter)
				i += len(n.delimiter) - 1
				continue
			}
		}
		if c == wideDelimiter {
			c = 0xfe
		}
		text = append(text, c)
	}
	return text
}

// rawLength returns how many bytes of the file the normalised text stands for.
func (n *normaliser) rawLength(text []byte) int {
	if n.encoding == utf8Label {
		raw := len(text)
		for _, c := range text {
			if c == wideDelimiter {
				raw += len(n.delimiter) - 1
			}
		}
		return raw
	}
	raw := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		raw += 2
		if r >= 0x10000 {
			raw += 2
		}
		text = text[size:]
	}
	return raw
}

// index returns the position in text that raw bytes of the file lead to; 0 for none or less, beyond its end for more
// than it stands for.
func (n *normaliser) index(text []byte, raw int64) int64 {
	for i := range text {
		if raw <= 0 {
			return int64(i)
		}
		if n.encoding == utf8Label {
			raw -= int64(n.rawLength(text[i : i+1]))
		} else if _, size := utf8.DecodeRune(text[i:]); utf8.RuneStart(text[i]) {
			raw -= int64(n.rawLength(text[i : i+size]))
		}
	}
	return int64(len(text)) + max(raw, 0)
}
