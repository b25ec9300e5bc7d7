package objective

import (
	"descent/core/kernel"
	"descent/core/loss"
)

// sweep holds the scratch of one model's sweeps.
type sweep struct {
	Model
	margin, first, second, scaled []float64
	columns                       []float64     // of a block, where they are made
	one                           *kernel.Chunk // rows gathered for a mini-batch
	turn                          Turn
}

func newSweep(m Model) *sweep {
	if m.P < 1 || m.Columns < 1 || m.Loss != loss.Softmax && m.Columns != 1 {
		panic("objective: impossible model")
	}
	n := kernel.BlockRows
	return &sweep{Model: m, margin: make([]float64, m.Columns*n), first: make([]float64, m.Columns*n)}
}

// chunk adds the weighted sums over the rows of a chunk, or over one block in every so many, at coefficients x to part, of
// length Length(want); that of a sample has the weight of its rows behind.
func (s *sweep) chunk(part []float64, c *kernel.Chunk, x []float64, want Want, every int) error {
	for b := range c.Blocks() {
		if every > 1 && !drawn(c, b, every) {
			continue
		}
		cols, y, w, rows := c.Block(b, &s.columns)
		if err := s.block(part, cols, y[:rows], w[:rows], x, want); err != nil {
			return err
		}
		if every > 1 {
			part[len(part)-1] += sum(w)
		}
	}
	return nil
}

// block adds the sums over a block of rows.
func (s *sweep) block(part, cols, y, w, x []float64, want Want) error {
	rows := len(w)
	for c := range s.Columns {
		kernel.Margin(s.margin[c*kernel.BlockRows:], cols, x[c*s.P:(c+1)*s.P], rows)
	}
	part[0] += s.losses(y, w, want)
	if want == Value {
		return s.turn.Spend(len(x) * rows)
	}
	for c := range s.Columns {
		kernel.Gradient(part[1+c*s.P:1+(c+1)*s.P], cols, s.first[c*kernel.BlockRows:], rows)
	}
	if want == Hessian {
		if err := s.hessian(part[1+s.Dim():], cols, w); err != nil {
			return err
		}
	}
	return s.turn.Spend(2 * len(x) * rows)
}

// losses returns the weighted sum of the losses at the margins and leaves the derivatives that are wanted in scratch.
func (s *sweep) losses(y, w []float64, want Want) float64 {
	var first, second []float64
	if want >= Gradient {
		first = s.first
	}
	if want == Hessian {
		s.grow()
		second = s.second
	}
	if s.Loss == loss.Softmax {
		return s.classes().Sum(s.margin, y, w, first)
	}
	return s.Loss.Sum(s.margin[:len(w)], y, w, first, second)
}

func (s *sweep) grow() {
	if s.second == nil {
		s.second = make([]float64, kernel.BlockRows)
		s.scaled = make([]float64, s.P*kernel.BlockRows)
	}
}

func (s *sweep) hessian(h, cols, w []float64) error {
	size := kernel.Packed(s.P)
	if s.Loss != loss.Softmax {
		kernel.Gram(h, cols, s.second, s.scaled, s.P, len(w))
		return s.turn.Spend(size * len(w))
	}
	for a := range s.Columns {
		for b := a; b < s.Columns; b++ {
			s.classes().Cross(s.second, s.margin, w, a, b)
			kernel.Gram(h, cols, s.second, s.scaled, s.P, len(w))
			h = h[size:]
			if err := s.turn.Spend(size * len(w)); err != nil {
				return err
			}
		}
	}
	return nil
}

// rows adds the weighted sums over some rows of a chunk to part.
func (s *sweep) rows(part []float64, c *kernel.Chunk, x []float64, rows []int32, want Want) error {
	if s.one == nil {
		s.one = kernel.NewChunk(0, kernel.BlockRows, s.P)
	}
	for len(rows) > 0 {
		n := min(len(rows), kernel.BlockRows)
		kernel.Gather(s.one, c, rows[:n])
		cols, y, w, _ := s.one.Block(0, nil)
		padded := kernel.Round(n)
		if err := s.block(part, cols, y[:padded], w[:padded], x, want); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}
