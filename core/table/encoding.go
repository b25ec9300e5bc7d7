package table

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Encodings lists the labels that Options.Encoding takes and Dialect.Encoding shows.
var Encodings = []string{utf8Label, utf16le, utf16be, windows1252}

const (
	utf8Label   = "utf-8"
	utf16le     = "utf-16le"
	utf16be     = "utf-16be"
	windows1252 = "windows-1252"
)

// aliases are other names of the encodings, as the WHATWG Encoding Standard lists them, and "utf-16" without an order.
var aliases = map[string]string{
	"utf8": utf8Label, "ascii": utf8Label, "us-ascii": utf8Label, "utf-16": utf16le, "utf16": utf16le, "utf16le": utf16le,
	"utf16be": utf16be, "ucs-2": utf16le, "latin1": windows1252, "latin-1": windows1252, "iso-8859-1": windows1252,
	"iso8859-1": windows1252, "cp1252": windows1252, "win1252": windows1252,
}

// encodingOf returns the canonical label, or "" for one that is not known.
func encodingOf(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	for _, known := range Encodings {
		if label == known {
			return known
		}
	}
	return aliases[label]
}

// byteOrderMarks in the order in which they are tried.
var byteOrderMarks = []struct {
	mark     string
	encoding string
}{{"\xef\xbb\xbf", utf8Label}, {"\xff\xfe", utf16le}, {"\xfe\xff", utf16be}}

// byteOrderMark returns the length of the mark at the start of head and the encoding it names, or 0 and "".
func byteOrderMark(head []byte) (int, string) {
	for _, b := range byteOrderMarks {
		if bytes.HasPrefix(head, []byte(b.mark)) {
			return len(b.mark), b.encoding
		}
	}
	return 0, ""
}

// sniffEncoding guesses the encoding of a head without a byte order mark.
func sniffEncoding(head []byte) string {
	if e := utf16Order(head); e != "" {
		return e
	}
	if good, bad := utf8Balance(head); bad > good {
		return windows1252
	}
	return utf8Label
}

// utf16Order tells UTF-16 by its zero bytes: in Western text the high byte of most units is zero. It looks at the
// first 4096 bytes and wants zeros in at least 40 % of the units on one side, and ten times fewer on the other.
func utf16Order(head []byte) string {
	head = head[:min(len(head), 4096)&^1]
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	switch {
	case zero[1] > 1 && zero[1]*5 >= len(head) && zero[1] > 10*zero[0]:
		return utf16le
	case zero[0] > 1 && zero[0]*5 >= len(head) && zero[0] > 10*zero[1]:
		return utf16be
	}
	return ""
}

// utf8Balance counts the multi-byte characters that are well-formed UTF-8 and the bytes that are not. A character
// cut off by the end of text counts as neither.
func utf8Balance(text []byte) (good, bad int) {
	for {
		if text = text[plainBytes(text):]; len(text) == 0 {
			return good, bad
		}
		r, n := utf8.DecodeRune(text)
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case !utf8.FullRune(text):
			return good, bad
		default:
			bad++
		}
		text = text[n:]
	}
}

// plainBytes returns the number of ASCII characters that a text begins with.
func plainBytes(text []byte) int {
	n := 0
	for len(text)-n >= 8 && binary.LittleEndian.Uint64(text[n:])&topBits == 0 {
		n += 8
	}
	for n < len(text) && text[n] < utf8.RuneSelf {
		n++
	}
	return n
}
