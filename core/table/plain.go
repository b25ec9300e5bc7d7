package table

import (
	"math"
	"strconv"
)

// plainNumber reads a sign, digits, a decimal part and an exponent at text[i], as far as they go, and returns the value and the
// index after them. It returns NaN for what it leaves to the slow path: no digits, whole numbers that start with a
// zero, and long ones with a decimal comma. Text has to end with a byte that is none of these.
//
// Up to 18 digits make an integer, which is scaled; strconv does the others.
//
// It is a function of its own with few variables, because the compiler's WebAssembly keeps only so many out of memory.
func plainNumber(text []byte, i int, point byte) (float64, int) {
	start := i
	if text[i] == '-' {
		i++
	}
	begin, m := i, int64(0)
	d := text[i] - '0'
	for d <= 9 {
		m = m*10 + int64(d)
		i++
		d = text[i] - '0'
	}
	digits := i - begin
	if digits > 2 && text[begin] == '0' {
		return math.NaN(), i
	}
	fraction := 0
	if text[i] == point {
		i++
		from := i
		d = text[i] - '0'
		for d <= 9 {
			m = m*10 + int64(d)
			i++
			d = text[i] - '0'
		}
		fraction = i - from
		digits += fraction
	}
	power := -fraction
	if e := text[i] | 0x20; e == 'e' && digits > 0 {
		end, written := exponentAt(text, i+1)
		if end < 0 {
			return math.NaN(), i
		}
		i, power = end, power+written
	}
	if digits == 0 {
		return math.NaN(), i
	}
	v, ok := scaled(uint64(m), power)
	if !ok || digits > 18 {
		return longNumber(text[start:i], point), i
	}
	if begin > start {
		v = -v
	}
	return v, i
}

// exponentAt reads what follows an e: a sign maybe, and digits. It returns an end of -1 where there are none, and a power
// that is far out of range where there are more than four.
func exponentAt(text []byte, i int) (end, power int) {
	negative := text[i] == '-'
	if negative || text[i] == '+' {
		i++
	}
	from := i
	for d := text[i] - '0'; d <= 9; d = text[i] - '0' {
		power = min(power*10+int(d), 9999)
		i++
	}
	if i == from {
		return -1, 0
	}
	if negative {
		power = -power
	}
	return i, power
}

// longNumber parses what has too many digits for an exact integer, or too large a power.
func longNumber(text []byte, point byte) float64 {
	if point != '.' {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}
