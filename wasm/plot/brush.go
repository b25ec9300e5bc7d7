//go:build js

package plot

import (
	"syscall/js"

	"descent/wasm/bridge"
)

// brush is a canvas context with the strokes that pictures are made of. Lengths are CSS pixels.
type brush struct {
	js.Value
	theme *Theme
}

// call calls a method of the context with numbers.
func (b *brush) call(method string, numbers ...float64) {
	args := make([]any, len(numbers))
	for i, v := range numbers {
		args[i] = v
	}
	b.Call(method, args...)
}

// begin clears the canvas and sets the unit to a CSS pixel.
func (b *brush) begin(ratio float64) {
	b.call("setTransform", 1, 0, 0, 1, 0, 0)
	c := b.Get("canvas")
	b.call("clearRect", 0, 0, c.Get("width").Float(), c.Get("height").Float())
	b.call("setTransform", ratio, 0, 0, ratio, 0, 0)
}

// inside has draw draw inside r only.
func (b *brush) inside(r *box, draw func()) {
	b.call("save")
	b.call("beginPath")
	b.call("rect", r.x, r.y, r.w, r.h)
	b.call("clip")
	draw()
	b.call("restore")
}

func (b *brush) fillRect(x, y, w, h float64, c Color) {
	b.Set("fillStyle", c.CSS())
	b.call("fillRect", x, y, w, h)
}

func (b *brush) strokeRect(x, y, w, h float64, c Color) {
	b.Set("strokeStyle", c.CSS())
	b.Set("lineWidth", 1)
	b.call("strokeRect", x, y, w, h)
}

// outline is the class of paths: a Path2D that keeps its data, for a context that writes them. A worker has none.
var outline = js.Global().Get("Outline")

func (p *path) js() js.Value { return outline.New(string(p.d)) }

func (b *brush) fill(p js.Value, c Color) {
	b.Set("fillStyle", c.CSS())
	b.Call("fill", p)
}

func (b *brush) stroke(p js.Value, c Color, width float64) {
	b.Set("strokeStyle", c.CSS())
	b.Set("lineWidth", width)
	b.Call("stroke", p)
}

// dash sets the pattern of lines; 0 makes them solid.
func (b *brush) dash(line, gap float64) {
	list := []any{line, gap}
	if line == 0 {
		list = list[:0]
	}
	b.Call("setLineDash", list)
}

// face is one of the fonts that pictures use.
type face uint8

const (
	tickFont  face = iota // of labels and values
	boldFont              // of values that matter
	titleFont             // of titles and the legend
)

func (b *brush) font(f face) {
	s := [...]string{"400 12px ", "600 12px ", "400 13px "}[f]
	b.Set("font", s+b.theme.Font)
}

// anchor says which point of a text is given.
type anchor uint8

const (
	left anchor = iota
	center
	right
	middle anchor = iota - 3
	top
	bottom
)

func (b *brush) text(s string, x, y float64, across, up anchor, c Color) {
	b.Set("fillStyle", c.CSS())
	b.Set("textAlign", [...]string{"left", "center", "right"}[across])
	b.Set("textBaseline", [...]string{"middle", "top", "alphabetic"}[up])
	b.Call("fillText", s, x, y)
}

func (b *brush) measure(s string) float64 {
	return b.Call("measureText", s).Get("width").Float()
}

// fit shortens s with an ellipsis until it is no wider than room.
func (b *brush) fit(s string, room float64) string {
	if b.measure(s) <= room {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if b.measure(string(r[:mid])+"…") <= room {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(r[:lo]) + "…"
}

// layer is a canvas off the page.
type layer struct {
	canvas js.Value
	ctx    brush
}

// create returns a new element.
func create(tag string) js.Value { return js.Global().Get("document").Call("createElement", tag) }

func newLayer(t *Theme) layer {
	c := create("canvas")
	return layer{c, newBrush(c, t)}
}

func newBrush(canvas js.Value, t *Theme) brush { return brush{canvas.Call("getContext", "2d"), t} }

// resize sets the size of a canvas, in its own pixels.
func resize(canvas js.Value, w, h int) {
	canvas.Set("width", w)
	canvas.Set("height", h)
}

func (b *brush) layer(l *layer, w, h float64) { b.Call("drawImage", l.canvas, 0, 0, w, h) }

// bitmap is a small picture made of bytes, to be drawn larger.
type bitmap struct {
	layer
	w, h   int
	image  js.Value // ImageData
	data   js.Value
	pixels []uint32 // red in the lowest byte
}

// size makes the bitmap w × h and returns its pixels.
func (m *bitmap) size(w, h int) []uint32 {
	if m.pixels != nil && m.w == w && m.h == h {
		return m.pixels
	}
	if m.pixels == nil {
		m.layer = newLayer(nil)
	}
	m.w, m.h = w, h
	resize(m.canvas, w, h)
	m.image = m.ctx.Call("createImageData", w, h)
	m.data = m.image.Get("data")
	if n := w * h; cap(m.pixels) < n {
		m.pixels = make([]uint32, n)
	} else {
		m.pixels = m.pixels[:n]
	}
	return m.pixels
}

// commit hands the pixels to the canvas.
func (m *bitmap) commit() {
	bridge.SetPixels(m.data, m.pixels)
	m.ctx.Call("putImageData", m.image, 0, 0)
}

// bitmap draws m over r, smoothly.
func (b *brush) bitmap(m *bitmap, r *box) {
	b.Set("imageSmoothingEnabled", true)
	b.Call("drawImage", m.canvas, r.x, r.y, r.w, r.h)
}
