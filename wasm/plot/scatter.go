//go:build js

package plot

import (
	"cmp"
	"slices"

	"descent/core/boundary"
	"descent/core/num"
)

// scatter is what the pictures with points share.
type scatter struct {
	picture
	data      Points
	x, y      Axis
	px, py    []float64 // where each point is drawn, NaN where it is not
	inked     int       // how many of them are drawn
	stamps    []string  // their marks, by class
	density   *density  // instead, for a crowd
	legend    legend
	threshold float64
	focus     int // the class that a Score is about; −1 in a Sigmoid: the event
	model     boundary.Model
	held      boundary.Held
	surface   *boundary.Surface
	lo, hi    float64 // range of the values of a regression
	shades    *shades
	sheet     sheet
	dx, dy    []float64 // where points belong, in data units: all, or a slice of a crowd
	hollow    bool      // some rows are
	digest    *digest   // of the points, as far as it has come
	census    census    // of a crowd, as far as it has come
	since     float64   // when view or data last changed
	coarse    bool      // the density shows a part of the rows
	// stand writes to x and y where rows from, from+every, … belong.
	stand func(x, y []float64, from, every int)
}

// setPoints sets the rows. Unless the reader has zoomed, all of them are shown.
func (s *scatter) setPoints(points Points) {
	s.data = points
	s.hover.point = -1
	if points.Value != nil {
		s.lo, s.hi = extent(points.Value)
		if !(s.lo < s.hi) {
			s.lo, s.hi = padded(s.lo, s.hi, 0)
		}
	}
	s.hollow = slices.Contains(points.Hollow, true)
	s.shades = nil
	s.forget()
}

// forget drops what is known of the points, for others or for other axes.
func (s *scatter) forget() {
	s.digest, s.census, s.since = nil, census{}, now()
	s.remeasure()
}

// SetTheme changes colours and font.
func (s *scatter) SetTheme(t Theme) {
	s.shades = nil
	s.picture.SetTheme(t)
}

// setModel sets the model, the columns that are on no axis held. It copies the coefficients. A model without terms
// takes the old one off.
func (s *scatter) setModel(m boundary.Model, held boundary.Held) {
	s.model, s.held = m, held
	s.model.Coefficients = slices.Clone(m.Coefficients)
	before, event := s.surface != nil, s.event()
	s.collapse()
	if before != (s.surface != nil) || event != s.event() {
		s.shades = nil
		s.forget()
	}
	s.soon()
}

func (s *scatter) collapse() {
	s.surface = nil
	if len(s.model.Terms) > 0 && s.model.Rows() > 0 {
		s.surface = boundary.Collapse(s.model, s.x.Column(), s.y.Column(), s.held)
	}
}

// SetThreshold moves the decision of a binary model to that probability of the event; 0 means ½.
func (s *scatter) SetThreshold(t float64) {
	if t != s.threshold {
		s.threshold, s.shades = t, nil
		s.framed = true
		s.soon()
	}
}

// SetMoving tells whether the model is being trained. While it is, fields are drawn coarser.
func (s *scatter) SetMoving(moving bool) {
	if moving != s.moving {
		s.moving = moving
		s.soon()
	}
}

// event returns the class whose probability a picture of two sides shows.
func (s *scatter) event() int {
	switch {
	case s.focus >= 0:
		return s.focus
	case s.surface != nil && s.surface.Binary():
		return s.surface.Event()
	}
	return max(len(s.data.Classes)-1, 0)
}

// sides returns the colours below and above the threshold.
func (s *scatter) sides() (off, on Color) {
	on = s.theme.Class(s.event())
	if len(s.data.Classes) > 2 {
		return s.theme.Muted, on
	}
	return s.theme.Class(1 - s.event()), on
}

// level returns the threshold and the log-odds there.
func (s *scatter) level() (threshold, odds float64) {
	t := s.threshold
	if t == 0 {
		t = 0.5
	}
	return t, boundary.Logit(t)
}

func (s *scatter) rows() int { return s.data.size() }

// row returns the 0-based row of the table of point i.
func (s *scatter) row(i int) int32 { return rowOf(s.data.Row, i) }

// group returns the class of point i, 0 for a regression; ok is false where it has none.
func (s *scatter) group(i int) (k int, ok bool) {
	if s.data.Class == nil {
		return 0, s.data.Value[i] == s.data.Value[i]
	}
	return int(s.data.Class[i]), s.data.Class[i] >= 0
}

// locate computes where every point is drawn.
func (s *scatter) locate() {
	n := s.rows()
	grow(&s.px, n)
	grow(&s.py, n)
	grow(&s.dx, n)
	grow(&s.dy, n)
	s.stand(s.dx, s.dy, 0, 1)
	s.sx.all(s.px, s.dx)
	s.sy.all(s.py, s.dy)
}

// visible returns the points in view from left to right.
func (s *scatter) visible() []int32 {
	var list []int32
	for _, i := range num.Order(len(s.px), func(a, b int32) int { return cmp.Compare(s.px[a], s.px[b]) }) {
		if s.box.contains(s.px[i], s.py[i]) {
			list = append(list, i)
		}
	}
	return list
}

// spot returns where point i is drawn.
func (s *scatter) spot(i int) (px, py float64) { return s.px[i], s.py[i] }
