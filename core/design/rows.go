package design

import (
	"bytes"

	"descent/core/kernel"
	"descent/core/table"
)

// State of a row with respect to a layout.
const (
	used uint8 = iota
	missing
	zero     // weight 0
	negative // weight below 0
)

// states returns the state of every row: whether a cell that the layout uses is missing. With target, the target's
// and the weights' cells count too. Levels that the layout lacks are not missing here.
func (l *Layout) states(c *table.Chunk, target bool) []uint8 {
	out := make([]uint8, c.Rows)
	for i := range l.Inputs {
		if in := &l.Inputs[i]; !in.Impute {
			mark(out, cells(c, in.Column), in.Number)
		}
	}
	if !target {
		return out
	}
	mark(out, cells(c, l.Target.Column), !l.Spec.Classes)
	if l.Weight >= 0 {
		w := cells(c, l.Weight)
		mark(out, w, true)
		for i, v := range w.Num {
			if out[i] == used && v == 0 {
				out[i] = zero
			} else if out[i] == used && v < 0 {
				out[i] = negative
			}
		}
	}
	return out
}

// cells returns a column of a chunk, or nothing where the table lacks it.
func cells(c *table.Chunk, column int) table.Cells {
	if column < 0 {
		return table.Cells{}
	}
	return c.Columns[column]
}

func mark(out []uint8, cells table.Cells, number bool) {
	switch {
	case number && cells.Num != nil:
		if kernel.Finite(cells.Num) {
			return
		}
		for i, v := range cells.Num {
			if v-v != 0 {
				out[i] = missing
			}
		}
	case !number && cells.Code != nil:
		for i, v := range cells.Code {
			if v < 0 {
				out[i] = missing
			}
		}
	default:
		for i := range out {
			out[i] = missing
		}
	}
}

// Train returns the rows of a chunk that the model is trained on, in order.
func (l *Layout) Train(c *table.Chunk) []int32 { return l.pick(c, false) }

// Held returns the rows of a chunk that are kept from training, in order.
func (l *Layout) Held(c *table.Chunk) []int32 {
	if !l.Hold.On {
		return nil
	}
	return l.pick(c, true)
}

func (l *Layout) pick(c *table.Chunk, held bool) []int32 {
	if l.Whole {
		return All(c.Rows)
	}
	states := l.states(c, true)
	if !l.Hold.On && len(bytes.Trim(states, "\x00")) == 0 {
		return All(c.Rows)
	}
	rows := make([]int32, 0, c.Rows)
	at := uint64(0)
	if l.Hold.On {
		at = uint64(l.Hold.Before[c.Index])
	}
	for i, s := range states {
		if s != used {
			continue
		}
		if !l.Hold.On || (Rank(l.Hold.Seed, at) < l.Hold.Cut) == held {
			rows = append(rows, int32(i))
		}
		at++
	}
	return rows
}

// All returns the numbers of n rows.
func All(n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}

// Count returns how many rows of a chunk are in each state: used, missing, of weight 0, of negative weight.
func (l *Layout) Count(c *table.Chunk) [4]int32 {
	var n [4]int32
	for _, s := range l.states(c, true) {
		n[s]++
	}
	return n
}
