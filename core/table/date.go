package table

// dateOrder tells how the day and the month of a date stand, as far as the date itself shows.
type dateOrder uint8

const (
	noDate     dateOrder = iota
	clearDate            // the order is clear: year first, a month by name, a dot between day and month, or a time only
	dayFirst             // the first number is above 12
	monthFirst           // the second number is above 12
	eitherDate           // both readings are dates
)

// dateOf classifies a trimmed cell: a date, a date with a time, or a time. Dates are year-month-day, day and month in
// either order before the year, with - / or . between, or with the month's English name.
func dateOf(b []byte) dateOrder {
	if len(b) < 4 || len(b) > 40 {
		return noDate
	}
	if rest, ok := cutTime(b); ok {
		return when(zone(rest), clearDate)
	}
	order, rest := cutDate(b)
	if order == noDate || len(rest) == 0 {
		return order
	}
	if rest[0] != 'T' && rest[0] != ' ' && rest[0] != 't' {
		return noDate
	}
	rest, ok := cutTime(trimBlank(rest[1:]))
	return when(ok && zone(rest), order)
}

func when(ok bool, order dateOrder) dateOrder {
	if ok {
		return order
	}
	return noDate
}

// cutDate splits a date off.
func cutDate(b []byte) (dateOrder, []byte) {
	if order, rest := cutNamed(b); order != noDate {
		return order, rest
	}
	first, n1, rest := cutInt(b)
	if n1 == 0 || len(rest) == 0 {
		return noDate, b
	}
	sep := rest[0]
	if sep != '-' && sep != '/' && sep != '.' {
		return noDate, b
	}
	second, n2, rest := cutInt(rest[1:])
	if n2 == 0 || n2 > 2 || len(rest) == 0 || rest[0] != sep {
		return noDate, b
	}
	third, n3, rest := cutInt(rest[1:])
	switch {
	case n1 == 4 && n3 > 0 && n3 <= 2 && month(second) && day(third):
		return clearDate, rest
	case n1 <= 2 && (n3 == 4 || n3 == 2):
		return numericOrder(first, second, sep), rest
	}
	return noDate, b
}

// numericOrder judges day and month before the year. Between dots the day comes first by custom.
func numericOrder(first, second int, sep byte) dateOrder {
	dm, md := day(first) && month(second), month(first) && day(second)
	switch {
	case dm && md && sep == '.':
		return clearDate
	case dm && md:
		return eitherDate
	case dm:
		return dayFirst
	case md:
		return monthFirst
	}
	return noDate
}

func month(n int) bool { return n >= 1 && n <= 12 }
func day(n int) bool   { return n >= 1 && n <= 31 }

// cutInt splits up to four leading digits off.
func cutInt(b []byte) (value, digits int, rest []byte) {
	for digits < len(b) && digits < 5 && b[digits] >= '0' && b[digits] <= '9' {
		value = value*10 + int(b[digits]-'0')
		digits++
	}
	if digits > 4 {
		return 0, 0, b
	}
	return value, digits, b[digits:]
}

// cutNamed splits off "12 Jan 2020", "12-Jan-2020", "Jan 12, 2020" or "January 12 2020".
func cutNamed(b []byte) (dateOrder, []byte) {
	d, n, rest := cutInt(b)
	if n > 2 {
		return noDate, b
	}
	name, rest := cutMonth(cutSeparator(rest))
	if !name {
		return noDate, b
	}
	if n == 0 {
		d, n, rest = cutInt(cutSeparator(rest))
	}
	if n == 0 || !day(d) {
		return noDate, b
	}
	_, n, rest = cutInt(cutSeparator(rest))
	if n != 4 && n != 2 {
		return noDate, b
	}
	return clearDate, rest
}

// cutSeparator skips one of " - / , .", and a blank after it.
func cutSeparator(b []byte) []byte {
	for i := 0; i < 2 && len(b) > 0 && (b[0] == ' ' || i == 0 && (b[0] == '-' || b[0] == '/' || b[0] == ',' || b[0] == '.')); i++ {
		b = b[1:]
	}
	return b
}

var months = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// cutMonth skips a month's English name, whole or its first three letters.
func cutMonth(b []byte) (bool, []byte) {
	n := 0
	for n < len(b) && b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z' {
		n++
	}
	for _, m := range months {
		if n == len(m) && equalFold(b[:n], m) || n == 3 && equalFold(b[:3], m[:3]) {
			return true, b[n:]
		}
	}
	return false, b
}

// equalFold reports whether b is the lower-case ASCII word s in any case.
func equalFold(b []byte, s string) bool {
	for i := range b {
		if b[i]|0x20 != s[i] {
			return false
		}
	}
	return len(b) == len(s)
}

// cutTime splits "8:05", "08:05:30", "08:05:30.125" or "8:05 pm" off.
func cutTime(b []byte) ([]byte, bool) {
	hour, n, rest := cutInt(b)
	if n == 0 || n > 2 || hour > 24 || len(rest) < 3 || rest[0] != ':' {
		return b, false
	}
	minute, n, rest := cutInt(rest[1:])
	if n != 2 || minute > 59 {
		return b, false
	}
	if len(rest) > 2 && rest[0] == ':' {
		second, n, after := cutInt(rest[1:])
		if n != 2 || second > 60 {
			return b, false
		}
		rest = after
		if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') {
			_, rest = leadingDigits(rest[1:])
		}
	}
	if t := trimBlank(rest); len(t) == 2 && (equalFold(t, "am") || equalFold(t, "pm")) {
		rest = nil
	}
	return rest, true
}

// zone reports whether b is nothing, Z, UTC or an offset such as +01, +0100 or +01:00.
func zone(b []byte) bool {
	b = trimBlank(b)
	if len(b) == 0 || string(b) == "Z" || string(b) == "z" || string(b) == "UTC" || string(b) == "GMT" {
		return true
	}
	if b[0] != '+' && b[0] != '-' {
		return false
	}
	_, n, rest := cutInt(b[1:])
	if len(rest) > 0 && rest[0] == ':' {
		_, m, after := cutInt(rest[1:])
		return n == 2 && m == 2 && len(after) == 0
	}
	return (n == 2 || n == 4) && len(rest) == 0
}
