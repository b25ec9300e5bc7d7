package table

import "bytes"

// dictionary numbers the different texts of a column in the order in which they are met. Texts lie end to end in one
// arena, so that a cell costs no allocation.
type dictionary struct {
	arena  []byte
	starts []int32  // of each text, and the end of the last
	hashes []uint32 // of each text
	slots  []int32  // open addressing with linear probing: text number + 1, 0 where free
	absent []bool   // the text is a missing token
}

func newDictionary() *dictionary {
	return &dictionary{starts: []int32{0}, slots: make([]int32, 64)}
}

func (d *dictionary) len() int { return len(d.starts) - 1 }

func (d *dictionary) text(i int) []byte { return d.arena[d.starts[i]:d.starts[i+1]] }

// FNV-1a, 32 bits (Fowler, Noll, Vo 1991); the scanner inlines the loop.
const (
	hashStart = 2166136261
	hashPrime = 16777619
)

func hash(b []byte) uint32 {
	h := uint32(hashStart)
	for _, c := range b {
		h = (h ^ uint32(c)) * hashPrime
	}
	return h
}

// find returns the number of text b with hash h, or -1.
func (d *dictionary) find(b []byte, h uint32) int32 {
	mask := uint32(len(d.slots) - 1)
	for i := spread(h) & mask; ; i = (i + 1) & mask {
		k := d.slots[i] - 1
		if k < 0 {
			return -1
		}
		if d.hashes[k] == h && bytes.Equal(d.text(int(k)), b) {
			return k
		}
	}
}

// spread moves the better mixed high bits down.
func spread(h uint32) uint32 { return h ^ h>>15 }

// add appends text b, which is not there yet, and returns its number.
func (d *dictionary) add(b []byte, h uint32, absent bool) int32 {
	k := int32(d.len())
	d.arena = append(d.arena, b...)
	d.starts = append(d.starts, int32(len(d.arena)))
	d.hashes = append(d.hashes, h)
	d.absent = append(d.absent, absent)
	if 2*d.len() > len(d.slots) {
		d.slots = make([]int32, 4*len(d.slots))
		for i := range k {
			d.place(i)
		}
	}
	d.place(k)
	return k
}

func (d *dictionary) place(k int32) {
	mask := uint32(len(d.slots) - 1)
	i := spread(d.hashes[k]) & mask
	for d.slots[i] != 0 {
		i = (i + 1) & mask
	}
	d.slots[i] = k + 1
}

// drop takes the last text away. Nothing was placed after it, so that no search runs past its slot.
func (d *dictionary) drop() {
	last := d.len() - 1
	mask := uint32(len(d.slots) - 1)
	i := spread(d.hashes[last]) & mask
	for d.slots[i] != int32(last)+1 {
		i = (i + 1) & mask
	}
	d.slots[i] = 0
	d.arena = d.arena[:d.starts[last]]
	d.starts, d.hashes, d.absent = d.starts[:last+1], d.hashes[:last], d.absent[:last]
}
