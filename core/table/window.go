package table

import (
	"encoding/binary"
	"math/bits"
)

// windowBytes is how far into a window a cell may start.
const windowBytes = 1 << 12

// window is a stretch of the text whose length the compiler knows: an index through a mask needs no check, and a check
// holds a call around which the engine keeps all variables in memory.
type window [2*windowBytes + 8]byte

// word returns the eight bytes from i on, the first lowest.
func (w *window) word(i int) uint64 {
	return binary.LittleEndian.Uint64(w[i&(2*windowBytes-1):])
}

// view returns text from i on as a window. Near the end it is a copy, with any bytes behind the text.
func (s *Scanner) view(text []byte, i int) *window {
	if len(text)-i >= len(window{}) {
		return (*window)(text[i:])
	}
	if s.spare == nil {
		s.spare = new(window)
	}
	copy(s.spare[:], text[i:])
	return s.spare
}

// Eight characters in a word.
const (
	zeroes   = 0x3030303030303030
	topBits  = 0x8080808080808080
	aboveTen = 0x7676767676767676 // added to a byte up to 9 it leaves the top bit clear
)

// nonDigit returns eight times the number of bytes in front of the first that is above 9, plus 7; 64 where all are digits.
func nonDigit(y uint64) int {
	return bits.TrailingZeros64((y + aboveTen | y) & topBits)
}

// eight returns the number whose eight digits are the bytes of y, the first lowest: pairs, then both halves at once.
func eight(y uint64) int64 {
	const low, first, second = 0x000000ff000000ff, 100 + 1_000_000<<32, 1 + 10_000<<32
	y = y*10 + y>>8
	return int64((y&low*first + y>>16&low*second) >> 32)
}
