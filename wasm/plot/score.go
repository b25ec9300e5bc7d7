//go:build js

package plot

import "honnef.co/go/js/dom/v2"

// Score draws the rows of a model with any number of features on the log-odds of one class, and the sigmoid over
// them; for a regression, the prediction against the observed value.
type Score struct{ picture }

// NewScore returns a score picture on canvas.
func NewScore(canvas *dom.HTMLCanvasElement, theme Theme) *Score {
	return &Score{picture{canvas: canvas, theme: theme}}
}

// SetPoints sets the rows: X holds the log-odds of class focus (boundary.Model.LogOdds), or the prediction of a
// regression, whose observed target is Value; Y is not used.
func (s *Score) SetPoints(points Points, focus int) {}

// SetThreshold moves the line of the decision; 0 means ½.
func (s *Score) SetThreshold(t float64) {}

// Describe returns the picture in words.
func (s *Score) Describe() Twin { return Twin{} }
