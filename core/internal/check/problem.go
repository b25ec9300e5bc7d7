package check

import (
	"context"
	"math"
	"math/rand/v2"

	"descent/core/kernel"
	"descent/core/objective"
)

// Problem is a seeded table of encoded rows: the first column is ones, the others are standard normal with
// neighbours correlated.
type Problem struct {
	Chunks []*kernel.Chunk
	P      int
	Truth  []float64 // coefficients the responses were drawn with, class-major, the first class 0
}

// NewProblem returns a problem of n rows and p columns in chunks of at most perChunk rows. With classes 0 the response
// is linear with noise of variance 1, else it is a class drawn from the softmax of the truth.
func NewProblem(seed uint64, n, p, classes, perChunk int) *Problem {
	random := rand.New(rand.NewPCG(seed, 0))
	out := &Problem{P: p, Truth: make([]float64, p*max(classes-1, 1))}
	for k := range out.Truth {
		out.Truth[k] = random.NormFloat64() / math.Sqrt(float64(p))
	}
	row := make([]float64, p)
	for at := 0; at < n; at += perChunk {
		c := kernel.NewChunk(len(out.Chunks), min(perChunk, n-at), p)
		for i := range c.N {
			fill(row, random)
			c.Set(i, row, out.respond(row, classes, random), 1)
		}
		out.Chunks = append(out.Chunks, c)
	}
	return out
}

func fill(row []float64, random *rand.Rand) {
	row[0] = 1
	for j := 1; j < len(row); j++ {
		row[j] = random.NormFloat64()
		if j > 1 {
			row[j] = 0.5*row[j-1] + math.Sqrt(0.75)*row[j]
		}
	}
}

func (p *Problem) respond(row []float64, classes int, random *rand.Rand) float64 {
	if classes == 0 {
		return dot(row, p.Truth) + random.NormFloat64()
	}
	// The largest of the scores with Gumbel noise has the softmax probabilities.
	best, top := 0, math.Inf(-1)
	for c := range classes {
		score := -math.Log(random.ExpFloat64())
		if c > 0 {
			score += dot(row, p.Truth[(c-1)*p.P:c*p.P])
		}
		if score > top {
			best, top = c, score
		}
	}
	return float64(best)
}

func dot(a, b []float64) float64 {
	total := 0.0
	for k, v := range a {
		total += v * b[k]
	}
	return total
}

// Config returns the configuration of an objective on the problem, without a penalty.
func (p *Problem) Config(m objective.Model) objective.Config {
	m.P = p.P
	config := objective.Config{Model: m}
	for _, c := range p.Chunks {
		config.Rows = append(config.Rows, int32(c.N))
		for _, w := range c.W {
			config.Weight += w
		}
	}
	return config
}

// Cluster returns a cluster of so many shards, each of which owns a run of the chunks.
func (p *Problem) Cluster(shards int) objective.Cluster {
	c := make(cluster, shards)
	for k := range c {
		c[k].chunks = p.Chunks[k*len(p.Chunks)/shards : (k+1)*len(p.Chunks)/shards]
	}
	return c
}

type cluster []struct {
	objective.Shard
	chunks []*kernel.Chunk
}

// Run asks the last shard first, so that nothing rests on the order of the answers.
func (c cluster) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	var all []objective.Part
	for k := len(c) - 1; k >= 0; k-- {
		parts, err := c[k].Run(op, c[k].chunks, ctx.Err)
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
	}
	return all, nil
}
