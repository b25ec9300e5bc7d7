package plot

import (
	"math"
	"testing"
)

// parts returns the colour of a pixel.
func parts(px uint32) Color { return RGB(px&0xff<<16 | px&0xff00 | px>>16&0xff) }

// nearestClass returns the class whose tints come closest to a pixel.
func nearestClass(th *Theme, classes int, px uint32) int {
	got := parts(px)
	best, at := math.Inf(1), -1
	for k := range classes {
		for s := 0.0; s <= 1; s += 0.01 {
			c := th.Tint(k, s)
			d := math.Pow(float64(got.R())-float64(c.R()), 2) + math.Pow(float64(got.G())-float64(c.G()), 2) + math.Pow(float64(got.B())-float64(c.B()), 2)
			if d < best {
				best, at = d, k
			}
		}
	}
	return at
}

// TestBinaryField says that a pixel tells the decision, at every threshold and in both themes.
func TestBinaryField(t *testing.T) {
	for _, th := range []Theme{Light(), Dark()} {
		for _, level := range []float64{0, -2, 1.5} {
			s := binaryShades(&th, th.Class(0), th.Class(1), level)
			margins := []float64{math.Inf(-1), -40, level - 3, level - 0.02, level, level + 0.02, level + 3, 40, math.Inf(1), math.NaN()}
			px := make([]uint32, len(margins))
			s.binary(px, margins, level)
			for i, m := range margins[:9] {
				want := 0
				if m >= level {
					want = 1
				}
				if got := nearestClass(&th, 2, px[i]); got != want {
					t.Errorf("level %v margin %v: looks like class %d", level, m, got)
				}
			}
			if px[9] != 0 {
				t.Error("a margin that is not a number is drawn")
			}
		}
	}
}

func TestRegions(t *testing.T) {
	th := Light()
	s := classShades(&th, 10)
	class, strength := make([]uint8, 31), make([]float32, 31)
	for i := range 30 {
		class[i], strength[i] = uint8(i%10), []float32{0.101, 0.5, 1}[i/10]
	}
	strength[30] = float32(math.NaN())
	px := make([]uint32, 31)
	s.regions(px, class, strength)
	for i := range 30 {
		if got := nearestClass(&th, 10, px[i]); got != int(class[i]) {
			t.Errorf("class %d at %v looks like class %d", class[i], strength[i], got)
		}
	}
	if px[30] != 0 {
		t.Error("a strength that is not a number is drawn")
	}
}

func TestValues(t *testing.T) {
	th := Light()
	px := make([]uint32, 4)
	valueShades(&th).values(px, []float64{-5, 10, 20, 1e9}, 10, 20)
	lo, hi := th.Ramp[0], th.Ramp[len(th.Ramp)-1]
	for i, want := range []Color{lo, lo, hi, hi} {
		if got := parts(px[i]); got != want {
			t.Errorf("value %d is %v, want %v", i, got, want)
		}
	}
}

func BenchmarkBinaryField(b *testing.B) {
	th := Light()
	s := binaryShades(&th, th.Class(0), th.Class(1), 0)
	margins := make([]float64, 600*500)
	for i := range margins {
		margins[i] = float64(i%2000)/100 - 10
	}
	px := make([]uint32, len(margins))
	for b.Loop() {
		s.binary(px, margins, 0)
	}
}
