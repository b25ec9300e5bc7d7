package synth

import (
	"bytes"
	"hash/crc32"
	"math"
	"testing"
)

func TestPictures(t *testing.T) {
	const n, side = 61, 24
	a, labels := Pictures(n, side, 1, func() {})
	again, _ := Pictures(n, side, 1, func() {})
	other, _ := Pictures(n, side, 2, func() {})
	if len(a) != n*side*side || len(labels) != n {
		t.Fatalf("got %d pixels and %d labels", len(a), len(labels))
	}
	if !bytes.Equal(a, again) || bytes.Equal(a, other) {
		t.Error("the pictures must depend on the seed, and on nothing else")
	}
	for i, l := range labels {
		if want := []string{"disc", "square"}[i%2]; l != want {
			t.Errorf("picture %d is a %s, want a %s", i, l, want)
		}
	}
}

// The bytes are pinned, so that a target or a Go version that changes them is seen.
func TestPicturesSameEverywhere(t *testing.T) {
	for side, want := range map[int]uint32{16: 0xc975887b, 48: 0xd48704df} {
		pixels, _ := Pictures(40, side, 1, func() {})
		if got := crc32.ChecksumIEEE(pixels); got != want {
			t.Errorf("%d: %#08x", side, got)
		}
	}
}

// A picture shows a bright thing in its middle on a dark ground, and uses most of the greys.
func TestPicturesShowSomething(t *testing.T) {
	const n, side = 40, 32
	pixels, _ := Pictures(n, side, 3, func() {})
	for i := range n {
		p := pixels[i*side*side:][:side*side]
		middle, edge := 0.0, 0.0
		for k := range side {
			middle += float64(p[side/2*side+side/4+k/2])
			edge += float64(p[k])
		}
		if middle < edge+50*side {
			t.Errorf("picture %d: its middle is %v, its edge %v on average", i, middle/side, edge/side)
		}
	}
	for _, v := range []byte{0, 120} {
		if !bytes.Contains(pixels, []byte{v}) {
			t.Errorf("no pixel is %d", v)
		}
	}
	if bytes.Contains(pixels, []byte{255}) && bytes.Count(pixels, []byte{255}) > len(pixels)/100 {
		t.Error("more than a hundredth of the pixels is clipped")
	}
}

// All pixels together tell most new pictures apart by one weight each; no pixel alone does.
func TestPicturesAreForALinearClassifier(t *testing.T) {
	const n, side = 700, 16
	const known, d = 200, side * side
	pixels, labels := Pictures(n, side, 5, func() {})
	x, y := make([][]float64, n), make([]float64, n)
	for i := range n {
		x[i] = make([]float64, d)
		for j := range d {
			x[i][j] = float64(pixels[i*d+j])/128 - 1
		}
		y[i] = float64(2*(i%2) - 1)
	}
	w := ridge(x[:known], y[:known])
	if got := right(x[known:], labels[known:], w); got < 0.85 || got > 0.99 {
		t.Errorf("%v of new pictures are told apart, want 0.85 to 0.99", got)
	}
	for j := range d {
		alone := make([]float64, d+1)
		alone[j] = 1
		best := 0.0
		for at := -1.0; at < 1; at += 0.05 {
			alone[d] = -at
			got := right(x, labels, alone)
			best = max(best, got, 1-got)
		}
		if best > 0.75 {
			t.Errorf("pixel %d alone tells %v apart", j, best)
		}
	}
}

// ridge fits y by least squares with a small penalty, by plain descent; the intercept comes last.
func ridge(x [][]float64, y []float64) []float64 {
	d := len(x[0])
	w := make([]float64, d+1)
	for range 400 {
		g := make([]float64, d+1)
		for i, row := range x {
			e := (dot(row, w) - y[i]) / float64(len(x))
			for j, v := range row {
				g[j] += e * v
			}
			g[d] += e
		}
		for j := range w {
			w[j] -= 0.01 * (g[j] + 0.05*w[j])
		}
	}
	return w
}

func dot(row, w []float64) float64 {
	z := w[len(row)]
	for j, v := range row {
		z += w[j] * v
	}
	return z
}

// right is the share of rows whose score is positive exactly for squares.
func right(x [][]float64, labels []string, w []float64) float64 {
	hits := 0
	for i, row := range x {
		if math.Signbit(dot(row, w)) == (labels[i] == "disc") {
			hits++
		}
	}
	return float64(hits) / float64(len(x))
}
