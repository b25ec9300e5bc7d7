//go:build js

package worker

import (
	"context"

	"descent/core/objective"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// cluster runs operations on the members that hold a table.
type cluster struct {
	members []member
	table   int
}

var _ objective.Cluster = (*cluster)(nil)

// Run has every member answer the operation about its rows.
func (c *cluster) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	if me, ok := c.members[0].(self); ok && len(c.members) == 1 {
		// What the leader alone answers needs no message.
		return me.part(c.table).shard.Run(op, func() error { return bridge.Yield(ctx) })
	}
	request := append(wire.New("table", c.table), wire.OpMessage(op)...)
	answers, err := c.ask(ctx, wire.Op, func(int) wire.Object { return request }, nil)
	if err != nil {
		return nil, err
	}
	var parts []objective.Part
	for _, a := range answers {
		packed, _ := a.(wire.Object)
		p, err := wire.Unpack(packed)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p...)
	}
	return parts, nil
}

// ask sends each member its request and returns their answers in order. The first failure cancels the others. tell,
// if not nil, hears the events of member k.
func (c *cluster) ask(ctx context.Context, kind string, request func(k int) wire.Object, tell func(k int, event wire.Object)) ([]any, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pending := make([]answer, len(c.members))
	for k, m := range c.members {
		pending[k] = m.ask(kind, request(k), func(event wire.Object) {
			if tell != nil {
				tell(k, event)
			}
		})
	}
	answers := make([]any, len(pending))
	var failure error
	// The leader is the first member: it does its own part while the others do theirs.
	for k, wait := range pending {
		value, err := wait(ctx)
		if err != nil && failure == nil {
			failure = err
			cancel()
		}
		answers[k] = value
	}
	return answers, failure
}
