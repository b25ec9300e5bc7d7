package table

// Summary is what a scanner tells the one that merges. It is plain data that can cross.
type Summary struct {
	First, Segments int
	Start, End      State
	Lines           int // line ends in the run
	failure         *Error
	runaway         *runaway
	extents         []extent
	columns         []columnSummary
	notes           []note
}

// columnSummary is what a run knows about a column.
type columnSummary struct {
	kind    sinkKind
	tallies tallies
	over    bool      // more different numbers than Plan.mostNumbers
	values  []float64 // else the different numbers
	full    bool      // the levels below were given up
	texts   []string  // of the levels, in the order in which they were met; with values[i] in a number column
	counts  []int
}

// Summary returns what the run has found. It ends the run: nothing may be fed after it.
func (s *Scanner) Summary() *Summary {
	s.closeChunk()
	sum := &Summary{
		First: s.first, Segments: s.next - s.first, Start: s.start, End: s.end, Lines: s.lines,
		failure: s.failure, runaway: s.runaway, extents: s.extents, notes: s.notes.list,
	}
	for i := range s.sinks {
		sum.columns = append(sum.columns, s.summarise(&s.sinks[i], i))
	}
	sum.notes, s.counter = s.notes.list, nil
	return sum
}

func (s *Scanner) summarise(k *sink, column int) columnSummary {
	c := columnSummary{kind: k.kind, tallies: k.tallies, counts: k.counts}
	switch {
	case k.levels != nil:
		c.values, c.texts = k.levels.values, k.levels.texts
	case k.kind == sinkNumber:
		c.full = true
		c.values, c.over = s.differentValues(k, column)
	case k.kind == sinkText:
		for i := range k.dict.len() {
			c.texts = append(c.texts, s.f.text(k.dict.text(i)))
		}
		s.countInvalid(k, column)
	default:
		c.full = true
	}
	for len(c.counts) < len(c.texts) {
		c.counts = append(c.counts, 0)
	}
	return c
}

// differentValues returns the different numbers of a column, or that they are too many.
func (s *Scanner) differentValues(k *sink, column int) (values []float64, over bool) {
	if k.sketch.over || s.trial {
		return nil, true
	}
	lists := make([][]float64, len(s.cells))
	for i, chunk := range s.cells {
		lists[i] = chunk[column].Num
	}
	if s.counter == nil {
		s.counter = newCounter(s.most)
	}
	values, _, over = s.counter.count(lists, 64+k.sketch.set+k.sketch.set/8)
	return values, over
}

// countInvalid adds the repetitions of texts that are not in the encoding; each was noted once when it was met.
func (s *Scanner) countInvalid(k *sink, column int) {
	if k.tallies.invalid == 0 {
		return
	}
	again := 0
	for i, n := range k.counts {
		if _, invalid := s.f.decode(k.dict.text(i)); invalid && n > 1 {
			again += n - 1
		}
	}
	s.notes.repeat(invalidUTF8, column, again)
}
