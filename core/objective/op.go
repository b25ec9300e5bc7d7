package objective

import (
	"errors"
	"slices"

	"descent/core/kernel"
	"descent/core/loss"
)

// The kinds of Op that a Shard answers.
const (
	KindEval   = "eval"   // sums over all rows, or a sample: Ints = loss, columns, symmetric, want, every; Floats = coefficients
	KindSample = "sample" // the rows of a sample: Ints = every
	KindBatch  = "batch"  // sums over some rows: as KindEval, then for each chunk its index, a count and that many rows
)

const opHeader = 5

// evalOp returns the Op that asks for the sums of a model at coefficients x, over all rows or one block in every so many.
func evalOp(kind string, fit int, m Model, want Want, every int, x []float64) Op {
	symmetric := int32(0)
	if m.Symmetric {
		symmetric = 1
	}
	return Op{
		Kind: kind, Fit: fit,
		Ints:   []int32{int32(m.Loss), int32(m.Columns), symmetric, int32(want), int32(every)},
		Floats: x,
	}
}

// errOp says that an Op does not hold what its kind asks for.
var errOp = errors.New("objective: malformed operation")

// readOp reads what evalOp wrote; the number of design columns follows from the number of coefficients.
func readOp(op Op) (Model, Want, error) {
	if len(op.Ints) < opHeader || op.Ints[0] < 0 || op.Ints[0] > int32(loss.Softmax) || op.Ints[1] < 1 ||
		op.Ints[0] != int32(loss.Softmax) && op.Ints[1] != 1 || op.Ints[3] < int32(Value) || op.Ints[3] > int32(Hessian) || op.Ints[4] < 1 ||
		len(op.Floats) < int(op.Ints[1]) || len(op.Floats)%int(op.Ints[1]) != 0 {
		return Model{}, 0, errOp
	}
	m := Model{Loss: loss.Kind(op.Ints[0]), Columns: int(op.Ints[1]), Symmetric: op.Ints[2] != 0}
	m.P = len(op.Floats) / m.Columns
	return m, Want(op.Ints[3]), nil
}

// Shard answers the Ops of this package on the chunks of one encoding that a worker holds. The zero value is ready; it
// keeps scratch between calls.
type Shard struct {
	work *sweep
}

// Run answers an Op of kind KindEval, KindSample or KindBatch on chunks, which are ordered by rising index. yield, if not nil, is
// called after every chunk and, within one, as a Turn calls it; an error it returns ends the work.
func (s *Shard) Run(op Op, chunks []*kernel.Chunk, yield func() error) ([]Part, error) {
	if op.Kind == KindSample && len(op.Ints) == 1 && op.Ints[0] > 0 {
		return s.sample(int(op.Ints[0]), chunks, yield)
	}
	m, want, err := readOp(op)
	if err != nil {
		return nil, err
	}
	if s.work == nil || s.work.Model != m {
		s.work = newSweep(m)
	}
	s.work.turn = Turn{Yield: yield}
	for _, c := range chunks {
		if c.P != m.P {
			return nil, errOp
		}
	}
	switch op.Kind {
	case KindEval:
		return s.eval(op, chunks, want)
	case KindBatch:
		return s.batch(op, chunks, want)
	}
	return nil, errOp
}

// eval answers KindEval.
func (s *Shard) eval(op Op, chunks []*kernel.Chunk, want Want) ([]Part, error) {
	var tree Tree
	every := int(op.Ints[4])
	for _, c := range chunks {
		if c.N == 0 {
			continue
		}
		part := tree.Buffer(s.work.Length(want) + sampled(every))
		if err := s.work.chunk(part, c, op.Floats, want, every); err != nil {
			return nil, err
		}
		tree.Push(c.Index, part)
		if err := s.work.turn.Take(); err != nil {
			return nil, err
		}
	}
	return tree.Parts(), nil
}

// batch answers KindBatch for those of the listed chunks that the shard holds.
func (s *Shard) batch(op Op, chunks []*kernel.Chunk, want Want) ([]Part, error) {
	var tree Tree
	list := op.Ints[opHeader:]
	for len(list) >= 2 {
		index, n := int(list[0]), int(list[1])
		if n < 0 || n > len(list)-2 {
			return nil, errOp
		}
		rows := list[2 : 2+n]
		list = list[2+n:]
		for len(chunks) > 0 && chunks[0].Index < index {
			chunks = chunks[1:]
		}
		if len(chunks) == 0 || chunks[0].Index != index {
			continue
		}
		if slices.ContainsFunc(rows, func(row int32) bool { return row < 0 || int(row) >= chunks[0].N }) {
			return nil, errOp
		}
		part := tree.Buffer(s.work.Length(want))
		if err := s.work.rows(part, chunks[0], op.Floats, rows, want); err != nil {
			return nil, err
		}
		tree.Push(index, part)
		if err := s.work.turn.Take(); err != nil {
			return nil, err
		}
	}
	return tree.Parts(), nil
}
