//go:build js

package plot

import (
	"descent/core/boundary"

	"honnef.co/go/js/dom/v2"
)

// Sigmoid draws one feature: the probability curve, or the line of a regression, over the points.
type Sigmoid struct{ picture }

// NewSigmoid returns a sigmoid on canvas.
func NewSigmoid(canvas *dom.HTMLCanvasElement, theme Theme) *Sigmoid {
	return &Sigmoid{picture{canvas: canvas, theme: theme}}
}

// SetAxis sets the column and shows all the data.
func (s *Sigmoid) SetAxis(x Axis) {}

// SetPoints sets the rows; Y is not used, Value is the target of a regression.
func (s *Sigmoid) SetPoints(points Points) {}

// SetModel sets the model, all columns but the axis' held.
func (s *Sigmoid) SetModel(m boundary.Model, held boundary.Held) {}

// SetThreshold moves the line of the decision; 0 means ½.
func (s *Sigmoid) SetThreshold(t float64) {}

// Describe returns the picture in words.
func (s *Sigmoid) Describe() Twin { return Twin{} }
