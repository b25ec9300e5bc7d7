package fit

import (
	"math"

	"descent/core/design"
	"descent/core/kernel"
	"descent/core/num"
	"descent/core/objective"
	"descent/core/table"
)

// rowsOf says which rows of a table are scored.
type rowsOf int

const (
	trained rowsOf = iota
	heldOut
	every
)

func (which rowsOf) in(l *design.Layout, c *table.Chunk) []int32 {
	switch which {
	case trained:
		return l.Train(c)
	case heldOut:
		return l.Held(c)
	}
	return design.All(c.Rows)
}

// decision turns the linear predictors of a row into an answer.
type decision struct {
	classes   int     // 0 for a linear model
	event     int     // its place among the classes of a logistic model, -1 for a softmax
	threshold float64 // probability of the event from which a row is labelled with it
}

// decided is the number of numbers that a packed decision takes, those of which rows included.
const decided = 4

func (f *Fit) decision() decision {
	d := decision{classes: len(f.Classes), event: -1, threshold: f.Spec.Threshold}
	if f.Model == "logistic" {
		d.event = 1
		if f.Classes[0] == f.Event {
			d.event = 0
		}
	}
	return d
}

func (d decision) pack(which rowsOf) []float64 {
	return []float64{float64(which), float64(d.classes), float64(d.event), d.threshold}
}

// score answers kindScore. The operation's own numbers are which rows are meant, the decision and the coefficients. The
// part has Ints: how many rows there are, how many cannot be answered for, those of them barred by a new level alone,
// then the labels and the observed classes; Floats: the probabilities, row-major, or a linear model's values and the
// observed responses; then the weights.
func score(l *design.Layout, c *table.Chunk, op objective.Op, yield func() error) (objective.Part, error) {
	own := op.Floats[:op.Ints[0]]
	d := decision{classes: int(own[1]), event: int(own[2]), threshold: own[3]}
	rows := rowsOf(own[0]).in(l, c)
	part := objective.Part{Index: c.Index, Ints: []int32{int32(len(rows)), 0, 0}}
	margins, err := margins(&part, l, c, rows, own[decided:], yield)
	if err != nil {
		return part, err
	}
	classes, response, weights := l.Observed(c, rows)
	if d.classes == 0 {
		for i, m := range margins {
			margins[i] = m*l.Target.Scale + l.Target.Mean
		}
		part.Floats = append(margins, response...)
	} else {
		part.Floats = d.answer(&part, margins, len(rows))
		for _, class := range classes {
			part.Ints = append(part.Ints, d.place(class))
		}
	}
	part.Floats = append(part.Floats, weights...)
	return part, nil
}

// margins returns the linear predictors of the rows, row-major, NaN where there are none, and counts those in part.
func margins(part *objective.Part, l *design.Layout, c *table.Chunk, rows []int32, encoded []float64, yield func() error) ([]float64, error) {
	columns := len(encoded) / l.Width()
	usable, fresh := l.Usable(c)
	out := make([]float64, len(rows)*columns)
	var good, place []int32
	for k, i := range rows {
		if usable[i] {
			good, place = append(good, i), append(place, int32(k))
			continue
		}
		part.Ints[1]++
		if fresh[i] {
			part.Ints[2]++
		}
		for m := range columns {
			out[k*columns+m] = math.NaN()
		}
	}
	return out, linear(out, l, c, good, place, encoded, yield)
}

// linear writes the linear predictors of the good rows at their places. A block at a time is encoded.
func linear(margins []float64, l *design.Layout, c *table.Chunk, good, place []int32, encoded []float64, yield func() error) error {
	q := l.Width()
	columns := len(encoded) / q
	m := make([]float64, kernel.BlockRows)
	for at := 0; at < len(good); at += kernel.BlockRows {
		n := min(kernel.BlockRows, len(good)-at)
		x, _, _, rows := l.Features(c, good[at:at+n]).Block(0, nil)
		for k := range columns {
			kernel.Margin(m, x, encoded[k*q:(k+1)*q], rows)
			for i := range n {
				margins[int(place[at+i])*columns+k] = m[i]
			}
		}
		if err := yield(); err != nil {
			return err
		}
	}
	return nil
}

// answer returns the probabilities of n rows, row-major, and appends their labels to the part's Ints.
func (d decision) answer(part *objective.Part, margins []float64, n int) []float64 {
	k, columns := d.classes, len(margins)/max(1, n)
	out := make([]float64, n*k)
	for i := range n {
		row := out[i*k : (i+1)*k]
		d.probabilities(row, margins[i*columns:(i+1)*columns])
		part.Ints = append(part.Ints, d.label(row))
	}
	return out
}

// probabilities writes those of one row. For losses that are no log-likelihood they are the logistic function of the
// score, whose sign is the decision.
func (d decision) probabilities(row, margins []float64) {
	if d.event >= 0 {
		row[1-d.event], row[d.event] = num.Sigmoid(-margins[0]), num.Sigmoid(margins[0])
		return
	}
	at := len(row) - len(margins) // the reference class, where there is one, has margin 0
	row[0] = 0
	copy(row[at:], margins)
	num.Softmax(row)
}

// label is the event from the threshold on, or the likeliest class; -1 where there are no probabilities.
func (d decision) label(row []float64) int32 {
	if row[0] != row[0] {
		return -1
	}
	if d.event >= 0 {
		if row[d.event] >= d.threshold {
			return int32(d.event)
		}
		return int32(1 - d.event)
	}
	best := 0
	for k, p := range row {
		if p > row[best] {
			best = k
		}
	}
	return int32(best)
}

// place turns a class of the layout into one of the fit: the layout of a logistic model has the event second.
func (d decision) place(class int32) int32 {
	if d.event == 0 && class >= 0 {
		return 1 - class
	}
	return class
}
