package fit

import (
	"context"
	"math"

	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
)

// doubtful is the smallest squared sine of a column to those before it that a Gram matrix in doubles tells well enough
// from 0; below it the QR factor of the rows decides.
const doubtful = 1e-7

// rank finds the columns that are combinations of others, which an unpenalised fit cannot tell apart, and encodes the
// rows again without the later ones. Where what is left is nearly collinear the columns are made orthonormal.
func (f *fitter) rank(ctx context.Context) error {
	p, n := f.layout.Width(), int(f.tally.Rows[0])
	if f.spec.penalised() || p > maxFactored {
		return nil
	}
	if p < n {
		// The Gram matrix of all rows is at least that of a sample: what is independent there is so here.
		if every := f.sampledColumns(); every > 1 {
			if apart, err := f.apart(ctx, every); apart || err != nil {
				return err
			}
		}
		if apart, err := f.apart(ctx, 1); apart || err != nil {
			return err
		}
	}
	r, err := f.factor(ctx)
	if err != nil {
		return err
	}
	keep, least, where := r.independent(p, f.tolerance)
	left := 0
	for _, k := range keep {
		if k {
			left++
		}
	}
	if left >= n {
		return f.tooFew(left)
	}
	if least < nearTolerance {
		f.notes = append(f.notes, "The columns are nearly combinations of each other (condition number at least "+
			power(1/least)+"; "+f.layout.Terms[f.layout.Active[where]].Name()+
			" adds least to those before it): their coefficients rest on the last digits of the data.")
	}
	if left < p {
		f.layout.Drop(keep)
	}
	rotate := least*least < doubtful && f.spec.Model != "linear"
	if left == p && !rotate {
		return nil
	}
	if err := f.encode(ctx); err != nil || !rotate {
		return err
	}
	return f.rotate(ctx)
}

// tolerance is that of one column: rankTolerance, or what rounding its values left of its digits.
func (f *fitter) tolerance(k int) float64 {
	return math.Max(rankTolerance, 4*0x1p-52*math.Abs(f.layout.Mean[k])/f.layout.Scale[k])
}

// rotate takes the inverse of the triangular factor as the basis of the encoding, so that the encoded columns are
// nearly orthonormal (Cholesky QR).
func (f *fitter) rotate(ctx context.Context) error {
	r, err := f.factor(ctx)
	if err != nil {
		return err
	}
	p := f.layout.Width()
	basis := make([]float64, p*p)
	for i := range p {
		// With a positive diagonal the first encoded column stays the intercept.
		unit := math.Copysign(math.Sqrt(f.moments.Weight), r.r[i*r.k+i])
		for j := i; j < p; j++ {
			basis[i*p+j] = r.r[i*r.k+j] / unit
		}
	}
	if !num.InvertUpper(basis, p) {
		return nil // exactly singular: the columns stay as they are
	}
	f.layout.Basis = basis
	return f.encode(ctx)
}

// apart reports whether the Gram matrix of the encoded columns, over a sample of their rows, proves them well apart.
func (f *fitter) apart(ctx context.Context, every int) (bool, error) {
	p := f.layout.Width()
	o := objective.New(f.cluster, objective.Config{
		Model: objective.Model{Loss: loss.Squared, P: p, Columns: 1},
		Fit:   f.spec.Slot, Rows: f.counts, Weight: f.moments.Weight,
	})
	o, err := f.sample(ctx, o, every)
	if err != nil {
		return false, err
	}
	h := num.NewSymmetric(p)
	if _, err := o.Eval(ctx, make([]float64, p), nil, h); err != nil {
		return false, err
	}
	f.gram = num.NewCholesky(h, heldPivot)
	least := f.gram.Least
	if every > 1 { // in units of the mean over all rows, where the diagonal is 1
		smallest := 1.0
		for j := range p {
			smallest = math.Min(smallest, h.At(j, j))
		}
		least *= smallest * o.Share()
	}
	return least > doubtful, nil
}
