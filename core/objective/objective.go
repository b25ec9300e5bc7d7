package objective

import (
	"context"
	"errors"
	"math"

	"descent/core/kernel"
	"descent/core/num"
)

// Config says what an Objective minimises:
//
//	f(x) = Σ w·ℓ / Σ w + ½·L2·Σ (s_j·x_cj)² + L1·Σ s_j·|x_cj|
//
// over columns c and terms j >= 1: the intercept, j = 0, is free. In terms of scikit-learn and LIBLINEAR
// L2 = 1/(C·n); glmnet's lambda is L1+L2 and its alpha L1/(L1+L2), on standardised columns.
type Config struct {
	Model
	Fit    int     // the encoding of the rows, as in Op
	Rows   []int32 // rows of each chunk, by chunk index; chunks without rows count too
	Weight float64 // Σ w over all rows
	L1, L2 float64
	// Scale holds s_j for each design column. nil means 1. With columns standardised inside, 1 puts the penalty on
	// standardised columns and 1/sd_j puts it on the columns as they are. Entry 0 is not used.
	Scale []float64
}

// Objective is the mean loss with its penalty, summed over the shards of a cluster. Eval leaves the L1 term out; Kinks
// and Prox hold it.
type Objective struct {
	Config
	cluster Cluster
	starts  []int32 // first global row of each chunk, and the number of rows
	every   int     // one block in so many counts
	seen    float64 // weight of the rows at the last evaluation
	whole   float64 // weight of all rows
}

// New returns the objective of a configuration on a cluster. It panics where lengths differ or the weight is not
// positive.
func New(c Cluster, config Config) *Objective {
	if config.P < 1 || config.Columns < 1 || !(config.Weight > 0) ||
		config.Scale != nil && len(config.Scale) != config.P {
		panic("objective: impossible configuration")
	}
	o := &Objective{Config: config, cluster: c, every: 1, whole: config.Weight, starts: make([]int32, len(config.Rows)+1)}
	for i, n := range config.Rows {
		o.starts[i+1] = o.starts[i] + n
	}
	return o
}

// errEmpty says that no shard answered for any row.
var errEmpty = errors.New("objective: no rows")

// Eval returns the smooth part of f at x. Where grad or hess is non-nil it is overwritten.
func (o *Objective) Eval(ctx context.Context, x, grad []float64, hess *num.Symmetric) (float64, error) {
	want := Value
	switch {
	case hess != nil:
		want = Hessian
	case grad != nil:
		want = Gradient
	}
	sums, err := o.sums(ctx, evalOp(KindEval, o.Fit, o.Model, want, o.every, x))
	if err != nil {
		return 0, err
	}
	o.seen = o.weight(sums)
	if grad != nil {
		scaleTo(grad, 1/o.seen, sums[1:])
	}
	if hess != nil {
		o.unpack(hess, sums[1+o.Dim():], 1/o.seen)
	}
	return sums[0]/o.seen + o.ridge(x, grad, hess), nil
}

func (o *Objective) sums(ctx context.Context, op Op) ([]float64, error) {
	parts, err := o.cluster.Run(ctx, op)
	if err != nil {
		return nil, err
	}
	sums := Sum(parts, len(o.Rows))
	if sums == nil {
		return nil, errEmpty
	}
	return sums, nil
}

func scaleTo(dst []float64, a float64, x []float64) {
	for i := range dst {
		dst[i] = a * x[i]
	}
}

// unpack writes the packed blocks h, times a, into the symmetric matrix dst.
func (o *Objective) unpack(dst *num.Symmetric, h []float64, a float64) {
	for c := range o.Columns {
		for d := c; d < o.Columns; d++ {
			o.unpackBlock(dst, h, c*o.P, d*o.P, a)
			h = h[kernel.Packed(o.P):]
		}
	}
}

// unpackBlock writes one packed block at (row, col) and at (col, row).
func (o *Objective) unpackBlock(dst *num.Symmetric, h []float64, row, col int, a float64) {
	for i := range o.P {
		for j := i; j < o.P; j++ {
			v := a * h[kernel.PackedIndex(o.P, i, j)]
			dst.Set(row+i, col+j, v)
			dst.Set(row+j, col+i, v)
		}
	}
}

// ridge returns the L2 penalty and adds its derivatives.
func (o *Objective) ridge(x, grad []float64, hess *num.Symmetric) float64 {
	if o.L2 == 0 {
		return 0
	}
	total := 0.0
	for k, v := range x {
		s := o.L2 * o.scale(k) * o.scale(k)
		total += 0.5 * s * v * v
		if grad != nil {
			grad[k] += s * v
		}
		if hess != nil {
			hess.Set(k, k, hess.At(k, k)+s)
		}
	}
	return total
}

// scale returns s_j of coefficient k, 0 for an intercept.
func (o *Objective) scale(k int) float64 {
	switch j := k % o.P; {
	case j == 0:
		return 0
	case o.Scale == nil:
		return 1
	default:
		return math.Abs(o.Scale[j])
	}
}
