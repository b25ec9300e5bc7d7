package table

import "bytes"

// delimiters are tried in this order; the first of equals wins.
var delimiters = []rune{',', ';', '\t', '|'}

// chooseFormat sets delimiter, quote and comment character by reading the text in each way that is not ruled out.
func (p *Plan) chooseFormat(text []byte, opt Options, whole bool) {
	tries, quotes := delimiters, []rune{'"', '\''}
	if opt.Delimiter != 0 {
		tries = []rune{opt.Delimiter}
	}
	if opt.Quote != 0 {
		quotes = []rune{opt.Quote}
	}
	doubled, best := false, -1.0
	p.Dialect.Delimiter, p.Dialect.Quote = tries[0], quotes[0] // Options.check has seen to it that they differ
	var lines []sampled
	for _, q := range quotes {
		for _, d := range tries {
			if d == q || d != tries[0] && bytes.IndexByte(text, byte(d)) < 0 {
				continue // one column, as under another delimiter that is not there
			}
			if q == '\'' && opt.Quote == 0 && bytes.IndexByte(text, '\'') < 0 {
				continue
			}
			trial := *p
			trial.Dialect.Delimiter, trial.Dialect.Quote = d, q
			f := trial.format()
			found, _ := f.sample(text, whole)
			use := judge(found, opt.Delimiter != 0)
			doubled = doubled || q == '"' && use.quoted > 0
			if q == '\'' && opt.Quote == 0 && (doubled || use.quoted < 2 || use.bad > 0) {
				continue
			}
			if q == '\'' && opt.Quote == 0 {
				use.score += 0.5
			}
			if use.score > best {
				best, lines = use.score, found
				p.Dialect.Delimiter, p.Dialect.Quote = d, q
			}
		}
	}
	if comments(lines) {
		p.Dialect.Comment = '#'
	}
}

// judgement is how well a text reads in one way.
type judgement struct {
	score  float64 // 0 for a single column
	quoted int     // cells in quotes
	bad    int     // quotes out of place
}

// judge scores lines: by how many have the commonest number of cells, and by how much the cells look like values.
func judge(lines []sampled, forced bool) judgement {
	j := judgement{}
	var rows []sampled
	for _, l := range lines {
		j.quoted += l.quoted
		j.bad += l.bad
		if !l.blank && !l.comment {
			rows = append(rows, l)
		}
	}
	width := commonWidth(rows)
	if width < 2 {
		return j
	}
	agree, worth, cells := 0.0, 0.0, 0.0
	for _, l := range rows {
		switch {
		case len(l.cells) == width:
			agree++
		case len(l.cells) > 1:
			agree += 0.5
		}
		for _, c := range l.cells {
			worth += cellWorth(c, l.quoted > 0)
			cells++
		}
	}
	agree /= float64(len(rows))
	if agree <= 0.5 && !forced {
		return j
	}
	untidy := min(1, float64(j.bad)/float64(len(rows)))
	j.score = agree * agree * worth / cells * (1 - untidy/2) * (1 + 0.001*float64(min(width, 50)))
	return j
}

// cellWorth is 1 for what is a value, less for a text, and least for one that another delimiter would cut.
func cellWorth(c string, quoted bool) float64 {
	b := []byte(c)
	if c == "" || read(b, '.').form != isText || dateOf(b) != noDate {
		return 1
	}
	if !quoted {
		for _, d := range delimiters {
			if hasByte(b, byte(d)) {
				return 0.5
			}
		}
	}
	return 0.9
}

// commonWidth returns the commonest number of cells, the larger of equals; 0 for no rows.
func commonWidth(rows []sampled) int {
	count := map[int]int{}
	best := 0
	for _, r := range rows {
		w := len(r.cells)
		count[w]++
		if n := count[w]; n > count[best] || n == count[best] && w > best {
			best = w
		}
	}
	return best
}

// comments reports whether lines that start with # are comments: they have another number of cells than the rows do.
// In a table of one column they are when they all stand above at least two others.
func comments(lines []sampled) bool {
	var rows, marked []sampled
	above := true
	for _, l := range lines {
		switch {
		case l.blank:
		case l.comment:
			marked = append(marked, l)
			above = above && len(rows) == 0
		default:
			rows = append(rows, l)
		}
	}
	if len(marked) == 0 || len(rows) == 0 {
		return false
	}
	width := commonWidth(rows)
	if width < 2 {
		return above && len(rows) > 1
	}
	for _, l := range marked {
		if len(l.cells) == width {
			return false
		}
	}
	return true
}
