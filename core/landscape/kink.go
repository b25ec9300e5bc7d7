package landscape

import (
	"context"
	"math"

	"descent/core/num"
)

// Kinks returns the weight of each coefficient's absolute value, or nil without an L1 penalty.
func (p *Problem) Kinks() []float64 {
	if p.L1 == 0 {
		return nil
	}
	w := make([]float64, p.Dim())
	for j := range w {
		if !p.free(j) {
			w[j] = p.L1
		}
	}
	return w
}

// Prox overwrites dst with the minimiser over v of ½|v-x|² + step·L1·Σ|v_j|: soft thresholding of the terms that are not free.
func (p *Problem) Prox(dst, x []float64, step float64) {
	for j, v := range x {
		if !p.free(j) {
			v = math.Copysign(math.Max(math.Abs(v)-step*p.L1, 0), v)
		}
		dst[j] = v
	}
}

// Lipschitz bounds the largest eigenvalue of the Hessian at any w: that of XᵀX/n, times the most the loss bends, and L2
// (Böhning & Lindsay 1988 for the logistic loss).
func (p *Problem) Lipschitz(ctx context.Context) (float64, error) { return p.bound(), ctx.Err() }

// bound is Lipschitz.
func (p *Problem) bound() float64 {
	if p.known > 0 {
		return p.known
	}
	gram := num.NewSymmetric(p.Dim())
	var s scratch
	for from := 0; from < len(p.Y); from += blockRows {
		s.gram(p, from, ones[:min(blockRows, len(p.Y)-from)], gram)
	}
	mirror(gram, p.Loss.Curvature()/float64(len(p.Y)))
	values, _ := num.Eigen(gram)
	return values[len(values)-1] + p.L2
}

// mirror scales the upper triangle and makes the lower one the same.
func mirror(a *num.Symmetric, scale float64) {
	for i := range a.N {
		for j := i; j < a.N; j++ {
			a.Set(i, j, scale*a.At(i, j))
		}
	}
}
