package table

// eventKind is something odd about a cell or row. Events count when their row does: a row that is left out, or read
// again because it was incomplete, takes its events back.
type eventKind uint8

const (
	eventBad eventKind = iota
	eventNotFinite
	eventOtherPoint
	eventThousands
	eventUnit
	eventLeadZero
	eventNul
	eventInvalid    // a new text with bytes that are not in the encoding
	eventWellFormed // a new text with multi-byte characters
	eventMalformed  // something behind a closing quote
	eventRunaway    // the same, with a line end inside the quotes
	eventMissing    // sinkCount
	eventNumber     // sinkCount
	eventFull       // the levels are too many
	eventShort
	eventHash // a short row that starts with #
)

type event struct {
	kind   eventKind
	column int
	text   string // the cell, where it is shown
	unit   string // eventUnit
	sep    byte   // eventThousands
	sure   bool   // eventThousands: certain; eventBad: a date
	digit  bool   // eventBad: the cell has a digit
}

// commit counts the events of the row that ends.
func (s *Scanner) commit() {
	for _, e := range s.events {
		s.record(e)
	}
	s.events = s.events[:0]
}

// record counts one event, in its column's tallies and where a reader should see it.
func (s *Scanner) record(e event) {
	t := &s.sinks[e.column].tallies
	switch e.kind {
	case eventBad:
		t.bad++
		t.digits = t.digits || e.digit
		if e.sure {
			t.dates++
		}
		s.notes.add(mixedTypes, e.column, s.line, e.text)
	case eventNotFinite:
		t.notFinite++
		s.notes.add(notFiniteCode, e.column, s.line, e.text)
	case eventOtherPoint:
		t.otherPoint++
		t.digits = true
		s.notes.add(mixedTypes, e.column, s.line, e.text)
	case eventThousands:
		t.thousands++
		t.separator = e.sep
		if e.sure {
			t.certain++
		}
		s.notes.add(thousandsSeparator, e.column, s.line, e.text)
	case eventUnit:
		s.recordUnit(t, e)
	case eventLeadZero:
		t.leadZero++
		s.notes.add(leadingZero, e.column, s.line, e.text)
	default:
		s.recordOther(t, e)
	}
}

func (s *Scanner) recordUnit(t *tallies, e event) {
	t.mixedUnit = t.mixedUnit || t.units > 0 && t.unit != e.unit
	t.unit = e.unit
	t.units++
	if e.unit == "%" {
		s.notes.add(percent, e.column, s.line, e.text)
	} else {
		s.notes.add(currency, e.column, s.line, e.text)
	}
}

func (s *Scanner) recordOther(t *tallies, e event) {
	switch e.kind {
	case eventNul:
		s.notes.add(nulByte, e.column, s.line, e.text)
	case eventInvalid:
		t.invalid++
		s.notes.add(invalidUTF8, e.column, s.line, e.text)
	case eventWellFormed:
		t.wellFormed++
	case eventMalformed:
		s.notes.add(malformedQuote, e.column, s.line, e.text)
	case eventRunaway:
		s.notes.add(unbalancedQuote, e.column, s.line, e.text)
	case eventMissing:
		t.missing++
	case eventNumber:
		t.numbers++
	case eventFull:
		s.sinks[e.column].giveUp(s.rows, s.total+s.rows, &s.f)
	case eventShort:
		s.notes.add(raggedRow, -1, s.line, e.text)
	case eventHash:
		t.hash++
	}
}

func hasDigit(b []byte) bool {
	for _, c := range b {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}
