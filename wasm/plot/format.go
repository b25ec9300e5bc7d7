package plot

import (
	"math"
	"strconv"
	"strings"
)

// Number returns v to four significant digits, with a true minus sign, groups of thousands from 10,000 on and powers
// of ten where plain digits would be long.
func Number(v float64) string {
	a := math.Abs(v)
	switch {
	case v != v:
		return "–"
	case math.IsInf(v, 0):
		return sign(v) + "∞"
	case a != 0 && (a < 1e-4 || a >= 1e7):
		return power(v, 3)
	case a >= 1000:
		return sign(v) + group(strconv.FormatFloat(a, 'f', 0, 64))
	}
	return sign(v) + trim(strconv.FormatFloat(a, 'g', 4, 64))
}

// Count returns a whole number with groups of thousands.
func Count(n int) string {
	if n < 0 {
		return "−" + Count(-n)
	}
	return group(strconv.Itoa(n))
}

// Probability returns p to three digits after the point; what rounds to 0 or 1 but is not says so.
func Probability(p float64) string {
	switch {
	case p != p:
		return "–"
	case p > 0 && p < 0.0005:
		return "< 0.001"
	case p < 1 && p > 0.9995:
		return "> 0.999"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}

// label writes a tick so that all ticks of an axis show the same number of digits; top is the largest magnitude.
func label(v, step, top float64) string {
	if math.Abs(v) < step/2 {
		return "0"
	}
	if top >= 1e6 || top < 1e-3 {
		digits := int(math.Floor(math.Log10(math.Abs(v))+1e-9)-math.Floor(math.Log10(step)+1e-9)) + 1
		return power(v, max(digits, 1))
	}
	decimals := max(0, int(-math.Floor(math.Log10(step)+1e-9)))
	return sign(v) + group(strconv.FormatFloat(math.Abs(v), 'f', decimals, 64))
}

// power writes v as a mantissa of so many digits times a power of ten.
func power(v float64, digits int) string {
	s := strconv.FormatFloat(math.Abs(v), 'e', digits-1, 64)
	m, e, _ := strings.Cut(s, "e")
	m = trim(m)
	n, _ := strconv.Atoi(e)
	ten := "10" + superscript(n)
	if m == "1" {
		return sign(v) + ten
	}
	return sign(v) + m + "×" + ten
}

func superscript(n int) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	marks := []rune(digits)
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		if r == '-' {
			b.WriteRune('⁻')
		} else {
			b.WriteRune(marks[r-'0'])
		}
	}
	return b.String()
}

func sign(v float64) string {
	if v < 0 {
		return "−"
	}
	return ""
}

// trim takes zeros off the end of a decimal fraction.
func trim(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// group puts commas into a whole part of five digits or more.
func group(s string) string {
	whole, rest, found := strings.Cut(s, ".")
	if found {
		rest = "." + rest
	}
	if len(whole) < 5 {
		return whole + rest
	}
	out := ""
	for len(whole) > 3 {
		out = "," + whole[len(whole)-3:] + out
		whole = whole[:len(whole)-3]
	}
	return whole + out + rest
}
