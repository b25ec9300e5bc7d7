package table

import "math"

// numberLevels numbers the different values of a Number column while there are at most MaxNumberLevels, and keeps
// the text under which each was first met.
type numberLevels struct {
	values []float64
	texts  []string
	slots  [1024]int16 // value number + 1, 0 where free
}

// code returns the number of v, or -1 when there are too many. fresh says that it is new: its text is to be set.
func (l *numberLevels) code(v float64) (code int32, fresh bool) {
	v += 0 // -0 is 0
	i := math.Float64bits(v) * 0x9e3779b97f4a7c15 >> 54
	for l.slots[i] != 0 {
		if k := l.slots[i] - 1; l.values[k] == v {
			return int32(k), false
		}
		i = (i + 1) & 1023
	}
	if len(l.values) == MaxNumberLevels {
		return -1, false
	}
	l.values = append(l.values, v)
	l.texts = append(l.texts, "")
	l.slots[i] = int16(len(l.values))
	return int32(len(l.values) - 1), true
}
