//go:build js

package plot

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// painter is what one kind of picture adds to the common canvas.
type painter interface {
	// home returns the view that shows all the data.
	home() View
	// arrange returns the sizes of the four margins around the box.
	arrange() (top, right, bottom, left float64)
	// back draws what changes with the model: field, curves, lines under the points.
	back(ctx *brush)
	// marks draws the points, on a layer of its own.
	marks(ctx *brush)
	// work goes on with what takes longer than a frame, until a time, and reports whether something is left.
	work(until float64) bool
	// informed reports whether words has what it needs.
	informed() bool
	// front draws lines over the points.
	front(ctx *brush)
	// chrome draws axes and legend, on a layer of its own.
	chrome(ctx *brush)
	// tip says what to show at a place of the canvas.
	tip(px, py float64) tip
	// words returns the picture in words.
	words() string
}

// picture is what all pictures share: size, view, layers and the frame that draws them.
type picture struct {
	self                  painter
	canvas                js.Value
	ctx                   brush
	points, frame         layer
	theme                 Theme
	width, height, ratio  float64
	box                   box
	view, whole           View
	sx, sy                scale
	flatX, flatY          bool // no zoom along that axis
	touched               bool // the view is the reader's own
	measured              bool // whole is up to date
	stale, marked, framed bool // layout, points and axes must be made anew
	moving, still, due    bool
	atOnce                bool    // marks draws all points, however many
	loose                 float64 // how far beyond the box marks may reach
	version               int     // counts changes of model, view, size and theme
	hover                 pointer
	hint                  string
	onHover               func(Hover)
	onView                func(View)
	clock                 clock
	heard                 js.Func // hears all events
	gesture               gesture
	live                  js.Value // a region whose text is read out
	form                  string   // of the mouse's arrow
}

func (p *picture) start(canvas *dom.HTMLCanvasElement, theme Theme, self painter) {
	p.self, p.canvas, p.theme = self, canvas.Value, theme
	p.ctx = newBrush(p.canvas, &p.theme)
	p.points, p.frame = newLayer(&p.theme), newLayer(&p.theme)
	p.hover.point = -1
	p.clock.start(p.tick, p.settle)
	p.open()
	p.listen()
	p.renew()
}

// remeasure asks for everything to be made anew, for other data.
func (p *picture) remeasure() {
	p.measured = false
	p.renew()
}

// renew asks for everything to be made anew at the next frame.
func (p *picture) renew() {
	p.stale, p.marked, p.framed = true, true, true
	p.soon()
}

// soon asks for a frame and puts off the moment from which the picture counts as still.
func (p *picture) soon() {
	p.still = false
	p.version++
	p.redraw()
	p.clock.later()
}

// settle is called a while after the last change: it draws once more, finely.
func (p *picture) settle() {
	p.hint = ""
	if !p.moving {
		p.still = true
		if p.self.informed() {
			p.announce()
		}
	}
	p.redraw()
}

// redraw asks for a frame that draws.
func (p *picture) redraw() {
	p.due = true
	p.clock.frame()
}

// share is how much of a frame drawing and work may take together; a little work is done in any case.
const share = 6

// tick is called once a frame.
func (p *picture) tick() {
	until := now() + share
	if p.due {
		p.draw()
	}
	if p.width > 0 && p.self.work(until) {
		p.clock.frame()
	}
}

// Resize sets the size in CSS pixels and the device pixel ratio. What was drawn is drawn anew at once: a canvas that
// changes its size is blank.
func (p *picture) Resize(width, height, ratio float64) {
	if width == p.width && height == p.height && ratio == p.ratio {
		return
	}
	drawn := p.width > 0
	p.width, p.height, p.ratio = width, height, ratio
	w, h := int(width*ratio+0.5), int(height*ratio+0.5)
	for _, c := range []js.Value{p.canvas, p.points.canvas, p.frame.canvas} {
		resize(c, w, h)
	}
	p.renew()
	if drawn {
		p.Draw()
	}
}

// SetTheme changes colours and font.
func (p *picture) SetTheme(t Theme) {
	p.theme = t
	p.renew()
}

// OnHover sets what hears about the point under the pointer.
func (p *picture) OnHover(fn func(Hover)) { p.onHover = fn }

// OnView sets what hears about zooming and panning.
func (p *picture) OnView(fn func(View)) { p.onView = fn }

// View returns the visible part of the data plane.
func (p *picture) View() View {
	p.ready()
	return p.view
}

// SetView shows that part of the data plane; an axis that does not zoom stays whole.
func (p *picture) SetView(v View) {
	p.ready()
	if p.flatX {
		v.X0, v.X1 = p.whole.X0, p.whole.X1
	}
	if p.flatY {
		v.Y0, v.Y1 = p.whole.Y0, p.whole.Y1
	}
	p.view, p.touched = v, true
	p.renew()
	if p.onView != nil {
		p.onView(v)
	}
}

// ResetView shows all the data.
func (p *picture) ResetView() {
	p.touched = false
	p.renew()
	p.ready()
	if p.onView != nil {
		p.onView(p.view)
	}
}

// PixelOf returns the CSS pixel, from the canvas's top left corner, of a place in the data plane.
func (p *picture) PixelOf(x, y float64) (px, py float64) {
	p.ready()
	return p.sx.px(x), p.sy.px(y)
}

// DataOf is the inverse of PixelOf.
func (p *picture) DataOf(px, py float64) (x, y float64) {
	p.ready()
	return p.sx.data(px), p.sy.data(py)
}

// ready brings view, box and scales up to date. The margins depend on the tick labels and these on the scales, so it
// takes two rounds.
func (p *picture) ready() {
	if !p.stale {
		return
	}
	p.stale = false
	if !p.measured {
		p.measured = true
		p.whole = p.self.home()
	}
	if !p.touched {
		p.view = p.whole
	}
	for range 2 {
		p.rescale()
		top, right, bottom, left := p.self.arrange()
		p.box = box{left, top, max(p.width-left-right, 8), max(p.height-top-bottom, 8)}
	}
	p.rescale()
}

func (p *picture) rescale() {
	if p.box.w == 0 {
		p.box = box{0, 0, max(p.width, 8), max(p.height, 8)}
	}
	b, v := p.box, p.view
	p.sx = scale{v.X0, v.X1, b.x, b.x + b.w}
	p.sy = scale{v.Y0, v.Y1, b.y + b.h, b.y}
}

// Draw draws now what is due, rather than at the next frame.
func (p *picture) Draw() {
	if p.due {
		p.draw()
	}
}

func (p *picture) draw() {
	if p.width <= 0 || p.height <= 0 {
		return
	}
	p.due = false
	p.ready()
	if p.marked {
		p.marked = false
		p.points.ctx.begin(p.ratio)
		p.points.ctx.inside(&p.box, p.paintMarks)
	}
	if p.framed {
		p.framed = false
		p.frame.ctx.begin(p.ratio)
		p.self.chrome(&p.frame.ctx)
	}
	p.ctx.begin(p.ratio)
	p.ctx.fillRect(0, 0, p.width, p.height, p.theme.Surface)
	loose := p.box.grown(p.loose)
	p.ctx.inside(&loose, p.paint)
	p.ctx.layer(&p.frame, p.width, p.height)
	p.overlay()
}

// paintMarks draws into the layer of the points.
func (p *picture) paintMarks() { p.self.marks(&p.points.ctx) }

// paint draws what lies in the box.
func (p *picture) paint() {
	p.self.back(&p.ctx)
	p.ctx.layer(&p.points, p.width, p.height)
	p.self.front(&p.ctx)
}

// Release takes all listeners off the canvas. The picture cannot be used afterwards.
func (p *picture) Release() {
	for _, name := range heard {
		p.canvas.Call("removeEventListener", name, p.heard)
	}
	p.heard.Release()
	p.clock.release()
	p.close()
}
