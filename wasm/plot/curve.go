//go:build js

package plot

import "honnef.co/go/js/dom/v2"

// Curve draws the cost over iterations or passes, for one run or several.
type Curve struct{ picture }

// NewCurve returns a curve on canvas.
func NewCurve(canvas *dom.HTMLCanvasElement, theme Theme) *Curve {
	return &Curve{picture{canvas: canvas, theme: theme}}
}

// AddSeries adds an empty series, dashed for a hold-out loss, and returns its number.
func (c *Curve) AddSeries(name string, dashed bool) int { return 0 }

// Append adds a point to series k.
func (c *Curve) Append(k int, iteration, passes, loss float64) {}

// Clear removes all series.
func (c *Curve) Clear() {}

// SetLog chooses a logarithmic cost axis.
func (c *Curve) SetLog(log bool) {}

// SetPasses puts passes over the data on x instead of iterations.
func (c *Curve) SetPasses(passes bool) {}

// SetLabel names the cost axis: "mean log loss", say.
func (c *Curve) SetLabel(label string) {}

// Describe returns the picture in words.
func (c *Curve) Describe() Twin { return Twin{} }
