package objective

import (
	"context"
	"slices"
	"sort"
)

// Count returns the number of rows.
func (o *Objective) Count() int { return int(o.starts[len(o.starts)-1]) }

// EvalRows returns an unbiased estimate of the smooth part of f at x from some rows, and overwrites grad, unless it is
// nil, with that of its gradient: the mean over the rows of w·ℓ, over the mean weight of all rows. Rows count from 0
// through all chunks; a row given twice counts twice. The result does not depend on the order of rows nor on how
// the chunks are spread.
func (o *Objective) EvalRows(ctx context.Context, x, grad []float64, rows []int32) (float64, error) {
	want := Value
	if grad != nil {
		want = Gradient
	}
	op := evalOp(KindBatch, o.Fit, o.Model, want, 1, x)
	op.Ints = append(op.Ints, o.locate(rows)...)
	sums, err := o.sums(ctx, op)
	if err != nil {
		return 0, err
	}
	share := float64(o.Count()) / (float64(len(rows)) * o.Weight)
	if grad != nil {
		scaleTo(grad, share, sums[1:])
	}
	return share*sums[0] + o.ridge(x, grad, nil), nil
}

// locate returns, for each chunk that holds some of the rows, its index, their number and their places in it.
func (o *Objective) locate(rows []int32) []int32 {
	sorted := slices.Clone(rows)
	slices.Sort(sorted)
	if n := len(sorted); n == 0 || sorted[0] < 0 || int(sorted[n-1]) >= o.Count() {
		panic("objective: no rows, or a row out of range")
	}
	list := make([]int32, 0, len(rows)+8)
	for len(sorted) > 0 {
		chunk := sort.Search(len(o.Rows), func(i int) bool { return o.starts[i+1] > sorted[0] })
		n := sort.Search(len(sorted), func(i int) bool { return sorted[i] >= o.starts[chunk+1] })
		list = append(list, int32(chunk), int32(n))
		for _, row := range sorted[:n] {
			list = append(list, row-o.starts[chunk])
		}
		sorted = sorted[n:]
	}
	return list
}
