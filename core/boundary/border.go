package boundary

import "math"

// Borders traces the decision boundaries of a surface. It keeps its memory from call to call; the zero value is ready.
type Borders struct {
	tracer  Tracer
	margins []float64
	gap     []float64
	top     []float64 // the largest margin at each node
	second  []float64 // the largest of the others
	best    []uint8   // whose the largest is
	points  []Point
	lines   [][]Point
}

// Trace returns, in data coordinates, the lines in the box where the decision changes: for a binary model where the
// margin is level (Logit of the threshold), for a softmax where the two most probable classes are equally so, for a
// linear regression where the value is level. Numeric axes are sampled at nx and ny nodes, at least 2; each band of a
// category axis is traced by itself, straight across. The lines are valid until the next call.
func (b *Borders) Trace(s *Surface, x0, x1, y0, y1 float64, nx, ny int, level float64) [][]Point {
	b.lines, b.points = b.lines[:0], b.points[:0]
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
	b.gap, b.top, b.second = sized(b.gap, n), sized(b.top, n), sized(b.second, n)
	if cap(b.best) < n {
		b.best = make([]uint8, n)
	}
	b.best = b.best[:n]
	seen := b.rank(s.model.Classes)
	// A border between two classes belongs to both, so the last class needs no trace of its own.
	for k := range s.model.Classes - 1 {
		if seen[k] {
			b.lead(k, s.model.Classes)
			b.add(b.gap, sx, sy, 0)
		}
	}
}

// margin returns the margins of class k, nil for the reference class of a softmax, which are 0.
func (b *Borders) margin(k, classes int) []float64 {
	n := len(b.best)
	k -= classes - len(b.margins)/n
	if k < 0 {
		return nil
	}
	return b.margins[k*n:][:n]
}

// rank finds the two largest margins at every node and reports which classes have the largest somewhere. The margins
// of classes that are never first cannot make a border.
func (b *Borders) rank(classes int) (seen [256]bool) {
	for i := range b.best {
		b.top[i], b.second[i], b.best[i] = math.Inf(-1), math.Inf(-1), 0
	}
	for k := range classes {
		of := b.margin(k, classes)
		for i := range b.best {
			m := 0.0
			if of != nil {
				m = of[i]
			}
			switch {
			case m > b.top[i] || m != m:
				b.top[i], b.second[i], b.best[i] = m, b.top[i], uint8(k)
			case m > b.second[i]:
				b.second[i] = m
			}
		}
	}
	for _, k := range b.best {
		seen[k] = true
	}
	return seen
}

// lead writes to b.gap by how much the margin of class k exceeds the largest of the others.
func (b *Borders) lead(k, classes int) {
	of := b.margin(k, classes)
	for i, best := range b.best {
		m := 0.0
		switch {
		case int(best) == k:
			b.gap[i] = b.top[i] - b.second[i]
			continue
		case of != nil:
			m = of[i]
		}
		b.gap[i] = m - b.top[i]
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
		from := len(b.points)
		for _, p := range l {
			b.points = append(b.points, Point{between(sx.place, p.X), between(sy.place, p.Y)})
		}
		b.lines = append(b.lines, b.points[from:len(b.points):len(b.points)])
	}
}

// between returns the place at a fractional index.
func between(v []float64, at float64) float64 {
	i := min(int(at), len(v)-2)
	return v[i] + (v[i+1]-v[i])*(at-float64(i))
}
