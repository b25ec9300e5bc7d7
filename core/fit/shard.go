package fit

import (
	"errors"

	"descent/core/design"
	"descent/core/kernel"
	"descent/core/objective"
	"descent/core/table"
)

// The kinds of operation that a Shard answers beside those of package objective. Ints, Floats and Texts hold the
// layout (see load) unless another thing is said. Answers about rows come one part a chunk, at level 0.
const (
	kindCount   = "count"   // Ints: the rows that are used, missing a cell, of weight 0, of negative weight
	kindTally   = "tally"   // the first pass: levels, classes, values to impute
	kindMoments = "moments" // the second pass: means and variances
	kindEncode  = "encode"  // encodes the rows under op.Fit, and keeps what it encodes where its own number is not 0; Ints: rows
	kindQR      = "qr"      // op.Fit: the triangular factor of the encoded rows and the response
	kindGap     = "gap"     // op.Fit: how far a direction separates the rows; see gap
	kindScore   = "score"   // answers beside what was observed; see score
	kindDrop    = "drop"    // forgets the rows encoded under op.Fit
)

// Shard holds some chunks of a table and the encodings of their rows, and answers operations on them. It is used by
// one goroutine at a time.
type Shard struct {
	chunks  []*table.Chunk
	encoded map[int]*encoding
}

type encoding struct {
	chunks []*kernel.Chunk
	sweeps objective.Shard
}

// NewShard returns a shard of these chunks, which it does not change. It may hold none.
func NewShard(chunks []*table.Chunk) *Shard {
	return &Shard{chunks: chunks, encoded: map[int]*encoding{}}
}

// Run answers op with one part for each chunk or subtree of chunks. It calls yield between chunks and stops at its
// error; yield may be nil.
func (s *Shard) Run(op objective.Op, yield func() error) ([]objective.Part, error) {
	if yield == nil {
		yield = func() error { return nil }
	}
	switch op.Kind {
	case kindDrop:
		delete(s.encoded, op.Fit)
		return nil, nil
	case kindCount, kindTally, kindMoments, kindEncode, kindScore:
		return s.onTable(op, yield)
	}
	e := s.encoded[op.Fit]
	if e == nil {
		return nil, errors.New("fit: no rows are encoded for " + op.Kind)
	}
	switch op.Kind {
	case objective.KindEval, objective.KindSample, objective.KindBatch:
		return e.sweeps.Run(op, e.chunks, yield)
	case kindQR:
		return e.triangles(yield)
	case kindGap:
		return e.gaps(op, yield)
	}
	return nil, errors.New("fit: unknown operation " + op.Kind)
}

// onTable answers the kinds that read the table's own rows.
func (s *Shard) onTable(op objective.Op, yield func() error) ([]objective.Part, error) {
	frame, l := load(op)
	e := &encoding{}
	var parts []objective.Part
	for _, c := range s.chunks {
		part := objective.Part{Index: c.Index}
		switch op.Kind {
		case kindCount:
			n := l.Count(c)
			part.Ints = n[:]
		case kindTally:
			t := l.Tally(c)
			part.Ints, part.Floats = t.Rows[:], t.Sums
		case kindMoments:
			part.Floats = flatten(l.Moments(c, frame))
		case kindEncode:
			k := l.Encode(c, op.Floats[0] != 0)
			e.chunks = append(e.chunks, k)
			part.Ints = []int32{int32(k.N)}
		case kindScore:
			var err error
			if part, err = score(l, c, op, yield); err != nil {
				return nil, err
			}
		}
		parts = append(parts, part)
		if err := yield(); err != nil {
			return nil, err
		}
	}
	if op.Kind == kindEncode {
		s.encoded[op.Fit] = e
	}
	return parts, nil
}

// send makes an operation that carries a layout behind some numbers of its own.
func send(kind string, fit int, l *design.Layout, own []float64) objective.Op {
	p := l.Pack()
	return objective.Op{
		Kind: kind, Fit: fit,
		Ints:   append([]int32{int32(len(own))}, p.Ints...),
		Floats: append(append([]float64(nil), own...), p.Floats...),
		Texts:  p.Texts,
	}
}

// load reads what send wrote; for kindMoments the own numbers are the frame: centres, then units.
func load(op objective.Op) (design.Frame, *design.Layout) {
	own := int(op.Ints[0])
	l := design.Unpack(design.Packed{Ints: op.Ints[1:], Floats: op.Floats[own:], Texts: op.Texts})
	return design.Frame{Centre: op.Floats[:own/2], Unit: op.Floats[own/2 : own]}, l
}

func flatten(m design.Moments) []float64 {
	out := []float64{m.Weight}
	for _, v := range [][]float64{m.First, m.Second, m.Least, m.Top} {
		out = append(out, v...)
	}
	return out
}

func unflatten(v []float64) design.Moments {
	n := (len(v) - 1) / 4
	cut := func(k int) []float64 { return v[1+k*n : 1+(k+1)*n] }
	return design.Moments{Weight: v[0], First: cut(0), Second: cut(1), Least: cut(2), Top: cut(3)}
}
