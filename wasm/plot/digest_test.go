package plot

import (
	"math"
	"testing"
)

// TestDigestInParts says that it does not matter in how many parts the rows come.
func TestDigestInParts(t *testing.T) {
	const n = 1000
	p := Points{Classes: []string{"a", "b", "c"}}
	for i := range n {
		x := jitter(int32(i), 1)
		if i%17 == 0 {
			x = math.NaN()
		}
		p.X = append(p.X, x)
		p.Y = append(p.Y, float64(i%4))
		p.Class = append(p.Class, int32(i%4)-1)
	}
	x, y := Axis{Name: "x"}, Axis{Name: "y", Levels: []string{"p", "q", "r", "s"}}
	whole, parts := newDigest(&p, &x, &y), newDigest(&p, &x, &y)
	whole.add(&p, p.Y, n)
	for to := 7; parts.rows < n; to += 7 {
		parts.add(&p, p.Y, min(to, n))
	}
	for k := range 3 {
		if got, want := parts.x.text(k, &x), whole.x.text(k, &x); got != want {
			t.Errorf("class %d in parts %q, whole %q", k, got, want)
		}
		if got, want := parts.y.text(k, &y), "mostly "+y.Levels[k+1]+" (250)"; got != want {
			t.Errorf("levels of class %d %q, want %q", k, got, want)
		}
		if parts.counts[k] != n/4 {
			t.Errorf("class %d has %d rows", k, parts.counts[k])
		}
	}
	lo, hi := parts.x.span()
	wl, wh := extent(p.X)
	if parts.out != 59 || lo != wl || hi != wh {
		t.Errorf("%d missing, %v to %v, want 59, %v to %v", parts.out, lo, hi, wl, wh)
	}
}
