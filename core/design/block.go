package design

import (
	"descent/core/kernel"
	"descent/core/table"
)

// block gathers up to kernel.BlockRows rows of a chunk input by input, and makes columns of the design from them.
type block struct {
	layout *Layout
	chunk  *table.Chunk
	rows   []int32
	num    [][]float64 // per input: values, imputed; nil for a category
	code   [][]int32   // per input: levels, -1 for a level that the layout lacks; nil for a number
	gap    [][]bool    // per number input under indicator imputation: whether the cell was missing
	other  []float64
}

func newBlock(l *Layout, c *table.Chunk) *block {
	b := &block{layout: l, chunk: c, other: make([]float64, kernel.BlockRows)}
	b.num = make([][]float64, len(l.Inputs))
	b.code = make([][]int32, len(l.Inputs))
	b.gap = make([][]bool, len(l.Inputs))
	for i := range l.Inputs {
		if l.Inputs[i].Number {
			b.num[i] = make([]float64, kernel.BlockRows)
			b.gap[i] = make([]bool, kernel.BlockRows)
		} else {
			b.code[i] = make([]int32, kernel.BlockRows)
		}
	}
	return b
}

// gather reads the inputs' cells of the rows.
func (b *block) gather(rows []int32) {
	b.rows = rows
	for i := range b.layout.Inputs {
		in := &b.layout.Inputs[i]
		col := cells(b.chunk, in.Column)
		if in.Number {
			in.numbers(b.num[i], b.gap[i], col.Num, rows)
		} else {
			in.levels(b.code[i], col.Code, rows)
		}
	}
}

func (in *Input) numbers(dst []float64, gap []bool, src []float64, rows []int32) {
	if n := len(rows); !in.Impute && n > 0 && int(rows[n-1]-rows[0]) == n-1 {
		copy(dst, src[rows[0]:rows[0]+int32(n)])
		return // gaps are read where they are imputed alone
	}
	for k, i := range rows {
		v := src[i]
		gap[k] = v-v != 0
		if gap[k] && in.Impute {
			v = in.Fill
		}
		dst[k] = v
	}
}

func (in *Input) levels(dst []int32, src []int32, rows []int32) {
	for k, i := range rows {
		switch code := src[i]; {
		case code >= 0:
			dst[k] = in.Code[code]
		case in.Impute:
			dst[k] = int32(in.Fill)
		default:
			dst[k] = -1
		}
	}
}

// column writes the values of a term, one a gathered row.
func (b *block) column(dst []float64, p Product) {
	dst = dst[:len(b.rows)]
	if len(p.Parts) == 0 {
		for k := range dst {
			dst[k] = 1
		}
		return
	}
	b.part(dst, p.Parts[0])
	for _, part := range p.Parts[1:] {
		other := b.other[:len(b.rows)]
		b.part(other, part)
		for k := range dst {
			dst[k] *= other[k]
		}
	}
}

func (b *block) part(dst []float64, p Part) {
	switch {
	case p.Power > 0:
		x := b.num[p.Input][:len(dst)]
		copy(dst, x)
		for range p.Power - 1 {
			for k := range dst {
				dst[k] *= x[k]
			}
		}
	case p.Level == MissingLevel:
		for k, gap := range b.gap[p.Input][:len(dst)] {
			dst[k] = indicator(gap)
		}
	default:
		for k, code := range b.code[p.Input][:len(dst)] {
			dst[k] = indicator(code == int32(p.Level))
		}
	}
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// blocks calls do for each run of up to kernel.BlockRows rows, gathered; at is the index of its first row in rows.
func (l *Layout) blocks(c *table.Chunk, rows []int32, do func(at int, b *block)) {
	b := newBlock(l, c)
	for at := 0; at < len(rows); at += kernel.BlockRows {
		b.gather(rows[at:min(at+kernel.BlockRows, len(rows))])
		do(at, b)
	}
}
