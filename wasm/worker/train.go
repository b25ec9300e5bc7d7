//go:build js

package worker

import (
	"context"
	"time"

	"descent/core/fit"
	"descent/core/infer"
	"descent/wasm/wire"
)

// train fits a model: package fit trains, package infer adds errors, tests and intervals.
func (l *leader) train(ctx context.Context, c *call, request wire.Object) (any, error) {
	s, err := l.table(request.Int("table"))
	if err != nil {
		return nil, err
	}
	spec, err := wire.ReadSpec(request.Get("spec"))
	if err != nil {
		return nil, err
	}
	pace, paused, err := wire.ReadPace(request)
	if err != nil {
		return nil, err
	}
	first := true
	c.control = newControl(paused, pace, func(step fit.Step) {
		c.event(wire.Step, "step", wire.StepEvent(step, first))
		first = false
	}, func() { c.event(wire.Paused) }, l.slot)
	l.slot.enter()
	defer l.slot.leave()
	started := time.Now()
	spec.Slot = l.id()
	f, err := fit.Train(ctx, s.cluster, s.verdict.Columns, s.rows(), spec, func(step fit.Step) error {
		return c.control.observe(ctx, step)
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	c.control.flush()
	answer := wire.Fit(f, infer.Wald(f, f.Spec.Level), infer.Method, time.Since(started).Seconds())
	return append(answer, wire.New("state", wire.State(f, s.verdict.Columns, s.verdict.Receipt))...), nil
}
