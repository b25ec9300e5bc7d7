// Package landscape is the cost of a small dense table as a function of its coefficients: its surface over two of them, its
// curvature, the paths that the methods of package solve take on it, what a penalty does to its minimum, and the classifiers
// that are near relatives of logistic regression. It is made for some 1000 rows and 60 terms on a thread that must not stand
// still: long work comes in pieces, or calls back between them.
//
// w are the coefficients, z = wᵀx the score of a row, y its class, 1 where the event came and else 0, s = 2y - 1, and n the
// number of rows.
package landscape

import (
	"context"

	"descent/core/loss"
	"descent/core/num"
)

// Problem is a function of the coefficients of its terms:
//
//	f(w) = mean loss + L1·Σ|w_j| + ½·L2·Σ w_j² + Constant
//
// with the sums over the terms that are not free. Its slices are only read, and problems made of it share them.
type Problem struct {
	Names  []string    // of the terms, "(Intercept)" first where there is one
	X      [][]float64 // a column for each term, with a value for each row
	Y      []float64   // 1 or 0; any number for the losses of linear regression
	Offset []float64   // a part of each row's score that is held; nil means 0
	Free   []bool      // terms without a penalty; nil means the first alone
	Loss   loss.Kind   // all but Softmax
	L1, L2 float64
	// Constant is the penalty of the terms that are held, so that costs with and without them can be compared.
	Constant float64
	known    float64 // the bound on the curvature where it is at hand, else 0; set on a copy that nobody else sees
}

// Dim returns the number of terms.
func (p *Problem) Dim() int { return len(p.X) }

// Count returns the number of rows.
func (p *Problem) Count() int { return len(p.Y) }

// With returns the problem with another loss. Its columns are the same memory.
func (p *Problem) With(k loss.Kind) *Problem {
	out := *p
	out.Loss = k
	return &out
}

// Penalised returns the problem with other penalties, and without what the held terms cost.
func (p *Problem) Penalised(l1, l2 float64) *Problem {
	out := *p
	out.L1, out.L2, out.Constant = l1, l2, 0
	return &out
}

func (p *Problem) free(j int) bool {
	if p.Free == nil {
		return j == 0
	}
	return p.Free[j]
}

// Eval returns f at w without the L1 term, which Kinks and Prox hold. Where grad or hess is non-nil it is overwritten.
func (p *Problem) Eval(ctx context.Context, w, grad []float64, hess *num.Symmetric) (float64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	return p.smooth(w, grad, hess), nil
}

// Cost returns f at w, the whole of it.
func (p *Problem) Cost(w []float64) float64 { return p.smooth(w, nil, nil) + p.L1*p.size(true, w) }

// smooth is Eval.
func (p *Problem) smooth(w, grad []float64, hess *num.Symmetric) float64 {
	if len(w) != len(p.X) {
		panic("landscape: length of w differs from Dim")
	}
	clear(grad)
	if hess != nil {
		clear(hess.Data)
	}
	total := 0.0
	var s scratch
	for from := 0; from < len(p.Y); from += len(s.z) {
		total += s.sweep(p, from, min(from+len(s.z), len(p.Y)), w, grad, hess)
	}
	n := float64(len(p.Y))
	for j := range grad {
		grad[j] /= n
	}
	if hess != nil {
		mirror(hess, 1/n)
	}
	return total/n + p.ridge(w, grad, hess) + p.Constant
}

// ridge returns the L2 penalty and adds its derivatives.
func (p *Problem) ridge(w, grad []float64, hess *num.Symmetric) float64 {
	if p.L2 == 0 {
		return 0
	}
	for j, v := range w {
		if p.free(j) {
			continue
		}
		if grad != nil {
			grad[j] += p.L2 * v
		}
		if hess != nil {
			hess.Data[j*hess.N+j] += p.L2
		}
	}
	return p.L2 / 2 * p.size(false, w)
}

// size returns Σ|w_j| or Σ w_j² over the terms that are not free.
func (p *Problem) size(absolute bool, w []float64) float64 {
	total := 0.0
	for j, v := range w {
		switch {
		case p.free(j):
		case absolute:
			total += max(v, -v)
		default:
			total += v * v
		}
	}
	return total
}
