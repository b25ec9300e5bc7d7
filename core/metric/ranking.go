package metric

import "math"

// Ranking is rows in the order of their scores, the highest first. It is made once and serves every measure of order.
type Ranking struct {
	groups             []group
	positive, negative float64 // weights of the positive and the negative rows
}

// group is the rows of one score: the weights of the positive and the negative ones.
type group struct {
	score              float64
	positive, negative float64
}

// item is a row on its way through the sort.
type item struct {
	key uint64 // in the order of falling scores
	row int32
}

// Rank ranks rows by score. yield is called between passes over all rows and ends the work with its error.
func Rank(scores []float64, positive []bool, w []float64, yield func() error) (*Ranking, error) {
	items := make([]item, 0, len(scores))
	for i, s := range scores {
		if s == s && weight(w, i) > 0 {
			items = append(items, item{keyOf(s), int32(i)})
		}
	}
	items, err := sorted(items, yield)
	if err != nil {
		return nil, err
	}
	r := &Ranking{groups: make([]group, 0, different(items))}
	for i, it := range items {
		if i == 0 || it.key != items[i-1].key {
			r.groups = append(r.groups, group{score: scoreOf(it.key)})
		}
		g, v := &r.groups[len(r.groups)-1], weight(w, int(it.row))
		if positive[it.row] {
			g.positive += v
			r.positive += v
		} else {
			g.negative += v
			r.negative += v
		}
	}
	return r, yield()
}

// different returns the number of different keys of sorted items.
func different(items []item) (n int) {
	for i, it := range items {
		if i == 0 || it.key != items[i-1].key {
			n++
		}
	}
	return n
}

const sign = 1 << 63

// keyOf maps a score to a whole number, the higher the score the lower the number. The two zeros share one.
func keyOf(score float64) uint64 {
	bits := math.Float64bits(score)
	switch {
	case bits == sign:
		return sign - 1
	case bits&sign != 0:
		return bits
	}
	return ^bits &^ sign
}

// scoreOf is the inverse of keyOf.
func scoreOf(key uint64) float64 {
	if key&sign != 0 {
		return math.Float64frombits(key)
	}
	return math.Float64frombits(^key &^ sign)
}

// sorted sorts by key, one byte after another from the lowest, and keeps the order of equal keys (radix sort; Knuth,
// The Art of Computer Programming 3, section 5.2.5). Bytes that are the same in all keys are passed over.
func sorted(items []item, yield func() error) ([]item, error) {
	var counts [8][256]int32
	for _, it := range items {
		for b := range counts {
			counts[b][byte(it.key>>(8*b))]++
		}
	}
	spare := make([]item, len(items))
	for b := range counts {
		if err := yield(); err != nil {
			return nil, err
		}
		if scatter(spare, items, &counts[b], 8*b) {
			items, spare = spare, items
		}
	}
	return items, nil
}

// scatter writes the items to dst in the order of the byte at shift, of which next holds the counts, unless there is
// only one such byte. It overwrites next.
func scatter(dst, items []item, next *[256]int32, shift int) bool {
	at := int32(0)
	for v, n := range next {
		if int(n) == len(items) {
			return false
		}
		next[v] = at
		at += n
	}
	for _, it := range items {
		v := byte(it.key >> shift)
		dst[next[v]] = it
		next[v]++
	}
	return true
}

// AUC returns the area under the ROC curve: the share of pairs of a positive and a negative row whose scores stand in
// that order, ties counting half (Mann & Whitney 1947). NaN where either is absent.
func (r *Ranking) AUC() float64 {
	pairs, above := 0.0, 0.0
	for _, g := range r.groups {
		pairs += g.negative * (above + g.positive/2)
		above += g.positive
	}
	return pairs / (r.positive * r.negative)
}

// AUC ranks a few rows and returns the area under their ROC curve.
func AUC(scores []float64, positive []bool, w []float64) float64 {
	r, _ := Rank(scores, positive, w, func() error { return nil })
	return r.AUC()
}
