package table

import (
	"strconv"
	"strings"
)

// sentence says what a problem means.
func sentence(code, name, value string, count int) string {
	column, cells := "", plural(count, "cell")
	if name != "" {
		column = " in " + quoteText(name)
	}
	shown := ""
	if value != "" {
		shown = " (first " + quoteText(value) + ")"
	}
	switch code {
	case raggedRow:
		return plural(count, "row") + " with more or fewer cells than there are columns: short ones are filled with missing cells, longer ones left out unless the extra cells are empty"
	case duplicateName:
		return "the name " + quoteText(value) + " is there before; this column is called " + quoteText(name)
	case emptyName:
		return "a column without a name is called " + quoteText(name)
	case invalidUTF8:
		return cells + column + " with bytes that are no UTF-8, shown as \ufffd; is the encoding another one?" + shown
	case nulByte:
		return cells + column + " with NUL bytes, which were left out" + shown
	case unbalancedQuote:
		return "a quote that is opened here is not closed where its cell should end; it was read as text or together with what follows"
	case mixedTypes:
		return cells + column + " of another kind than the rest" + shown + "; read as numbers they are missing, read as categories they are levels"
	case notFiniteCode:
		return cells + column + " with no finite number, taken for missing" + shown
	case ambiguousDate:
		return "the dates" + column + " can be read with the day or the month first"
	case ambiguousDecimal:
		return "the numbers" + column + " have one separator before three digits: thousands or decimals"
	case commentLine:
		return plural(count, "line") + " that start with # were left out as comments" + shown
	}
	return more(code, column, cells, shown, name, count)
}

func more(code, column, cells, shown, name string, count int) string {
	switch code {
	case thousandsSeparator:
		return cells + column + " with separated thousands, which were joined" + shown
	case currency:
		return cells + column + " with a currency, which was taken for the unit" + shown
	case percent:
		return cells + column + " with a percent sign; the number stays as it is, in percent" + shown
	case noHeader:
		return "the first row looks like data, so the columns are called column_1, column_2, …"
	case malformedQuote:
		return "something follows the closing quote of a cell" + column + "; the cell was kept whole" + shown
	case similarLevels:
		return "levels" + column + " differ only in case or blanks and were not merged" + shown
	case leadingZero:
		return cells + column + " with leading zeros; as a number they would be lost" + shown
	case bigIntegerCode:
		return "integers" + column + " are beyond 2^53, where neighbours become one number; take the column for an identifier"
	case preamble:
		return plural(count, "line") + " above the table were left out" + shown
	case unknownLevel:
		return cells + column + " with a level that the first table does not have, taken for missing" + shown
	}
	return code
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

func quoteText(s string) string { return "“" + shorten(s) + "”" }

func megabytes(n int) string { return strconv.Itoa(n>>20) + " MiB" }

// delimiterNames are the words for delimiters that are hard to see.
var delimiterNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "vertical bar", ' ': "space"}

// Sentences says in words what was read, how, and what was left out.
func (r *Receipt) Sentences() []string {
	d := r.Dialect
	delimiter := delimiterNames[d.Delimiter]
	if delimiter == "" {
		delimiter = quoteText(string(d.Delimiter))
	}
	list := []string{
		"Read " + plural(r.Rows, "row") + " from " + strconv.FormatInt(r.Bytes, 10) + " bytes.",
		"Cells are separated by " + delimiter + ", the encoding is " + d.Encoding + ", decimals follow a " +
			map[bool]string{true: "comma", false: "point"}[d.Decimal == ','] + ".",
	}
	if d.Header {
		list = append(list, "The first line of the table names the columns.")
	} else {
		list = append(list, "There is no header.")
	}
	list = append(list, "A cell is missing when it is empty"+missingWords(d.Missing)+".")
	for _, p := range r.Problems {
		where := ""
		if p.Line > 0 {
			where = "Line " + strconv.Itoa(p.Line) + ": "
		}
		list = append(list, where+p.Message+".")
	}
	return list
}

func missingWords(tokens []string) string {
	var words []string
	for _, t := range tokens {
		if t != "" {
			words = append(words, t)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " or one of " + strings.Join(words, " ")
}
