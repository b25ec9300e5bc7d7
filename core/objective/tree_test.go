package objective_test

import (
	"math/rand/v2"
	"testing"

	"descent/core/internal/check"
	"descent/core/objective"
)

// leaves returns numbers whose sum depends on the order of addition.
func leaves(n int) [][]float64 {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	out := make([][]float64, n)
	for i := range out {
		out[i] = []float64{r.NormFloat64() * float64(int(1)<<r.IntN(40)), r.NormFloat64()}
	}
	return out
}

// sum adds the leaves whose index is kept, with a tree for each run between cuts.
func sum(chunks int, cuts []int, keep func(i int) bool) []float64 {
	all := leaves(chunks)
	var parts []objective.Part
	for k := range len(cuts) - 1 {
		var tree objective.Tree
		for i := cuts[k]; i < cuts[k+1]; i++ {
			if keep(i) {
				buffer := tree.Buffer(2)
				copy(buffer, all[i])
				tree.Push(i, buffer)
			}
		}
		parts = append(parts, tree.Parts()...)
	}
	rand.New(rand.NewPCG(2, 2)).Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return objective.Sum(parts, chunks)
}

func TestEverySplitOfTheChunksGivesTheSameBits(t *testing.T) {
	for chunks := 1; chunks <= 33; chunks++ {
		for _, keep := range []func(int) bool{
			func(int) bool { return true },
			func(i int) bool { return i%3 != 1 },
			func(i int) bool { return i >= chunks/2 },
		} {
			want := sum(chunks, []int{0, chunks}, keep)
			for a := 0; a <= chunks; a++ {
				for b := a; b <= chunks; b++ {
					check.SameBits(t, "sum", sum(chunks, []int{0, a, b, chunks}, keep), want)
				}
			}
		}
	}
}

func TestTreeKeepsFewParts(t *testing.T) {
	var tree objective.Tree
	for i := 5; i < 1000; i++ {
		tree.Push(i, []float64{1})
	}
	total := 0.0
	for _, p := range tree.Parts() {
		total += p.Floats[0]
	}
	if len(tree.Parts()) > 20 || total != 995 {
		t.Errorf("got %d parts with sum %g, want at most 20 with sum 995", len(tree.Parts()), total)
	}
}

func TestTreePanicsOnDisorder(t *testing.T) {
	one := func(level, index int) objective.Part {
		return objective.Part{Level: level, Index: index, Floats: []float64{1}}
	}
	for name, call := range map[string]func(){
		"falling index": func() {
			var tree objective.Tree
			tree.Push(1, []float64{1})
			tree.Push(0, []float64{1})
		},
		"twice":        func() { objective.Sum([]objective.Part{one(0, 1), one(0, 1)}, 4) },
		"inside":       func() { objective.Sum([]objective.Part{one(1, 0), one(0, 1)}, 4) },
		"beyond":       func() { objective.Sum([]objective.Part{one(0, 4)}, 4) },
		"other length": func() { objective.Sum([]objective.Part{one(0, 0), {Index: 1, Floats: []float64{1, 2}}}, 4) },
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
