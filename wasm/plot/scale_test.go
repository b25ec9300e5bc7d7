package plot

import (
	"math"
	"testing"
)

func approx(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestScale(t *testing.T) {
	s := scale{d0: 10, d1: 20, p0: 300, p1: 100}
	approx(t, "px", s.px(12.5), 250, 0)
	approx(t, "data", s.data(s.px(17.3)), 17.3, 1e-12)
	approx(t, "per", s.per(), 20, 0)
	nodes := make([]float64, 4)
	s.nodes(nodes)
	for i, want := range []float64{11.25, 13.75, 16.25, 18.75} {
		approx(t, "node", nodes[i], want, 1e-12)
	}
}

func TestBounds(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name   string
		axis   Axis
		v      []float64
		lo, hi float64
	}{
		{"from the values", Axis{}, []float64{nan, 0, 10}, -0.5, 10.5},
		{"as given", Axis{Min: 10, Max: 30}, []float64{15}, 9, 31},
		{"one value", Axis{}, []float64{40}, 36, 44},
		{"zero alone", Axis{}, []float64{0}, -0.5, 0.5},
		{"nothing", Axis{}, []float64{nan}, 0, 1},
		{"bands", Axis{Levels: []string{"a", "b", "c"}}, []float64{0}, -0.5, 2.5},
	} {
		lo, hi := c.axis.bounds(c.v)
		approx(t, c.name+" low", lo, c.lo, 1e-12)
		approx(t, c.name+" high", hi, c.hi, 1e-12)
	}
}

func TestZoomed(t *testing.T) {
	lo, hi := zoomed(0, 10, 2, 0.5, 10, 100)
	approx(t, "low", lo, 1, 1e-12)
	approx(t, "high", hi, 6, 1e-12)
	lo, hi = zoomed(0, 10, 5, 1e9, 10, 100)
	approx(t, "widest", hi-lo, 1000, 1e-9)
	lo, hi = zoomed(0, 10, 5, 1e-9, 10, 100)
	approx(t, "narrowest", hi-lo, 0.1, 1e-9)
}

func TestJitter(t *testing.T) {
	sum, square := 0.0, 0.0
	const n = 10000
	for i := range int32(n) {
		j := jitter(i, 1)
		if j < -1 || j > 1 {
			t.Fatalf("jitter(%d) = %v", i, j)
		}
		if j != jitter(i, 1) {
			t.Fatal("jitter differs from call to call")
		}
		sum, square = sum+j, square+j*j
	}
	approx(t, "mean", sum/n, 0, 0.02)
	approx(t, "mean square", square/n, 1./3, 0.02)
	if jitter(5, 1) == jitter(5, 2) {
		t.Error("jitter does not depend on the salt")
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []string
	}{
		{0, 10, 5, []string{"0", "2", "4", "6", "8", "10"}},
		{-1, 1, 4, []string{"−1.0", "−0.5", "0", "0.5", "1.0"}},
		{0.8, 6.9, 3, []string{"2", "4", "6"}},
		{1950, 2020, 4, []string{"1960", "1980", "2000", "2020"}},
		{0, 50000, 5, []string{"0", "10,000", "20,000", "30,000", "40,000", "50,000"}},
		{0, 3e6, 3, []string{"0", "10⁶", "2×10⁶", "3×10⁶"}},
		{0, 3e-5, 3, []string{"0", "10⁻⁵", "2×10⁻⁵", "3×10⁻⁵"}},
		{5, 5, 3, nil},
	} {
		var got []string
		for _, k := range Ticks(c.lo, c.hi, c.n) {
			got = append(got, k.Label)
		}
		same(t, "Ticks", got, c.want)
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		ok = ok && got[i] == want[i]
	}
	if !ok {
		t.Errorf("%s = %q, want %q", what, got, want)
	}
}

// TestTicksAreRound checks on many ranges that the steps are 1, 2 or 5 times a power of ten and the number is near n.
func TestTicksAreRound(t *testing.T) {
	for e := -12; e <= 12; e++ {
		for _, w := range []float64{1, 1.3, 1.9, 3.1, 4.4, 6.6, 9.7} {
			hi := w * math.Pow(10, float64(e))
			step := Step(0, hi, 6)
			m := step / math.Pow(10, math.Floor(math.Log10(step)+1e-9))
			if math.Abs(m-1) > 1e-9 && math.Abs(m-2) > 1e-9 && math.Abs(m-5) > 1e-9 {
				t.Errorf("step %v for %v", step, hi)
			}
			if n := len(Ticks(0, hi, 6)); n < 4 || n > 10 {
				t.Errorf("%d ticks to %v", n, hi)
			}
		}
	}
}

func TestWholeTicks(t *testing.T) {
	for hi := 2.0; hi < 300; hi++ {
		for n := 1; n < 12; n++ {
			list := WholeTicks(1, hi, n)
			if len(list) < 2 {
				t.Fatalf("1…%v, about %d: got %v, want two at least", hi, n, list)
			}
			for _, tick := range list {
				if tick.Value != math.Trunc(tick.Value) || tick.Value < 1 || tick.Value > hi {
					t.Errorf("1…%v, about %d: got %v", hi, n, list)
				}
			}
		}
	}
}

func TestLogTicks(t *testing.T) {
	label := func(list []Tick) (s []string) {
		for _, k := range list {
			s = append(s, k.Label)
		}
		return s
	}
	same(t, "under a decade", label(LogTicks(0.08, 0.7, 5)), []string{"0.1", "0.2", "0.5"})
	same(t, "decades", label(LogTicks(0.001, 10, 8)), []string{"0.001", "0.01", "0.1", "1", "10"})
	same(t, "every second", label(LogTicks(1e-6, 1, 4)), []string{"10⁻⁶", "0.0001", "0.01", "1"})
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {-2.5, "−2.5"}, {3.14159, "3.142"}, {1234.5, "1234"}, {12345.6, "12,346"}, {-1234567, "−1,234,567"},
		{1.5e9, "1.5×10⁹"}, {2e-7, "2×10⁻⁷"}, {1e-9, "10⁻⁹"}, {0.000123456, "0.0001235"}, {math.Inf(-1), "−∞"}, {math.NaN(), "–"},
		{999.96, "1000"}, {0.1 + 0.2, "0.3"},
	} {
		if got := Number(c.v); got != c.want {
			t.Errorf("Number(%v) = %q, want %q", c.v, got, c.want)
		}
	}
	if got := Count(-1234567); got != "−1,234,567" {
		t.Errorf("Count = %q", got)
	}
	for p, want := range map[float64]string{0: "0.000", 1: "1.000", 0.25: "0.250", 1e-9: "< 0.001", 1 - 1e-9: "> 0.999"} {
		if got := Probability(p); got != want {
			t.Errorf("Probability(%v) = %q, want %q", p, got, want)
		}
	}
}
