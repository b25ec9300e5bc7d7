package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// block returns a random block of p columns with rows of weight 0 past the given number, and a vector along its rows.
func block(p, rows int) (x, r []float64) {
	random := rand.New(rand.NewPCG(uint64(p), uint64(rows)))
	x, r = make([]float64, p*BlockRows), make([]float64, BlockRows)
	for i := range x {
		x[i] = random.NormFloat64()
	}
	for i := range r {
		r[i] = random.NormFloat64()
	}
	return x, r
}

// bound is the error allowed in a sum of n products of the given total size: each form adds in its own order.
func bound(n int, size float64) float64 { return 4 * math.Sqrt(float64(n)) * 0x1p-52 * size }

var shapes = everyShape()

// everyShape returns each number of columns at a few numbers of rows, and each number of rows at a few numbers of columns.
func everyShape() []struct{ p, rows int } {
	var s []struct{ p, rows int }
	for p := 1; p <= 40; p++ {
		for _, rows := range []int{8, 40, 256} {
			s = append(s, struct{ p, rows int }{p, rows})
		}
	}
	for rows := 8; rows <= BlockRows; rows += 8 {
		for _, p := range []int{2, 5, 9} {
			s = append(s, struct{ p, rows int }{p, rows})
		}
	}
	return append(s, struct{ p, rows int }{64, 256})
}

func TestMarginGradientAndGramFollowTheirDefinitions(t *testing.T) {
	for _, s := range shapes {
		x, r := block(s.p, s.rows)
		beta := r[:s.p]
		m, g, h := make([]float64, BlockRows), make([]float64, s.p), make([]float64, Packed(s.p))
		Margin(m, x, beta, s.rows)
		Gradient(g, x, r, s.rows)
		Gram(h, x, r, make([]float64, len(x)), s.p, s.rows)
		for i := range s.rows {
			compare(t, "margin", s.p, m[i], func(j int) float64 { return x[j*BlockRows+i] * beta[j] })
		}
		for j := range s.p {
			compare(t, "gradient", s.rows, g[j], func(i int) float64 { return x[j*BlockRows+i] * r[i] })
			for k := j; k < s.p; k++ {
				compare(t, "Gram", s.rows, h[PackedIndex(s.p, j, k)], func(i int) float64 {
					return x[j*BlockRows+i] * r[i] * x[k*BlockRows+i]
				})
			}
		}
	}
}

func compare(t *testing.T, what string, n int, got float64, term func(int) float64) {
	t.Helper()
	want, size := 0.0, 0.0
	for i := range n {
		want += term(i)
		size += math.Abs(term(i))
	}
	if !(math.Abs(got-want) <= bound(n, size)) {
		t.Errorf("%s: got %.17g, want %.17g", what, got, want)
	}
}

func TestVectorFormsAgreeWithPortableOnes(t *testing.T) {
	if !vectors {
		t.Skip("built without vectors, or the machine has none")
	}
	for _, s := range shapes {
		x, r := block(s.p, s.rows)
		scratch, n := make([]float64, len(x)), Packed(s.p)
		var got, want [3][]float64
		for k, length := range []int{BlockRows, s.p, n} {
			got[k], want[k] = make([]float64, length), make([]float64, length)
		}
		marginScalar(want[0], x, r[:s.p], s.rows)
		marginVector(got[0], x, r[:s.p], s.rows)
		gradientScalar(want[1], x, r, s.rows)
		gradientVector(got[1], x, r, s.rows)
		gramScalar(want[2], x, r, scratch, s.p, s.rows)
		gramVector(got[2], x, r, scratch, s.p, s.rows)
		for k := range got {
			for i := range got[k] {
				// Sums of at most 256 products of size about 1.
				if d := math.Abs(got[k][i] - want[k][i]); !(d <= bound(BlockRows, 3*BlockRows)) {
					t.Fatalf("kernel %d, p %d, rows %d, entry %d: differ by %g", k, s.p, s.rows, i, d)
				}
			}
		}
	}
}

func TestKernelsAdd(t *testing.T) {
	x, r := block(5, 256)
	once, twice := make([]float64, 5), make([]float64, 5)
	Gradient(once, x, r, 256)
	Gradient(twice, x, r, 256)
	Gradient(twice, x, r, 256)
	for j := range once {
		if twice[j] != 2*once[j] {
			t.Errorf("got %g, want %g", twice[j], 2*once[j])
		}
	}
}

func TestGatherCopiesRowsAndPads(t *testing.T) {
	src, dst := NewChunk(3, 600, 2), NewChunk(0, BlockRows, 2)
	for i := range src.N {
		src.Set(i, []float64{1, float64(i)}, float64(i%2), 2)
	}
	for i := range BlockRows {
		dst.Set(i, []float64{9, 9}, 9, 9)
	}
	rows := []int32{599, 0, 300}
	Gather(dst, src, rows)
	got := make([]float64, 2)
	for i, row := range rows {
		dst.Row(got, i)
		if got[0] != 1 || got[1] != float64(row) || dst.Y[i] != float64(row%2) || dst.W[i] != 2 {
			t.Errorf("row %d came as %v, %g, %g", row, got, dst.Y[i], dst.W[i])
		}
	}
	for i := 3; i < Lanes; i++ {
		if dst.Row(got, i); got[0] != 0 || got[1] != 0 || dst.W[i] != 0 {
			t.Errorf("padding %d is %v of weight %g", i, got, dst.W[i])
		}
	}
}

func TestMismatchPanics(t *testing.T) {
	x, r := block(2, 256)
	for name, call := range map[string]func(){
		"rows not rounded": func() { Margin(r, x, r[:2], 7) },
		"short vector":     func() { Margin(r[:8], x, r[:2], 16) },
		"short block":      func() { Gradient(make([]float64, 3), x, r, 256) },
		"short triangle":   func() { Gram(make([]float64, 2), x, r, make([]float64, 512), 2, 256) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			call()
		}()
	}
}
