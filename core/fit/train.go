package fit

import (
	"context"

	"descent/core/objective"
	"descent/core/table"
)

// Train fits the model that spec asks for to the table of these columns, whose rows the cluster's shards hold.
// observe, if not nil, sees every accepted iterate and may block, which pauses the fit; an error it returns ends the
// fit with status "stopped" at the point reached. The error is a refusal (*Error), a lost worker, or the context's.
func Train(ctx context.Context, c objective.Cluster, columns []table.Column, rows int, spec Spec, observe func(Step) error) (*Fit, error) {
	return nil, refuse("not-yet", "", "training is being built")
}

// Prediction holds the answers for the rows of a table in file order.
type Prediction struct {
	Classes       []string  // nil for a linear model
	Probabilities []float64 // rows × classes, row-major; NaN where a row has a missing cell or an unknown level
	Values        []float64 // linear models: one a row
	Labels        []int32   // index into Classes, -1 where there is no answer
	Missing       int       // rows without an answer
	Unknown       int       // those of them that have a level the training rows did not have
}

// Predict answers for every row of a table whose columns are named and typed as the training table's. Columns may
// stand in another order; a column the model does not use may be absent.
func (f *Fit) Predict(columns []table.Column, chunks []*table.Chunk) (*Prediction, error) {
	return nil, refuse("not-yet", "", "training is being built")
}

// Scores are predictions beside what was observed, in file order.
type Scores struct {
	Prediction
	Observed []int32   // index into Classes, -1 where missing
	Response []float64 // linear models: the observed value, NaN where missing
	Weights  []float64 // 1 where the model has no weights
}

// Score predicts rows of the training table over the cluster: those it was trained on or, with held, those it was kept from.
func (f *Fit) Score(ctx context.Context, c objective.Cluster, held bool) (*Scores, error) {
	return nil, refuse("not-yet", "", "training is being built")
}

// Evaluate predicts the rows of another table that has the target too.
func (f *Fit) Evaluate(columns []table.Column, chunks []*table.Chunk) (*Scores, error) {
	return nil, refuse("not-yet", "", "training is being built")
}

// Release lets the shards forget the encoded rows of a fit that has ended or was abandoned. Train releases its own.
func Release(ctx context.Context, c objective.Cluster) error {
	_, err := c.Run(ctx, objective.Op{Kind: "drop"})
	return err
}
