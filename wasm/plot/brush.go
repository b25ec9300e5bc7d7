//go:build js

package plot

import (
	"syscall/js"

	"descent/wasm/bridge"

	"honnef.co/go/js/dom/v2"
)

// brush is a canvas context with the strokes that pictures are made of. Lengths are CSS pixels.
type brush struct{ *dom.CanvasRenderingContext2D }

// begin clears the canvas and sets the unit to a CSS pixel.
func (b brush) begin(ratio float64) {
	b.SetTransform(1, 0, 0, 1, 0, 0)
	c := b.Get("canvas")
	b.ClearRect(0, 0, c.Get("width").Float(), c.Get("height").Float())
	b.SetTransform(ratio, 0, 0, ratio, 0, 0)
}

func (b brush) clip(r box) {
	b.BeginPath()
	b.Rect(r.x, r.y, r.w, r.h)
	b.Clip()
}

func (b brush) fillRect(x, y, w, h float64, style string) {
	b.SetFillStyle(style)
	b.FillRect(x, y, w, h)
}

func (p path) js() js.Value { return js.Global().Get("Path2D").New(string(p)) }

func (b brush) fill(p js.Value, style string) {
	b.SetFillStyle(style)
	b.Call("fill", p)
}

func (b brush) stroke(p js.Value, style string, width float64) {
	b.SetStrokeStyle(style)
	b.Set("lineWidth", width)
	b.Call("stroke", p)
}

// dash sets the pattern of lines; no lengths make them solid.
func (b brush) dash(lengths ...any) {
	b.Call("setLineDash", js.ValueOf(append([]any{}, lengths...)))
}

// type sets the font; weight is "400" or "600".
func (b brush) font(t Theme, size float64, weight string) {
	b.Set("font", weight+" "+Number(size)+"px "+t.Font)
}

// Alignments of text.
const (
	left, center, right = "left", "center", "right"
	top, middle, bottom = "top", "middle", "alphabetic"
)

func (b brush) text(s string, x, y float64, align, baseline, style string) {
	b.SetFillStyle(style)
	b.SetTextAlign(align)
	b.SetTextBaseline(baseline)
	b.Call("fillText", s, x, y)
}

func (b brush) measure(s string) float64 {
	return b.Call("measureText", s).Get("width").Float()
}

// fit shortens s with an ellipsis until it is no wider than room.
func (b brush) fit(s string, room float64) string {
	if w := b.measure(s); w <= room {
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

func newLayer() layer {
	c := js.Global().Get("document").Call("createElement", "canvas")
	return layer{c, brush{&dom.CanvasRenderingContext2D{Value: c.Call("getContext", "2d")}}}
}

func (l layer) resize(w, h int) {
	l.canvas.Set("width", w)
	l.canvas.Set("height", h)
}

func (l layer) begin(ratio float64) { l.ctx.begin(ratio) }

func (b brush) layer(l layer, w, h float64) { b.Call("drawImage", l.canvas, 0, 0, w, h) }

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
		m.layer = newLayer()
	}
	m.w, m.h = w, h
	m.layer.resize(w, h)
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
func (b brush) bitmap(m *bitmap, r box) {
	b.Set("imageSmoothingEnabled", true)
	b.Call("drawImage", m.canvas, r.x, r.y, r.w, r.h)
}
