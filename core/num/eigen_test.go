package num

import (
	"math"
	"math/rand/v2"
	"testing"
)

// drawn returns a symmetric matrix QΛQᵀ with the given eigenvalues, Q made of random reflections.
func drawn(values []float64, seed uint64) *Symmetric {
	r, n := rand.New(rand.NewPCG(seed, 1)), len(values)
	a := NewSymmetric(n)
	for k, v := range values {
		a.Set(k, k, v)
	}
	for range n {
		u := make([]float64, n)
		for k := range u {
			u[k] = r.NormFloat64()
		}
		size := Norm(u)
		for k := range u {
			u[k] /= size
		}
		for range 2 { // rows, then columns, which are rows of the transpose
			for i := range n {
				Reflect(u, a.Row(i))
			}
			for i := range n {
				for j := range i {
					a.Data[i*n+j], a.Data[j*n+i] = a.Data[j*n+i], a.Data[i*n+j]
				}
			}
		}
	}
	for i := range n {
		for j := range i {
			a.Set(i, j, (a.At(i, j)+a.At(j, i))/2)
		}
	}
	return a
}

// diagonalises checks A·v = λ·v to within rounding of |A|, that the vectors are orthonormal, and that the values ascend.
func diagonalises(t *testing.T, name string, a *Symmetric) []float64 {
	t.Helper()
	before := append([]float64(nil), a.Data...)
	values, vectors := Eigen(a)
	allowed := 1e-14 * float64(a.N)
	av := make([]float64, a.N)
	for k, v := range vectors {
		a.MulVec(av, v)
		for i := range av {
			av[i] -= values[k] * v[i]
		}
		if rest := Norm(av); !(rest <= allowed*Norm(a.Data)) {
			t.Errorf("%s: residual %g of value %g", name, rest, values[k])
		}
		for m, w := range vectors {
			want := 0.0
			if m == k {
				want = 1
			}
			if got := Dot(v, w); !(math.Abs(got-want) <= allowed) {
				t.Errorf("%s: vectors %d and %d have product %g", name, k, m, got)
			}
		}
		if k > 0 && values[k] < values[k-1] {
			t.Errorf("%s: values %v do not ascend", name, values)
		}
	}
	for i, v := range before {
		if a.Data[i] != v {
			t.Fatalf("%s: the matrix was written to", name)
		}
	}
	return values
}

func TestEigenFindsTheValuesAMatrixWasMadeOf(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	many := make([]float64, 60)
	for k := range many {
		many[k] = random.NormFloat64()
	}
	sortFloats(many)
	for name, want := range map[string][]float64{
		"one":           {3},
		"two":           {-1, 2},
		"all equal":     {2, 2, 2, 2, 2},
		"pairs":         {-1, -1, 0, 0, 5, 5},
		"singular":      {0, 0, 0, 1},
		"zero":          {0, 0, 0},
		"sixty":         many,
		"one far above": {1e-8, 2e-8, 1e8},
	} {
		got := diagonalises(t, name, drawn(want, 7))
		for k, v := range want {
			if math.Abs(got[k]-v) > 1e-14*float64(len(want))*math.Max(MaxAbs(want), 1e-300) {
				t.Errorf("%s: got %v, want %v", name, got, want)
				break
			}
		}
	}
}

func sortFloats(v []float64) {
	for i := range v {
		for j := range i {
			if v[i] < v[j] {
				v[i], v[j] = v[j], v[i]
			}
		}
	}
}

// The values of the second difference matrix are 2 - 2cos(kπ/(n+1)), those of a matrix of ones 0 and n.
func TestEigenOfKnownMatrices(t *testing.T) {
	const n = 12
	difference, ones := NewSymmetric(n), NewSymmetric(n)
	for i := range n {
		difference.Set(i, i, 2)
		if i > 0 {
			difference.Set(i, i-1, -1)
		}
		for j := range n {
			ones.Set(i, j, 1)
		}
	}
	for k, v := range diagonalises(t, "difference", difference) {
		if want := 2 - 2*math.Cos(float64(k+1)*math.Pi/(n+1)); math.Abs(v-want) > 1e-14 {
			t.Errorf("value %d: got %g, want %g", k, v, want)
		}
	}
	values := diagonalises(t, "ones", ones)
	if math.Abs(values[n-1]-n) > 1e-13 || math.Abs(values[0]) > 1e-14 {
		t.Errorf("ones: got %v", values)
	}
}

// A matrix D·B·D with B well conditioned keeps the digits of its small values, whatever D: those of its inverse,
// inverted, are the same.
func TestEigenKeepsTheDigitsOfBadlyScaledMatrices(t *testing.T) {
	for _, unit := range []float64{1e-150, 1, 1e140} {
		scale := []float64{1, 1e-3, 1e-6, 1e5}
		a := NewSymmetric(4)
		for i := range scale {
			for j := range scale {
				b := 0.3
				if i == j {
					b = 1
				}
				a.Set(i, j, b*(unit*scale[i])*scale[j])
			}
		}
		var c Cholesky
		c.Factor(a, 0, 0)
		inverse := NewSymmetric(4)
		for k := range 4 {
			column := make([]float64, 4)
			column[k] = 1
			c.Solve(column, column)
			copy(inverse.Row(k), column)
		}
		for i := range 4 {
			for j := range i {
				inverse.Set(i, j, inverse.At(j, i))
			}
		}
		values, _ := Eigen(a)
		inverted, _ := Eigen(inverse)
		for k, v := range values {
			if got := v * inverted[3-k]; math.Abs(got-1) > 1e-12 {
				t.Errorf("unit %g: value %g is off by %g", unit, v, got-1)
			}
		}
	}
}

func TestEigenOutsideTheRange(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1)} {
		a := NewSymmetric(2)
		a.Set(0, 1, v)
		values, vectors := Eigen(a)
		if !math.IsNaN(values[0]) || !math.IsNaN(values[1]) || len(vectors) != 2 {
			t.Errorf("%g: got %v", v, values)
		}
	}
	a := NewSymmetric(2)
	a.Set(0, 0, 1e-300)
	a.Set(1, 1, 1e300)
	a.Set(0, 1, 1e-200)
	diagonalises(t, "far apart", a)
	if values, vectors := Eigen(NewSymmetric(0)); len(values) != 0 || len(vectors) != 0 {
		t.Errorf("order 0: %v, %v", values, vectors)
	}
}

// The sign is fixed: the page draws the same arrow every time.
func TestEigenvectorsStandUpright(t *testing.T) {
	a := NewSymmetric(2)
	a.Set(0, 0, 1)
	a.Set(1, 1, 1)
	a.Set(0, 1, -0.5)
	values, vectors := Eigen(a)
	r := math.Sqrt(0.5)
	want := [][]float64{{r, r}, {r, -r}}
	for k := range want {
		for i := range want[k] {
			if math.Abs(vectors[k][i]-want[k][i]) > 1e-15 {
				t.Errorf("value %g: got %v, want %v", values[k], vectors[k], want[k])
			}
		}
	}
}

func BenchmarkEigen(b *testing.B) {
	values := make([]float64, 60)
	for k := range values {
		values[k] = math.Exp(-float64(k) / 4)
	}
	a := drawn(values, 1)
	for b.Loop() {
		Eigen(a)
	}
}
