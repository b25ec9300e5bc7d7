package objective

import (
	"errors"
	"testing"

	"descent/core/kernel"
	"descent/core/loss"
)

// wide is one chunk of a wide table.
func wide(rows, p int) *kernel.Chunk {
	c := kernel.NewChunk(0, rows, p)
	for i := range c.W {
		c.W[i] = 1
	}
	return c
}

// Within one chunk of a table of a thousand columns there is a turn for at most one block's work, of each pair of
// classes where the second derivatives are wanted.
func TestTurnsWithinAChunk(t *testing.T) {
	const p, blocks = 1000, 4
	c := wide(blocks*kernel.BlockRows, p)
	for _, x := range []struct {
		name  string
		m     Model
		want  Want
		turns int
	}{
		{"gradient", Model{Loss: loss.Softmax, P: p, Columns: 4}, Gradient, blocks/2 + 1},
		{"Hessian", Model{Loss: loss.Log, P: p, Columns: 1}, Hessian, blocks},
		{"Hessian of classes", Model{Loss: loss.Softmax, P: p, Columns: 2}, Hessian, 3 * blocks},
	} {
		op := evalOp(KindEval, 0, x.m, x.want, 1, make([]float64, x.m.Dim()))
		turns := 0
		var s Shard
		if _, err := s.Run(op, []*kernel.Chunk{c}, func() error { turns++; return nil }); err != nil {
			t.Fatal(err)
		}
		if turns < x.turns {
			t.Errorf("%s: %d turns, want %d or more", x.name, turns, x.turns)
		}
	}
}

func TestTurnEndsAChunk(t *testing.T) {
	const p = 1000
	c := wide(64*kernel.BlockRows, p)
	m := Model{Loss: loss.Log, P: p, Columns: 1}
	stop, turns := errors.New("stop"), 0
	var s Shard
	_, err := s.Run(evalOp(KindEval, 0, m, Gradient, 1, make([]float64, p)), []*kernel.Chunk{c}, func() error {
		turns++
		return stop
	})
	if err != stop || turns != 1 {
		t.Errorf("got %v after %d turns, want the first turn's error", err, turns)
	}
}
