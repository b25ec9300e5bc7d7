//go:build js

package worker

import (
	"context"

	"descent/core/export"
	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// survey reads a source of any length once and keeps nothing of it. The answer says how it is read, at which bytes rows
// start, and holds the line of names for what append gives.
func (l *leader) survey(ctx context.Context, c *call, request wire.Object) (any, error) {
	m, blob, err := modelled(request)
	if err != nil {
		return nil, err
	}
	s, err := begin(ctx, l.id(), blob, m.Source, l.members)
	if err != nil {
		return nil, err
	}
	s.survey = true
	err = s.settle(ctx, progress(c, blob.Size()))
	s.forget()
	if err != nil {
		return nil, err
	}
	if _, err := m.Fit.Layout.Bind(s.verdict.Columns); err != nil {
		return nil, err
	}
	var starts []float64
	for _, e := range s.verdict.Extents {
		if e.Rows > 0 {
			starts = append(starts, float64(e.Offset))
		}
	}
	return wire.New("plan", s.plan.Marshal(), "starts", starts, "header", export.Header(m.Fit, s.plan)), nil
}

// answered gives the rows that stand in some bytes of a source, with the model's answers behind them.
func answered(ctx context.Context, request wire.Object) (any, error) {
	plan, err := table.ParsePlan(request.Bytes("plan"))
	if err != nil {
		return nil, err
	}
	m, blob, err := modelled(request)
	if err != nil {
		return nil, err
	}
	from := int64(request.Number("from"))
	data, err := blob.Read(from, int64(request.Number("to"))).Bytes(ctx, nil)
	if err != nil {
		return nil, readFailed(err)
	}
	a, err := export.Append(ctx, m.Fit, plan, data, from)
	if err != nil {
		return nil, err
	}
	return wire.New("text", a.Text, "rows", a.Rows, "missing", a.Missing), bridge.Yield(ctx)
}
