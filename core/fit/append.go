package fit

import (
	"context"
	"strconv"

	"descent/core/table"
)

// Appender writes the rows of a file as CSV with the model's answers in columns behind them, some rows at a time: the
// label, then a probability for each class; a linear model's value alone. Cells are guarded as table.Writer says.
type Appender struct {
	fit  *Fit
	plan *table.Plan
}

// NewAppender returns an Appender for the file of a plan that a survey has settled. The columns that the model reads need
// to be forced to the training table's types.
func (f *Fit) NewAppender(plan *table.Plan) *Appender { return &Appender{f, plan} }

// Header returns the line of names. An appended one that the file has already gets a number: predicted_2.
func (a *Appender) Header() []byte {
	w := table.NewWriter(a.plan.Dialect)
	names := a.plan.Names()
	taken := make(map[string]bool, len(names))
	for _, n := range names {
		taken[n] = true
	}
	added := []string{"predicted"}
	for _, class := range a.fit.Classes {
		added = append(added, "p("+class+")")
	}
	for _, n := range added {
		names = append(names, free(n, taken))
	}
	for _, n := range names {
		w.Cell(n)
	}
	w.End()
	return w.Text
}

// free returns a name that is not taken, and takes it.
func free(name string, taken map[string]bool) string {
	candidate := name
	for i := 2; taken[candidate]; i++ {
		candidate = name + "_" + strconv.Itoa(i)
	}
	taken[candidate] = true
	return candidate
}

// Appended is some rows with their answers.
type Appended struct {
	Text    []byte
	Rows    int
	Missing int // rows without an answer, whose appended cells are empty
}

// Rows returns the rows of a piece of the file; data and offset are those of table.Plan.Piece. A row without all its cells
// gets empty ones; a row that is none of the table's, because it has too many cells, is left out.
func (a *Appender) Rows(ctx context.Context, data []byte, offset int64) (*Appended, error) {
	piece, err := a.plan.Piece(data, offset)
	if err != nil || piece.Rows == 0 {
		return &Appended{}, err
	}
	s, err := a.fit.ScoreOther(ctx, NewLocal(piece.Chunks, 1), piece.Columns)
	if err != nil {
		return nil, err
	}
	w, width, row := table.NewWriter(a.plan.Dialect), len(a.plan.Columns), 0
	w.Text = make([]byte, 0, len(data)+len(data)/4+piece.Rows*16)
	a.plan.EachRow(data, offset, func(cells []string) {
		for j := range width {
			text := ""
			if j < len(cells) {
				text = cells[j]
			}
			w.Cell(text)
		}
		s.answer(w, row)
		w.End()
		row++
	})
	return &Appended{Text: w.Text, Rows: piece.Rows, Missing: s.Missing}, nil
}

// answer writes the answer for a row.
func (p *Prediction) answer(w *table.Writer, row int) {
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
