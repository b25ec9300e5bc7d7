//go:build js

package plot

import "honnef.co/go/js/dom/v2"

// picture is what all pictures share.
type picture struct {
	canvas        *dom.HTMLCanvasElement
	theme         Theme
	width, height float64
	ratio         float64
	onHover       func(Hover)
	onView        func(View)
}

// Resize sets the size in CSS pixels and the device pixel ratio.
func (p *picture) Resize(width, height, ratio float64) {
	p.width, p.height, p.ratio = width, height, ratio
}

// SetTheme changes colours and font.
func (p *picture) SetTheme(t Theme) { p.theme = t }

// OnHover sets what hears about the point under the pointer.
func (p *picture) OnHover(fn func(Hover)) { p.onHover = fn }

// OnView sets what hears about zooming and panning.
func (p *picture) OnView(fn func(View)) { p.onView = fn }

// View returns the visible part of the data plane.
func (p *picture) View() View { return View{} }

// SetView shows that part of the data plane.
func (p *picture) SetView(View) {}

// ResetView shows all the data.
func (p *picture) ResetView() {}

// PixelOf returns the CSS pixel, from the canvas's top left corner, of a place in the data plane.
func (p *picture) PixelOf(x, y float64) (px, py float64) { return 0, 0 }

// DataOf is the inverse of PixelOf.
func (p *picture) DataOf(px, py float64) (x, y float64) { return 0, 0 }

// Draw draws now what is due, rather than at the next frame.
func (p *picture) Draw() {}

// Release takes all listeners off the canvas. The picture cannot be used afterwards.
func (p *picture) Release() {}
