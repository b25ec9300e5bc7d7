package num

import (
	"math"
	"math/big"
	"testing"
)

func TestLog1pExp(t *testing.T) {
	for _, c := range []struct{ z, want float64 }{
		{0, math.Ln2},
		{math.Inf(1), math.Inf(1)},
		{math.Inf(-1), 0},
		{800, 800},
		{40, 40},
		{1, 1.3132616875182228340489954949678556419152800856702},
		{-1, 0.3132616875182228340489954949678556419152800856702},
		{-700, 9.8596765437597708567053729478495474767850674720e-305},
		{20, 20.000000002061153620314380703238982798077695152},
	} {
		if got := Log1pExp(c.z); got != c.want && !(math.Abs(got-c.want) <= 4e-16*math.Abs(c.want)) {
			t.Errorf("Log1pExp(%g) = %.17g, want %.17g", c.z, got, c.want)
		}
	}
	if !math.IsNaN(Log1pExp(math.NaN())) {
		t.Error("NaN is lost")
	}
}

func TestSigmoid(t *testing.T) {
	for _, c := range []struct{ z, want float64 }{
		{0, 0.5}, {math.Inf(1), 1}, {math.Inf(-1), 0}, {800, 1}, {-800, 0},
		{1, 0.73105857863000487925115924182183627436514464016505651927636590791904045307},
		{-700, 9.8596765437597708567053729478495474767850674720e-305},
	} {
		if got := Sigmoid(c.z); got != c.want && !(math.Abs(got-c.want) <= 4e-16*c.want) {
			t.Errorf("Sigmoid(%g) = %.17g, want %.17g", c.z, got, c.want)
		}
	}
	for z := -40.0; z < 40; z += 0.1 {
		if s := Sigmoid(z) + Sigmoid(-z); math.Abs(s-1) > 3e-16 {
			t.Errorf("both sides of %g sum to %.17g", z, s)
		}
	}
	if !math.IsNaN(Sigmoid(math.NaN())) {
		t.Error("NaN is lost")
	}
}

func TestLogSumExpAndSoftmax(t *testing.T) {
	for _, c := range []struct {
		x       []float64
		want    float64
		softmax []float64
	}{
		{[]float64{0, 0}, math.Ln2, []float64{0.5, 0.5}},
		{[]float64{1000, 1000}, 1000 + math.Ln2, []float64{0.5, 0.5}},
		{[]float64{-1000, -1000}, -1000 + math.Ln2, []float64{0.5, 0.5}},
		{[]float64{0, -50}, math.Exp(-50), []float64{1, math.Exp(-50)}},
		{[]float64{3}, 3, []float64{1}},
		{[]float64{math.Inf(-1), 0}, 0, []float64{0, 1}},
		{[]float64{math.Inf(1), 0, math.Inf(1)}, math.Inf(1), []float64{0.5, 0, 0.5}},
	} {
		if got := LogSumExp(c.x); got != c.want && !(math.Abs(got-c.want) <= 1e-15*math.Abs(c.want)) {
			t.Errorf("LogSumExp(%v) = %.17g, want %.17g", c.x, got, c.want)
		}
		got := append([]float64(nil), c.x...)
		Softmax(got)
		for i, want := range c.softmax {
			if !(math.Abs(got[i]-want) <= 4e-13*want) {
				t.Errorf("Softmax(%v)[%d] = %.17g, want %.17g", c.x, i, got[i], want)
			}
		}
	}
	if got := LogSumExp(nil); !math.IsInf(got, -1) {
		t.Errorf("LogSumExp of nothing is %g", got)
	}
}

func TestSumIsExactToRounding(t *testing.T) {
	terms := []float64{1, 1e100, 1, -1e100, 3e-20, 1e16, -1e16, 0.1}
	var s Sum
	exact := new(big.Float).SetPrec(2000)
	for range 1000 {
		for _, v := range terms {
			s.Add(v)
			exact.Add(exact, big.NewFloat(v))
		}
	}
	want, _ := exact.Float64()
	if got := s.Value(); math.Abs(got-want) > 1e-12*want {
		t.Errorf("got %.17g, want %.17g", got, want)
	}
	s.Add(math.Inf(1))
	s.Add(1)
	if !math.IsInf(s.Value(), 1) {
		t.Errorf("got %g, want +Inf", s.Value())
	}
}

func TestExpNeg(t *testing.T) {
	worst := 0.0
	for z := 0.0; z < 745; z += 0.00137 {
		want := math.Exp(-z)
		ulp := math.Nextafter(want, 2) - want
		worst = math.Max(worst, math.Abs(ExpNeg(z)-want)/ulp)
	}
	// math.Exp itself is off by up to 1 ulp, and by another in wasm.
	if worst > 3 {
		t.Errorf("off by %g ulp", worst)
	}
	for z, want := range map[float64]float64{0: 1, math.Inf(1): 0, 800: 0} {
		if got := ExpNeg(z); got != want {
			t.Errorf("ExpNeg(%g) = %g, want %g", z, got, want)
		}
	}
	if !math.IsNaN(ExpNeg(math.NaN())) {
		t.Error("NaN is lost")
	}
}

func BenchmarkExpNeg(b *testing.B) {
	z, s := 0.0, 0.0
	for b.Loop() {
		z += 0.01
		if z > 30 {
			z = 0
		}
		s += ExpNeg(z)
	}
	_ = s
}

func BenchmarkMathExp(b *testing.B) {
	z, s := 0.0, 0.0
	for b.Loop() {
		z += 0.01
		if z > 30 {
			z = 0
		}
		s += math.Exp(-z)
	}
	_ = s
}
