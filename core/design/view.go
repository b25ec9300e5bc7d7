package design

import (
	"descent/core/kernel"
	"descent/core/table"
)

// plain reports that every encoded column but the intercept is a number of the table, shifted and scaled.
func (l *Layout) plain() bool {
	for _, j := range l.Active[1:] {
		parts := l.Products[j].Parts
		if len(parts) != 1 || parts[0].Power != 1 || l.Inputs[parts[0].Input].Impute {
			return false
		}
	}
	return l.Basis == nil
}

// view encodes all rows of a chunk of a plain layout without a copy of its columns.
func (l *Layout) view(c *table.Chunk) *kernel.Chunk {
	out := &kernel.Chunk{Index: c.Index, N: c.Rows, P: len(l.Active)}
	n := out.Blocks() * kernel.BlockRows
	out.Y, out.W = make([]float64, n), make([]float64, n)
	columns := make([][]float64, out.P)
	for k, j := range l.Active[1:] {
		columns[k+1] = c.Columns[l.Inputs[l.Products[j].Parts[0].Input].Column].Num
	}
	out.Make = func(x []float64, b int) {
		lo := b * kernel.BlockRows
		rows := min(kernel.BlockRows, c.Rows-lo)
		for k, from := range columns {
			to := x[k*kernel.BlockRows : (k+1)*kernel.BlockRows]
			if k == 0 {
				kernel.Ones(to, rows)
				continue
			}
			kernel.Standardize(to, from[lo:lo+rows], l.Mean[k], l.Scale[k])
			clear(to[rows:kernel.Round(rows)])
		}
	}
	return out
}
