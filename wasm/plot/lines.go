//go:build js

package plot

import "honnef.co/go/js/dom/v2"

type Lines struct{ Curve }
type Line struct {
	Name   string
	Color  int
	X, Y   []float64
	Dashed bool
}

func NewLines(canvas *dom.HTMLCanvasElement, theme Theme) *Lines {
	l := &Lines{}
	l.start(canvas, theme, &l.Curve)
	return l
}
func (l *Lines) OnPick(func(x float64)) {}
func (l *Lines) SetAxes(x, y Axis)      {}
func (l *Lines) SetWindow(View)         {}
func (l *Lines) SetCurves([]Line)       {}
func (l *Lines) SetCursor(float64)      {}
