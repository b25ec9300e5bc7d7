package main

import (
	"bytes"
	"strings"
)

// barred are the values of seven bits that cannot stand for themselves in a script element: an HTML parser replaces NUL,
// takes a carriage return for a line feed, and may see a tag or a comment in what begins with the last one.
const barred = "\x00\r<"

// sevenBits writes bytes as text for a script element, in UTF-8 and seven bits a byte: each group of seven bits, the first
// bit highest, is the character of that code. A barred one takes the next group with it, as the character
// U+0080 + 128·(its place in barred) + the next group, which is two bytes long. Zeros fill the last group.
func sevenBits(data []byte) string {
	groups := grouped(data)
	var out strings.Builder
	for i := 0; i < len(groups); i++ {
		place := strings.IndexByte(barred, groups[i])
		if place < 0 {
			out.WriteByte(groups[i])
			continue
		}
		i++
		out.WriteRune(rune(0x80 + 128*place + int(at(groups, i))))
	}
	return out.String()
}

// grouped returns the bits of data in groups of seven.
func grouped(data []byte) []byte {
	var out bytes.Buffer
	bits, have := 0, 0
	for _, b := range data {
		bits = (bits<<8 | int(b)) & 0x7fff
		for have += 8; have >= 7; {
			have -= 7
			out.WriteByte(byte(bits>>have) & 127)
		}
	}
	if have > 0 {
		out.WriteByte(byte(bits<<(7-have)) & 127)
	}
	return out.Bytes()
}

// at returns groups[i], and zero past the end.
func at(groups []byte, i int) byte {
	if i < len(groups) {
		return groups[i]
	}
	return 0
}
