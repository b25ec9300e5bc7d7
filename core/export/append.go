// Package export writes what a fit is taken away as.
package export

import (
	"context"
	"slices"
	"strconv"

	"descent/core/fit"
	"descent/core/objective"
	"descent/core/table"
)

// Header returns the line of names for what Append gives for the file of a plan: the file's own, then predicted and, unless
// the model is linear, p(CLASS) for each class. A name that the file has already gets a number: predicted_2.
func Header(f *fit.Fit, plan *table.Plan) []byte {
	names := append(plan.Names(), "predicted")
	for _, class := range f.Classes {
		names = append(names, "p("+class+")")
	}
	w := NewWriter(plan.Dialect)
	for i, name := range names {
		for k := 2; slices.Contains(names[:i], names[i]); k++ {
			names[i] = name + "_" + strconv.Itoa(k)
		}
		w.Cell(names[i])
	}
	w.End()
	return w.Text
}

// Appended is some rows with their answers.
type Appended struct {
	Text    []byte
	Rows    int
	Missing int // rows without an answer, whose appended cells are empty
}

// Append returns the rows of a piece of a file as CSV with the model's answers behind them: the label and a probability for
// each class, or a linear model's value. A survey has settled the plan, in which the columns that the model reads are
// forced to the training table's types; data and offset are those of table.Plan.Piece. A row without all its cells gets empty
// ones; a row that is none of the table's, because it has too many, is left out. Cells are guarded as Writer says.
func Append(ctx context.Context, f *fit.Fit, plan *table.Plan, data []byte, offset int64) (*Appended, error) {
	piece, err := plan.Piece(data, offset)
	if err != nil || piece.Rows == 0 {
		return &Appended{}, err
	}
	s, err := f.ScoreOther(ctx, alone{fit.NewShard(piece.Chunks)}, piece.Columns)
	if err != nil {
		return nil, err
	}
	w, width, row := NewWriter(plan.Dialect), len(plan.Columns), 0
	w.Text = make([]byte, 0, len(data)+len(data)/4+piece.Rows*16)
	plan.EachRow(data, offset, func(cells []string) {
		for j := range width {
			text := ""
			if j < len(cells) {
				text = cells[j]
			}
			w.Cell(text)
		}
		answer(w, &s.Prediction, row)
		w.End()
		row++
	})
	return &Appended{Text: w.Text, Rows: piece.Rows, Missing: s.Missing}, nil
}

// answer writes the answer for a row.
func answer(w *Writer, p *fit.Prediction, row int) {
	k := len(p.Classes)
	if k == 0 {
		w.Number(p.Values[row])
		return
	}
	label := ""
	if at := p.Labels[row]; at >= 0 {
		label = p.Classes[at]
	}
	w.Cell(label)
	for _, v := range p.Probabilities[row*k : (row+1)*k] {
		w.Number(v)
	}
}

// alone is a cluster of one shard.
type alone struct{ shard *fit.Shard }

// Run answers the operation.
func (a alone) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	return a.shard.Run(op, ctx.Err)
}
