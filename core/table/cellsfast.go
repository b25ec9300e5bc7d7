package table

import "math"

// number reads a sign, digits, a decimal part and an exponent at w[off], or nothing, which is missing, and returns the value
// and the index after it. The index is -1 for what it leaves to others: other characters, whole numbers of more than two
// digits that start with a zero, more than 19 digits, and powers of ten that scaled does not take.
func (w *window) number(off int, point, delimiter byte) (float64, int) {
	minus := w.word(off)&0xff == '-'
	i := off
	if minus {
		i++
	}
	m, at, ok := w.digits(0, i)
	digits, zero := at-i, w.word(i)&0xff == '0'
	if digits > 2 && zero {
		return 0, -1
	}
	power := 0
	if byte(w.word(at)) == point {
		from, more := at+1, false
		m, at, more = w.digits(m, from)
		ok = ok && more
		power = from - at
		digits -= power
	}
	if byte(w.word(at))|0x20 == 'e' && digits > 0 {
		var written int
		if written, at = w.exponent(at + 1); at < 0 {
			return 0, -1
		}
		power += written
	}
	if t := byte(w.word(at)); t != delimiter && t != '\n' && t != '\r' {
		return 0, -1
	}
	if digits == 0 && at == off {
		return math.NaN(), at
	}
	v, exact := scaled(m, power)
	if !ok || !exact || digits == 0 {
		return 0, -1
	}
	if minus {
		v = -v
	}
	return v, at
}

// digits appends the digits at w[i] to a number and returns the index after them; ok says that it still fits into 64 bits.
func (w *window) digits(m uint64, i int) (n uint64, end int, ok bool) {
	for from := i; i-from < 32; {
		y := w.word(i) ^ zeroes
		bits := nonDigit(y)
		if m > fits[bits>>3] {
			return m, i, false
		}
		if bits < 64 {
			return m*uint64(ten[bits>>3&7]) + uint64(eight(y<<uint(bits&63^63)<<8)), i + bits>>3, true
		}
		m = m*100_000_000 + uint64(eight(y))
		i += 8
	}
	return m, i, false
}

// fits bounds the numbers to which so many digits can be appended.
var fits = [9]uint64{
	1<<64 - 1, (1<<64-10)/10 - 1, (1<<64-100)/100 - 1, (1<<64-1000)/1000 - 1, (1<<64-10_000)/10_000 - 1, (1<<64-100_000)/100_000 - 1,
	(1<<64-1_000_000)/1_000_000 - 1, (1<<64-10_000_000)/10_000_000 - 1, (1<<64-100_000_000)/100_000_000 - 1,
}

// exponent reads what follows an e: a sign maybe, and one to three digits. The index is -1 for anything else.
func (w *window) exponent(i int) (power, end int) {
	x := w.word(i)
	negative := byte(x) == '-'
	if negative || byte(x) == '+' {
		x >>= 8
		i++
	}
	y := x ^ zeroes
	count := nonDigit(y) >> 3
	if count == 0 || count > 3 {
		return 0, -1
	}
	power = int(eight(y << uint(64-8*count)))
	if negative {
		power = -power
	}
	return power, i + count
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
