package objective

import (
	"descent/core/design"
	"descent/core/kernel"
)

// Sampled returns the objective over a seeded share of the rows: of all blocks about one in every so many. Which they are
// depends on their places in the file alone. Its value is NaN where the sample holds no weight. It panics unless every is
// positive.
func (o *Objective) Sampled(every int) *Objective {
	if every < 1 {
		panic("objective: impossible share")
	}
	out := *o
	out.every = every
	return &out
}

// drawn reports whether a block belongs to the sample.
func drawn(c *kernel.Chunk, b, every int) bool {
	return design.Rank(0, uint64(c.Index)<<32|uint64(b))%uint64(every) == 0
}

// sampled is the number of numbers that an answer about a sample has more.
func sampled(every int) int { return min(every-1, 1) }

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}

// weight returns the weight of the rows that the sums are over.
func (o *Objective) weight(sums []float64) float64 {
	if o.every > 1 {
		return sums[len(sums)-1]
	}
	return o.Weight
}

// Share returns what share of the weight the sample holds, from the weight of its rows at the last evaluation.
func (o *Objective) Share() float64 { return o.seen / o.Weight }
