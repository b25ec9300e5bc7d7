package landscape

import (
	"context"
	"math"

	"descent/core/num"
	"descent/core/solve"
)

// Point is the minimum at one strength of a penalty.
type Point struct {
	Lambda float64
	W      []float64
	Cost   float64 // without any penalty
	Size   float64 // Σ|w_j| for L1, Σ w_j² for L2, over the terms that are not free
	Status solve.Status
}

// PenaltyPath returns the minima for the strengths of one penalty, L1 or else L2, from the largest to the smallest; the other
// penalty stays as p has it. Each starts from the one before (Friedman, Hastie & Tibshirani 2010, section 2.5). pause is called
// after each; nil is nothing.
func PenaltyPath(ctx context.Context, p *Problem, l1 bool, lambdas []float64, pause func()) ([]Point, error) {
	order := num.Order(len(lambdas), func(a, b int32) int {
		switch {
		case lambdas[a] > lambdas[b]:
			return -1
		case lambdas[a] < lambdas[b]:
			return 1
		}
		return 0
	})
	plain, w := p.Penalised(0, 0), make([]float64, p.Dim())
	points := make([]Point, 0, len(lambdas))
	for _, k := range order {
		at := p.Penalised(p.L1, lambdas[k])
		if l1 {
			at = p.Penalised(lambdas[k], p.L2)
		}
		r, err := Minimum(ctx, at, w)
		if err != nil {
			return points, err
		}
		w = r.X
		points = append(points, Point{lambdas[k], w, plain.Cost(w), p.size(l1, w), r.Status})
		if pause != nil {
			pause()
		}
	}
	return points, nil
}

// LambdaMax returns the least L1 at which every coefficient that is not free is 0: the largest of their derivatives where they
// are 0 and the free ones at their minimum (Friedman, Hastie & Tibshirani 2010, section 2.5).
func LambdaMax(ctx context.Context, p *Problem) (float64, error) {
	w, err := nullFit(ctx, p)
	if err != nil {
		return 0, err
	}
	grad := make([]float64, p.Dim())
	p.Penalised(0, 0).smooth(w, grad, nil)
	top := 0.0
	for j, g := range grad {
		if !p.free(j) {
			top = math.Max(top, math.Abs(g))
		}
	}
	return top, nil
}

// nullFit returns the minimum over the free terms alone; the others are 0.
func nullFit(ctx context.Context, p *Problem) ([]float64, error) {
	null := p.Penalised(0, 0)
	null.X, null.Free = nil, nil
	for j, x := range p.X {
		if p.free(j) {
			null.X, null.Free = append(null.X, x), append(null.Free, true)
		}
	}
	w := make([]float64, p.Dim())
	if null.X == nil {
		return w, nil
	}
	r, err := Minimum(ctx, null, nil)
	next := 0
	for j := range w {
		if err == nil && p.free(j) {
			w[j] = r.X[next]
			next++
		}
	}
	return w, err
}

// Ball returns the outline of the pairs of coefficients whose Size is at most size: for L1 the four corners of a diamond, for
// L2 n points of a circle. It starts on the first axis and goes round to the left (Hastie, Tibshirani & Friedman 2009, figure
// 3.11).
func Ball(l1 bool, size float64, n int) [][2]float64 {
	if l1 {
		return [][2]float64{{size, 0}, {0, size}, {-size, 0}, {0, -size}}
	}
	out, radius := make([][2]float64, n), math.Sqrt(size)
	for k := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(n))
		out[k] = [2]float64{radius * cos, radius * sin}
	}
	return out
}

// CofL2 returns scikit-learn's and LIBLINEAR's C for an L2 of the mean loss over n rows: their objective is
// C·(sum of losses) + ½|w|². An L1 has the same C, for |w|₁ in place of ½|w|².
func CofL2(l2 float64, n int) float64 { return 1 / (l2 * float64(n)) }
