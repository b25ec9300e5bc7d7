package loss

import (
	"math"
	"testing"

	"descent/core/num"
)

var pointwise = []Kind{Log, Squared, SquaredSigmoid, Absolute, AbsoluteSigmoid, Perceptron, Adaline}

// one returns value and derivatives of a loss at one margin, through Sum.
func one(k Kind, m, y float64) (value, first, second float64) {
	r, d := []float64{0}, []float64{0}
	value = k.Sum([]float64{m}, []float64{y}, []float64{1}, r, d)
	return value, r[0], d[0]
}

func TestValues(t *testing.T) {
	sigmoid := 1 / (1 + math.Exp(-0.7))
	for _, c := range []struct {
		kind    Kind
		m, y, v float64
	}{
		{Log, 0.7, 1, -math.Log(sigmoid)},
		{Log, 0.7, 0, -math.Log(1 - sigmoid)},
		{Log, 0, 1, math.Ln2},
		{Squared, 0.7, 3, 0.5 * 2.3 * 2.3},
		{SquaredSigmoid, 0.7, 1, 0.5 * (1 - sigmoid) * (1 - sigmoid)},
		{SquaredSigmoid, 0.7, 0, 0.5 * sigmoid * sigmoid},
		{Absolute, 0.7, 3, 2.3},
		{AbsoluteSigmoid, 0.7, 1, 1 - sigmoid},
		{AbsoluteSigmoid, 0.7, 0, sigmoid},
		{Perceptron, 0.7, 1, 0},
		{Perceptron, 0.7, 0, 0.7},
		{Adaline, 0.7, 1, 0.5 * 0.3 * 0.3},
		{Adaline, 0.7, 0, 0.5 * 1.7 * 1.7},
	} {
		if got, _, _ := one(c.kind, c.m, c.y); math.Abs(got-c.v) > 1e-15 {
			t.Errorf("%d at %g, %g: got %.17g, want %.17g", c.kind, c.m, c.y, got, c.v)
		}
	}
}

func TestDerivativesAgreeWithDifferences(t *testing.T) {
	const h = 1e-5
	for _, k := range pointwise {
		for _, y := range []float64{0, 1} {
			for m := -6.1; m < 6; m += 0.37 {
				above, firstAbove, _ := one(k, m+h, y)
				below, firstBelow, _ := one(k, m-h, y)
				_, first, second := one(k, m, y)
				if d := first - (above-below)/(2*h); math.Abs(d) > 1e-8 {
					t.Errorf("%d at %g, %g: first derivative off by %g", k, m, y, d)
				}
				if d := second - (firstAbove-firstBelow)/(2*h); math.Abs(d) > 1e-8 {
					t.Errorf("%d at %g, %g: second derivative off by %g", k, m, y, d)
				}
			}
		}
	}
}

func TestCurvatureIsTheLeastBound(t *testing.T) {
	for _, k := range pointwise {
		if !k.Smooth() {
			continue
		}
		top := 0.0
		for m := -8.0; m < 8; m += 1e-3 {
			_, _, second := one(k, m, 1)
			top = math.Max(top, math.Abs(second))
		}
		if bound := k.Curvature(); top > bound || top < 0.99*bound {
			t.Errorf("%d: bound %g, largest curvature seen %g", k, bound, top)
		}
	}
}

func TestTailsKeepTheirDigits(t *testing.T) {
	value, first, second := one(Log, 600, 1)
	want := math.Exp(-600)
	for name, got := range map[string]float64{"value": value, "first": -first, "second": second} {
		if math.Abs(got/want-1) > 1e-14 {
			t.Errorf("%s at 600: got %g, want %g", name, got, want)
		}
	}
	if value, first, second = one(Log, -600, 1); value != 600 || first != -1 || math.Abs(second/want-1) > 1e-14 {
		t.Errorf("at -600: got %g, %g, %g", value, first, second)
	}
	for _, k := range pointwise {
		for _, m := range []float64{-1e3, 1e3, -1e300, 1e300} {
			if value, first, second := one(k, m, 1); math.IsNaN(value) || math.IsNaN(first) || math.IsNaN(second) {
				t.Errorf("%d at %g: got %g, %g, %g", k, m, value, first, second)
			}
		}
	}
}

func TestWeightsScaleAndZeroSilences(t *testing.T) {
	for _, k := range pointwise {
		v, f, s := one(k, 0.3, 1)
		r, d := make([]float64, 2), make([]float64, 2)
		got := k.Sum([]float64{0.3, math.NaN()}, []float64{1, 0}, []float64{3, 0}, r, d)
		if got != 3*v || r[0] != 3*f || d[0] != 3*s || r[1] != 0 || d[1] != 0 {
			t.Errorf("%d: got %g, %v, %v", k, got, r, d)
		}
	}
}

// softmax returns the value, residuals and probabilities of one row, with stride 2 to see that strides are kept.
func softmax(margins []float64, class int, reference bool) (value float64, r, p []float64) {
	s := Classes{Columns: len(margins), Stride: 2, Reference: reference}
	m := make([]float64, 2*len(margins))
	for c, v := range margins {
		m[2*c], m[2*c+1] = v, 99
	}
	residual := make([]float64, len(m))
	value = s.Sum(m, []float64{float64(class)}, []float64{1}, residual)
	for c := range margins {
		r, p = append(r, residual[2*c]), append(p, m[2*c])
		if m[2*c+1] != 99 || residual[2*c+1] != 0 {
			panic("wrote beside its row")
		}
	}
	return value, r, p
}

func TestSoftmaxFollowsItsDefinition(t *testing.T) {
	margins := []float64{0.5, -1, 2}
	for _, reference := range []bool{false, true} {
		full := margins
		if reference {
			full = append([]float64{0}, margins...)
		}
		sum := 0.0
		for _, m := range full {
			sum += math.Exp(m)
		}
		for class := range full {
			value, r, p := softmax(margins, class, reference)
			if want := math.Log(sum) - full[class]; math.Abs(value-want) > 1e-15*8 {
				t.Errorf("class %d: got %g, want %g", class, value, want)
			}
			for c := range margins {
				k := c + len(full) - len(margins)
				q, want := math.Exp(full[k])/sum, math.Exp(full[k])/sum
				if k == class {
					want--
				}
				if math.Abs(p[c]-q) > 1e-15 || math.Abs(r[c]-want) > 1e-15 {
					t.Errorf("class %d, column %d: got %g, %g, want %g, %g", class, c, p[c], r[c], q, want)
				}
			}
		}
	}
}

func TestSoftmaxTails(t *testing.T) {
	if v, _, _ := softmax([]float64{-600}, 0, true); math.Abs(v/math.Exp(-600)-1) > 1e-14 {
		t.Errorf("reference class: got %g", v)
	}
	if v, _, _ := softmax([]float64{600, 0}, 0, false); math.Abs(v/math.Exp(-600)-1) > 1e-14 {
		t.Errorf("own class on top: got %g", v)
	}
	for _, m := range []float64{-1e4, 1e4} {
		v, r, p := softmax([]float64{m, 0}, 1, true)
		if math.IsNaN(v) || math.IsNaN(r[0]) || math.IsNaN(p[0]) || v < 0 {
			t.Errorf("margin %g: got %g, %v, %v", m, v, r, p)
		}
	}
}

func TestCrossIsTheHessianOfSoftmax(t *testing.T) {
	const h = 1e-6
	margins := []float64{0.5, -1, 2}
	_, _, p := softmax(margins, 1, true)
	s, d := Classes{Columns: 3, Stride: 1, Reference: true}, []float64{0}
	for a := range margins {
		for b := range margins {
			moved := append([]float64(nil), margins...)
			moved[b] += h
			_, above, _ := softmax(moved, 1, true)
			moved[b] -= 2 * h
			_, below, _ := softmax(moved, 1, true)
			s.Cross(d, p, []float64{1}, a, b)
			if want := (above[a] - below[a]) / (2 * h); math.Abs(d[0]-want) > 1e-9 {
				t.Errorf("columns %d, %d: got %g, want %g", a, b, d[0], want)
			}
		}
	}
}

func TestSoftmaxWeightZeroSilences(t *testing.T) {
	s, r := Classes{Columns: 1, Stride: 1, Reference: true}, []float64{9}
	if v := s.Sum([]float64{3}, []float64{0}, []float64{0}, r); v != 0 || r[0] != 0 {
		t.Errorf("got %g, %g", v, r[0])
	}
}

func TestSumRefusesSoftmax(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	one(Softmax, 0, 0)
}

func BenchmarkLog(b *testing.B) {
	b.Run("portable", func(b *testing.B) { benchmarkLog(b, logSumScalar) })
	b.Run("used", func(b *testing.B) { benchmarkLog(b, Log.Sum) })
}

func benchmarkLog(b *testing.B, sum func(m, y, w, r, d []float64) float64) {
	m, y, w := make([]float64, 256), make([]float64, 256), make([]float64, 256)
	for i := range m {
		m[i], y[i], w[i] = float64(i-128)/20, float64(i&1), 1
	}
	r, d := make([]float64, 256), make([]float64, 256)
	for b.Loop() {
		sum(m, y, w, r, d)
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/256*1e9, "ns/row")
}

func BenchmarkSoftmax(b *testing.B) {
	s := Classes{Columns: 9, Stride: 256, Reference: true}
	start, m, r := make([]float64, 9*256), make([]float64, 9*256), make([]float64, 9*256)
	y, w := make([]float64, 256), make([]float64, 256)
	for i := range w {
		y[i], w[i] = float64(i%10), 1
	}
	for i := range start {
		start[i] = float64(i%17) / 4
	}
	for b.Loop() {
		copy(m, start)
		s.Sum(m, y, w, r)
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/256*1e9, "ns/row")
}

// The sum over a block shares logarithms between rows; it must be that of the rows one by one.
func TestLogSharesLogarithms(t *testing.T) {
	n := 3000
	m, y, w := make([]float64, n), make([]float64, n), make([]float64, n)
	want := 0.0
	for i := range m {
		m[i], y[i], w[i] = math.Sin(float64(i))*math.Exp(float64(i%9)-4), float64(i&1), float64(1+i%7/6)
		want += w[i] * num.Log1pExp((1-2*y[i])*m[i])
	}
	if got := Log.Sum(m, y, w, nil, nil); math.Abs(got/want-1) > 1e-14 {
		t.Errorf("got %.17g, want %.17g", got, want)
	}
}

// Both forms of the log loss agree, and follow their definition, at every length of the last run, with weights and
// without, in the tails and past them.
func TestLogForms(t *testing.T) {
	for n := 1; n <= 520; n++ {
		for _, span := range []float64{0.01, 3, 40, 800} {
			m, y, w := make([]float64, n), make([]float64, n), make([]float64, n)
			want := 0.0
			for i := range m {
				m[i], y[i], w[i] = span*math.Sin(float64(i*i+n)), float64(i&1), []float64{1, 1, 0, 2.5}[(i+n)%4*(n&1)]
				want += w[i] * num.Log1pExp((1-2*y[i])*m[i])
			}
			var r, d [2][]float64
			var v [2]float64
			for form, sum := range []func(m, y, w, r, d []float64) float64{logSum, logSumScalar} {
				r[form], d[form] = make([]float64, n), make([]float64, n)
				v[form] = sum(m, y, w, r[form], d[form])
				if math.Abs(v[form]-want) > 5e-15*want {
					t.Fatalf("form %d, %d rows to %g: got %.17g, want %.17g", form, n, span, v[form], want)
				}
			}
			if alone := logSum(m, y, w, nil, nil); alone != v[0] {
				t.Fatalf("%d rows to %g: without derivatives %.17g, with them %.17g", n, span, alone, v[0])
			}
			for i := range m {
				if r[0][i] != r[1][i] || d[0][i] != d[1][i] {
					t.Fatalf("row %d at %g: derivatives %g, %g and %g, %g", i, m[i], r[0][i], d[0][i], r[1][i], d[1][i])
				}
			}
		}
	}
}

// A small loss keeps its digits in a whole run too.
func TestLogKeepsSmallLosses(t *testing.T) {
	m, y, w := make([]float64, 256), make([]float64, 256), make([]float64, 256)
	for _, z := range []float64{0.3, 0.8813, 0.8814, 5, 20, 40, 300, 700} {
		for i := range m {
			m[i], y[i], w[i] = z, 1, 1
		}
		if got, want := Log.Sum(m, y, w, nil, nil), 256*math.Log1p(math.Exp(-z)); math.Abs(got/want-1) > 5e-15 {
			t.Errorf("at %g: got %.17g, want %.17g", z, got, want)
		}
	}
}

func TestLogPassesOnWhatIsNoNumber(t *testing.T) {
	for _, z := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		m, y, w := make([]float64, 8), []float64{1, 1, 1, 1, 1, 1, 1, 1}, []float64{1, 1, 1, 1, 1, 1, 1, 1}
		m[3] = z
		want := 7*math.Ln2 + num.Log1pExp(-z)
		if got := Log.Sum(m, y, w, nil, nil); !(math.Abs(got-want) < 1e-14 || got == want || math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("at %g: got %g, want %g", z, got, want)
		}
	}
}

func TestLog1pSmall(t *testing.T) {
	for e := 0x1p-7; e > 1e-300; e *= 0.7 {
		if got, want := log1pSmall(e), math.Log1p(e); math.Abs(got/want-1) > 5e-16 {
			t.Errorf("at %g: got %.17g, want %.17g", e, got, want)
		}
	}
}
