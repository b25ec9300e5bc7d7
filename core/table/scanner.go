package table

// Scanner reads the rows that start in a run of neighbouring segments.
type Scanner struct {
	plan    *Plan
	f       format
	class   [256]bool // bytes that end the fast path of a text cell
	space   byte      // skipped in front of numbers
	missing map[string]bool
	marks   []float64   // missing tokens that are numbers, such as -999
	norm    *normaliser // nil unless the plan is sequential

	first  int   // first segment of the run
	next   int   // segment that Feed expects
	start  State // at the first byte of the run
	pos    int64 // position of the next byte fed
	raw    int64 // the same in bytes of the file
	line   int   // line ends before the row at hand, counted from the run's start or the first row
	state  State // at pos, while no row is open
	lastCR bool  // the byte before pos is a carriage return

	skipping bool   // the row at hand starts before the run
	open     bool   // a row of the run is incomplete: its bytes so far are carry
	carry    []byte // copied, as the caller may use its buffer again
	carryPos int64
	carryRaw int64 // the same in bytes of the file

	sinks    []sink
	events   []event
	notes    notes
	point    byte      // decimal separator of the columns that are read without asking their sinks
	others   []int     // the other columns, and a last one that there is not
	slab     []float64 // the numbers of the chunk at hand, column after column
	starts   []int32   // of its rows, in the text at hand
	spare    *window
	rows     int // of the chunk at hand
	coded    int // of these, how many have codes in the number columns
	total    int // of the chunks before it in the run
	room     int // rows for which the sinks have room
	inside   int // line ends inside cells of the row at hand
	scratch  []byte
	keep     []string // the cells of the row at hand, for Plan.Texts
	rowStart int64    // position of the row at hand

	begun    bool      // there is a chunk at hand
	empty    int       // segments behind it in which no row starts
	cells    [][]Cells // of the chunks, with codes of the run's own
	extents  []extent
	end      State // at the end of the last segment fed
	lines    int   // line ends up to there
	unclosed runaway
	counter  *counter
	most     int  // different numbers that are counted in a column
	trial    bool // different numbers need not be counted
	survey   bool // no cells are kept
	failure  *Error
	runaway  *runaway
}

// extent is what a run knows about a chunk: lines count from the run's start.
type extent struct {
	rows    int
	offset  int64
	line    int
	moments []moments // by column, zero for columns that are not numbers
}

// runaway is a quote that never closes.
type runaway struct {
	pos, raw int64 // its position, and the same in bytes of the file
	line     int
}

// Scanner returns a scanner of the run that starts with segment first. before holds the bytes of the file in front of
// the run, up to ContextBytes of them; it helps to guess whether the run starts inside quotes.
func (p *Plan) Scanner(first int, before []byte) *Scanner {
	f := p.format()
	pos := int64(first) * int64(p.segment)
	return p.ScannerAt(first, before, f.guess(before, pos-int64(len(before))))
}

// ScannerAt is as Scanner, with the state known.
func (p *Plan) ScannerAt(first int, before []byte, start State) *Scanner {
	s := &Scanner{plan: p, f: p.format(), first: first, next: first, start: start, pos: int64(first) * int64(p.segment)}
	s.most = p.mostNumbers()
	if p.Sequential {
		s.norm = p.normaliser()
		s.raw = int64(p.mark)
	}
	if s.pos <= p.DataStart {
		s.start = lineStart
	}
	s.state, s.skipping = s.start, !s.start.atLine()
	s.lastCR = len(before) > 0 && before[len(before)-1] == '\r'
	s.missing, s.marks = missingSet(p.Dialect.Missing)
	for _, c := range []byte{s.f.delimiter, '\n', '\r', 0} {
		s.class[c] = true
	}
	s.space = ' '
	if s.f.delimiter == ' ' {
		s.space = '\v'
	}
	s.sinks = make([]sink, len(p.Columns))
	for i, c := range p.Columns {
		s.sinks[i] = newSink(c, p, s.f.delimiter)
	}
	s.findOthers()
	s.end = s.start
	return s
}

// findOthers lists the columns that rowsFrom cannot read by itself.
func (s *Scanner) findOthers() {
	s.point, s.others = s.f.delimiter, nil
	for i := range s.sinks {
		k := &s.sinks[i]
		if k.kind == sinkNumber && s.marks == nil && s.point == s.f.delimiter {
			s.point = k.fast
		}
		k.quick = !s.plan.cellwise && (k.kind == sinkText || k.kind == sinkNumber && s.marks == nil)
		if k.kind != sinkNumber || s.marks != nil || k.fast != s.point || s.plan.cellwise {
			s.others = append(s.others, i)
		}
	}
	s.others = append(s.others, len(s.sinks))
}

// missingSet always holds the empty cell. marks are the tokens' values under either decimal separator.
func missingSet(tokens []string) (set map[string]bool, marks []float64) {
	set = map[string]bool{"": true}
	for _, t := range tokens {
		set[t] = true
		for _, point := range []byte{'.', ','} {
			if r := read([]byte(t), point); r.form == isNumber {
				marks = append(marks, r.value)
			}
		}
	}
	return set, marks
}
