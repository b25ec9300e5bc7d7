package fit

import (
	"context"

	"descent/core/design"
	"descent/core/objective"
	"descent/core/table"
)

// Prediction holds the answers for the rows of a table in file order.
type Prediction struct {
	Classes       []string  // nil for a linear model
	Probabilities []float64 // rows × classes, row-major; NaN where a row has a missing cell or an unknown level
	Values        []float64 // linear models: one a row, NaN likewise
	Labels        []int32   // index into Classes, -1 where there is no answer
	Missing       int       // rows without an answer
	Unknown       int       // those of them that only a level the training rows did not have bars
}

// Scores are predictions beside what was observed, in file order.
type Scores struct {
	Prediction
	Observed []int32   // index into Classes, -1 where missing
	Response []float64 // linear models: the observed value, NaN where missing
	Weights  []float64 // 1 where the model has no weights
}

// Predict answers for every row of a table whose columns are named and typed as the training table's. Columns may
// stand in another order; a column the model does not use may be absent.
func (f *Fit) Predict(columns []table.Column, chunks []*table.Chunk) (*Prediction, error) {
	s, err := f.Evaluate(columns, chunks)
	if err != nil {
		return nil, err
	}
	return &s.Prediction, nil
}

// Evaluate predicts every row of another table beside what it observed. Where the table lacks the target, nothing is
// observed. Weights are 1.
func (f *Fit) Evaluate(columns []table.Column, chunks []*table.Chunk) (*Scores, error) {
	return f.ScoreOther(context.Background(), NewLocal(chunks, 1), columns)
}

// Score predicts rows of the training table over the cluster: those it was trained on or, with held, those that were
// kept from training.
func (f *Fit) Score(ctx context.Context, c objective.Cluster, held bool) (*Scores, error) {
	which := trained
	if held {
		which = heldOut
	}
	return f.run(ctx, c, f.Layout, which)
}

// ScoreOther is Evaluate over the cluster that holds the table's rows.
func (f *Fit) ScoreOther(ctx context.Context, c objective.Cluster, columns []table.Column) (*Scores, error) {
	l, err := f.Layout.Bind(columns)
	if err != nil {
		return nil, err
	}
	return f.run(ctx, c, l, every)
}

func (f *Fit) run(ctx context.Context, c objective.Cluster, l *design.Layout, which rowsOf) (*Scores, error) {
	own := append(f.decision().pack(which), f.Encoded...)
	parts, err := c.Run(ctx, send(kindScore, f.Spec.Slot, l, own))
	if err != nil {
		return nil, err
	}
	ordered := make([]objective.Part, len(parts))
	for _, p := range parts {
		ordered[p.Index] = p
	}
	return f.collect(ordered), nil
}

// collect joins the parts that score made, in file order.
func (f *Fit) collect(parts []objective.Part) *Scores {
	k, n := len(f.Classes), 0
	s := &Scores{Prediction: Prediction{Classes: f.Classes}}
	for _, p := range parts {
		n += int(p.Ints[0])
		s.Missing += int(p.Ints[1])
		s.Unknown += int(p.Ints[2])
	}
	s.Weights = make([]float64, 0, n)
	s.Probabilities = make([]float64, 0, n*k)
	for _, p := range parts {
		n, ints, floats := int(p.Ints[0]), p.Ints[3:], p.Floats
		if k == 0 {
			s.Values, s.Response, floats = append(s.Values, floats[:n]...), append(s.Response, floats[n:2*n]...), floats[2*n:]
		} else {
			s.Labels, s.Observed = append(s.Labels, ints[:n]...), append(s.Observed, ints[n:]...)
			s.Probabilities, floats = append(s.Probabilities, floats[:n*k]...), floats[n*k:]
		}
		s.Weights = append(s.Weights, floats...)
	}
	return s
}
