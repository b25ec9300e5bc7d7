package table

import (
	"strings"

	"descent/core/num"
)

// levelSet joins the levels of a column over all runs.
type levelSet struct {
	texts  []string
	values []float64 // of a number column
	counts []int
	remap  [][]int32 // by run: from the run's level to an index of texts
	facts  facts
}

// join adds the runs' levels of column i in file order; numbers are one level when their values are equal.
func (l *levelSet) join(runs []*Summary, i int, numbers bool) {
	byText, byValue := map[string]int32{}, map[float64]int32{}
	for _, r := range runs {
		c := &r.columns[i]
		remap := make([]int32, len(c.texts))
		for k, text := range c.texts {
			remap[k] = -1
			if c.counts[k] == 0 {
				continue
			}
			at, known := int32(0), false
			if numbers {
				at, known = byValue[c.values[k]]
			} else {
				at, known = byText[text]
			}
			if !known {
				at = int32(len(l.texts))
				l.texts = append(l.texts, text)
				l.counts = append(l.counts, 0)
				if numbers {
					byValue[c.values[k]] = at
					l.values = append(l.values, c.values[k])
				} else {
					byText[text] = at
				}
			}
			l.counts[at] += c.counts[k]
			remap[k] = at
		}
		l.remap = append(l.remap, remap)
	}
}

// sort orders the levels: numbers numerically, then texts by code point.
func (l *levelSet) sort(point byte) {
	if l.values == nil {
		l.values = make([]float64, len(l.texts))
	}
	numeric := make([]bool, len(l.texts))
	for i, t := range l.texts {
		r := read([]byte(t), point)
		if numeric[i] = r.form == isNumber; numeric[i] {
			l.values[i] = r.value
		}
	}
	l.reorder(num.Order(len(l.texts), func(a, b int32) int {
		switch {
		case numeric[a] != numeric[b]:
			if numeric[a] {
				return -1
			}
			return 1
		case numeric[a] && l.values[a] != l.values[b]:
			if l.values[a] < l.values[b] {
				return -1
			}
			return 1
		}
		return strings.Compare(l.texts[a], l.texts[b])
	}))
}

// reorder puts level order[i] in place i.
func (l *levelSet) reorder(order []int32) {
	place := make([]int32, len(order))
	texts, counts, values := make([]string, len(order)), make([]int, len(order)), make([]float64, len(order))
	for i, k := range order {
		place[k] = int32(i)
		texts[i], counts[i], values[i] = l.texts[k], l.counts[k], l.values[k]
	}
	l.texts, l.counts, l.values = texts, counts, values
	l.through(place)
}

// through sends every run's levels on.
func (l *levelSet) through(place []int32) {
	for _, remap := range l.remap {
		for i, k := range remap {
			if k >= 0 {
				remap[i] = place[k]
			}
		}
	}
}

// fix makes the given levels the only ones and returns the texts of others, with how many cells they have.
func (l *levelSet) fix(levels []string, number bool, point byte) (unknown []string, cells int) {
	place := make([]int32, len(l.texts))
	counts := make([]int, len(levels))
	for i, t := range l.texts {
		place[i] = -1
		for k, want := range levels {
			if t == want || number && sameNumber(t, want, point) {
				place[i] = int32(k)
				counts[k] += l.counts[i]
				break
			}
		}
		if place[i] < 0 {
			unknown, cells = append(unknown, t), cells+l.counts[i]
		}
	}
	l.texts, l.counts = levels, counts
	l.through(place)
	return unknown, cells
}

func sameNumber(a, b string, point byte) bool {
	x, y := read([]byte(a), point), read([]byte(b), point)
	return x.form == isNumber && y.form == isNumber && x.value == y.value
}

// facts are what the levels of a text column say about its type.
type facts struct {
	present  int // cells
	numbers  int // cells
	longest  int // bytes
	length   int // bytes of all cells
	dates    int // cells
	dayFirst int
	month    int // cells whose month is first
	either   int // cells that could be both
	leadZero int // cells that are digits with a leading zero
	digits   int // cells that are digits only
	texts    int // levels that are no numbers
	textual  bool
}

// learn looks at each level once.
func (l *levelSet) learn(point byte) {
	f := &l.facts
	for i, t := range l.texts {
		n, b := l.counts[i], []byte(t)
		f.present += n
		f.length += n * len(t)
		f.longest = max(f.longest, len(t))
		if len(b) == 0 {
			continue
		}
		if digits, rest := leadingDigits(b); len(rest) == 0 {
			f.digits += n
			if len(digits) > 2 && digits[0] == '0' {
				f.leadZero += n
			}
		}
		if read(b, point).form == isNumber {
			f.numbers += n
			continue
		}
		f.texts++
		f.textual = f.textual || hasDigit(b)
		f.date(dateOf(b), n)
	}
}

func (f *facts) date(order dateOrder, n int) {
	switch order {
	case noDate:
		return
	case dayFirst:
		f.dayFirst += n
	case monthFirst:
		f.month += n
	case eitherDate:
		f.either += n
	}
	f.dates += n
}
