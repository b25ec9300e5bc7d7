//go:build js

package worker

import (
	"context"

	"descent/core/fit"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// predict answers for every row of another source.
func (l *leader) predict(ctx context.Context, request wire.Object) (any, error) {
	_, scores, err := l.second(ctx, request)
	if err != nil {
		return nil, err
	}
	return wire.Prediction(&scores.Prediction), nil
}

// evaluate scores the training rows, the hold-out where there is one, or another source.
func (l *leader) evaluate(ctx context.Context, request wire.Object) (any, error) {
	score, on := l.own, "training"
	if request.Get("blob") != nil {
		score, on = l.second, "given"
	}
	m, scores, err := score(ctx, request)
	if err != nil {
		return nil, err
	}
	if on == "training" && m.Fit.Layout.Hold.On {
		on = "holdout"
	}
	return wire.Evaluation(m.Fit, scores, on, func() error { return bridge.Yield(ctx) })
}

// own scores rows of the training table.
func (l *leader) own(ctx context.Context, request wire.Object) (*wire.Model, *fit.Scores, error) {
	m, err := wire.ReadState(request.Object("state"))
	if err != nil {
		return nil, nil, err
	}
	s, err := l.table(request.Int("table"))
	if err != nil {
		return nil, nil, err
	}
	scores, err := m.Fit.Score(ctx, s.cluster, m.Fit.Layout.Hold.On)
	return m, scores, err
}

// second reads another source over the pool, typed as the training table was, scores its rows and forgets it.
func (l *leader) second(ctx context.Context, request wire.Object) (*wire.Model, *fit.Scores, error) {
	m, blob, err := modelled(request)
	if err != nil {
		return nil, nil, err
	}
	s, err := read(ctx, l.id(), blob, m.Source, l.members, nil)
	if err != nil {
		return nil, nil, err
	}
	defer s.forget()
	scores, err := m.Fit.ScoreOther(ctx, s.cluster, s.verdict.Columns)
	return m, scores, err
}

// modelled reads a request that carries a model's state and a source to be read as its training table was.
func modelled(request wire.Object) (*wire.Model, bridge.Blob, error) {
	m, err := wire.ReadState(request.Object("state"))
	if err != nil {
		return nil, bridge.Blob{}, err
	}
	if request.Bool("decoded") {
		m.Source.Encoding = "utf-8"
	}
	blob, err := blobOf(request)
	return m, blob, err
}
