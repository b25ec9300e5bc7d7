package table

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// form is what a cell was found to be, and how its number is decorated.
type form uint8

const (
	isText       form = iota
	isNumber          // digits, a sign, a decimal separator, an exponent
	isNotFinite       // infinity, not a number, or beyond the range of float64
	isOtherPoint      // a number if the other character of '.' and ',' is the decimal separator
)

// reading is a number cell taken apart.
type reading struct {
	form      form
	value     float64
	thousands byte   // separator of digit groups: ',' '.' '\'' or ' '; 0 for none
	certain   bool   // the groups cannot be decimals: several of them, or a decimal part after them
	unit      string // "%" or a currency, "" for none
}

// read takes a trimmed cell of UTF-8 apart; point is the decimal separator. It accepts what a person writes for a
// number and nothing of a programming language: no hexadecimals, no underscores.
func read(b []byte, point byte) reading {
	if len(b) == 0 || len(b) > 400 {
		return reading{}
	}
	if r, ok := notFinite(b); ok {
		return r
	}
	core, negative, unit := undress(b)
	r := bare(core, negative, point)
	if r.form == isText && unit == "" {
		if o := bare(core, negative, other(point)); o.form == isNumber && o.thousands == 0 {
			r.form = isOtherPoint
		}
	}
	if r.form != isText {
		r.unit = unit
	}
	return r
}

// IsNumber reports whether a trimmed text is a number as a person writes one, with either decimal separator, or a word
// for what is no finite number.
func IsNumber(text string) bool {
	return read([]byte(text), '.').form != isText || read([]byte(text), ',').form != isText
}

// other returns the decimal separator that point is not.
func other(point byte) byte {
	if point == '.' {
		return ','
	}
	return '.'
}

// notFinite recognises the words for what is no finite number.
func notFinite(b []byte) (reading, bool) {
	if c := b[0]; c >= '0' && c <= '9' || len(b) > 9 {
		return reading{}, false
	}
	word := strings.ToLower(strings.TrimLeft(string(b), "+-"))
	switch word {
	case "inf", "infinity", "∞", "1.#inf", "#div/0!", "#num!":
		return reading{form: isNotFinite, value: math.NaN()}, true
	case "nan", "1.#ind", "1.#qnan":
		return reading{form: isNotFinite, value: math.NaN()}, true
	}
	return reading{}, false
}

// bare reads digits with an optional group separator, decimal part and exponent.
func bare(b []byte, negative bool, point byte) reading {
	var buffer [64]byte
	digits := buffer[:0]
	if negative {
		digits = append(digits, '-')
	}
	whole, rest := leadingDigits(b)
	r := reading{form: isNumber}
	digits = append(digits, whole...)
	if size, sep := separator(rest, point); size > 0 && len(whole) > 0 {
		groups := 0
		if digits, rest, groups = joinGroups(digits, whole, rest, point); groups == 0 {
			return reading{}
		}
		r.thousands, r.certain = sep, groups > 1 || len(rest) > 0
	}
	fraction := []byte(nil)
	if len(rest) > 0 && rest[0] == point {
		fraction, rest = leadingDigits(rest[1:])
		digits = append(append(digits, '.'), fraction...)
	}
	if len(whole)+len(fraction) == 0 {
		return reading{}
	}
	if len(rest) > 0 {
		if r.thousands != 0 || !exponent(rest) {
			return reading{}
		}
		digits = append(digits, rest...)
	}
	return parse(digits, r)
}

// parse converts plain ASCII and says when the value is beyond the range.
func parse(digits []byte, r reading) reading {
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil || math.IsInf(v, 0) {
		return reading{form: isNotFinite, value: math.NaN()}
	}
	r.value = v
	return r
}

// leadingDigits splits leading digits off.
func leadingDigits(b []byte) (digits, rest []byte) {
	i := 0
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	return b[:i], b[i:]
}

// separator returns the length of the group separator that b starts with, and its plain form.
func separator(b []byte, point byte) (int, byte) {
	if len(b) == 0 || b[0] == point {
		return 0, 0
	}
	switch b[0] {
	case ',', '.', '\'', ' ':
		return 1, b[0]
	}
	r, n := utf8.DecodeRune(b)
	switch r {
	case 0xa0, 0x202f, 0x2009:
		return n, ' '
	case 0x2019:
		return n, '\''
	}
	return 0, 0
}

// joinGroups appends the digits of groups of three behind the first one, which has one to three digits and no
// leading zero. It returns no groups where the cell is not written so.
func joinGroups(digits, whole, rest []byte, point byte) ([]byte, []byte, int) {
	if len(whole) > 3 || whole[0] == '0' {
		return digits, rest, 0
	}
	_, first := separator(rest, point)
	groups := 0
	for {
		n, sep := separator(rest, point)
		if n == 0 || sep != first {
			return digits, rest, groups
		}
		group, after := leadingDigits(rest[n:])
		if len(group) != 3 {
			return digits, rest, 0
		}
		digits, rest, groups = append(digits, group...), after, groups+1
	}
}

// exponent reports whether b is e or E, an optional sign and digits, and nothing more.
func exponent(b []byte) bool {
	if len(b) < 2 || b[0] != 'e' && b[0] != 'E' {
		return false
	}
	b = b[1:]
	if b[0] == '+' || b[0] == '-' {
		b = b[1:]
	}
	digits, rest := leadingDigits(b)
	return len(digits) > 0 && len(rest) == 0
}
