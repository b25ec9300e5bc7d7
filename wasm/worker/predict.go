//go:build js

package worker

import (
	"context"

	"descent/core/fit"
	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// predict answers for every row of another source.
func (l *leader) predict(ctx context.Context, request wire.Object) (any, error) {
	m, err := wire.ReadState(request.Object("state"))
	if err != nil {
		return nil, err
	}
	var p *fit.Prediction
	err = l.second(ctx, m, request, func(columns []table.Column, chunks []*table.Chunk) error {
		p, err = m.Fit.Predict(columns, chunks)
		return err
	})
	if err != nil {
		return nil, err
	}
	return wire.Prediction(p), nil
}

// evaluate scores the training rows, the hold-out where there is one, or another source.
func (l *leader) evaluate(ctx context.Context, request wire.Object) (any, error) {
	m, err := wire.ReadState(request.Object("state"))
	if err != nil {
		return nil, err
	}
	if request.Get("blob") == nil {
		return l.evaluateOwn(ctx, m, request)
	}
	var scores *fit.Scores
	err = l.second(ctx, m, request, func(columns []table.Column, chunks []*table.Chunk) error {
		scores, err = m.Fit.Evaluate(columns, chunks)
		return err
	})
	if err != nil {
		return nil, err
	}
	return evaluation(ctx, m, scores, "given")
}

func (l *leader) evaluateOwn(ctx context.Context, m *wire.Model, request wire.Object) (any, error) {
	s, err := l.table(request.Int("table"))
	if err != nil {
		return nil, err
	}
	held := m.Fit.Layout.Hold.On
	scores, err := m.Fit.Score(ctx, s.cluster, held)
	if err != nil {
		return nil, err
	}
	on := "training"
	if held {
		on = "holdout"
	}
	return evaluation(ctx, m, scores, on)
}

func evaluation(ctx context.Context, m *wire.Model, scores *fit.Scores, on string) (any, error) {
	return wire.Evaluation(m.Fit, scores, on, func() error { return bridge.Yield(ctx) })
}

// second reads another source as the training table was typed, on the leader alone, and has use see it.
func (l *leader) second(ctx context.Context, m *wire.Model, request wire.Object, use func([]table.Column, []*table.Chunk) error) error {
	blob, err := blobOf(request)
	if err != nil {
		return err
	}
	opt := m.Source
	if request.Bool("decoded") {
		opt.Encoding = "utf-8"
	}
	s, err := read(ctx, l.id(), blob, opt, l.members[:1], nil)
	if err != nil {
		return err
	}
	defer s.forget()
	own := l.members[0].(self)
	return use(s.verdict.Columns, own.part(s.id).chunks)
}
