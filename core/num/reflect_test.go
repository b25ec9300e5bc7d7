package num_test

import (
	"math"
	"slices"
	"testing"

	"descent/core/num"

	"gonum.org/v1/gonum/mat"
)

func TestVectors(t *testing.T) {
	for n := range 11 {
		x, y, want := randoms(n), randoms(n+1), 0.0
		for i, v := range x {
			want += v * y[i]
		}
		near(t, "product", num.Dot(x, y), want, 1e-15*float64(n+1))
		near(t, "norm", num.Norm(x), math.Sqrt(num.Dot(x, x)), 1e-15)
	}
	for _, c := range []struct{ v, want float64 }{{1e300, 5e300}, {1e-300, 5e-300}, {0, 0}, {math.Inf(1), math.Inf(1)}} {
		if got := num.Norm([]float64{-3 * c.v, 0, 4 * c.v}); c.v < math.Inf(1) && math.Abs(got-c.want) > 1e-15*c.want {
			t.Errorf("got %g, want %g", got, c.want)
		}
	}
	if v := num.Norm([]float64{1, math.Inf(-1)}); !math.IsInf(v, 1) {
		t.Errorf("infinite norm is %g", v)
	}
	if v := num.MaxAbs([]float64{1, math.NaN(), 2}); !math.IsNaN(v) {
		t.Errorf("largest of a NaN is %g", v)
	}
}

func TestRadiusBoundsTheEigenvalues(t *testing.T) {
	for _, n := range orders {
		for name, a := range map[string]*num.Symmetric{"definite": definite(n, 1), "indefinite": shifted(n)} {
			var e mat.EigenSym
			e.Factorize(reference(a), false)
			want := num.MaxAbs(e.Values(nil))
			if got := a.Radius(); got < want*(1-1e-12) || got > want*1.06 {
				t.Errorf("%s of order %d: got %g, largest eigenvalue %g", name, n, got, want)
			}
		}
	}
	if r := num.NewSymmetric(3).Radius(); r != 0 {
		t.Errorf("radius of 0 is %g", r)
	}
}

// shifted returns a matrix whose largest eigenvalue is negative.
func shifted(n int) *num.Symmetric {
	a := definite(n, 1)
	for i := range a.Data {
		a.Data[i] = -a.Data[i]
	}
	for i := range n {
		a.Set(i, i, a.At(i, i)+1)
	}
	return a
}

// The projection on the null space is that on the eigenvectors of the eigenvalue 0.
func TestNullSpace(t *testing.T) {
	for _, c := range []struct{ n, rank int }{{1, 0}, {1, 1}, {2, 1}, {5, 0}, {5, 3}, {5, 5}, {40, 17}, {40, 39}} {
		a := ofRank(c.n, c.rank)
		basis := num.NullSpace(a, 1e-10)
		if len(basis) != c.n-c.rank {
			t.Fatalf("rank %d of %d: %d vectors", c.rank, c.n, len(basis))
		}
		var e mat.EigenSym
		e.Factorize(reference(a), true)
		var vectors mat.Dense
		e.VectorsTo(&vectors)
		for i := range c.n {
			for j := range c.n {
				got, want := 0.0, 0.0
				for k, v := range basis {
					got += v[i] * v[j]
					want += vectors.At(i, k) * vectors.At(j, k)
				}
				near(t, "projection", got, want, 1e-10)
			}
		}
		for i, v := range basis {
			for j, w := range basis {
				want := 0.0
				if i == j {
					want = 1
				}
				near(t, "product", num.Dot(v, w), want, 1e-13)
			}
		}
	}
}

// ofRank returns a Gram matrix of the given order and rank.
func ofRank(n, rank int) *num.Symmetric {
	rows, numbers := make([][]float64, n), randoms(n*rank)
	for i := range rows {
		rows[i] = numbers[i*rank : (i+1)*rank]
	}
	return gram(rows)
}

func TestReflector(t *testing.T) {
	v := []float64{3, 0, -4}
	u := slices.Clone(v)
	if multiple := num.Reflector(u); multiple != -5 {
		t.Errorf("multiple %g", multiple)
	}
	num.Reflect(u, v)
	for i, want := range []float64{-5, 0, 0} {
		near(t, "entry", v[i], want, 1e-15)
	}
	zero := []float64{0, 0}
	if num.Reflector(zero) != 0 || zero[0] != 0 {
		t.Errorf("zero became %v", zero)
	}
}
