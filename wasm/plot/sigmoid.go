//go:build js

package plot

import (
	"descent/core/boundary"

	"honnef.co/go/js/dom/v2"
)

// Sigmoid draws one feature: the probability curve, or the line of a regression, over the points.
type Sigmoid struct{ strip }

// NewSigmoid returns a sigmoid on canvas.
func NewSigmoid(canvas *dom.HTMLCanvasElement, theme Theme) *Sigmoid {
	s := &Sigmoid{}
	s.stand, s.flatY, s.focus = s.spread, true, -1
	s.start(canvas, theme, &s.strip)
	return s
}

// SetAxis sets the column and shows all the data.
func (s *Sigmoid) SetAxis(x Axis) {
	s.x = x
	s.touched = false
	s.collapse()
	s.forget()
}

// SetPoints sets the rows; Y is not used, Value is the target of a regression.
func (s *Sigmoid) SetPoints(points Points) { s.setPoints(points) }

// SetModel sets the model, all columns but the axis' held. It copies the coefficients.
func (s *Sigmoid) SetModel(m boundary.Model, held boundary.Held) { s.setModel(m, held) }

// Describe returns the picture in words, and a row for each class.
func (s *Sigmoid) Describe() Twin { return s.describe() }
