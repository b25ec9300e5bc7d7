//go:build js

package plot

import (
	"descent/core/boundary"

	"honnef.co/go/js/dom/v2"
)

// Plane draws two features: the probability field, the boundary and the points.
type Plane struct{ picture }

// NewPlane returns a plane on canvas.
func NewPlane(canvas *dom.HTMLCanvasElement, theme Theme) *Plane {
	return &Plane{picture{canvas: canvas, theme: theme}}
}

// SetAxes sets the two columns and shows all the data.
func (p *Plane) SetAxes(x, y Axis) {}

// SetPoints sets the rows.
func (p *Plane) SetPoints(points Points) {}

// SetModel sets the model, all columns but the axes' held. A model without terms draws no field.
func (p *Plane) SetModel(m boundary.Model, held boundary.Held) {}

// SetThreshold moves the boundary of a binary model to that probability of the event; 0 means ½.
func (p *Plane) SetThreshold(t float64) {}

// SetMoving tells whether the model is being trained: while it is, the field is drawn coarser.
func (p *Plane) SetMoving(moving bool) {}

// Describe returns the picture in words.
func (p *Plane) Describe() Twin { return Twin{} }
