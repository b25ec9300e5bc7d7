package table

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// upper1252 holds the characters of the bytes 0x80 to 0x9f in windows-1252; the others equal their code point. The
// five bytes it leaves undefined map to the control characters, as in the WHATWG Encoding Standard.
var upper1252 = [32]rune{
	0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
}

// rune1252 returns the character of a byte.
func rune1252(c byte) rune {
	if c >= 0x80 && c < 0xa0 {
		return upper1252[c-0x80]
	}
	return rune(c)
}

// byte1252 returns the byte of a character, and whether there is one.
func byte1252(r rune) (byte, bool) {
	if r < 0x80 || r >= 0xa0 && r <= 0xff {
		return byte(r), true
	}
	for i, u := range upper1252 {
		if u == r {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// decode returns the bytes of a cell as UTF-8. It returns b itself where that is UTF-8 already; bytes that are no
// UTF-8 become U+FFFD and invalid is true.
func (f *format) decode(b []byte) (text []byte, invalid bool) {
	if ascii(b) {
		return b, false
	}
	if f.encoding == windows1252 {
		text = make([]byte, 0, len(b)*2)
		for _, c := range b {
			text = utf8.AppendRune(text, rune1252(c))
		}
		return text, false
	}
	if utf8.Valid(b) {
		return b, false
	}
	return bytes.ToValidUTF8(b, []byte(string(utf8.RuneError))), true
}

// text returns a cell as it is shown: UTF-8, a delimiter of several bytes put back, NULs left out.
func (f *format) text(b []byte) string {
	if f.delimiter == wideDelimiter && f.sequential {
		b = bytes.ReplaceAll(b, []byte{wideDelimiter}, []byte(string(f.wide)))
	}
	t, _ := f.decode(b)
	if bytes.IndexByte(t, 0) >= 0 {
		t = bytes.ReplaceAll(t, []byte{0}, nil)
	}
	return string(t)
}

// blank reports whether c is white space inside a line.
func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\v' || c == '\f' }

// trim cuts white space of both ends: blanks, line ends, no-break spaces (UTF-8 or windows-1252), byte order marks.
func (f *format) trim(b []byte) []byte {
	for len(b) > 0 && (blank(b[0]) || b[0] == '\n' || b[0] == '\r') {
		b = b[1:]
	}
	for len(b) > 0 && (blank(b[len(b)-1]) || b[len(b)-1] == '\n' || b[len(b)-1] == '\r') {
		b = b[:len(b)-1]
	}
	if len(b) == 0 || b[0] < utf8.RuneSelf && b[len(b)-1] < utf8.RuneSelf {
		return b
	}
	if cut := f.trimWide(b); len(cut) < len(b) {
		return f.trim(cut)
	}
	return b
}

// trimWide cuts white space outside ASCII.
func (f *format) trimWide(b []byte) []byte {
	if f.encoding != windows1252 {
		return bytes.TrimFunc(b, wideBlank)
	}
	for len(b) > 0 && b[0] == 0xa0 {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] == 0xa0 {
		b = b[:len(b)-1]
	}
	return b
}

// wideBlank reports whether r is a no-break or ideographic space, or a byte order mark.
func wideBlank(r rune) bool {
	return r == 0xa0 || r == 0x202f || r == 0x2007 || r == 0x3000 || r == 0xfeff
}

// shorten cuts a text for a message.
func shorten(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if utf8.RuneCountInString(s) <= 60 {
		return s
	}
	r := []rune(s)
	return string(r[:59]) + "…"
}
