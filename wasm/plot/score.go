//go:build js

package plot

import (
	"descent/core/boundary"
	"descent/core/design"

	"honnef.co/go/js/dom/v2"
)

// Score draws the rows of a model with any number of features on the log-odds of one class, and the sigmoid over
// them; for a regression, the observed value against the prediction.
type Score struct{ strip }

// NewScore returns a score picture on canvas.
func NewScore(canvas *dom.HTMLCanvasElement, theme Theme) *Score {
	s := &Score{}
	s.stand, s.flatY = s.spread, true
	s.start(canvas, theme, &s.strip)
	return s
}

// SetPoints sets the rows: X holds the log-odds of class focus (boundary.Model.LogOdds), or the prediction of a
// regression, whose observed target is Value; Y is not used.
func (s *Score) SetPoints(points Points, focus int) {
	m := boundary.Model{Coefficients: []float64{1}}
	s.x.Name = "predicted " + points.Target
	s.focus = focus
	if points.Value == nil {
		s.x.Name = "log-odds of " + points.Classes[focus]
		m.Classes, m.Event = 2, min(focus, 1)
	}
	// The model of the score itself: its margin is the coordinate.
	m.Terms = []design.Term{{Factors: []design.Factor{{Column: s.x.Name, Power: 1}}}}
	s.setModel(m, nil)
	s.setPoints(points)
}

// Describe returns the picture in words, and a row for each class.
func (s *Score) Describe() Twin { return s.describe() }
