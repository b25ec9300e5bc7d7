//go:build js

package page

import (
	"math"
	"strings"
	"syscall/js"
)

// keepPicture gives the person a picture as a file, and reports whether the button of that id is for that.
func (a *App) keepPicture(id string) bool {
	kind, name, _ := strings.Cut(id, "-")
	for _, t := range album {
		if t.name != name || t.of == nil || kind != "svg" && kind != "png" {
			continue
		}
		spawn(func() {
			for t.of.Ripen() {
				rest(16)
			}
			name := t.file + "-" + a.state.source.stem()
			if kind == "svg" {
				a.saveText(name+".svg", "image/svg+xml", asText(sketch(t.of, name).Call("toString")))
			} else {
				blob, failed := answer(func(yes, _ js.Func) { raster(t.of).Call("toBlob", yes) })
				a.saveBlob(name+".png", blob, failed)
			}
		})
		return true
	}
	return false
}

// stem is the name of the table, without what tells the kind of its file.
func (s *source) stem() string {
	if s.example != "" {
		return s.example
	}
	return base(s.name)
}

// sketch draws a picture as SVG.
func sketch(d plotted, title string) js.Value {
	width, height := d.Size()
	drawing := js.Global().Get("descent").Get("Drawing").New(width, height, title, d.Describe().Text)
	d.Copy(drawing)
	return drawing
}

// raster draws a picture on a canvas, with at least two pixels to a CSS pixel.
func raster(d plotted) js.Value {
	width, height := d.Size()
	ratio := math.Max(2, js.Global().Get("devicePixelRatio").Float())
	canvas := document.Call("createElement", "canvas")
	canvas.Set("width", math.Floor(width*ratio)) // a pixel in part would let something show through
	canvas.Set("height", math.Floor(height*ratio))
	context := canvas.Call("getContext", "2d")
	context.Call("scale", ratio, ratio)
	d.Copy(context)
	return canvas
}
