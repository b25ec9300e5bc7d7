package fit

import (
	"context"
	"math"

	"descent/core/design"
	"descent/core/num"
	"descent/core/objective"
	"descent/core/solve"
	"descent/core/table"
)

// fitter carries one training from step to step.
type fitter struct {
	cluster objective.Cluster
	columns []table.Column
	rows    int // of the table
	spec    Spec
	observe func(Step) error

	layout  *design.Layout
	tally   design.Tally
	moments design.Moments
	counts  []int32 // training rows of each chunk
	model   objective.Model
	object  *objective.Objective
	size    float64                     // the person's loss over the inner one: the square of the response's scale, or 1
	auto    bool                        // the solver was left to choose
	gram    *num.Cholesky               // of the mean Gram matrix, over a sample or all rows, where rank made one of these columns
	fetched map[int]*objective.Gathered // samples of the encoded rows that were fetched, by their share
	notes   []string
}

// Train fits the model that spec asks for to the table of these columns and so many rows, whose chunks the cluster's
// shards hold. observe, if not nil, sees every accepted iterate and may block, which pauses the fit; an error it
// returns ends the fit with status "stopped" at the point reached. The error is a refusal (*Error), a lost worker's,
// or the context's.
func Train(ctx context.Context, c objective.Cluster, columns []table.Column, rows int, spec Spec, observe func(Step) error) (*Fit, error) {
	spec, err := spec.Validate()
	if err != nil {
		return nil, err
	}
	f := &fitter{cluster: c, columns: columns, rows: rows, spec: spec, observe: observe}
	defer c.Run(context.WithoutCancel(ctx), objective.Op{Kind: kindDrop, Fit: spec.Slot})
	if err := f.prepare(ctx); err != nil {
		return nil, err
	}
	if err := f.rank(ctx); err != nil {
		return nil, err
	}
	f.aim()
	end, err := f.descend(ctx)
	if err != nil {
		return nil, err
	}
	return f.finish(ctx, end)
}

// shape is the model of the layout's columns.
func (f *fitter) shape() objective.Model {
	m := objective.Model{Loss: f.spec.kind(), P: f.layout.Width(), Columns: 1}
	if f.spec.Model == "softmax" {
		m.Columns = len(f.layout.Target.Classes)
		if m.Symmetric = f.spec.penalised(); !m.Symmetric {
			m.Columns--
		}
	}
	return m
}

// aim sets the model and its objective on the encoded rows.
func (f *fitter) aim() {
	f.model = f.shape()
	f.size = f.layout.Target.Scale
	if f.model.Loss.String() == "squared" && f.spec.Model == "linear" {
		f.size *= f.size
	}
	config := objective.Config{
		Model: f.model, Fit: f.spec.Slot, Rows: f.counts, Weight: f.moments.Weight,
		L1: f.spec.L1 * f.layout.Target.Scale / f.size, L2: f.spec.L2 * f.layout.Target.Scale * f.layout.Target.Scale / f.size,
	}
	if f.spec.RawPenalty {
		config.Scale = make([]float64, f.layout.Width())
		for k, s := range f.layout.Scale {
			config.Scale[k] = 1 / s
		}
	}
	f.object = objective.New(f.cluster, config)
}

// losses returns the penalised and unpenalised mean loss in the person's units.
func (f *fitter) losses(inner float64, x []float64) (objective, plain float64) {
	penalty := 0.0
	for k, v := range x {
		j := k % f.model.P
		if j == 0 {
			continue
		}
		s := 1.0
		if f.object.Scale != nil {
			s = f.object.Scale[j]
		}
		penalty += f.object.L1*s*math.Abs(v) + 0.5*f.object.L2*s*s*v*v
	}
	return inner * f.size, (inner - penalty) * f.size
}

// watch turns a method's steps into the person's.
func (f *fitter) watch(offset *progress) func(solve.Step) error {
	if f.observe == nil {
		return nil
	}
	step := Step{
		Terms: f.layout.Terms, Classes: f.labels(),
		Coefficients: make([]float64, f.model.Columns*len(f.layout.Terms)),
	}
	return func(s solve.Step) error {
		if offset.iterations > 0 && s.Iteration == 0 {
			return nil // a run that goes on from where another ended was seen there
		}
		step.Iteration, step.Passes = offset.iterations+s.Iteration, offset.passes+s.Passes
		step.Gradient = s.Gradient
		step.Objective, step.Loss = f.losses(s.F, s.X)
		f.layout.Person(step.Coefficients, s.X, 0)
		return f.observe(step)
	}
}

// labels names the class of each column of coefficients.
func (f *fitter) labels() []string {
	switch {
	case f.spec.Model == "linear":
		return []string{""}
	case f.spec.Model == "logistic":
		return []string{f.spec.Event}
	case f.model.Symmetric:
		return f.layout.Target.Classes
	}
	return f.layout.Target.Classes[1:]
}
