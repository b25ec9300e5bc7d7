//go:build js

package plot

import (
	"math"

	"descent/core/boundary"
)

// sheet is the field of a surface over a box, and the memory that making it takes.
type sheet struct {
	bitmap
	xs, ys   []float64
	margins  []float64
	class    []uint8
	strength []float32
	version  int
	cell     float64
}

// cellSize returns the size of the field's cells in CSS pixels: coarse while something moves, fine at rest. More
// classes take more exponentials a cell.
func (s *scatter) cellSize() float64 {
	switch {
	case !s.still:
		return 4
	case s.surface.Rows() == 1:
		return 1
	case s.surface.Classes() <= 4:
		return 2
	}
	return 3
}

// shade brings the field up to date. flat makes it one cell high, for a model of x alone.
func (s *scatter) shade(flat bool) {
	cell := s.cellSize()
	if s.sheet.version == s.version && s.sheet.cell == cell {
		return
	}
	s.sheet.version, s.sheet.cell = s.version, cell
	f := &s.sheet
	nx, ny := int(math.Ceil(s.box.w/cell)), int(math.Ceil(s.box.h/cell))
	if flat {
		ny = 1
	}
	grow(&f.xs, nx)
	grow(&f.ys, ny)
	s.sx.nodes(f.xs)
	(&scale{d0: s.view.Y1, d1: s.view.Y0}).nodes(f.ys)
	grow(&f.margins, s.surface.Rows()*nx*ny)
	s.surface.Margins(f.margins, f.xs, f.ys)
	s.colour(f.size(nx, ny), nx*ny)
	f.commit()
}

// colour turns the margins of n cells into pixels.
func (s *scatter) colour(dst []uint32, n int) {
	f := &s.sheet
	_, level := s.level()
	if s.shades == nil {
		s.shades = s.newShades(level)
	}
	switch {
	case s.surface.Classes() == 0:
		s.shades.values(dst, f.margins, s.lo, s.hi)
	case s.surface.Binary():
		s.shades.binary(dst, f.margins, level)
	default:
		if cap(f.class) < n {
			f.class, f.strength = make([]uint8, n), make([]float32, n)
		}
		f.class, f.strength = f.class[:n], f.strength[:n]
		boundary.Strongest(f.class, f.strength, f.margins, s.surface.Classes())
		s.shades.regions(dst, f.class, f.strength)
	}
}

func (s *scatter) newShades(level float64) *shades {
	t := s.theme
	t.faint = s.flatY // behind a curve
	switch {
	case s.surface.Classes() == 0:
		return valueShades(&t)
	case s.surface.Binary():
		off, on := s.sides()
		return binaryShades(&t, off, on, level)
	}
	return classShades(&t, s.surface.Classes())
}

// drawField draws the field, on category axes no further than their bands.
func (s *scatter) drawField(ctx *brush) {
	b := s.banded()
	ctx.inside(&b, func() { ctx.bitmap(&s.sheet.bitmap, &s.box) })
}

// banded returns the part of the box that category axes cover.
func (s *scatter) banded() box {
	b := s.box
	if n := len(s.x.Levels); n > 0 {
		from, to := max(b.x, s.sx.px(-0.5)), min(b.x+b.w, s.sx.px(float64(n)-0.5))
		b.x, b.w = from, max(to-from, 0)
	}
	if n := len(s.y.Levels); n > 0 {
		from, to := max(b.y, s.sy.px(float64(n)-0.5)), min(b.y+b.h, s.sy.px(-0.5))
		b.y, b.h = from, max(to-from, 0)
	}
	return b
}
