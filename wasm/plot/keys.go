//go:build js

package plot

import "syscall/js"

// open makes the canvas focusable and puts a live region into its fallback content.
func (p *picture) open() {
	attribute(p.canvas, "tabindex", "0")
	attribute(p.canvas, "role", "application")
	attribute(p.canvas, "aria-roledescription", "interactive chart")
	p.live = create("span")
	attribute(p.live, "role", "status")
	p.canvas.Call("appendChild", p.live)
}

func (p *picture) close() {
	p.canvas.Call("removeChild", p.live)
}

func attribute(e js.Value, name, value string) { e.Call("setAttribute", name, value) }

// announce brings the label of the canvas up to date.
func (p *picture) announce() {
	if text := p.self.words(); p.canvas.Call("getAttribute", "aria-label").String() != text {
		attribute(p.canvas, "aria-label", text)
	}
}

// say has a screen reader read s.
func (p *picture) say(s string) { p.live.Set("textContent", s) }

func (p *picture) key(ev js.Value) {
	if ev.Get("ctrlKey").Bool() || ev.Get("metaKey").Bool() || ev.Get("altKey").Bool() {
		return
	}
	if p.act(ev.Get("key").String(), ev.Get("shiftKey").Bool()) {
		ev.Call("preventDefault")
		ev.Call("stopPropagation")
	}
}

// act does what a key stands for and reports whether it stands for anything.
func (p *picture) act(key string, shift bool) bool {
	if g, ok := p.self.(grip); ok && g.press(key, shift) {
		return true
	}
	step := 0.1
	if shift {
		step = 0.3
	}
	cx, cy := p.box.x+p.box.w/2, p.box.y+p.box.h/2
	switch key {
	case "ArrowLeft":
		p.nudge(step*p.box.w, 0)
	case "ArrowRight":
		p.nudge(-step*p.box.w, 0)
	case "ArrowUp":
		p.nudge(0, step*p.box.h)
	case "ArrowDown":
		p.nudge(0, -step*p.box.h)
	case "+", "=":
		p.zoom(0.8, cx, cy)
		p.sayView()
	case "-", "_", "−":
		p.zoom(1.25, cx, cy)
		p.sayView()
	case "0":
		p.ResetView()
		p.sayView()
	case "Escape":
		if !p.hover.on {
			return false
		}
		p.leave()
	default:
		return p.walk(key)
	}
	return true
}

// nudge pans by key; on a picture that does not pan, left and right move the crosshair.
func (p *picture) nudge(dx, dy float64) {
	if p.flatX && p.flatY {
		p.shift(-dx / 5)
		return
	}
	p.pan(dx, dy)
	p.sayView()
}

// shift moves the crosshair along x.
func (p *picture) shift(dx float64) {
	x := p.box.x + p.box.w
	if p.hover.on {
		x = min(max(p.hover.x+dx, p.box.x), p.box.x+p.box.w)
	}
	p.aim(x, p.box.y+p.box.h/2, -1)
	p.sayTip(x, p.hover.y)
}

func (p *picture) sayTip(x, y float64) {
	t := p.self.tip(x, y)
	p.say(t.words())
}

func (p *picture) sayView() {
	v := p.view
	text := "Showing " + Number(v.X0) + " to " + Number(v.X1)
	if !p.flatY {
		text += " across, " + Number(v.Y0) + " to " + Number(v.Y1) + " up"
	}
	p.say(text)
}

// walker is a picture whose points can be visited one by one.
type walker interface {
	// visible returns the points in view from left to right.
	visible() []int32
	// spot returns where a point is drawn.
	spot(i int) (px, py float64)
}

// walk goes to the previous or next point.
func (p *picture) walk(key string) bool {
	w, ok := p.self.(walker)
	if !ok || key != "[" && key != "]" {
		return false
	}
	list := w.visible()
	if len(list) == 0 {
		return true
	}
	at := 0
	for i, k := range list {
		if p.hover.on && int(k) == p.hover.point {
			at = i + 1
			if key == "[" {
				at = i - 1
			}
		}
	}
	i := int(list[(at+len(list))%len(list)])
	x, y := w.spot(i)
	p.aim(x, y, i)
	p.sayTip(x, y)
	return true
}
