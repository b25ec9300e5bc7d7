package judge

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/mat"
)

// Optimum returns the best coefficients: by Newton's method, and where there is L1 by coordinate descent on Newton's
// quadratic model with the kinks (Lee, Sun & Saunders 2014), with halved steps until the objective falls. Of several
// classes the first keeps its coefficients at 0, so those must not be penalised.
func (p Problem) Optimum() (Coefficients, Verdict, error) {
	if p.Classes > 2 && (p.L1 > 0 || p.L2 > 0) {
		return nil, Verdict{}, errors.New("judge: a penalised softmax has no reference class")
	}
	c := p.nought()
	best := p.Judge(c)
	for range 100 {
		if best.Gradient <= 1e-13 {
			break
		}
		step, err := p.step(c)
		if err != nil {
			return nil, Verdict{}, err
		}
		next, v, better := p.search(c, step, best)
		if !better {
			break // what is left is rounding
		}
		c, best = next, v
	}
	if !(best.Gradient < 1e-9) {
		return nil, best, errors.New("judge: no optimum found")
	}
	return c, best, nil
}

func (p Problem) nought() Coefficients {
	rows := 1
	if p.Classes > 2 {
		rows = p.Classes
	}
	c := make(Coefficients, rows)
	for m := range c {
		c[m] = make([]float64, p.Columns+1)
	}
	return c
}

// search halves a step until it is better, and reports whether one was: with a smaller objective, or one that is equal
// up to rounding and a smaller gradient.
func (p Problem) search(c Coefficients, step []float64, best Verdict) (Coefficients, Verdict, bool) {
	for share := 1.0; share > 1e-8; share /= 2 {
		next := p.nought()
		for m := range c {
			copy(next[m], c[m])
		}
		for k, v := range step {
			next.free(k)[0] += share * v
		}
		v := p.Judge(next)
		if v.Objective < best.Objective-1e-14*math.Abs(best.Objective) ||
			v.Objective < best.Objective+1e-14*math.Abs(best.Objective) && v.Gradient < best.Gradient {
			return next, v, true
		}
	}
	return nil, Verdict{}, false
}

// free returns the k-th free coefficient, at the head of a slice.
func (c Coefficients) free(k int) []float64 {
	width := len(c[0])
	return c[k/width+min(len(c)-1, 1)][k%width:]
}

// step returns Newton's step in the free coefficients.
func (p Problem) step(c Coefficients) ([]float64, error) {
	s := p.sums(c, true)
	h, g := s.hessian, make([]float64, s.hessian.N)
	width := p.Columns + 1
	for k := range g {
		g[k] = s.gradient[k/width+min(len(c)-1, 1)][k%width]
		if k%width > 0 {
			h.Data[k*h.Stride+k] += p.L2
			g[k] += p.L2 * c.free(k)[0]
		}
	}
	if p.L1 > 0 {
		return p.kinked(h, g, c), nil
	}
	var factor mat.Cholesky
	if !factor.Factorize(mat.NewSymDense(h.N, h.Data)) {
		return nil, errors.New("judge: the Hessian is not positive definite")
	}
	var step mat.VecDense
	if err := factor.SolveVecTo(&step, mat.NewVecDense(len(g), g)); err != nil {
		return nil, err
	}
	step.ScaleVec(-1, &step)
	return step.RawVector().Data, nil
}

// kinked minimises g·d + ½·dᵀHd + L1·|w+d|₁ over d by coordinate descent.
func (p Problem) kinked(h blas64.Symmetric, g []float64, c Coefficients) []float64 {
	n := h.N
	full := mat.NewSymDense(n, h.Data)
	d, slope := make([]float64, n), append([]float64(nil), g...)
	for range 10000 {
		moved := 0.0
		for k := range n {
			w, curve := c[0][k]+d[k], full.At(k, k)
			target := w - slope[k]/curve
			if k > 0 {
				target = math.Copysign(max(math.Abs(target)-p.L1/curve, 0), target)
			}
			by := target - w
			if by == 0 {
				continue
			}
			d[k] += by
			for j := range n {
				slope[j] += by * full.At(k, j)
			}
			moved = max(moved, math.Abs(by)*math.Sqrt(curve))
		}
		if moved < 1e-15 {
			break
		}
	}
	for k := range d { // what was meant to be 0 is 0
		if math.Abs(c[0][k]+d[k]) < 1e-15 {
			d[k] = -c[0][k]
		}
	}
	return d
}
