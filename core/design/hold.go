package design

import (
	"math"
	"slices"
)

// Rank is the place of a used row in the random order that the hold-out is drawn by: the finaliser of SplitMix64
// (Steele, Lea, Flood 2014), a bijection, so no two rows tie.
func Rank(seed, row uint64) uint64 {
	z := seed*0xd1342543de82ef95 + (row+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// NewHold keeps exactly round(fraction·n) of the n used rows from training. counts are the used rows of each chunk;
// which rows are kept depends on the seed and n alone.
func NewHold(counts []int32, fraction float64, seed uint64) Hold {
	h := Hold{On: true, Seed: seed, Before: make([]int32, len(counts))}
	n := 0
	for i, c := range counts {
		h.Before[i] = int32(n)
		n += int(c)
	}
	keep := int(math.Round(fraction * float64(n)))
	if keep == 0 {
		return h
	}
	ranks := make([]uint64, n)
	for i := range ranks {
		ranks[i] = Rank(seed, uint64(i))
	}
	slices.Sort(ranks)
	if keep == n {
		h.Cut = math.MaxUint64
		return h
	}
	h.Cut = ranks[keep]
	return h
}
