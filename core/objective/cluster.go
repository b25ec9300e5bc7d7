// Package objective turns design, loss and penalty into one function of the coefficients, summed over shards.
package objective

import "context"

// Op is one command to every shard. Its fields are plain so that it can cross to a worker as it is.
type Op struct {
	Kind   string // what to do; the shard's dispatcher (package fit) lists the kinds
	Fit    int    // which encoding of the rows it is about
	Ints   []int32
	Floats []float64
	Texts  []string
}

// Part is one partial answer. With Level 0 it is the answer of chunk Index; with Level l it is the sum over the
// chunks [Index<<l, (Index+1)<<l), added pairwise along a fixed binary tree. Sums along that tree are bit-identical
// however the chunks are spread over workers.
type Part struct {
	Level, Index int
	Floats       []float64
	Ints         []int32
	Texts        []string
}

// Cluster runs an Op on every shard and returns all their parts, in no particular order. Sum and the like combine
// them in file order.
type Cluster interface {
	Run(ctx context.Context, op Op) ([]Part, error)
}
