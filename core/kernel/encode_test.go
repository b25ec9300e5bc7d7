package kernel

import (
	"math"
	"testing"
)

func TestStandardizeFollowsItsDefinition(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 255, BlockRows} {
		src, _ := block(1, BlockRows)
		dst := make([]float64, n)
		Standardize(dst, src[:n], 0.25, 3)
		for i, v := range dst {
			if want := (src[i] - 0.25) * (1. / 3); v != want {
				t.Fatalf("of %d, entry %d is %g, want %g", n, i, v, want)
			}
		}
	}
	x, _ := block(1, BlockRows)
	want := append([]float64(nil), x...)
	Standardize(want, x, 1, 2)
	if Standardize(x, x, 1, 2); x[17] != want[17] || x[255] != want[255] {
		t.Error("in place gives something else")
	}
}

func TestFinite(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 100} {
		v := make([]float64, n)
		for i := range v {
			v[i] = math.MaxFloat64
		}
		if !Finite(v) {
			t.Errorf("%d finite numbers are not", n)
		}
		for i := range v {
			for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
				v[i] = bad
				if Finite(v) {
					t.Errorf("%g at %d of %d is finite", bad, i, n)
				}
			}
			v[i] = 1
		}
	}
}

// Columns that are made at every call are those that were kept.
func TestBlockMakesColumns(t *testing.T) {
	kept := NewChunk(0, 300, 2)
	for i := range kept.N {
		kept.Set(i, []float64{1, float64(i)}, 0, 1)
	}
	made := &Chunk{N: 300, P: 2, Y: kept.Y, W: kept.W, Make: func(x []float64, b int) {
		rows := min(BlockRows, 300-b*BlockRows)
		Ones(x[:BlockRows], rows)
		clear(x[BlockRows:])
		for i := range rows {
			x[BlockRows+i] = float64(b*BlockRows + i)
		}
	}}
	var spare []float64
	for b := range kept.Blocks() {
		x, _, _, rows := kept.Block(b, nil)
		got, _, _, n := made.Block(b, &spare)
		for i, v := range x {
			if got[i] != v || n != rows {
				t.Fatalf("block %d: entry %d is %g, want %g; %d rows, want %d", b, i, got[i], v, n, rows)
			}
		}
	}
}
