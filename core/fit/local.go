package fit

import (
	"context"

	"descent/core/objective"
	"descent/core/table"
)

// Local is a cluster of shards in this process: the shape of a worker pool without workers.
type Local struct {
	Shards []*Shard
}

// NewLocal deals the chunks out to k shards, a contiguous run to each.
func NewLocal(chunks []*table.Chunk, k int) *Local {
	l := &Local{}
	for i := range k {
		l.Shards = append(l.Shards, NewShard(chunks[i*len(chunks)/k:(i+1)*len(chunks)/k]))
	}
	return l
}

// Run answers the operation from every shard in turn.
func (l *Local) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	var parts []objective.Part
	for _, s := range l.Shards {
		p, err := s.Run(op, ctx.Err)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p...)
	}
	return parts, nil
}
