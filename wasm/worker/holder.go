//go:build js

package worker

import (
	"context"

	"descent/core/fit"
	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// holder keeps one worker's part of every table, and answers the leader about it. The leader has one of its own.
type holder struct {
	parts map[int]*part
}

// The heap of a table of more than one segment is a few large arrays without pointers, which cost the collector nothing
// to keep and a tab dearly to hold twice. Until there is one, worker.js has the collector wait.
const garbagePercent = 20

// readingPercent holds while such a table is read, which leaves next to no garbage and would have it sought at every fifth
// of the growth.
const readingPercent = 100

// part is a run of a table's segments: being scanned, then scanned.
type part struct {
	scanner *table.Scanner
	chunks  []*table.Chunk
	// shard answers the fits. Its goroutines take turns where they yield, and what it keeps for one fit no other touches.
	shard *fit.Shard
}

func newHolder() *holder { return &holder{parts: map[int]*part{}} }

// part returns this worker's part of a table; a worker too many for a small table has an empty one.
func (h *holder) part(id int) *part {
	p := h.parts[id]
	if p == nil {
		p = &part{shard: fit.NewShard(nil)}
		h.parts[id] = p
	}
	return p
}

// do answers one request of the leader. tell carries events to it.
func (h *holder) do(ctx context.Context, kind string, request wire.Object, tell func(wire.Object)) (any, error) {
	id := request.Int("table")
	switch kind {
	case wire.Scan:
		if request.Int("last")-request.Int("first") > 1 {
			bridge.SetGCPercent(readingPercent)
		}
		return h.part(id).scan(ctx, request, tell)
	case wire.Finish:
		p := h.part(id)
		if err := p.finish(request.Bytes("part")); err != nil {
			return nil, err
		}
		if len(p.chunks) > 1 {
			bridge.SetGCPercent(garbagePercent)
		}
		return nil, nil
	case wire.Op:
		return h.part(id).run(ctx, request)
	case wire.Cells:
		return h.part(id).cells(request.Int("column")), nil
	case wire.Append:
		return answered(ctx, request)
	case wire.Forget:
		delete(h.parts, id)
		return nil, nil
	}
	return nil, &wire.Error{Code: wire.WorkerDied, Message: "internal error: unknown request " + kind}
}

// finish turns the scanned cells into the final chunks.
func (p *part) finish(packed []byte) error {
	settled, err := table.ParsePart(packed)
	if err != nil {
		return err
	}
	p.chunks = p.scanner.Finish(settled)
	p.shard = fit.NewShard(p.chunks)
	p.scanner = nil
	return nil
}

// run answers an operation of a fit.
func (p *part) run(ctx context.Context, request wire.Object) (any, error) {
	parts, err := p.shard.Run(wire.ReadOp(request), func() error { return bridge.Yield(ctx) })
	if err != nil {
		return nil, err
	}
	return wire.Pack(parts), nil
}

// cells returns a whole column of this part: its numbers, its codes, or both, whichever it has.
func (p *part) cells(column int) wire.Object {
	values, levels := 0, 0
	for _, c := range p.chunks {
		values += len(c.Columns[column].Num)
		levels += len(c.Columns[column].Code)
	}
	numbers, codes := make([]float64, 0, values), make([]int32, 0, levels)
	for _, c := range p.chunks {
		numbers = append(numbers, c.Columns[column].Num...)
		codes = append(codes, c.Columns[column].Code...)
	}
	return wire.New("numbers", numbers, "codes", codes)
}
