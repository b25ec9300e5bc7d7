package fit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"descent/core/num"
)

// matrix makes n rows of k columns; rows of a column stand together.
func matrix(n, k int, seed uint64) [][]float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	a := make([][]float64, k)
	for j := range a {
		a[j] = make([]float64, n)
		for i := range a[j] {
			a[j][i] = r.NormFloat64()
		}
	}
	return a
}

func factorOf(a [][]float64, from, to int) *triangle {
	t := newTriangle(len(a))
	for at := from; at < to; at += 7 {
		end := min(at+7, to)
		t.add(end-at, func(j int, dst []float64) { copy(dst, a[j][at:end]) })
	}
	return t
}

// RᵀR is the Gram matrix, however the rows are cut and stacked.
func TestTriangle(t *testing.T) {
	const n, k = 40, 6
	a := matrix(n, k, 1)
	whole := factorOf(a, 0, n)
	stacked := stack(k, factorOf(a, 0, 3).r, factorOf(a, 3, n).r)
	for name, r := range map[string][]float64{"whole": whole.r, "stacked": stacked} {
		for i := range k {
			for j := range k {
				want, got := num.Dot(a[i], a[j]), 0.0
				for m := range k {
					got += r[m*k+i] * r[m*k+j]
				}
				if math.Abs(got-want) > 1e-12*n {
					t.Errorf("%s: entry (%d, %d) is %g, want %g", name, i, j, got, want)
				}
			}
		}
	}
	l := whole.lower(k)
	for i := range k {
		if !(l[i*k+i] > 0) {
			t.Errorf("diagonal entry %d is %g", i, l[i*k+i])
		}
	}
}

func TestIndependent(t *testing.T) {
	const n, k = 60, 6
	a := matrix(n, k, 2)
	for i := range n {
		a[2][i] = a[0][i] - 2*a[1][i]
		a[4][i] = a[3][i] + 1e-9*a[4][i]
	}
	keep, least, where := factorOf(a, 0, n).independent(k, func(int) float64 { return rankTolerance })
	if !slices.Equal(keep, []bool{true, true, false, true, true, true}) {
		t.Errorf("kept %v", keep)
	}
	if where != 4 || least > 1e-8 || least < 1e-10 {
		t.Errorf("nearest is column %d at %g", where, least)
	}
	// Fewer rows than columns: only so many are independent.
	keep, _, _ = factorOf(a, 0, 3).independent(k, func(int) float64 { return rankTolerance })
	count := 0
	for _, is := range keep {
		if is {
			count++
		}
	}
	if count != 3 {
		t.Errorf("%d independent columns of 3 rows", count)
	}
}
