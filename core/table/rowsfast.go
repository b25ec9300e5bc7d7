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

// rowsFrom reads rows from text[i] on, as long as there is room and none is blank or may be a comment, and at least one.
// It returns the index after them, or -1 when a quote of the row at s.rowStart does not close.
//
// A cell of up to seven digits on either side of the point is read here, without a loop: its digits are moved to the end
// of a word, and the quotient of two integers that float64 holds is correctly rounded (Clinger 1990, section 4). Every
// other cell is read by Scanner.cell.
func (s *Scanner) rowsFrom(text []byte, i int, pos int64) int {
	w, base, off := s.view(text, i), i, 0
	c, last, delimiter, point := 0, len(s.sinks)-1, s.f.delimiter, s.point
	r, stride, slab := s.rows, s.room, s.slab
	o, line, odd := r, s.line, s.odd
	other := odd[0]
	dirty := false
	s.rowStart, s.starts[r] = pos+int64(i), int32(i)
	for {
		if off >= windowBytes {
			base += off
			off = 0
			w = s.view(text, base)
		}
		if free := other - c; free > 0 {
			at, left := w.plainCells(slab, off, o, stride, free, delimiter, point)
			c, o, off = c+free-left, o+(free-left)*stride, at&^lineEnds
			if at != off {
				c--
				goto ended
			}
			if c > last {
				c--
				off--
				goto ended
			}
			if off >= windowBytes {
				continue
			}
		}
		{
			s.rows, s.line, dirty = r, line, true
			k := &s.sinks[c]
			j := s.cell(k, c, text, base+off, pos)
			if j < 0 {
				return -1
			}
			if k.num != nil {
				o += stride
			}
			if c == other {
				odd = odd[1:]
				other = odd[0]
			}
			off = j - base
		}
	ended:
		t := text[base+off]
		if t == delimiter && c < last {
			c++
			off++
			continue
		}
		j := base + off
		line++
		switch {
		case t == delimiter, c < last:
			s.rows, s.line = r, line-1
			if t == delimiter {
				j = s.long(text, j, pos)
			} else {
				j = s.short(text, c, j, pos)
			}
			if j < 0 {
				return -1
			}
			r, dirty = s.rows, true
		default:
			r++
			if dirty && len(s.events) > 0 {
				s.rows, s.line = r, line-1
				s.commit()
			}
			j = lineEnd(text, j)
		}
		if dirty {
			line += s.inside
			s.inside, dirty = 0, false
		}
		if j >= len(text) || r == s.room || text[j] <= ' ' || text[j] == '#' {
			s.rows, s.line = r, line
			return j
		}
		off = j - base
		c, o, odd = 0, r, s.odd
		other = odd[0]
		s.rowStart, s.starts[r] = pos+int64(j), int32(j)
	}
}

// lineEnds marks the index of a line end.
const lineEnds = 1 << 32

// plainCells reads up to cells number cells from w[off] on into slab[o], slab[o+stride], … and returns the index after
// the delimiter of the last, and how many were not read. Where the last ends a line, end is lineEnds plus the index of
// the line end.
//
// All cells take one straight way: the compiler's WebAssembly pays for every jump that is taken, also a forward one,
// unless it leaves the loop. Where a cell has no point, its decimal part is the nothing in front of the delimiter.
func (w *window) plainCells(slab []float64, off, o, stride, cells int, delimiter, point byte) (end, left int) {
	_ = w[0]
	var x, y, f, z uint64
	var n, m, minus, dot, at int
	for {
		if off >= windowBytes {
			break
		}
		if uint(o) >= uint(len(slab)) {
			break
		}
		x = w.word(off)
		minus = 0
		if byte(x) == '-' {
			minus = 1
		}
		x >>= uint(minus) * 8 & 63
		y = x ^ zeroes
		n = nonDigit(y)
		dot = 0
		if byte(x>>uint((n-7)&63)) == point {
			dot = 1
		}
		at = off + minus + n>>3 + dot
		f = w.word(at)
		z = f ^ zeroes
		m = nonDigit(z)
		at += m >> 3
		f = f >> uint((m-7)&63) & 0xff
		// Negative: no end within eight bytes, which the sign may take to seven, no digit, or a zero before two more digits.
		if (63-n)|(56*dot+7-m)|(n+m-15)|((int(y&0xff)|(n-24)>>63&1)-1) < 0 {
			break
		}
		y = y << uint(n&63^63) << 8
		z = z << uint(m&63^63) << 8
		slab[o] = float64(eight(y)*ten[m>>3&7]+eight(z)) / signed[minus&1<<3|m>>3&7]
		if f != uint64(delimiter) {
			if f == '\n' || f == '\r' {
				return at | lineEnds, cells - 1
			}
			break
		}
		off = at + 1
		cells--
		o += stride
		if cells == 0 {
			break
		}
	}
	return off, cells
}

var (
	ten    = [8]int64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000}
	signed = [16]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, -1e0, -1e1, -1e2, -1e3, -1e4, -1e5, -1e6, -1e7}
)
