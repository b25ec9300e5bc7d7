package table

// preambleLines returns how many of the first rows are a title or notes above the table: they have far fewer filled
// cells than the rows below.
func preambleLines(rows []sampled) int {
	width := commonWidth(rows)
	if width < 2 {
		return 0
	}
	for k := range min(len(rows), 50) {
		filled := filledCells(rows[k])
		switch {
		case len(rows[k].cells) == width && (filled > 1 || width < 3):
			return k
		case len(rows[k].cells) == 1 && agreeing(rows[k+1:], width) > 1:
		case filled <= width/2 && k+1 < len(rows) && headed(after(rows[k+1:], width)):
		default:
			return k
		}
	}
	return 0
}

// headed reports whether the rows start with a header and go on.
func headed(rows []sampled) bool { return len(rows) > 1 && looksLikeHeader(rows) }

func filledCells(r sampled) int {
	n := 0
	for _, c := range r.cells {
		if c != "" {
			n++
		}
	}
	return n
}

// agreeing counts the rows of a width.
func agreeing(rows []sampled, width int) int {
	n := 0
	for _, r := range rows {
		if len(r.cells) == width {
			n++
		}
	}
	return n
}

// after returns the rows from the first of a width with more than one filled cell on.
func after(rows []sampled, width int) []sampled {
	for k, r := range rows {
		if len(r.cells) == width && filledCells(r) > 1 {
			return rows[k:]
		}
	}
	return nil
}
