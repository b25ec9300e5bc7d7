package objective

import (
	"math/bits"

	"descent/core/num"
)

// Tree adds the answers of a shard's chunks, given by rising index, along the fixed binary tree as far as the shard
// owns whole subtrees. The zero value is empty.
//
// The sum over a node is that over its left child plus that over its right; a node without rows is left out, not
// added as zero. So the order of every addition is set by the chunk indices alone.
type Tree struct {
	parts []Part
	spare [][]float64
}

// Buffer returns a zeroed buffer of n numbers for the next answer.
func (t *Tree) Buffer(n int) []float64 {
	if last := len(t.spare) - 1; last >= 0 && len(t.spare[last]) == n {
		buffer := t.spare[last]
		t.spare = t.spare[:last]
		clear(buffer)
		return buffer
	}
	return make([]float64, n)
}

// Push adds the answer of one more chunk; the tree owns its numbers from here on.
func (t *Tree) Push(index int, floats []float64) {
	if n := len(t.parts); n > 0 && index < (t.parts[n-1].Index+1)<<t.parts[n-1].Level {
		panic("objective: chunks out of order")
	}
	t.parts = append(t.parts, Part{Index: index, Floats: floats})
	for n := len(t.parts); n > 1 && siblings(t.parts[n-2], t.parts[n-1]); n = len(t.parts) {
		right := t.parts[n-1].Floats
		t.parts = t.parts[:n-1]
		t.parts[n-2] = add(t.parts[n-2], right)
		t.spare = append(t.spare, right)
	}
}

// Parts returns the sums over the maximal subtrees.
func (t *Tree) Parts() []Part { return t.parts }

func siblings(a, b Part) bool {
	return a.Level == b.Level && a.Index&1 == 0 && b.Index == a.Index+1
}

// add adds right to the numbers of left, its sibling, and returns their parent.
func add(left Part, right []float64) Part {
	if len(left.Floats) != len(right) {
		panic("objective: parts of different lengths")
	}
	for i, v := range right {
		left.Floats[i] += v
	}
	return Part{Level: left.Level + 1, Index: left.Index >> 1, Floats: left.Floats}
}

// first returns the index of the first chunk below the node.
func (p Part) first() int { return p.Index << p.Level }

// Sum returns the sum of all parts over a table of the given number of chunks, bit-identical for any way the chunks
// were spread and pre-added. It returns nil when there is none, and uses the parts' numbers as scratch.
func Sum(parts []Part, chunks int) []float64 {
	sorted := make([]Part, len(parts))
	for at, from := range num.Order(len(parts), func(a, b int32) int { return parts[a].first() - parts[b].first() }) {
		sorted[at] = parts[from]
	}
	top := bits.Len(uint(max(chunks-1, 0)))
	if n := len(sorted); n > 0 && (sorted[0].Index < 0 || sorted[n-1].first() >= max(chunks, 1)) {
		panic("objective: part beyond the table")
	}
	return gather(sorted, top, 0).Floats
}

// gather returns the sum over a node of the parts inside it, by rising index.
func gather(parts []Part, level, index int) Part {
	switch len(parts) {
	case 0:
		return Part{}
	case 1:
		return parts[0]
	}
	middle := (2*index + 1) << max(level-1, 0)
	cut := 0
	for cut < len(parts) && parts[cut].first() < middle {
		cut++
	}
	if parts[0].Level >= level {
		panic("objective: parts overlap")
	}
	left, right := gather(parts[:cut], level-1, 2*index), gather(parts[cut:], level-1, 2*index+1)
	switch {
	case left.Floats == nil:
		return right
	case right.Floats == nil:
		return left
	}
	return add(Part{Floats: left.Floats}, right.Floats)
}
