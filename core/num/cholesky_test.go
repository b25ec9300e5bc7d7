package num_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"descent/core/num"

	"gonum.org/v1/gonum/mat"
)

// definite returns a random positive definite matrix of order n whose columns have units up to 10^spread apart.
func definite(n int, spread float64) *num.Symmetric {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	rows := make([][]float64, n)
	for i := range rows {
		unit := math.Pow(10, spread*r.Float64())
		rows[i] = make([]float64, n+10)
		for k := range rows[i] {
			rows[i][k] = unit * r.NormFloat64()
		}
	}
	return gram(rows)
}

func gram(rows [][]float64) *num.Symmetric {
	a := num.NewSymmetric(len(rows))
	for i := range rows {
		for j := range i + 1 {
			a.Set(i, j, num.Dot(rows[i], rows[j]))
		}
	}
	return a
}

func randoms(n int) []float64 {
	r := rand.New(rand.NewPCG(3, uint64(n)))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

func reference(a *num.Symmetric) *mat.SymDense {
	return mat.NewSymDense(a.N, append([]float64(nil), a.Data...))
}

// orders are below, at and above the width of a panel and of a tile.
var orders = []int{1, 2, 3, 5, 15, 16, 17, 18, 33, 70}

func TestCholeskyAgainstGonum(t *testing.T) {
	for _, n := range orders {
		a, b := definite(n, 2), randoms(n)
		var want mat.Cholesky
		if !want.Factorize(reference(a)) {
			t.Fatalf("order %d: not definite", n)
		}
		var x mat.VecDense
		if err := want.SolveVecTo(&x, mat.NewVecDense(n, b)); err != nil {
			t.Fatal(err)
		}
		var inverse mat.SymDense
		if err := want.InverseTo(&inverse); err != nil {
			t.Fatal(err)
		}
		c := num.NewCholesky(a, 1e-14)
		c.Solve(b, b) // in place
		var factor mat.TriDense
		want.LTo(&factor)
		lower := c.Lower(4)
		for i := range n {
			near(t, "solution", b[i], x.AtVec(i), 1e-9)
			near(t, "inverse", c.InverseAt(i), inverse.At(i, i), 1e-9)
			for j := range n {
				near(t, "factor", lower[i*n+j], 2*factor.At(i, j), 1e-9*math.Max(1, math.Sqrt(a.At(i, i))))
			}
		}
	}
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))) {
		t.Errorf("%s: got %g, want %g", what, got, want)
	}
}

// A column that depends on those before it is held, whatever the units and wherever it stands among the panels.
func TestCholeskyHoldsDependentRows(t *testing.T) {
	for _, k := range []int{1, 3, 15, 16, 17, 39} {
		const n = 40
		rows := make([][]float64, n)
		for i := range rows {
			rows[i] = randoms(60)
			for m := range rows[i] {
				rows[i][m] = math.Sin(float64((i+1)*(m+2))) * math.Pow(10, float64(i%7-3))
			}
		}
		for m := range rows[k] {
			rows[k][m] = rows[k-1][m] * 1e5
		}
		a := gram(rows)
		c := num.NewCholesky(a, 1e-13)
		if count, at := held(c); count != 1 || at != k || math.Abs(c.Least) > 1e-13 {
			t.Fatalf("row %d: %d rows held, the last %d, least pivot %g", k, count, at, c.Least)
		}
		want, b := randoms(n), make([]float64, n)
		want[k] = 0
		a.MulVec(b, want)
		c.Solve(b, b)
		for i := range n {
			near(t, "unknown", b[i]*math.Sqrt(a.At(i, i)), want[i]*math.Sqrt(a.At(i, i)), 1e-7)
		}
		if v := c.InverseAt(k); v != 0 {
			t.Errorf("row %d is held, and its inverse is %g", k, v)
		}
		if low := c.Lower(1)[k*n : (k+1)*n]; num.MaxAbs(low) != 0 {
			t.Errorf("row %d is held, and its factor is %v", k, low)
		}
	}
}

func held(c *num.Cholesky) (count, last int) {
	for i, is := range c.Held {
		if is {
			count++
			last = i
		}
	}
	return count, last
}

func TestLeastPivot(t *testing.T) {
	for _, c := range []struct {
		name  string
		a     []float64
		ridge float64
		want  float64
	}{
		{"identity", []float64{1, 0, 0, 1}, 0, 1},
		{"units", []float64{1e24, 0.5, 0.5, 1e-24}, 0, 0.75},
		{"zero", []float64{0, 0, 0, 0}, 0, 0},
		{"negative", []float64{1, 0, 0, -3}, 0, -1},
		{"flat", []float64{1, 0, 0, 0}, 0, 0},
		{"indefinite", []float64{1, 2, 2, 1}, 0, -3},
		{"raised", []float64{1, 2, 2, 1}, 1.5, 0.9},
		{"not a number", []float64{1, math.NaN(), math.NaN(), 1}, 0, math.NaN()},
		{"infinite", []float64{math.Inf(1), 0, 0, 1}, 0, math.NaN()},
	} {
		var f num.Cholesky
		f.Factor(&num.Symmetric{N: 2, Data: c.a}, c.ridge, 1e-14)
		if got := f.Least; math.Abs(got-c.want) > 1e-12 || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%s: got %g, want %g", c.name, got, c.want)
		}
	}
}

// A factor may be used again, for a matrix of the same or another order.
func TestCholeskyIsReusable(t *testing.T) {
	var c num.Cholesky
	for _, n := range []int{5, 5, 20, 3} {
		a := definite(n, 1)
		c.Factor(a, 0, 1e-14)
		if fresh := num.NewCholesky(a, 1e-14); !slices.Equal(c.Lower(1), fresh.Lower(1)) || c.Least != fresh.Least {
			t.Errorf("order %d: the second use differs", n)
		}
		c.Factor(num.NewSymmetric(n), 0, 1e-14) // holds every row
	}
}

func TestInvertUpper(t *testing.T) {
	for _, n := range orders {
		r := num.NewCholesky(definite(n, 1), 0).Lower(1)
		upper := mat.NewDense(n, n, append([]float64(nil), r...)).T()
		inverse := make([]float64, n*n)
		for i := range n {
			for j := i; j < n; j++ {
				inverse[i*n+j] = upper.At(i, j)
			}
		}
		if !num.InvertUpper(inverse, n) {
			t.Fatalf("order %d has no inverse", n)
		}
		var unit mat.Dense
		unit.Mul(upper, mat.NewDense(n, n, inverse))
		for i := range n {
			for j := range n {
				want := 0.0
				if i == j {
					want = 1
				}
				near(t, "product", unit.At(i, j), want, 1e-10)
			}
		}
	}
	if r := []float64{1, 2, 0, 0}; num.InvertUpper(r, 2) || !slices.Equal(r, []float64{1, 2, 0, 0}) {
		t.Errorf("a singular matrix became %v", r)
	}
}

func BenchmarkCholesky(b *testing.B) {
	for _, n := range []int{20, 100, 650} {
		a := definite(n, 0)
		b.Run("own/"+strconv.Itoa(n), func(b *testing.B) {
			var c num.Cholesky
			for b.Loop() {
				c.Factor(a, 0, 1e-14)
			}
		})
		b.Run("gonum/"+strconv.Itoa(n), func(b *testing.B) {
			var c mat.Cholesky
			s := reference(a)
			for b.Loop() {
				c.Factorize(s)
			}
		})
	}
}
