package table

// Survey has the scanner keep no cells, so that a file of any length can be scanned: its Summary serves to settle the plan
// and to find the rows, which Plan.Piece then reads. It is called before Feed; Finish may not be called.
func (s *Scanner) Survey() {
	s.survey, s.trial = true, true
	for i := range s.sinks {
		s.sinks[i].forced = false // so that no dictionary grows with the file
	}
}

// Piece is some neighbouring rows of a file that is never in memory as a whole.
type Piece struct {
	Columns []Column // statistics and levels are those of the piece
	Chunks  []*Chunk
	Rows    int
}

// Piece reads neighbouring rows by a plan that a survey has settled. data is what the file holds from the Offset of one of
// the verdict's extents to that of a later one, or to the end; extents without rows do not count. A column whose type is forced has that type in every piece; of the others no texts
// are read.
func (p *Plan) Piece(data []byte, offset int64) (*Piece, error) {
	q := p.alone(data, offset)
	s := q.Scanner(0, nil)
	s.trial = true
	s.skip()
	if len(data) > 0 {
		if err := s.Feed(data); err != nil {
			return nil, err
		}
	}
	sum := s.Summary()
	if sum.runaway != nil {
		return nil, &Error{Code: unbalancedQuote, Message: "a quote is opened and never closed"}
	}
	m := newMerger(q, []*Summary{sum})
	if m.rows == 0 {
		return &Piece{}, nil
	}
	v := m.verdict()
	return &Piece{Columns: v.Columns, Chunks: s.Finish(v.Parts[0]), Rows: v.Rows}, nil
}

// skip has the scanner pass over the texts of columns that nobody asked for.
func (s *Scanner) skip() {
	for i, c := range s.plan.Columns {
		if k := &s.sinks[i]; k.kind == sinkText && !c.Forced {
			k.kind, k.dict = sinkSkip, nil
		}
	}
	s.findOthers()
}

// EachRow calls visit with the cell texts of the rows of a piece, as Texts gives them; data and offset are those of Piece.
func (p *Plan) EachRow(data []byte, offset int64, visit func(cells []string)) {
	p.eachRow(data, offset, func(cells []string) bool {
		visit(cells)
		return true
	})
}

// alone is the plan of a file that is a piece of this one's.
func (p *Plan) alone(data []byte, offset int64) *Plan {
	q := p.clone()
	q.Size, q.segment, q.mark, q.DataStart, q.Problems = int64(len(data)), max(1, len(data)), 0, 0, nil
	if !p.Unquoted {
		return q
	}
	q.QuoteEnd -= offset
	if p.Sequential {
		n := p.normaliser()
		q.QuoteEnd = n.index(n.next(data, true), p.quoteRaw-offset)
	}
	return q
}
