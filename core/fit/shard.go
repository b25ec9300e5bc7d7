package fit

import (
	"errors"

	"descent/core/objective"
	"descent/core/table"
)

// Shard holds some chunks of a table and the encodings of their rows, and answers operations on them. It is used by
// one goroutine at a time.
type Shard struct {
	chunks []*table.Chunk
}

// NewShard returns a shard of these chunks, which it does not change. It may hold none.
func NewShard(chunks []*table.Chunk) *Shard {
	return &Shard{chunks: chunks}
}

// Run answers op with one part for each chunk or subtree of chunks. It calls yield between chunks and stops at its
// error; yield may be nil.
func (s *Shard) Run(op objective.Op, yield func() error) ([]objective.Part, error) {
	return nil, errors.New("fit: unknown operation " + op.Kind)
}
