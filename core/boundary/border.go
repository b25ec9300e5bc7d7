package boundary

import "math"

// Borders traces the decision boundaries of a surface. It keeps its memory from call to call; the zero value is ready.
type Borders struct {
	tracer  Tracer
	margins []float64
	gap     []float64
	lines   [][]Point
}

// Trace returns, in data coordinates, the lines in the box where the decision changes: for a binary model where the
// margin is level (Logit of the threshold), for a softmax where the two most probable classes are equally so, for a
// linear regression where the value is level. Numeric axes are sampled at nx and ny nodes, at least 2; each band of a
// category axis is traced by itself, straight across. The lines are valid until the next call.
func (b *Borders) Trace(s *Surface, x0, x1, y0, y1 float64, nx, ny int, level float64) [][]Point {
	b.lines = b.lines[:0]
	for _, sx := range spans(s.x, x0, x1, nx) {
		for _, sy := range spans(s.y, y0, y1, ny) {
			b.part(s, sx, sy, level)
		}
	}
	return b.lines
}

// span is a stretch of an axis that is traced in one piece: where its nodes lie and where the model is evaluated.
type span struct{ place, value []float64 }

func spans(a Axis, lo, hi float64, n int) []span {
	if a.Levels == nil {
		return []span{line(lo, hi, max(n, 2))}
	}
	var list []span
	first := max(0, int(math.Ceil(lo-0.5)))
	last := min(len(a.Levels)-1, int(math.Floor(hi+0.5)))
	for l := first; l <= last; l++ {
		v := float64(l)
		list = append(list, span{[]float64{v - 0.5, v + 0.5}, []float64{v, v}})
	}
	return list
}

func line(lo, hi float64, n int) span {
	v := make([]float64, n)
	for i := range v {
		v[i] = lo + (hi-lo)*float64(i)/float64(n-1)
	}
	return span{v, v}
}

func (b *Borders) part(s *Surface, sx, sy span, level float64) {
	nx, ny := len(sx.place), len(sy.place)
	n := nx * ny
	b.margins = sized(b.margins, s.predictors*n)
	s.Margins(b.margins, sx.value, sy.value)
	if s.predictors == 1 && s.model.Classes <= 2 {
		b.add(b.margins, sx, sy, level)
		return
	}
	b.gap = sized(b.gap, n)
	// A border between two classes belongs to both, so the last class needs no trace of its own.
	for k := range s.model.Classes - 1 {
		lead(b.gap, b.margins, k, s.model.Classes)
		b.add(b.gap, sx, sy, 0)
	}
}

func sized(v []float64, n int) []float64 {
	if cap(v) < n {
		return make([]float64, n)
	}
	return v[:n]
}

// add traces one field and turns grid steps into data coordinates.
func (b *Borders) add(field []float64, sx, sy span, level float64) {
	for _, l := range b.tracer.Lines(field, len(sx.place), len(sy.place), level) {
		out := make([]Point, len(l))
		for i, p := range l {
			out[i] = Point{between(sx.place, p.X), between(sy.place, p.Y)}
		}
		b.lines = append(b.lines, out)
	}
}

// between returns the place at a fractional index.
func between(v []float64, at float64) float64 {
	i := min(int(at), len(v)-2)
	return v[i] + (v[i+1]-v[i])*(at-float64(i))
}

// lead writes by how much the margin of class k exceeds the largest of the others.
func lead(dst, margins []float64, k, classes int) {
	n := len(dst)
	shift := classes - len(margins)/n
	of := func(c, i int) float64 {
		if c < shift {
			return 0
		}
		return margins[(c-shift)*n+i]
	}
	for i := range dst {
		top := math.Inf(-1)
		for c := range classes {
			if c != k {
				top = math.Max(top, of(c, i))
			}
		}
		dst[i] = of(k, i) - top
	}
}
