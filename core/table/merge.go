package table

import "strconv"

// Verdict is what Merge makes of the scans: the table, or what is to be scanned again.
type Verdict struct {
	Plan  *Plan  // not nil: everyone scans everything again with this plan
	Again *Again // not nil: this run scans again; the other summaries stay good

	Columns []Column
	Rows    int
	Receipt Receipt
	Extents []Extent // of all chunks, in file order
	Parts   []*Part  // for Scanner.Finish, one for each summary
}

// Again names a run that started in another state than was guessed.
type Again struct {
	Run   int // index of its summary
	First int // its first segment
	Start State
}

// Part tells a scanner how its run fits into the table.
type Part struct {
	Row     int // rows before the run
	Columns []PartColumn
}

// PartColumn is one column of a Part.
type PartColumn struct {
	Type  Type
	Codes bool    // cells have codes
	Remap []int32 // from the run's level to the column's; -1 for one that is not among fixed levels
}

// mostRounds bounds how often the plan changes.
const mostRounds = 2

// Merge joins the summaries of all runs, in file order. The error is an *Error.
func Merge(p *Plan, runs []*Summary) (*Verdict, error) {
	line := p.Line
	for i, r := range runs {
		if i > 0 && r.Start != runs[i-1].End {
			return &Verdict{Again: &Again{i, r.First, runs[i-1].End}}, nil
		}
		if f := r.failure; f != nil {
			return nil, &Error{Code: f.Code, Message: f.Message, Line: line + f.Line}
		}
		if r.runaway != nil {
			return p.unquote(r.runaway, line+r.runaway.line)
		}
		line += r.Lines
	}
	m := newMerger(p, runs)
	if m.rows == 0 {
		return nil, noRows(p)
	}
	if next := m.revise(); next != nil {
		return &Verdict{Plan: next}, nil
	}
	return m.verdict(), nil
}

// unquote plans to read a quote that never closes, and all quotes after it, as text.
func (p *Plan) unquote(r *runaway, line int) (*Verdict, error) {
	if p.Unquoted || p.round >= mostRounds {
		return nil, &Error{
			Code: unbalancedQuote, Line: line,
			Message: "the quote opened in line " + strconv.Itoa(line) + " is never closed",
		}
	}
	next := p.clone()
	next.round++
	next.Unquoted, next.QuoteEnd, next.quoteRaw = true, r.pos, r.raw
	next.Problems = append(next.Problems, Problem{
		Code: unbalancedQuote, Line: line, Count: 1, Message: sentence(unbalancedQuote, "", "", 1),
	})
	return &Verdict{Plan: next}, nil
}

func noRows(p *Plan) *Error {
	if p.Dialect.Header {
		return &Error{Code: "no-rows", Message: "there is a header, but no row below it", Line: p.Line}
	}
	return &Error{Code: "empty-file", Message: "there is nothing in the file but blank lines"}
}

// merger holds what all runs together know.
type merger struct {
	p       *Plan
	runs    []*Summary
	rows    int
	columns []merged
	counter *counter
}

// merged is a column over all runs.
type merged struct {
	tallies tallies
	moments moments
	kind    sinkKind
	full    bool // levels were given up somewhere
	levels  levelSet

	distinct int // different numbers
}

func newMerger(p *Plan, runs []*Summary) *merger {
	m := &merger{p: p, runs: runs, columns: make([]merged, len(p.Columns))}
	for _, r := range runs {
		for _, e := range r.extents {
			m.rows += e.rows
		}
	}
	for i := range m.columns {
		m.join(i)
	}
	return m
}

// join adds column i of the runs up, in file order.
func (m *merger) join(i int) {
	c := &m.columns[i]
	for _, r := range m.runs {
		o := &r.columns[i]
		c.tallies.add(&o.tallies)
		c.full = c.full || o.full
		if o.kind == sinkCount {
			c.kind = sinkCount
		} else if c.kind != sinkCount {
			c.kind = o.kind
		}
		for _, e := range r.extents {
			c.moments.add(e.moments[i])
		}
	}
	if c.kind == sinkCount {
		m.countMixed(i)
	}
	if !c.full {
		c.levels.join(m.runs, i, c.kind == sinkNumber)
		c.full = c.kind == sinkNumber && len(c.levels.texts) > MaxNumberLevels ||
			c.kind == sinkText && len(c.levels.texts) > MaxDistinct && !m.p.Columns[i].Forced
		if c.kind == sinkText {
			c.levels.learn(m.p.Columns[i].Point)
		}
	}
	if c.kind == sinkNumber {
		m.countDistinct(i)
	}
}

// countMixed makes the counts of a column whole that some runs kept texts of and others did not.
func (m *merger) countMixed(i int) {
	c := &m.columns[i]
	for _, r := range m.runs {
		o := &r.columns[i]
		if o.kind != sinkText {
			continue
		}
		present := 0
		for k, n := range o.counts {
			present += n
			if t := []byte(o.texts[k]); len(t) > 0 && read(t, m.p.Columns[i].Point).form == isNumber {
				c.tallies.numbers += n
			}
		}
		c.tallies.missing += r.rows() - present
	}
}

func (s *Summary) rows() int {
	n := 0
	for _, e := range s.extents {
		n += e.rows
	}
	return n
}

func (t *tallies) add(o *tallies) {
	if o.units > 0 {
		t.mixedUnit = t.mixedUnit || o.mixedUnit || t.units > 0 && t.unit != o.unit
		t.unit = o.unit
	}
	if o.thousands > 0 {
		t.separator = o.separator
	}
	t.missing += o.missing
	t.numbers += o.numbers
	t.bad += o.bad
	t.notFinite += o.notFinite
	t.otherPoint += o.otherPoint
	t.thousands += o.thousands
	t.certain += o.certain
	t.leadZero += o.leadZero
	t.units += o.units
	t.dates += o.dates
	t.digits = t.digits || o.digits
	t.hash += o.hash
	t.invalid += o.invalid
	t.wellFormed += o.wellFormed
}
