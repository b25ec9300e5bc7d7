package table

import "math"

// valueSet counts different numbers up to MaxDistinct. When there are more it gives up its memory and is over.
type valueSet struct {
	slots []uint64 // bits of the values, with freeSlot where free
	count int
	over  bool
}

// freeSlot is the pattern of a NaN that no cell is read as.
const freeSlot = 0x7ff8dead00000000

// addAll adds the values that are not NaN; -0 is 0.
func (s *valueSet) addAll(values []float64) {
	if s.over {
		return
	}
	if s.slots == nil {
		s.grow(64)
	}
	for _, v := range values {
		if v == v && s.add(math.Float64bits(v+0)) {
			if s.count > MaxDistinct {
				*s = valueSet{over: true}
				return
			}
			if 2*s.count > len(s.slots) {
				s.grow(4 * len(s.slots))
			}
		}
	}
}

// add reports whether the pattern is new.
func (s *valueSet) add(bits uint64) bool {
	mask := uint64(len(s.slots) - 1)
	// Fibonacci hashing (Knuth, TAOCP 3, 6.4) on the high product bits.
	for i := (bits * 0x9e3779b97f4a7c15 >> 32) & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case bits:
			return false
		case freeSlot:
			s.slots[i] = bits
			s.count++
			return true
		}
	}
}

func (s *valueSet) grow(size int) {
	old := s.slots
	s.slots, s.count = make([]uint64, size), 0
	for i := range s.slots {
		s.slots[i] = freeSlot
	}
	for _, bits := range old {
		if bits != freeSlot {
			s.add(bits)
		}
	}
}

// values returns the values in no particular order.
func (s *valueSet) values() []float64 {
	out := make([]float64, 0, s.count)
	for _, bits := range s.slots {
		if bits != freeSlot {
			out = append(out, math.Float64frombits(bits))
		}
	}
	return out
}
