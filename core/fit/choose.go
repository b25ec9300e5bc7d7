package fit

import (
	"context"
	"math"

	"descent/core/objective"
)

// The rule of solver "auto": proximal Newton for an l1 penalty; gradient descent for a loss with a kink or that is not
// convex; Newton's method where its Hessians cost less than the sweeps of L-BFGS; L-BFGS elsewhere. Both second-order methods
// start on a sample where there are many rows.
const (
	// maxNewton bounds the coefficients of Newton's method: its matrices are of that order.
	maxNewton = 1200
	// newtonSteps and firstOrder are about how many Hessians Newton's method makes, and how many sweeps L-BFGS.
	newtonSteps, firstOrder = 6, 40
	// littleWork is the multiplications up to which Newton's digits are worth more than time: half a second or so.
	littleWork = 4e9
)

// A sample is worth its own fit from so many rows on. It holds one row in fifty, or so many to a coefficient that its
// Hessian is within about a fifth of the whole one's, but never more than a quarter of the rows.
const (
	manyRows     = 1 << 15
	sampleShare  = 50
	rowsPerSlope = 24
)

// choose names the solver of "auto" for a layout whose columns are known.
func (f *fitter) choose() {
	if f.auto = f.spec.Solver == "auto"; !f.auto {
		return
	}
	m := f.shape()
	switch {
	case f.spec.L1 > 0:
		f.spec.Solver = "coordinate"
	case !m.Loss.Smooth() || !m.Loss.Convex():
		f.spec.Solver = "momentum"
	case f.newtonPays(m):
		f.spec.Solver = "newton"
	default:
		f.spec.Solver = "lbfgs"
		f.spec.Tolerance = math.Min(f.spec.Tolerance, 1e-11) // no Newton step polishes its end
	}
}

func (f *fitter) newtonPays(m objective.Model) bool {
	if m.Dim() > maxNewton {
		return false
	}
	work := float64(f.tally.Rows[0]) * float64(m.Dim()) * float64(m.Dim()) / 2
	sweeps := newtonSteps * hessianCost(m) / float64(f.sampled(m.Dim()))
	return f.spec.Model == "linear" || newtonSteps*work <= littleWork || sweeps <= firstOrder
}

// fewSweeps reports that the solver sweeps the rows tens of times at most.
func (f *fitter) fewSweeps() bool { return f.spec.Solver == "newton" || f.spec.Solver == "coordinate" }

// patience bounds the sweeps of an L-BFGS that was chosen here and that Newton's method can take over from: so many cost as
// much as that.
func (f *fitter) patience() int {
	if !f.auto || f.spec.Solver != "lbfgs" || f.model.Dim() > maxNewton || f.spec.MaxIterations > 0 {
		return f.spec.MaxIterations
	}
	return int(newtonSteps * hessianCost(f.model))
}

// sampled returns how many blocks there are to one of a sample that serves so many coefficients; 1 means no sample.
func (f *fitter) sampled(coefficients int) int {
	n := int(f.tally.Rows[0])
	if n < manyRows {
		return 1
	}
	if every := n / max(n/sampleShare, rowsPerSlope*coefficients); every >= 4 {
		return every
	}
	return 1
}

// sampledColumns is sampled for the proof that the columns are independent, which takes few rows more than columns.
func (f *fitter) sampledColumns() int {
	n, p := int(f.tally.Rows[0]), f.layout.Width()
	if every := n / max(n/sampleShare, 4*p); n*p >= manyRows*16 && every >= 4 {
		return every
	}
	return 1
}

// hessianCost is what a sweep with a Hessian costs, in sweeps without: so many more products of columns, at about three times
// the speed.
func hessianCost(m objective.Model) float64 { return 1 + float64((m.P+1)*(m.Columns+1))/24 }

// littleSample is the multiplications for a Hessian up to which the rows of a sample are fetched to be swept here: a few
// milliseconds, as long as the messages take that ask others for it.
const littleSample = 1e7

// sample returns an objective over one block in so many, whose rows are fetched where they are few.
func (f *fitter) sample(ctx context.Context, o *objective.Objective, every int) (*objective.Objective, error) {
	if every <= 1 {
		return o, nil
	}
	rows, dim := float64(f.tally.Rows[0])/float64(every), float64(o.Dim())
	if rows*dim*dim/2 > littleSample {
		return o.Sampled(every), nil
	}
	if f.fetched[every] == nil {
		var err error
		if f.fetched[every], err = o.Gather(ctx, every); err != nil {
			return nil, err
		}
	}
	return o.Over(f.fetched[every]), nil
}
