package table

import "math"

// sketch proves cheaply that a column has more than MaxDistinct different numbers: it sets one bit for the hash of
// each, so that the number of bits is a lower bound. (Linear counting, Whang, Vander-Zanden and Taylor 1990, estimates
// from the same bits.) 2^20 bits stay in the second level cache.
type sketch struct {
	bits []uint64
	set  int
	over bool
}

const sketchBits = 20

// addAll adds the values that are not NaN, until the column is known to be over; -0 is 0.
func (s *sketch) addAll(values []float64) {
	if s.over {
		return
	}
	if s.bits == nil {
		s.bits = make([]uint64, 1<<sketchBits/64)
	}
	bits, set := (*[1 << sketchBits / 64]uint64)(s.bits), 0
	for _, v := range values {
		h := spreadBits(v) >> (64 - sketchBits)
		word := bits[h>>6]
		// No jump depends on the value: half of them would be taken for the wrong ones.
		number := uint64(1)
		if v != v {
			number = 0
		}
		set += int(number &^ (word >> (h & 63)))
		bits[h>>6] = word | number<<(h&63)
	}
	set += s.set
	if s.set = set; set > MaxDistinct {
		*s = sketch{over: true}
	}
}

// spreadBits hashes a value to the high bits: Fibonacci hashing (Knuth, TAOCP 3, 6.4) after folding the exponent in.
func spreadBits(v float64) uint64 {
	b := math.Float64bits(v + 0)
	return (b ^ b>>32) * 0x9e3779b97f4a7c15
}

// valueSet holds different numbers, up to MaxDistinct; with more it gives up its memory and is over.
type valueSet struct {
	slots []uint64 // bits of the values, with freeSlot where free
	count int
	over  bool
}

// freeSlot is the pattern of a NaN that no cell is read as.
const freeSlot = 0x7ff8dead00000000

// newValueSet returns a set with room for n values.
func newValueSet(n int) *valueSet {
	size := 64
	for size < 2*n {
		size *= 2
	}
	s := &valueSet{slots: make([]uint64, size)}
	for i := range s.slots {
		s.slots[i] = freeSlot
	}
	return s
}

// addAll adds the values that are not NaN; -0 is 0.
func (s *valueSet) addAll(values []float64) {
	for _, v := range values {
		if s.over {
			return
		}
		if v == v {
			s.add(v + 0)
		}
	}
}

func (s *valueSet) add(v float64) {
	bits, mask := math.Float64bits(v), uint64(len(s.slots)-1)
	for i := spreadBits(v) >> 32 & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case bits:
			return
		case freeSlot:
			s.slots[i] = bits
			s.count++
			s.full()
			return
		}
	}
}

// full makes more room, or gives up.
func (s *valueSet) full() {
	switch {
	case s.count > MaxDistinct:
		*s = valueSet{over: true}
	case 2*s.count > len(s.slots):
		next := newValueSet(2 * s.count)
		for _, bits := range s.slots {
			if bits != freeSlot {
				next.add(math.Float64frombits(bits))
			}
		}
		*s = *next
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
