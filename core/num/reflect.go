package num

import "math"

// Reflector overwrites v with the unit vector u of the Householder reflection I - 2uuᵀ that takes v to a multiple of
// e₁, and returns the multiple (Golub & Van Loan 2013, section 5.1.2). A zero vector stays, and reflects nothing.
func Reflector(v []float64) float64 {
	size := Norm(v)
	if size == 0 {
		return 0
	}
	multiple := -math.Copysign(size, v[0])
	v[0] -= multiple
	size = Norm(v)
	for i := range v {
		v[i] /= size
	}
	return multiple
}

// Reflect applies the reflection of the unit vector u to w.
func Reflect(u, w []float64) {
	twice := 2 * Dot(u, w)
	for i, v := range u {
		w[i] -= twice * v
	}
}

// NullSpace returns an orthonormal basis of the vectors that A takes to 0, nil where there is none but 0. It is the end
// of Q in the QR decomposition with column pivoting (Businger & Golub 1965; Golub & Van Loan 2013, section 5.4.2):
// columns count as 0 when what is left of them is at most tolerance times the longest, or times 1 where that is less.
func NullSpace(a *Symmetric, tolerance float64) [][]float64 {
	n := a.N
	columns, reflectors := make([][]float64, n), make([][]float64, 0, n)
	for j := range columns {
		columns[j] = append([]float64(nil), a.Row(j)...)
	}
	limit := 0.0
	for k := range n {
		pivot, longest := k, 0.0
		for j := k; j < n; j++ {
			if size := Norm(columns[j][k:]); size > longest {
				pivot, longest = j, size
			}
		}
		if k == 0 {
			limit = tolerance * math.Max(longest, 1)
		}
		if longest <= limit {
			return complement(reflectors, n)
		}
		columns[k], columns[pivot] = columns[pivot], columns[k]
		u := columns[k][k:]
		Reflector(u)
		for _, c := range columns[k+1:] {
			Reflect(u, c[k:])
		}
		reflectors = append(reflectors, u)
	}
	return nil
}

// complement returns the columns of the product of the reflections, each on the last entries of a vector of length n,
// that belong to none of them.
func complement(reflectors [][]float64, n int) [][]float64 {
	basis := make([][]float64, n-len(reflectors))
	for b := range basis {
		e := make([]float64, n)
		e[len(reflectors)+b] = 1
		for k := len(reflectors) - 1; k >= 0; k-- {
			Reflect(reflectors[k], e[k:])
		}
		basis[b] = e
	}
	return basis
}
