package objective

import (
	"context"

	"descent/core/design"
	"descent/core/kernel"
	"descent/core/num"
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

// Share returns what share of all weight the rows hold that the last evaluation saw.
func (o *Objective) Share() float64 { return o.seen / o.whole }

// Gathered holds the blocks of a sample in this process: a cluster of one chunk. Many small evaluations cost less here than
// by messages.
type Gathered struct {
	chunk *kernel.Chunk
	shard Shard
}

// Gather returns the rows that Sampled of the same share would see.
func (o *Objective) Gather(ctx context.Context, every int) (*Gathered, error) {
	parts, err := o.cluster.Run(ctx, Op{Kind: KindSample, Fit: o.Fit, Ints: []int32{int32(every)}})
	if err != nil {
		return nil, err
	}
	c := &kernel.Chunk{P: o.P}
	for _, at := range num.Order(len(parts), func(a, b int32) int { return parts[a].Index - parts[b].Index }) {
		const n = kernel.BlockRows
		for rest := parts[at].Floats; len(rest) > 0; rest = rest[(o.P+2)*n:] {
			c.X = append(c.X, rest[:o.P*n]...)
			c.Y = append(c.Y, rest[o.P*n:(o.P+1)*n]...)
			c.W = append(c.W, rest[(o.P+1)*n:(o.P+2)*n]...)
			c.N += n
		}
	}
	return &Gathered{chunk: c}, nil
}

// Run answers the operations of this package.
func (g *Gathered) Run(ctx context.Context, op Op) ([]Part, error) {
	return g.shard.Run(op, []*kernel.Chunk{g.chunk}, ctx.Err)
}

// Over returns the objective over gathered rows. It panics where they have other columns.
func (o *Objective) Over(g *Gathered) *Objective {
	if g.chunk.P != o.P {
		panic("objective: rows of another model")
	}
	out := *o
	out.cluster, out.Rows, out.starts = g, []int32{int32(g.chunk.N)}, []int32{0, int32(g.chunk.N)}
	out.Weight = sum(g.chunk.W)
	return &out
}

// sample answers KindSample: the columns, responses and weights of each block drawn, padding included.
func (s *Shard) sample(every int, chunks []*kernel.Chunk, yield func() error) ([]Part, error) {
	var parts []Part
	var spare []float64
	for _, c := range chunks {
		part := Part{Index: c.Index}
		for b := range c.Blocks() {
			if drawn(c, b, every) {
				x, y, w, _ := c.Block(b, &spare)
				part.Floats = append(append(append(part.Floats, x...), y...), w...)
			}
		}
		if len(part.Floats) > 0 {
			parts = append(parts, part)
		}
		if err := yield(); err != nil {
			return nil, err
		}
	}
	return parts, nil
}
