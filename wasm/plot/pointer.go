//go:build js

package plot

import (
	"math"
	"syscall/js"
)

// pointer is where the reader points, by mouse, finger or key.
type pointer struct {
	on    bool
	x, y  float64
	point int // index of the point under it, −1 for none
}

// gesture holds the pointers that are down.
type gesture struct {
	down  []finger
	moved bool // past the slop, so a drag and no tap
	taken bool // a drag that the picture has for itself
}

type finger struct {
	id   int
	x, y float64
}

// slop is how far a pointer may move and still be a tap, in pixels.
const slop = 4

func (p *picture) listen() {
	// Fingers scroll the page up and down; across the picture and in pairs they are ours.
	p.canvas.Get("style").Call("setProperty", "touch-action", "pan-y")
	p.heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.hear(args[0])
		return nil
	})
	for _, name := range heard {
		p.canvas.Call("addEventListener", name, p.heard)
	}
}

// heard are the events that a picture listens to.
var heard = [...]string{
	"pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave", "wheel", "dblclick", "keydown", "blur",
	"touchstart",
}

func (p *picture) hear(ev js.Value) {
	switch ev.Get("type").String() {
	case "pointerdown":
		p.pointerDown(ev)
	case "pointermove":
		p.pointerMove(ev)
	case "pointerup", "pointercancel":
		p.pointerUp(ev)
	case "wheel":
		p.wheel(ev)
	case "dblclick":
		p.double()
	case "touchstart":
		p.held(ev)
	case "keydown":
		p.key(ev)
	default:
		p.leave()
	}
}

func within(ev js.Value) (x, y float64) { return ev.Get("offsetX").Float(), ev.Get("offsetY").Float() }

func (p *picture) pointerDown(ev js.Value) {
	x, y := within(ev)
	if ev.Get("button").Int() != 0 {
		return
	}
	id := ev.Get("pointerId").Int()
	p.canvas.Call("setPointerCapture", id)
	p.gesture.down = append(p.gesture.down, finger{id, x, y})
	p.gesture.moved = len(p.gesture.down) > 1
	p.gesture.taken = !p.gesture.moved && p.takes(x, y)
}

// double shows everything again, unless a picture has another use for two clicks.
func (p *picture) double() {
	if g, ok := p.self.(grip); ok {
		g.double()
	} else {
		p.ResetView()
	}
}

func (p *picture) pointerMove(ev js.Value) {
	x, y := within(ev)
	at := -1
	for i, f := range p.gesture.down {
		if f.id == ev.Get("pointerId").Int() {
			at = i
		}
	}
	if at < 0 {
		p.offer(x, y)
		p.aim(x, y, -1)
		return
	}
	f := &p.gesture.down[at]
	if p.gesture.taken {
		p.pull(f, x, y)
		return
	}
	if !p.gesture.moved && math.Hypot(x-f.x, y-f.y) < slop {
		return
	}
	p.gesture.moved = true
	p.hover.on = false
	before := p.gesture.down
	cx, cy, spread := middleOf(before)
	f.x, f.y = x, y
	nx, ny, wider := middleOf(before)
	if len(before) > 1 && spread > 0 && wider > 0 {
		p.zoom(spread/wider, cx, cy)
	}
	p.pan(nx-cx, ny-cy)
}

// middleOf returns the middle of the first two fingers and their distance.
func middleOf(down []finger) (x, y, spread float64) {
	if len(down) == 1 {
		return down[0].x, down[0].y, 0
	}
	a, b := down[0], down[1]
	return (a.x + b.x) / 2, (a.y + b.y) / 2, math.Hypot(a.x-b.x, a.y-b.y)
}

func (p *picture) pointerUp(ev js.Value) {
	id := ev.Get("pointerId").Int()
	for i, f := range p.gesture.down {
		if f.id == id {
			p.gesture.down = append(p.gesture.down[:i], p.gesture.down[i+1:]...)
			if !p.gesture.moved {
				p.touch(f.x, f.y, ev.Get("type").String() == "pointerup")
			}
			p.gesture.taken = false
			return
		}
	}
}

// touch shows what lies where a finger or a mouse was put down; a press that was not called off is a click.
func (p *picture) touch(x, y float64, click bool) {
	if g, ok := p.self.(grip); ok && click && p.box.contains(x, y) {
		g.tap(x, y)
	}
	p.aim(x, y, -1)
}

func (p *picture) leave() {
	if !p.hover.on {
		return
	}
	p.hover = pointer{point: -1}
	p.redraw()
	if p.onHover != nil {
		p.onHover(Hover{Point: -1})
	}
}

// aim moves the crosshair. Of points that lie on one another it takes prefer.
func (p *picture) aim(x, y float64, prefer int) {
	p.ready()
	if !p.box.contains(x, y) {
		p.leave()
		return
	}
	p.hover = pointer{on: true, x: x, y: y, point: prefer}
	p.redraw()
	t := p.self.tip(x, y)
	p.hover.point = t.point
	if p.onHover != nil {
		dx, dy := p.DataOf(x, y)
		p.onHover(Hover{X: dx, Y: dy, Point: t.point, Probabilities: t.probabilities, Value: t.value, Inside: true})
	}
}

// lines is the deltaMode of a wheel that counts lines of text.
const lines = 1

// wheel zooms once the reader has turned to the picture, by focus or with Ctrl; before that the page scrolls.
func (p *picture) wheel(ev js.Value) {
	if p.flatX && p.flatY {
		return
	}
	ctrl := ev.Get("ctrlKey").Bool() || ev.Get("metaKey").Bool()
	if !ctrl && !js.Global().Get("document").Get("activeElement").Equal(p.canvas) {
		p.hint = "Click the picture, or hold Ctrl, to zoom with the wheel"
		p.redraw()
		p.clock.later()
		return
	}
	ev.Call("preventDefault")
	dy := ev.Get("deltaY").Float()
	if ev.Get("deltaMode").Int() == lines {
		dy *= 16
	}
	rate := 0.0016
	if ctrl {
		rate = 0.008
	}
	x, y := within(ev)
	p.zoom(math.Exp(min(max(dy*rate, -1), 1)), x, y)
}

// deepest is how far a view may be zoomed in or out from the whole.
const deepest = 1e4

// zoom scales the view by factor about a place of the canvas.
func (p *picture) zoom(factor, px, py float64) {
	p.ready()
	v, w := p.view, p.whole
	x, y := p.sx.data(px), p.sy.data(py)
	if !p.flatX {
		v.X0, v.X1 = zoomed(v.X0, v.X1, x, factor, w.X1-w.X0, deepest)
	}
	if !p.flatY {
		v.Y0, v.Y1 = zoomed(v.Y0, v.Y1, y, factor, w.Y1-w.Y0, deepest)
	}
	if v != p.view {
		p.SetView(v)
	}
}

// pan moves what is seen by pixels.
func (p *picture) pan(dx, dy float64) {
	p.ready()
	v := p.view
	if !p.flatX {
		d := dx * (v.X1 - v.X0) / p.box.w
		v.X0, v.X1 = v.X0-d, v.X1-d
	}
	if !p.flatY {
		d := dy * (v.Y1 - v.Y0) / p.box.h
		v.Y0, v.Y1 = v.Y0+d, v.Y1+d
	}
	if v != p.view {
		p.SetView(v)
	}
}
