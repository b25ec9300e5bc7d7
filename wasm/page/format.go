package page

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// number writes v with the given significant digits: 0.0123, −4.2, 1.3×10⁻⁷, ∞. NaN is "–".
func number(v float64, digits int) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case v == 0:
		return "0"
	}
	if a := math.Abs(v); a < 1e-4 || a >= 1e7 {
		return scientific(v, digits)
	}
	text := strconv.FormatFloat(v, 'g', digits, 64)
	if strings.Contains(text, "e") {
		text = strconv.FormatFloat(v, 'f', 0, 64)
	}
	return minus(text)
}

func scientific(v float64, digits int) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
	power, _ := strconv.Atoi(exponent)
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return minus(mantissa) + "×10" + superscript(power)
}

func superscript(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	text := ""
	for _, c := range strconv.Itoa(n) {
		if c == '-' {
			text += "⁻"
		} else {
			text += string(digits[c-'0'])
		}
	}
	return text
}

func minus(text string) string { return strings.Replace(text, "-", "−", 1) }

// count writes a whole number with thin spaces between thousands.
func count(n int) string {
	text := strconv.Itoa(n)
	if len(text) < 5 {
		return text
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "\u202f" + text[i:]
	}
	return text
}

// amount writes a count and its noun: "1 row", "20 rows".
func amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

// pValue writes a p-value as journals do.
func pValue(p float64) string {
	switch {
	case math.IsNaN(p):
		return "–"
	case p < 0.001:
		return "< 0.001"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}

func percent(p float64) string {
	if math.IsNaN(p) {
		return "–"
	}
	return strconv.FormatFloat(100*p, 'f', 1, 64) + " %"
}

// bytes writes a size: 640 B, 12.3 kB, 4.1 MB.
func bytes(n float64) string {
	switch {
	case n < 1000:
		return strconv.FormatFloat(n, 'f', 0, 64) + " B"
	case n < 1e6:
		return strconv.FormatFloat(n/1e3, 'f', 1, 64) + " kB"
	}
	return strconv.FormatFloat(n/1e6, 'f', 1, 64) + " MB"
}

// visible is text from the data as it is, or a word where there is nothing to see.
func visible(text string) string {
	if strings.TrimSpace(text) == "" {
		return "(blank)"
	}
	return text
}

// short cuts a name for places that can neither cut nor isolate by themselves, such as options and captions. Text that
// could turn the direction of its surroundings is put between U+2068 and U+2069.
func short(text string) string {
	const most, end = 32, 12 // the end tells the levels of a category apart
	runes := []rune(visible(text))
	if len(runes) > most {
		runes[most-end-1] = '…'
		copy(runes[most-end:], runes[len(runes)-end:])
		runes = runes[:most]
	}
	for _, r := range runes {
		if unicode.Is(unicode.Cf, r) || r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xff00 {
			return "\u2068" + string(runes) + "\u2069"
		}
	}
	return string(runes)
}

// plain writes a number for an input: as short as it can be read back.
func plain(v float64) string {
	if a := math.Abs(v); a >= 1e-6 && a < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// below returns a rate that is safely less than the bound of stability, 5 to 15 per cent, of two significant digits.
func below(bound float64) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(0.95*bound, 'e', -1, 64), "e")
	v, _ := strconv.ParseFloat(mantissa[:min(len(mantissa), len("1.2"))]+"e"+exponent, 64)
	return v
}

// rounded writes a number for an input with about four digits.
func rounded(v float64) string {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64)
	return plain(v)
}
