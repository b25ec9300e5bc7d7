//go:build js

package plot

import (
	"math"
	"syscall/js"
)

// grip is a picture that takes drags, taps and keys for itself.
type grip interface {
	// take reports whether a drag that begins at a place of the canvas is the picture's own; it then does not pan.
	take(px, py float64) bool
	// drag hears where the pointer of such a drag is, and by how much it moved since the last call.
	drag(px, py, dx, dy float64)
	// tap hears of a click, and double of a double click.
	tap(px, py float64)
	double()
	// press does what a key stands for and reports whether it stands for anything.
	press(key string, shift bool) bool
}

// takes reports whether a drag from a place is the picture's own.
func (p *picture) takes(px, py float64) bool {
	p.ready()
	g, ok := p.self.(grip)
	return ok && g.take(px, py)
}

// pull drags what was taken to a place.
func (p *picture) pull(f *finger, x, y float64) {
	if !p.gesture.moved && math.Hypot(x-f.x, y-f.y) < slop {
		return
	}
	p.gesture.moved = true
	dx, dy := x-f.x, y-f.y
	f.x, f.y = x, y
	p.self.(grip).drag(x, y, dx, dy)
}

// held keeps the page from scrolling under a finger that drags something of the picture's own.
func (p *picture) held(ev js.Value) {
	if p.gesture.taken {
		ev.Call("preventDefault")
	}
}

// arrow returns where an arrow key points, right and up; ok is false for other keys.
func arrow(key string) (dx, dy float64, ok bool) {
	switch key {
	case "ArrowLeft":
		return -1, 0, true
	case "ArrowRight":
		return 1, 0, true
	case "ArrowUp":
		return 0, 1, true
	case "ArrowDown":
		return 0, -1, true
	}
	return 0, 0, false
}

// offer shows, by the mouse's arrow, whether something at a place can be dragged.
func (p *picture) offer(px, py float64) {
	form := ""
	if p.takes(px, py) {
		form = "grab"
	}
	if form != p.form {
		p.form = form
		p.canvas.Get("style").Set("cursor", form)
	}
}
