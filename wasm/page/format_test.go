package page

import (
	"math"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{0, 4, "0"}, {-4.25, 2, "−4.2"}, {0.012345, 3, "0.0123"}, {1234567, 3, "1234567"}, {12345678, 3, "1.23×10⁷"},
		{-1.3e-7, 2, "−1.3×10⁻⁷"}, {1e-10, 4, "1×10⁻¹⁰"}, {math.Inf(1), 4, "∞"}, {math.Inf(-1), 4, "−∞"}, {math.NaN(), 4, "–"},
	} {
		if got := number(c.v, c.digits); got != c.want {
			t.Errorf("number(%v, %d) = %q, want %q", c.v, c.digits, got, c.want)
		}
	}
}

func TestSmallWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{count(999), "999"}, {count(9999), "9999"}, {count(1234567), "1\u202f234\u202f567"},
		{amount(1, "row"), "1 row"}, {amount(0, "row"), "0 rows"},
		{pValue(0.0004), "< 0.001"}, {pValue(0.04999), "0.050"}, {pValue(math.NaN()), "–"},
		{percent(0.917), "91.7 %"}, {bytes(640), "640 B"}, {bytes(12345), "12.3 kB"}, {bytes(4.1e6), "4.1 MB"},
		{visible("  "), "(blank)"}, {rounded(3.14159), "3.142"}, {rounded(1234567), "1235000"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// What is offered instead of a rate that diverged is less than the bound by 5 to 15 per cent, and has two digits.
func TestBelow(t *testing.T) {
	for _, c := range []struct{ bound, want float64 }{
		{2, 1.9}, {1, 0.95}, {0.11, 0.1}, {10.49, 9.9}, {0.0203, 0.019}, {3e-7, 2.8e-7}, {12345, 11000}, {2.0e200, 1.9e200},
	} {
		if got := below(c.bound); got != c.want {
			t.Errorf("below(%g) = %g, want %g", c.bound, got, c.want)
		}
	}
	for bound := 1e-5; bound < 1e5; bound *= 1.0173 {
		if got := below(bound); got > 0.95*bound || got < 0.85*bound {
			t.Errorf("below(%g) = %g", bound, got)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"age", "age"},
		{"<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"},
		{"abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrs…yz0123456789"},
		{"na\u202eme", "\u2068na\u202eme\u2069"},
		{"עברית", "\u2068עברית\u2069"},
	} {
		if got := short(c.text); got != c.want {
			t.Errorf("short(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
