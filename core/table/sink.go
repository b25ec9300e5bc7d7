package table

import "math"

// sinkKind is what a scanner does with the cells of a column.
type sinkKind uint8

const (
	sinkNumber sinkKind = iota // values, and codes while there are few
	sinkText                   // codes of texts
	sinkCount                  // nothing is kept: a text column of more than MaxDistinct texts
	sinkKeep                   // cells as they are, for Plan.Texts
	sinkSkip                   // nothing is read: a text column that a Piece is not asked for
)

// sink takes the cells of one column of a run.
type sink struct {
	kind   sinkKind
	point  byte
	fast   byte // the same for unquoted cells: none where it is the delimiter
	lock   bool // the decimal separator was asked for
	forced bool // the type was asked for: a dictionary never gives up

	num  []float64 // of the chunk at hand
	code []int32

	quick  bool    // rowsFrom may read cells by itself
	recent *memory // short cells that were read already

	dict    *dictionary
	levels  *numberLevels // nil beyond MaxNumberLevels
	sketch  sketch        // once there are no levels
	counts  []int         // of each level of the run
	added   int64         // position of the row that added the last level
	tallies tallies
}

// tallies count the odd cells of a column.
type tallies struct {
	missing    int // sinkCount only
	numbers    int // sinkCount only
	bad        int // no number in a number column
	notFinite  int
	otherPoint int // numbers with the other decimal separator
	thousands  int
	certain    int // of those, digit groups that cannot be decimals
	separator  byte
	leadZero   int // whole numbers of three digits or more that start with 0
	units      int // cells with a unit
	unit       string
	mixedUnit  bool
	dates      int  // of the bad ones
	digits     bool // some bad text has a digit in it
	hash       int  // rows with too few cells whose first cell starts with #
	invalid    int  // new texts that are not in the encoding
	wellFormed int  // new texts with well-formed multi-byte characters
}

func newSink(c PlanColumn, p *Plan, delimiter byte) sink {
	k := sink{point: c.Point, fast: c.Point, lock: p.lockPoint, forced: c.Forced}
	if k.fast == delimiter {
		k.fast = wideDelimiter
	}
	if c.Type == Number {
		k.levels = &numberLevels{}
		return k
	}
	k.kind, k.dict = sinkText, newDictionary()
	return k
}

// resize gives the codes of the chunk at hand room for n rows, keeping the first used.
func (k *sink) resize(n, used int) {
	if k.kind == sinkText || k.levels != nil {
		k.code = append(make([]int32, 0, n), k.code[:used]...)[:n]
	}
}

// pad makes row r missing.
func (k *sink) pad(r int) {
	switch k.kind {
	case sinkNumber:
		k.num[r] = math.NaN()
	case sinkText:
		k.code[r] = -1
	}
}

// take ends the chunk at hand after n rows, counts up to most different numbers, adds it to the counts and returns its cells.
func (k *sink) take(n, most int) (Cells, moments) {
	var cells Cells
	var m moments
	if k.kind == sinkNumber {
		cells.Num = fit(k.num, n)
		m = momentsOf(cells.Num)
		if k.levels == nil {
			k.sketch.addAll(cells.Num, most)
		}
	}
	if k.kind == sinkText || k.levels != nil {
		cells.Code = fit(k.code, n)
		k.count(cells.Code)
	}
	k.num, k.code = nil, nil
	return cells, m
}

// fit cuts s to n, in a smaller array when more than an eighth would stay unused.
func fit[T any](s []T, n int) []T {
	if cap(s) > n+n/8+16 {
		return append(make([]T, 0, n), s[:n]...)
	}
	return s[:n:n]
}

func (k *sink) count(codes []int32) {
	size := 0
	if k.levels != nil {
		size = len(k.levels.values)
	} else if k.dict != nil {
		size = k.dict.len()
	}
	if size > len(k.counts) {
		k.counts = append(k.counts, make([]int, size-len(k.counts))...)
	}
	for _, c := range codes {
		if c >= 0 {
			k.counts[c]++
		}
	}
}

// giveUp stops numbering levels. Of a text column only counts are kept from here on: rows is the length of the chunk
// at hand, total that of the run.
func (k *sink) giveUp(rows, total int, f *format) {
	if k.kind == sinkNumber {
		k.levels, k.code, k.counts = nil, nil, nil
		return
	}
	k.count(k.code[:rows])
	present := 0
	for i, n := range k.counts {
		present += n
		if isNumeric(f, k.dict.text(i), k.point) {
			k.tallies.numbers += n
		}
	}
	k.tallies.missing = total - present
	k.kind, k.quick, k.recent = sinkCount, false, nil
	k.dict, k.code, k.counts = nil, nil, nil
}

// isNumeric reports whether a trimmed cell is a number, decorated or not.
func isNumeric(f *format, b []byte, point byte) bool {
	if c := b[0]; c >= 'a' && c <= 'z' {
		return false
	}
	text, _ := f.decode(b)
	return read(text, point).form == isNumber
}
