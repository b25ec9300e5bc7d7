package table

import "math"

// Different numbers are counted by a bit for the hash of each. (Linear counting, Whang, Vander-Zanden and Taylor 1990,
// estimates from the same bits; here they are only what is certain: a value whose bit is clear is new.) The bits stay in
// the second level cache.
const sketchBits = 20

const bitsetMask = 1<<sketchBits/64 - 1

type bitset [bitsetMask + 1]uint64

// sketch proves cheaply that a column has more than MaxDistinct different numbers: the number of bits is a lower bound.
type sketch struct {
	bits *bitset
	set  int
	over bool
}

// addAll adds the values, until the column is known to be over; all NaN are one, and -0 is 0.
func (s *sketch) addAll(values []float64) {
	if s.over {
		return
	}
	if s.bits == nil {
		s.bits = new(bitset)
	}
	var hashes [hashBlock]uint32
	for len(values) > 0 {
		n := hashAll(&hashes, values)
		s.set += mark(s.bits, hashes[:n])
		values = values[n:]
	}
	if s.set > MaxDistinct+1 {
		*s = sketch{over: true}
	}
}

// mark sets the bits and returns how many were clear. No jump depends on a bit: half of them would be foreseen wrongly.
func mark(bits *bitset, hashes []uint32) int {
	fresh := uint64(0)
	_ = bits[0]
	for ; len(hashes) >= 4; hashes = hashes[4:] {
		h := (*[4]uint32)(hashes)
		fresh += bits.set(h[0]) + bits.set(h[1]) + bits.set(h[2]) + bits.set(h[3])
	}
	for _, h := range hashes {
		fresh += bits.set(h)
	}
	return int(fresh)
}

// set sets the bit of a hash and returns 1 where it was clear.
func (b *bitset) set(h uint32) uint64 {
	word := b[h>>6&bitsetMask]
	b[h>>6&bitsetMask] = word | 1<<(h&63)
	return ^word >> (h & 63) & 1
}

// hashBlock is how many values are hashed at a time.
const hashBlock = 512

// spreadBits hashes a value to sketchBits bits: Fibonacci hashing (Knuth, TAOCP 3, 6.4) after folding the exponent in.
func spreadBits(b uint64) uint32 {
	return uint32((b ^ b>>32) * 0x9e3779b97f4a7c15 >> (64 - sketchBits))
}

func hashScalar(hashes *[hashBlock]uint32, values []float64) int {
	values = values[:min(hashBlock, len(values))]
	for i, v := range values {
		hashes[i] = spreadBits(math.Float64bits(v + 0))
	}
	return len(values)
}

// counter counts different numbers, column after column.
type counter struct {
	once, twice bitset
	fresh       [hashBlock]float64
}

// count returns how many different numbers the lists hold, and where room is not 0 the numbers, in the order in which
// they come, in an array with that much room; over where there are more than MaxDistinct. A number whose bit no other has is different from all others; only
// the rest are compared.
func (c *counter) count(lists [][]float64, room int) (values []float64, n int, over bool) {
	c.once, c.twice = bitset{}, bitset{}
	c.mark(lists)
	if room > 0 {
		values = make([]float64, 0, room)
	}
	rest := newValueSet(0)
	var hashes [hashBlock]uint32
	for _, list := range lists {
		for len(list) > 0 {
			read := hashAll(&hashes, list)
			fresh := c.pick(list[:read], hashes[:read], rest)
			if n += len(fresh); room > 0 {
				values = append(values, fresh...)
			}
			if list = list[read:]; n > MaxDistinct {
				return nil, MaxDistinct, true
			}
		}
	}
	return values, n, false
}

// pick returns the values that are new, in an array of the counter's own.
//
//go:noinline
func (c *counter) pick(values []float64, hashes []uint32, rest *valueSet) []float64 {
	n := 0
	for i, h := range hashes {
		v := values[i] + 0
		if v != v || c.twice[h>>6&bitsetMask]>>(h&63)&1 != 0 && !rest.add(v) {
			continue
		}
		c.fresh[n&(hashBlock-1)] = v
		n++
	}
	return c.fresh[:n]
}

// mark notes the bits that are set once, and those that are set twice or more.
func (c *counter) mark(lists [][]float64) {
	var hashes [hashBlock]uint32
	for _, list := range lists {
		for len(list) > 0 {
			n := hashAll(&hashes, list)
			c.markBlock(hashes[:n])
			list = list[n:]
		}
	}
}

// markBlock is a function of its own because the engine puts better code in place only where a function is called.
//
//go:noinline
func (c *counter) markBlock(hashes []uint32) {
	for _, h := range hashes {
		k, bit := h>>6&bitsetMask, uint64(1)<<(h&63)
		c.twice[k] |= c.once[k] & bit
		c.once[k] |= bit
	}
}

// valueSet holds different numbers that are not NaN.
type valueSet struct {
	slots []uint64 // bits of the values, with freeSlot where free
	count int
}

// freeSlot is the pattern of a NaN that no cell is read as.
const freeSlot = 0x7ff8dead00000000

// newValueSet returns a set with room for n values.
func newValueSet(n int) *valueSet {
	size := 64
	for size < 4*n {
		size *= 2
	}
	s := &valueSet{slots: make([]uint64, size)}
	for i := range s.slots {
		s.slots[i] = freeSlot
	}
	return s
}

// add adds v and reports whether it was not there yet.
func (s *valueSet) add(v float64) bool {
	b, mask := math.Float64bits(v), uint64(len(s.slots)-1)
	i := (b ^ b>>32) * 0x9e3779b97f4a7c15 >> 32 & mask
	for s.slots[i] != freeSlot {
		if s.slots[i] == b {
			return false
		}
		i = (i + 1) & mask
	}
	s.slots[i] = b
	if s.count++; 2*s.count > len(s.slots) {
		next := newValueSet(s.count)
		for _, b := range s.slots {
			if b != freeSlot {
				next.add(math.Float64frombits(b))
			}
		}
		*s = *next
	}
	return true
}
