package plot

import (
	"math"

	"descent/core/boundary"
)

// Border is a line in a Plane: the places where Value, of data units, is 0. On a category axis Value is asked at the
// levels' indices, and the line crosses each band straight. Color is a class, −1 for the ink.
type Border struct {
	Name   string
	Color  int
	Dashed bool
	Value  func(x, y float64) float64
}

// frontier is a border and its lines, in data units.
type frontier struct {
	Border
	lines [][]boundary.Point
}

// stage is what lines were made for: a view and the box it fills.
type stage struct {
	view View
	box  box
}

// stretch is a part of an axis that is traced in one piece: where its nodes lie, and where a function is asked.
type stretch struct{ place, value []float64 }

// stretches divides lo…hi: numbers into one of n nodes, levels into one each.
func (a *Axis) stretches(lo, hi float64, n int) []stretch {
	if a.Levels == nil {
		v := make([]float64, max(n, 2))
		for i := range v {
			v[i] = lo + (hi-lo)*float64(i)/float64(len(v)-1)
		}
		return []stretch{{v, v}}
	}
	var list []stretch
	for l := range a.Levels {
		if v := float64(l); v+0.5 > lo && v-0.5 < hi {
			list = append(list, stretch{[]float64{v - 0.5, v + 0.5}, []float64{v, v}})
		}
	}
	return list
}

// trace finds the lines in a view, from nx × ny values.
func (f *frontier) trace(t *boundary.Tracer, x, y *Axis, v View, nx, ny int) {
	f.lines = nil
	for _, sx := range x.stretches(v.X0, v.X1, nx) {
		for _, sy := range y.stretches(v.Y0, v.Y1, ny) {
			f.part(t, &sx, &sy)
		}
	}
}

func (f *frontier) part(t *boundary.Tracer, sx, sy *stretch) {
	nx, ny := len(sx.value), len(sy.value)
	field := make([]float64, 0, nx*ny)
	for _, y := range sy.value {
		for _, x := range sx.value {
			field = append(field, f.Value(x, y))
		}
	}
	for _, l := range t.Lines(field, nx, ny, 0) {
		line := make([]boundary.Point, len(l))
		for i, p := range l {
			line[i] = boundary.Point{X: between(sx.place, p.X), Y: between(sy.place, p.Y)}
		}
		f.lines = append(f.lines, line)
	}
}

// between returns the entry of v at a fractional index.
func between(v []float64, at float64) float64 {
	i := min(max(int(math.Floor(at)), 0), len(v)-2)
	return v[i] + (v[i+1]-v[i])*(at-float64(i))
}
