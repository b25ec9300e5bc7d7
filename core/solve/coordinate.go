package solve

import (
	"math"

	"descent/core/num"
)

// quadratic minimises gᵀ(z-x) + ½(z-x)ᵀH(z-x) + Σ w·|z| over z, from z = x: cyclic coordinate descent with an active set
// (Friedman, Hastie & Tibshirani 2010, sections 2.1 and 2.6), then the exact solution on the entries that are not 0.
type quadratic struct {
	n      int
	h      []float64 // H whole, by rows
	w      []float64 // nil means 0
	x, z   []float64
	slope  []float64 // g + H(z-x)
	active []int
	chol   num.Cholesky
}

// minimise solves for a positive semidefinite H, raised by ridge times its diagonal, and leaves the solution in q.z.
func (q *quadratic) minimise(hess *num.Symmetric, ridge float64, grad, x, w []float64) {
	q.load(hess, ridge, grad, x, w)
	limit := 0.0
	for tolerance := 1e-4; tolerance >= 1e-16; tolerance *= 1e-3 {
		for range 1000 {
			largest := q.sweep(nil)
			q.collect()
			for range 100 {
				if q.sweep(q.active) <= tolerance*limit {
					break
				}
			}
			if limit = math.Max(limit, largest); largest <= tolerance*limit {
				break
			}
		}
		if q.polish() {
			return
		}
	}
}

func (q *quadratic) load(hess *num.Symmetric, ridge float64, grad, x, w []float64) {
	n := len(x)
	if q.n != n {
		*q = quadratic{n: n, h: make([]float64, n*n), z: make([]float64, n), slope: make([]float64, n)}
	}
	copy(q.h, hess.Data)
	for i := range n {
		q.h[i*n+i] *= 1 + ridge
	}
	q.x, q.w = x, w
	copy(q.z, x)
	copy(q.slope, grad)
}

// sweep moves each listed entry, or every one, to its minimum; it returns the largest move in units of √f.
func (q *quadratic) sweep(list []int) float64 {
	largest := 0.0
	if list != nil {
		for _, k := range list {
			largest = math.Max(largest, q.move(k))
		}
		return largest
	}
	for k := range q.n {
		largest = math.Max(largest, q.move(k))
	}
	return largest
}

func (q *quadratic) move(k int) float64 {
	row := q.h[k*q.n : (k+1)*q.n]
	curve := row[k]
	if !(curve > 0) {
		return 0
	}
	target := soft(q.z[k]-q.slope[k]/curve, q.weight(k)/curve)
	delta := target - q.z[k]
	if delta == 0 {
		return 0
	}
	q.z[k] = target
	for j, v := range row {
		q.slope[j] += delta * v
	}
	return math.Abs(delta) * math.Sqrt(curve)
}

func (q *quadratic) weight(k int) float64 {
	if q.w == nil {
		return 0
	}
	return q.w[k]
}

// collect lists the entries that are not 0 or cost nothing.
func (q *quadratic) collect() {
	q.active = q.active[:0]
	for k, v := range q.z {
		if v != 0 || q.weight(k) == 0 {
			q.active = append(q.active, k)
		}
	}
}

// polish solves for the active entries with their signs held and keeps the solution if the signs stay and no other
// entry wants to leave 0.
func (q *quadratic) polish() bool {
	q.collect()
	n := len(q.active)
	if n == 0 {
		return q.settled()
	}
	sub, rhs := num.NewSymmetric(n), make([]float64, n)
	for a, k := range q.active {
		for b := a; b < n; b++ {
			sub.Set(a, b, q.h[k*q.n+q.active[b]])
		}
		rhs[a] = -nearest(q.slope[k], q.z[k], q.weight(k))
	}
	if !definite(&q.chol, sub, 0) {
		return false
	}
	q.chol.Solve(rhs, rhs)
	for a, k := range q.active {
		if q.weight(k) > 0 && (q.z[k]+rhs[a])*q.z[k] <= 0 {
			return false
		}
	}
	for a, k := range q.active {
		q.shift(k, rhs[a])
	}
	return q.settled()
}

func (q *quadratic) shift(k int, delta float64) {
	q.z[k] += delta
	for j, v := range q.h[k*q.n : (k+1)*q.n] {
		q.slope[j] += delta * v
	}
}

// settled reports whether every entry at 0 wants to stay there, to within rounding.
func (q *quadratic) settled() bool {
	for k, v := range q.z {
		if w := q.weight(k); v == 0 && w > 0 && math.Abs(q.slope[k]) > w*(1+1e-12) {
			return false
		}
	}
	return true
}

// gain returns the decrease the model promises from x to z; g is the gradient at x. It is at least ½(z-x)ᵀH(z-x).
func (q *quadratic) gain(grad []float64) float64 {
	total := 0.0
	for k, z := range q.z {
		total -= grad[k]*(z-q.x[k]) + q.weight(k)*(math.Abs(z)-math.Abs(q.x[k]))
	}
	return total
}

// soft moves v towards 0 by t, and to 0 where it is nearer than that.
func soft(v, t float64) float64 {
	if math.Abs(v) <= t {
		return 0
	}
	return v - math.Copysign(t, v)
}
