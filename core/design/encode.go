package design

import (
	"math"

	"descent/core/kernel"
	"descent/core/table"
)

// Encode encodes the training rows of a chunk: columns standardised, the class index or the standardised response,
// the weights. Without keep, columns that are numbers of the table as they are are made anew at every sweep.
func (l *Layout) Encode(c *table.Chunk, keep bool) *kernel.Chunk {
	if l.Whole && !keep && l.plain() {
		out := l.view(c)
		l.respond(out.Y[:c.Rows], c.Columns[l.Target.Column])
		for i := range out.W[:c.Rows] {
			out.W[i] = 1
		}
		return out
	}
	rows := l.Train(c)
	out := l.rows(c, rows)
	copy(out.W, l.weights(c, rows))
	col := c.Columns[l.Target.Column]
	for k, i := range rows {
		if l.Spec.Classes {
			out.Y[k] = float64(l.Target.Code[col.Code[i]])
		} else {
			out.Y[k] = (col.Num[i] - l.Target.Mean) / l.Target.Scale
		}
	}
	return out
}

// respond writes the class index or the standardised response of every row.
func (l *Layout) respond(dst []float64, col table.Cells) {
	if !l.Spec.Classes {
		for i, v := range col.Num {
			dst[i] = (v - l.Target.Mean) / l.Target.Scale
		}
		return
	}
	for i, code := range col.Code {
		dst[i] = float64(l.Target.Code[code])
	}
}

// Features encodes these rows without target and weights: Y is 0 and W is 1. They should be Usable.
func (l *Layout) Features(c *table.Chunk, rows []int32) *kernel.Chunk {
	out := l.rows(c, rows)
	for k := range rows {
		out.W[k] = 1
	}
	return out
}

func (l *Layout) rows(c *table.Chunk, rows []int32) *kernel.Chunk {
	out := kernel.NewChunk(c.Index, len(rows), len(l.Active))
	l.blocks(c, rows, func(at int, b *block) {
		first := at * out.P
		for k, j := range l.Active {
			column := out.X[first+k*kernel.BlockRows : first+(k+1)*kernel.BlockRows]
			b.column(column, l.Products[j])
			if k == 0 {
				continue
			}
			kernel.Standardize(column, column[:len(b.rows)], l.Mean[k], l.Scale[k])
		}
		l.rotate(out.X[first:first+out.P*kernel.BlockRows], len(b.rows))
	})
	return out
}

// rotate multiplies the rows of a block by the basis, in place, from the last column on.
func (l *Layout) rotate(x []float64, rows int) {
	if l.Basis == nil {
		return
	}
	q := len(l.Active)
	for k := q - 1; k >= 0; k-- {
		column := x[k*kernel.BlockRows:][:rows]
		for i := range column {
			column[i] *= l.Basis[k*q+k]
		}
		for m := range k {
			b := l.Basis[m*q+k]
			for i, v := range x[m*kernel.BlockRows:][:rows] {
				column[i] += b * v
			}
		}
	}
}

// Usable reports for every row of a chunk whether the model can answer for it: no cell it needs is missing, and no
// level is new. fresh tells the rows that only a new level bars.
func (l *Layout) Usable(c *table.Chunk) (usable, fresh []bool) {
	usable, fresh = make([]bool, c.Rows), make([]bool, c.Rows)
	for i := range l.Inputs {
		in := &l.Inputs[i]
		if in.Number {
			continue
		}
		for k, code := range cells(c, in.Column).Code {
			fresh[k] = fresh[k] || code >= 0 && in.Code[code] < 0
		}
	}
	for k, s := range l.states(c, false) {
		usable[k] = s == used && !fresh[k]
		fresh[k] = fresh[k] && s == used
	}
	return usable, fresh
}

// Bind returns the layout for a table whose columns may stand in another order and whose levels may be others. A
// column that the table lacks, or that holds another type, counts as missing in every row, except the inputs': they
// are an error.
func (l *Layout) Bind(columns []table.Column) (*Layout, error) {
	out := *l
	out.Hold, out.Weight, out.Whole = Hold{}, -1, false
	out.Inputs = append([]Input(nil), l.Inputs...)
	for i := range out.Inputs {
		in := &out.Inputs[i]
		if in.Column = find(columns, in.Name); in.Column < 0 {
			return nil, unknown(in.Name)
		}
		if c := &columns[in.Column]; !in.Number {
			in.Code = codes(in.Levels, c.Levels)
		} else if c.Type != table.Number && c.Type != table.Empty {
			return nil, refuse("bad-option", in.Name, "the column "+in.Name+" holds no numbers, as it did when the model was trained")
		}
	}
	out.Target.Column = find(columns, l.Target.Name)
	if out.Target.Column >= 0 {
		out.Target.Code = codes(l.Target.Classes, columns[out.Target.Column].Levels)
	}
	return &out, nil
}

// codes gives each level of a table its place among the known ones, -1 where it is new.
func codes(known, levels []string) []int32 {
	place := make(map[string]int32, len(known))
	for i, name := range known {
		place[name] = int32(i)
	}
	out := make([]int32, len(levels))
	for i, name := range levels {
		out[i] = -1
		if at, ok := place[name]; ok {
			out[i] = at
		}
	}
	return out
}

// Observed returns what a chunk holds for these rows beside the features: class indices (-1 where missing or new), the
// responses of a number target (nil for classes; NaN where missing), and the weights, 1 where there are none.
func (l *Layout) Observed(c *table.Chunk, rows []int32) (classes []int32, response, weights []float64) {
	classes = make([]int32, len(rows))
	col := cells(c, l.Target.Column)
	for k, i := range rows {
		classes[k] = -1
		if l.Spec.Classes && col.Code != nil && col.Code[i] >= 0 {
			classes[k] = l.Target.Code[col.Code[i]]
		}
		if !l.Spec.Classes && col.Num != nil {
			response = append(response, col.Num[i])
		} else if !l.Spec.Classes {
			response = append(response, math.NaN())
		}
	}
	return classes, response, l.weights(c, rows)
}
