package export

import (
	"math"
	"strconv"
	"strings"

	"descent/core/table"
)

// Writer writes rows of cells to Text as UTF-8 in the delimiter, quote and decimal separator of a dialect, \n after each
// row. What a spreadsheet would run is guarded: see Cell.
type Writer struct {
	Text      []byte
	delimiter string
	quote     string
	decimal   string
	begun     bool // the row at hand has a cell
}

// NewWriter returns a Writer of a dialect; where that has no quotes, a cell that needs them gets ".
func NewWriter(d table.Dialect) *Writer {
	w := &Writer{delimiter: string(d.Delimiter), quote: `"`, decimal: string(d.Decimal)}
	if d.Quote != table.NoQuote {
		w.quote = string(d.Quote)
	}
	return w
}

// Cell writes a text. One that begins as a formula does, and is neither a number nor a lone sign, gets an apostrophe in
// front (OWASP, CSV Injection): = + - @, their wide forms, a tab or a line end, after blanks maybe.
func (w *Writer) Cell(text string) {
	if dangerous(text) {
		text = "'" + text
	}
	w.put(text)
}

// Number writes a number with all its digits, and nothing for NaN.
func (w *Writer) Number(v float64) {
	text := ""
	if a := math.Abs(v); a >= 1e-6 && a < 1e21 || v == 0 {
		text = strconv.FormatFloat(v, 'f', -1, 64)
	} else if v == v {
		text = strconv.FormatFloat(v, 'e', -1, 64)
	}
	w.put(strings.Replace(text, ".", w.decimal, 1))
}

// End ends the row.
func (w *Writer) End() {
	w.Text = append(w.Text, '\n')
	w.begun = false
}

func (w *Writer) put(text string) {
	if w.begun {
		w.Text = append(w.Text, w.delimiter...)
	}
	// A line that begins with # would be read as a comment.
	if strings.Contains(text, w.delimiter) || strings.Contains(text, w.quote) || strings.ContainsAny(text, "\r\n") ||
		!w.begun && strings.HasPrefix(text, "#") {
		text = w.quote + strings.ReplaceAll(text, w.quote, w.quote+w.quote) + w.quote
	}
	w.begun = true
	w.Text = append(w.Text, text...)
}

func dangerous(text string) bool {
	bare := strings.TrimSpace(text)
	if !begins(text) && !begins(bare) || bare == "-" || bare == "+" {
		return false
	}
	return !table.IsNumber(bare)
}

func begins(text string) bool {
	for _, r := range text {
		return strings.ContainsRune("=+-@\t\r\n＝＋－＠", r)
	}
	return false
}
