package table

import "strings"

// layout says where header and rows are.
type layout struct {
	header   int // index of the header's line, -1 where there is none
	first    int // index of the first row's line; one past the last line where there is none
	cells    []string
	width    int
	skipped  []sampled // lines above the header
	extended bool      // the header has fewer names than the rows have cells
}

// layOut finds preamble, header and width. It returns nil where there is not one complete line.
func (p *Plan) layOut(lines []sampled, opt Options) *layout {
	var at []int // lines that are neither blank nor comments
	for i, l := range lines {
		if !l.blank && !(p.Dialect.Comment != 0 && l.comment) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return nil
	}
	rows := make([]sampled, len(at))
	for k, i := range at {
		rows[k] = lines[i]
	}
	top := 0
	if opt.Header == nil || *opt.Header {
		top = preambleLines(rows)
	}
	lay := &layout{header: -1, first: at[top], skipped: lines[:at[top]]}
	rows = rows[top:]
	header := looksLikeHeader(rows)
	if opt.Header != nil {
		header = *opt.Header
	}
	p.Dialect.Header = header
	if !header {
		lay.width = commonWidth(rows)
		lay.cells = numberedNames(lay.width)
		return lay
	}
	lay.header, lay.first = at[top], at[top]+1
	lay.cells = fitHeader(rows[0].cells, rows[1:])
	lay.width, lay.extended = len(lay.cells), len(lay.cells) > len(rows[0].cells)
	return lay
}

// looksLikeHeader reports whether the first row names the columns: it stands apart from the others in being text where
// they are numbers or dates. Where all is text it does unless a name is empty, comes twice, or is a value further
// down.
func looksLikeHeader(rows []sampled) bool {
	if len(rows) == 0 {
		return false
	}
	first, values := rows[0].cells, 0
	for c, name := range first {
		value := isValue(name)
		if value {
			values++
		}
		if !value && name != "" && valuesBelow(rows[1:], c) {
			return true
		}
	}
	if values > 0 {
		return false
	}
	return namesFit(rows)
}

// isValue reports whether a cell is a number or date rather than a name.
func isValue(c string) bool {
	b := []byte(c)
	return c != "" && (read(b, '.').form != isText || dateOf(b) != noDate)
}

// valuesBelow reports whether the filled cells of a column are numbers or dates.
func valuesBelow(rows []sampled, c int) bool {
	values, texts := 0, 0
	for _, r := range rows {
		switch {
		case c >= len(r.cells) || r.cells[c] == "" || isDefaultMissing(r.cells[c]):
		case isValue(r.cells[c]):
			values++
		default:
			texts++
		}
	}
	return mostly(values, texts)
}

func isDefaultMissing(c string) bool {
	for _, t := range DefaultMissing {
		if c == t {
			return true
		}
	}
	return false
}

// namesFit judges a first row of texts above rows of texts.
func namesFit(rows []sampled) bool {
	first := rows[0].cells
	seen := map[string]bool{}
	for c, name := range first {
		if name == "" && c > 0 || seen[name] {
			return false
		}
		seen[name] = true
		for _, r := range rows[1:] {
			if c < len(r.cells) && r.cells[c] == name && name != "" {
				return false
			}
		}
	}
	return len(first) > 0 && strings.Join(first, "") != ""
}

// fitHeader makes names and rows equally wide where they differ throughout: empty names behind the last one that no
// row has a cell for go, and missing ones are added, in front when the rows start with row names as R writes them.
func fitHeader(header []string, rows []sampled) []string {
	width := commonWidth(rows)
	for len(header) > width && width > 0 && header[len(header)-1] == "" {
		header = header[:len(header)-1]
	}
	if width <= len(header) || allEmptyFrom(rows, len(header)) {
		return header
	}
	if width == len(header)+1 && rowNames(rows, width) {
		return append([]string{""}, header...)
	}
	return append(header[:len(header):len(header)], make([]string, width-len(header))...)
}

// allEmptyFrom reports whether no row has something in cell c or after it.
func allEmptyFrom(rows []sampled, c int) bool {
	for _, r := range rows {
		for k := c; k < len(r.cells); k++ {
			if r.cells[k] != "" {
				return false
			}
		}
	}
	return true
}

// rowNames reports whether the first cells of all rows differ.
func rowNames(rows []sampled, width int) bool {
	seen := map[string]bool{}
	for _, r := range rows {
		if len(r.cells) != width || seen[r.cells[0]] || r.cells[0] == "" {
			return false
		}
		seen[r.cells[0]] = true
	}
	return len(rows) > 1
}
