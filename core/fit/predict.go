package fit

import (
	"context"
	"math"

	"descent/core/design"
	"descent/core/kernel"
	"descent/core/num"
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
	l, err := f.Layout.Bind(columns)
	if err != nil {
		return nil, err
	}
	s := f.scores()
	for _, c := range chunks {
		rows := make([]int32, c.Rows)
		for i := range rows {
			rows[i] = int32(i)
		}
		f.take(s, answer(l, c, rows, f.Encoded))
	}
	return s, nil
}

// Score predicts rows of the training table over the cluster: those it was trained on or, with held, those that were
// kept from training.
func (f *Fit) Score(ctx context.Context, c objective.Cluster, held bool) (*Scores, error) {
	own := append([]float64{0}, f.Encoded...)
	if held {
		own[0] = 1
	}
	parts, err := c.Run(ctx, send(kindScore, f.Spec.Slot, f.Layout, own))
	if err != nil {
		return nil, err
	}
	ordered := make([]objective.Part, len(parts))
	for _, p := range parts {
		ordered[p.Index] = p
	}
	s := f.scores()
	for _, p := range ordered {
		f.take(s, p)
	}
	return s, nil
}

func (f *Fit) scores() *Scores { return &Scores{Prediction: Prediction{Classes: f.Classes}} }

// score answers kindScore. The operation's own numbers are whether the held-out rows are meant, then the coefficients.
func score(l *design.Layout, c *table.Chunk, op objective.Op) objective.Part {
	own := op.Floats[:op.Ints[0]]
	rows := l.Train(c)
	if own[0] != 0 {
		rows = l.Held(c)
	}
	return answer(l, c, rows, own[1:])
}

// answer gives for these rows Ints: how many cannot be answered for, those barred by a new level alone, the observed
// classes; Floats: per row the linear predictors, row-major, then the observed responses of a linear model, then the
// weights.
func answer(l *design.Layout, c *table.Chunk, rows []int32, encoded []float64) objective.Part {
	q := l.Width()
	columns := len(encoded) / q
	usable, fresh := l.Usable(c)
	part := objective.Part{Index: c.Index, Ints: []int32{0, 0}}
	margins := make([]float64, len(rows)*columns)
	var good, place []int32
	for k, i := range rows {
		if usable[i] {
			good, place = append(good, i), append(place, int32(k))
			continue
		}
		part.Ints[0]++
		if fresh[i] {
			part.Ints[1]++
		}
		for m := range columns {
			margins[k*columns+m] = math.NaN()
		}
	}
	linear(margins, l, c, good, place, encoded)
	part.Floats = margins
	classes, response, weights := l.Observed(c, rows)
	part.Ints = append(part.Ints, classes...)
	part.Floats = append(part.Floats, response...)
	part.Floats = append(part.Floats, weights...)
	return part
}

// linear writes the linear predictors of the good rows at their places. A few blocks at a time are encoded.
func linear(margins []float64, l *design.Layout, c *table.Chunk, good, place []int32, encoded []float64) {
	q := l.Width()
	columns := len(encoded) / q
	m := make([]float64, kernel.BlockRows)
	for at := 0; at < len(good); at += kernel.BlockRows {
		n := min(kernel.BlockRows, len(good)-at)
		x, _, _, rows := l.Features(c, good[at:at+n]).Block(0)
		for k := range columns {
			kernel.Margin(m, x, encoded[k*q:(k+1)*q], rows)
			for i := range n {
				margins[int(place[at+i])*columns+k] = m[i]
			}
		}
	}
}

// take appends a part's answers.
func (f *Fit) take(s *Scores, p objective.Part) {
	observed := p.Ints[2:]
	n := len(observed)
	columns := len(f.CoefficientClasses)
	s.Missing += int(p.Ints[0])
	s.Unknown += int(p.Ints[1])
	margins, rest := p.Floats[:n*columns], p.Floats[n*columns:]
	if f.Model == "linear" {
		for _, m := range margins {
			s.Values = append(s.Values, m*f.Layout.Target.Scale+f.Layout.Target.Mean)
		}
		s.Response = append(s.Response, rest[:n]...)
		rest = rest[n:]
	}
	s.Weights = append(s.Weights, rest...)
	if f.Model == "linear" {
		return
	}
	order := f.order()
	for i := range n {
		row := make([]float64, len(f.Classes))
		f.probabilities(row, margins[i*columns:(i+1)*columns], order)
		s.Probabilities = append(s.Probabilities, row...)
		s.Labels = append(s.Labels, f.label(row))
		s.Observed = append(s.Observed, -1)
		if c := observed[i]; c >= 0 {
			s.Observed[len(s.Observed)-1] = int32(order[c])
		}
	}
}

// order gives for each class of the layout its place in Classes; the layout of a logistic model has the event second.
func (f *Fit) order() []int {
	out := make([]int, len(f.Classes))
	for i := range out {
		out[i] = i
	}
	if f.Model == "logistic" && f.Classes[0] == f.Event {
		out[0], out[1] = 1, 0
	}
	return out
}

// probabilities writes those of one row in the order of Classes. For losses that are no log-likelihood they are the
// logistic function of the score, whose sign is the decision.
func (f *Fit) probabilities(row, margins []float64, order []int) {
	switch {
	case f.Model == "logistic":
		row[order[0]], row[order[1]] = num.Sigmoid(-margins[0]), num.Sigmoid(margins[0])
	default:
		at := len(row) - len(margins) // the reference class, where there is one, has margin 0
		row[0] = 0
		copy(row[at:], margins)
		num.Softmax(row)
	}
}

// label is the event from the threshold on, or the likeliest class.
func (f *Fit) label(row []float64) int32 {
	if row[0] != row[0] {
		return -1
	}
	if f.Model == "logistic" {
		event := f.order()[1]
		if row[event] >= f.Spec.Threshold {
			return int32(event)
		}
		return int32(1 - event)
	}
	best := 0
	for k, p := range row {
		if p > row[best] {
			best = k
		}
	}
	return int32(best)
}
