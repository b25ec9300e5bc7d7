//go:build js

package page

import (
	"syscall/js"

	"descent/wasm/plot"
)

// The three pictures side by side, as one that can be kept. The style sheet has set their size.

const (
	pixelsWide = 240.0 // of one of them, in CSS pixels
	pixelsHead = 28.0  // above it, for its title
	pixelsGap  = 12.0
)

// Resize does nothing.
func (v *pixelsView) Resize(_, _, _ float64) {}

// Ripen reports that nothing is left to draw.
func (v *pixelsView) Ripen() bool { return false }

// SetTheme redraws the pictures in the colours of the style sheet.
func (v *pixelsView) SetTheme(plot.Theme) {
	if v.pictures != nil {
		v.draw()
	}
}

// Size returns the width and the height of all three.
func (v *pixelsView) Size() (width, height float64) {
	return 3*pixelsWide + 4*pixelsGap, pixelsHead + pixelsWide + pixelsGap
}

// Copy draws them into a context.
func (v *pixelsView) Copy(ctx js.Value) {
	t := &v.app.views.picture.theme
	width, height := v.Size()
	ctx.Set("fillStyle", t.Surface.CSS())
	ctx.Call("fillRect", 0, 0, width, height)
	ctx.Set("fillStyle", t.Ink.CSS())
	ctx.Set("font", "400 13px "+t.Font)
	ctx.Set("imageSmoothingEnabled", false)
	for i, c := range []*pixelCanvas{v.one, v.weights, v.product} {
		x := pixelsGap + float64(i)*(pixelsWide+pixelsGap)
		ctx.Call("fillText", c.title, x, pixelsHead-9)
		ctx.Call("drawImage", c.canvas.Value, x, pixelsHead, pixelsWide, pixelsWide)
	}
}
