package fit

import (
	"context"
	"math"

	"descent/core/kernel"
	"descent/core/objective"
)

// gap says how far a direction of the coefficients separates the rows. A row of class y and another class c make a
// pair; its gap is what a unit of the direction adds to the margin of y over c. Rows of weight 0 make no pairs.
type gap struct {
	apart, tied, against float64   // pairs with a gap above the tolerance, within it, below it
	gram                 []float64 // the Gram matrix of the pairs that are not apart, Dim × Dim: the gap is linear in the direction
}

// separating asks for the gaps of a direction. A gap counts as 0 up to absolute plus relative times the sum of the
// absolute products it is made of.
func (f *fitter) separating(ctx context.Context, direction []float64, absolute, relative float64) (gap, error) {
	parts, err := f.cluster.Run(ctx, objective.Op{
		Kind: kindGap, Fit: f.spec.Slot, Ints: []int32{int32(f.model.Columns)},
		Floats: append([]float64{absolute, relative}, direction...),
	})
	if err != nil {
		return gap{}, err
	}
	sums := objective.Sum(parts, len(f.counts))
	g := gap{apart: sums[0], tied: sums[1], against: sums[2]}
	dim, p := f.model.Dim(), f.model.P
	g.gram = make([]float64, dim*dim)
	rest := sums[3:]
	for a := range f.model.Columns {
		for b := a; b < f.model.Columns; b++ {
			for i := range p {
				for j := range p {
					v := rest[kernel.PackedIndex(p, min(i, j), max(i, j))]
					g.gram[(a*p+i)*dim+b*p+j] = v
					g.gram[(b*p+j)*dim+a*p+i] = v
				}
			}
			rest = rest[kernel.Packed(p):]
		}
	}
	return g, nil
}

// gaps answers kindGap.
func (e *encoding) gaps(op objective.Op, yield func() error) ([]objective.Part, error) {
	columns := int(op.Ints[0])
	turn := &objective.Turn{Yield: yield}
	var tree objective.Tree
	for _, c := range e.chunks {
		if c.N == 0 {
			continue
		}
		w := newGapWork(turn, c.P, columns, op.Floats[0], op.Floats[1], op.Floats[2:])
		part := tree.Buffer(3 + columns*(columns+1)/2*kernel.Packed(c.P))
		for b := range c.Blocks() {
			if err := w.block(part, c, b); err != nil {
				return nil, err
			}
		}
		tree.Push(c.Index, part)
		if err := turn.Take(); err != nil {
			return nil, err
		}
	}
	return tree.Parts(), nil
}

type gapWork struct {
	turn               *objective.Turn
	p, columns         int
	absolute, relative float64
	direction, sizes   []float64
	margin, size       []float64 // per column and row; the reference class has none
	count              []float64 // per pair of columns and row: the weight of the row's outer product
	scratch, made      []float64
}

func newGapWork(turn *objective.Turn, p, columns int, absolute, relative float64, direction []float64) *gapWork {
	n := kernel.BlockRows
	w := &gapWork{turn: turn, p: p, columns: columns, absolute: absolute, relative: relative, direction: direction}
	w.sizes = make([]float64, len(direction))
	for k, d := range direction {
		w.sizes[k] = math.Abs(d)
	}
	w.margin, w.size = make([]float64, columns*n), make([]float64, columns*n)
	w.count, w.scratch = make([]float64, columns*columns*n), make([]float64, p*n)
	return w
}

func (w *gapWork) block(part []float64, c *kernel.Chunk, b int) error {
	const n = kernel.BlockRows
	x, y, weights, rows := c.Block(b, &w.made)
	for i, v := range x[:w.p*n] {
		w.scratch[i] = math.Abs(v)
	}
	for k := range w.columns {
		kernel.Margin(w.margin[k*n:], x, w.direction[k*w.p:(k+1)*w.p], rows)
		kernel.Margin(w.size[k*n:], w.scratch, w.sizes[k*w.p:(k+1)*w.p], rows)
	}
	clear(w.count)
	for i := range rows {
		if weights[i] == 0 {
			continue
		}
		for other := 0; other <= w.columns; other++ {
			if own := int(y[i]); other != own {
				w.pair(part, i, own, other)
			}
		}
	}
	h := part[3:]
	for a := range w.columns {
		for b := a; b < w.columns; b++ {
			kernel.Gram(h, x, w.count[(a*w.columns+b)*n:], w.scratch, w.p, rows)
			h = h[kernel.Packed(w.p):]
			if err := w.turn.Spend(kernel.Packed(w.p) * rows); err != nil {
				return err
			}
		}
	}
	return w.turn.Spend(2 * w.columns * w.p * rows)
}

// pair counts the pair of row i between its own class and another.
func (w *gapWork) pair(part []float64, i, own, other int) {
	const n = kernel.BlockRows
	m, size := 0.0, 0.0
	if own > 0 {
		m, size = w.margin[(own-1)*n+i], w.size[(own-1)*n+i]
	}
	if other > 0 {
		m -= w.margin[(other-1)*n+i]
		size += w.size[(other-1)*n+i]
	}
	limit := w.absolute + w.relative*size
	switch {
	case m > limit:
		part[0]++
		return
	case m < -limit:
		part[2]++
	default:
		part[1]++
	}
	for _, class := range [2]int{own, other} {
		if class > 0 {
			w.count[((class-1)*w.columns+class-1)*n+i]++
		}
	}
	if own > 0 && other > 0 {
		w.count[((min(own, other)-1)*w.columns+max(own, other)-1)*n+i]--
	}
}
