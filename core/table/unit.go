package table

import "bytes"

// currencies are the signs and codes that a number may carry before or after it.
var currencies = []string{
	"US$", "A$", "C$", "R$", "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪", "₫", "฿", "₴", "₦", "₱", "¢",
	"USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK",
}

// undress cuts a sign, a currency and a percent sign off.
func undress(b []byte) (core []byte, negative bool, unit string) {
	core, negative, signed := cutSign(b)
	if c := core; len(c) > 0 && (c[0] < '0' || c[0] > '9') {
		if core, unit = cutCurrency(c); unit != "" && !signed {
			core, negative, _ = cutSign(core)
		}
	}
	if last := len(core) - 1; unit == "" && last > 0 {
		if core[last] == '%' {
			return trimBlank(core[:last]), negative, "%"
		}
		if core[last] < '0' || core[last] > '9' {
			core, unit = cutCurrencyEnd(core)
		}
	}
	return core, negative, unit
}

func cutSign(b []byte) (rest []byte, negative, signed bool) {
	if len(b) > 1 && (b[0] == '-' || b[0] == '+') {
		return b[1:], b[0] == '-', true
	}
	return b, false, false
}

func cutCurrency(b []byte) ([]byte, string) {
	for _, c := range currencies {
		if len(b) > len(c) && string(b[:len(c)]) == c {
			return trimBlank(b[len(c):]), c
		}
	}
	return b, ""
}

func cutCurrencyEnd(b []byte) ([]byte, string) {
	for _, c := range currencies {
		if n := len(b) - len(c); n > 0 && string(b[n:]) == c {
			return trimBlank(b[:n]), c
		}
	}
	return b, ""
}

func trimBlank(b []byte) []byte {
	return bytes.TrimFunc(b, func(r rune) bool { return r == ' ' || wideBlank(r) })
}
