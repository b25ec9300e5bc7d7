package num

import "math"

// maxSweeps bounds the sweeps of Eigen; ten are many for a matrix of order 100.
const maxSweeps = 60

// Eigen returns the eigenvalues of A, ascending, and unit eigenvectors beside them, orthogonal to each other: the cyclic Jacobi
// method (Golub & Van Loan 2013, section 8.5.3). It ends when every entry off the diagonal is lost in the rounding of the two
// diagonal entries it stands between, so that small eigenvalues of a badly scaled positive definite matrix keep their digits
// (Demmel & Veselić 1992). Of a vector and its opposite it returns the one whose largest entry is positive. Where A is not
// finite the values are NaN.
func Eigen(a *Symmetric) (values []float64, vectors [][]float64) {
	n := a.N
	j := jacobi{a: &Symmetric{n, append([]float64(nil), a.Data...)}, v: NewSymmetric(n)}
	for k := range n {
		j.v.Set(k, k, 1)
	}
	if top := MaxAbs(a.Data); math.IsNaN(top) || math.IsInf(top, 0) {
		for k := range n {
			j.a.Set(k, k, math.NaN())
		}
	} else {
		for range maxSweeps {
			if !j.sweep() {
				break
			}
		}
	}
	return j.sorted()
}

// jacobi is a matrix on its way to a diagonal one, and the rotations so far, whose rows become the eigenvectors.
type jacobi struct{ a, v *Symmetric }

// sweep rotates every pair once, by rows, and reports whether there was one left to rotate.
func (j *jacobi) sweep() bool {
	turned := false
	for p := range j.a.N {
		for q := p + 1; q < j.a.N; q++ {
			size := math.Abs(j.a.At(p, q))
			// The roots one by one: the product may leave the range.
			if size > 0x1p-53*math.Sqrt(math.Abs(j.a.At(p, p)))*math.Sqrt(math.Abs(j.a.At(q, q))) {
				j.rotate(p, q)
				turned = true
			}
		}
	}
	return turned
}

// rotate makes entry (p, q) 0 by the smaller of the two angles that do (Golub & Van Loan 2013, algorithm 8.5.1).
func (j *jacobi) rotate(p, q int) {
	off := j.a.At(p, q)
	app, aqq := j.a.At(p, p), j.a.At(q, q)
	tau := (aqq/2 - app/2) / off
	t := 1 / (math.Abs(tau) + math.Hypot(1, tau))
	if tau < 0 {
		t = -t
	}
	c := 1 / math.Hypot(1, t)
	s := t * c
	turn(j.a.Row(p), j.a.Row(q), c, s)
	turn(j.v.Row(p), j.v.Row(q), c, s)
	for k := range j.a.N {
		j.a.Data[k*j.a.N+p], j.a.Data[k*j.a.N+q] = j.a.At(p, k), j.a.At(q, k)
	}
	j.a.Set(p, p, app-t*off)
	j.a.Set(q, q, aqq+t*off)
	j.a.Set(p, q, 0)
}

// turn sets x and y to c·x - s·y and s·x + c·y.
func turn(x, y []float64, c, s float64) {
	for k, u := range x {
		v := y[k]
		x[k], y[k] = c*u-s*v, s*u+c*v
	}
}

// sorted returns the diagonal in ascending order, and the vectors with it.
func (j *jacobi) sorted() (values []float64, vectors [][]float64) {
	diagonal := func(k int32) float64 { return j.a.At(int(k), int(k)) }
	order := Order(j.a.N, func(a, b int32) int {
		switch {
		case diagonal(a) < diagonal(b):
			return -1
		case diagonal(a) > diagonal(b):
			return 1
		}
		return 0
	})
	for _, k := range order {
		values = append(values, diagonal(k))
		vectors = append(vectors, upright(j.v.Row(int(k))))
	}
	return values, vectors
}

// upright turns a vector round in place where its largest entry, the first of several, is negative.
func upright(v []float64) []float64 {
	top := 0.0
	for _, x := range v {
		if math.Abs(x) > math.Abs(top) {
			top = x
		}
	}
	if top < 0 {
		for k := range v {
			v[k] = -v[k]
		}
	}
	return v
}
