package infer

import (
	"math"
	"testing"
)

// Values of R 4.2: 2*pt(-t, df), qt(0.975, df), qnorm.
func TestTails(t *testing.T) {
	for _, c := range []struct{ t, df, want float64 }{
		{1, 1, 0.5},
		{12.706204736174694, 1, 0.05},
		{2.228138851986274, 10, 0.05},
		{0, 7, 1},
		{math.Inf(1), 7, 0},
		{1.9599639845400538, 1e16, 0.05},
		{3, 2, 1 - 3/math.Sqrt(11)},
		{1e200, 1, 2 / math.Pi * 1e-200},
		{1e-10, 3, 1 - 1e-10*4/(math.Pi*math.Sqrt(3))},
	} {
		if got := StudentTails(c.t, c.df); math.Abs(got-c.want) > 1e-12*c.want {
			t.Errorf("StudentTails(%g, %g) = %.17g, want %.17g", c.t, c.df, got, c.want)
		}
	}
	if got := StudentQuantile(0.975, 5); math.Abs(got-2.5705818356363146) > 1e-13 {
		t.Errorf("StudentQuantile(0.975, 5) = %.17g", got)
	}
	if got := NormalTails(1.9599639845400545); math.Abs(got-0.05) > 1e-16 {
		t.Errorf("NormalTails = %.17g", got)
	}
	if got := NormalQuantile(0.995); math.Abs(got-2.5758293035489004) > 1e-14 {
		t.Errorf("NormalQuantile(0.995) = %.17g", got)
	}
}

// The tail of two degrees of freedom has a closed form: 1 - t/√(2+t²) = 2/(√(2+t²)(√(2+t²)+t)).
func TestTailsFar(t *testing.T) {
	for v := 1e-3; v < 1e100; v *= 3 {
		s := math.Sqrt(2 + v*v)
		want := 2 / (s * (s + v))
		if got := StudentTails(v, 2); math.Abs(got-want) > 1e-12*want {
			t.Fatalf("StudentTails(%g, 2) = %.17g, want %.17g", v, got, want)
		}
	}
}

// Where the approximation for many degrees of freedom takes over, the two agree.
func TestTailsMany(t *testing.T) {
	for v := 0.01; v < 30; v *= 1.7 {
		a, b := StudentTails(v, 1e6), StudentTails(v, 1e6+1)
		// d log p/d df is about v⁴/(4·df²).
		if limit := 1e-9 + math.Pow(v, 4)*1e-12; math.Abs(a-b) > limit*a {
			t.Errorf("at t = %g the tails jump from %.15g to %.15g", v, a, b)
		}
	}
}
