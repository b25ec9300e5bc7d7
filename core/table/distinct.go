package table

import "math"

// Different numbers are counted by a bit for the hash of each. (Linear counting, Whang, Vander-Zanden and Taylor 1990,
// estimates from the same bits; here they are only what is certain: a value whose bit is clear is new.)

// sketchBits is the number of bits of a hash; a bitset uses the upper ones, as many as it needs.
const sketchBits = 20

// workNumbers bounds the different numbers of all columns together that are worth counting.
const workNumbers = 1 << 19

// mostNumbers is up to how many different numbers are counted in a column: MaxDistinct, or less in a wide table.
func (p *Plan) mostNumbers() int {
	return max(1024, min(MaxDistinct, workNumbers/max(1, len(p.Columns))))
}

// bitset has 2^(sketchBits-shift) bits, four or more for each number that is counted.
type bitset struct {
	words []uint64
	shift int
}

func newBitset(most int) bitset {
	b := bitset{shift: sketchBits}
	for 1<<(sketchBits-b.shift) < 4*most {
		b.shift--
	}
	b.words = make([]uint64, max(1, 1<<(sketchBits-b.shift)/64))
	return b
}

// sketch proves cheaply that a column has too many different numbers: the number of bits is a lower bound.
type sketch struct {
	bits bitset
	set  int
	over bool
}

// addAll adds the values, until the column is known to have more than most; all NaN are one, and -0 is 0.
func (s *sketch) addAll(values []float64, most int) {
	if s.over {
		return
	}
	if s.bits.words == nil {
		s.bits = newBitset(most)
	}
	var hashes [hashBlock]uint32
	for len(values) > 0 {
		n := hashAll(&hashes, values)
		s.set += s.bits.mark(hashes[:n])
		if values = values[n:]; s.set > most+1 {
			*s = sketch{over: true}
			return
		}
	}
}

// mark sets the bits and returns how many were clear. No jump depends on a bit: half of them would be foreseen wrongly.
func (b *bitset) mark(hashes []uint32) int {
	fresh, words, shift, mask := uint64(0), b.words, b.shift&31, uint32(len(b.words)-1)
	for _, h := range hashes {
		h >>= shift
		word := words[h>>6&mask]
		words[h>>6&mask] = word | 1<<(h&63)
		fresh += ^word >> (h & 63) & 1
	}
	return int(fresh)
}

// has reports whether the bit of a hash is set.
func (b *bitset) has(h uint32) bool {
	h >>= b.shift & 31
	return b.words[h>>6]>>(h&63)&1 != 0
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
	most        int
	once, twice bitset
	fresh       [hashBlock]float64
}

func newCounter(most int) *counter {
	return &counter{most: most, once: newBitset(most), twice: newBitset(most)}
}

// count returns how many different numbers the lists hold, and where room is not 0 the numbers, in the order in which
// they come, in an array with that much room; over where there are more than most. A number whose bit no other has is
// different from all others; only the rest are compared.
func (c *counter) count(lists [][]float64, room int) (values []float64, n int, over bool) {
	clear(c.once.words)
	clear(c.twice.words)
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
			if list = list[read:]; n > c.most {
				return nil, c.most, true
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
		if v != v || c.twice.has(h) && !rest.add(v) {
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
	once, twice, shift := c.once.words, c.twice.words, c.once.shift&31
	for _, h := range hashes {
		h >>= shift
		k, bit := h>>6, uint64(1)<<(h&63)
		twice[k] |= once[k] & bit
		once[k] |= bit
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
