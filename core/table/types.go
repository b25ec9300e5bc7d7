package table

// Thresholds of the types. They are guesses at what a person means, so each can be overridden by Options.Types.
const (
	// mostlyShare: a column with at most one cell in five that is no number is a number column with mixed-types.
	mostlyShare = 5
	// fewValues: with no more different numbers than this, and digits in the cells that are none ("5+", one cell in a
	// hundred or more), the numbers are labels too.
	fewValues = 20
	// uniqueFrom: a text column with a different text in each row is Text from this many cells on.
	uniqueFrom = 5
	// manyTexts: beyond this many levels a column is Text when they are more than half as many as its cells.
	manyTexts = 20
	// longText: a mean length in bytes from which more than fewValues levels are Text.
	longText = 64
)

// numberOrText decides whether a column that was read as numbers is one.
func (m *merger) numberOrText(i int) Type {
	c, t := &m.columns[i], &m.columns[i].tallies
	numbers, bad := c.moments.n, t.bad+t.otherPoint
	plain := t.units == 0 && t.thousands == 0 && c.moments.parts == 0 && c.moments.min >= 0
	switch {
	case numbers+bad == 0 && t.notFinite > 0:
		return Text
	case numbers+bad == 0:
		return Number
	case plain && t.leadZero > 0 && t.leadZero*100 >= numbers:
		return Text
	case bad == 0:
		return Number
	case !mostly(numbers, bad), t.dates >= numbers:
		return Text
	case !c.full && len(c.levels.texts) <= fewValues && t.digits && noFluke(numbers, bad):
		return Text
	}
	return Number
}

// noFluke reports whether at least one cell in a hundred is no number.
func noFluke(numbers, bad int) bool { return bad*100 >= numbers+bad }

// mostly reports whether numbers outweigh the other cells so far that these may count as missing.
func mostly(numbers, bad int) bool { return numbers > 0 && bad*mostlyShare <= numbers+bad }

// textOrNumber decides whether a column that was read as texts is one.
func (m *merger) textOrNumber(i int) Type {
	c := &m.columns[i]
	if c.kind == sinkCount {
		present := m.rows - c.tallies.missing
		if mostly(c.tallies.numbers, present-c.tallies.numbers) {
			return Number
		}
		return Text
	}
	f := &c.levels.facts
	labels := f.textual && len(c.levels.texts)-f.texts <= fewValues && noFluke(f.numbers, f.present-f.numbers)
	switch {
	case f.present == 0:
		return Text
	case f.leadZero > 0 && f.leadZero*100 >= f.numbers && f.digits == f.numbers:
		return Text
	case f.texts == 0:
		return Number
	case mostly(f.numbers, f.present-f.numbers) && f.dates < f.numbers && !labels:
		return Number
	}
	return Text
}

// textType decides what kind of text the levels are.
func (c *merged) textType(rows int) Type {
	f, levels := &c.levels.facts, len(c.levels.texts)
	switch {
	case c.full:
		return Text
	case f.present == 0:
		return Empty
	case f.dates*20 >= f.present*19:
		return Date
	case levels == f.present && levels >= uniqueFrom, levels > manyTexts && 2*levels > f.present:
		return Text
	case f.length > longText*f.present && levels > fewValues:
		return Text
	}
	return Category
}

// revise returns a better plan when the scans show that this one took something wrong, else nil.
func (m *merger) revise() *Plan {
	next, changed := m.p.clone(), false
	if m.p.round >= mostRounds {
		return nil
	}
	hash := 0
	for i := range m.columns {
		c := &m.columns[i]
		hash += c.tallies.hash
		changed = m.reviseColumn(i, &next.Columns[i]) || changed
	}
	if m.p.Dialect.Comment == 0 && hash > 0 && len(m.columns) > 1 && hash == m.hashRows() {
		next.Dialect.Comment = '#'
		changed = true
	}
	if m.wrongEncoding() {
		next.Dialect.Encoding = windows1252
		changed = true
	}
	if !changed {
		return nil
	}
	next.round++
	m.settlePoint(next)
	return next
}

// reviseColumn sets what the column should be read as and reports whether that is new.
func (m *merger) reviseColumn(i int, next *PlanColumn) bool {
	c := &m.columns[i]
	if m.otherPoint(i) {
		next.Point = other(next.Point)
		return true
	}
	if next.Forced {
		return false
	}
	want := Text
	if c.kind == sinkNumber {
		want = m.numberOrText(i)
	} else {
		want = m.textOrNumber(i)
	}
	if (want == Number) == (next.Type == Number) {
		return false
	}
	next.Type = want
	return true
}

// wrongEncoding reports whether bytes outside ASCII are mostly no UTF-8, in a file whose encoding was guessed.
func (m *merger) wrongEncoding() bool {
	if m.p.lockText || m.p.Sequential || m.p.Dialect.Encoding != utf8Label {
		return false
	}
	good, bad := 0, 0
	for i := range m.columns {
		good += m.columns[i].tallies.wellFormed
		bad += m.columns[i].tallies.invalid
	}
	return bad > good
}

// hashRows counts the rows with too few cells whose first cell starts with #, and those with all cells that do.
func (m *merger) hashRows() int {
	first := &m.columns[0]
	if first.kind == sinkNumber {
		return first.tallies.bad + first.tallies.otherPoint
	}
	n := 0
	for i, t := range first.levels.texts {
		if len(t) > 0 && t[0] == '#' {
			n += first.levels.counts[i]
		}
	}
	return n
}
