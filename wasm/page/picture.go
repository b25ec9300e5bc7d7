//go:build js

package page

import (
	"math"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"descent/core/boundary"
	"descent/wasm/plot"
)

// drawing is what the three pictures of package plot have in common.
type drawing interface {
	Resize(width, height, ratio float64)
	SetTheme(plot.Theme)
	SetThreshold(float64)
	View() plot.View
	SetView(plot.View)
	ResetView()
	Describe() plot.Twin
	Release()
}

// picture is the hero: points, field and boundary, with the choice of what to look at below.
type picture struct {
	up                events
	root, frame       node
	waiting           node
	caption           node
	kind, x, y, focus *choice
	controls, lens    node
	held              *heldView
	twin              *twinView
	canvas            node
	drawn             drawing
	shown             string // the kind that drawn is
	scene             *scene
	theme             plot.Theme
	observer          js.Value
}

func newPicture(up events) *picture {
	p := &picture{up: up, caption: el("p.caption", testID("caption")), observer: js.Undefined()}
	looking := func(edit func(*look, string)) func(string) {
		return func(t string) { up.lookAt(func(l *look) { edit(l, t) }) }
	}
	p.kind = newChoice("view", "View", nil, looking(func(l *look, t string) { l.kind = t }))
	p.x = newChoice("axis-x", "Across", nil, looking(func(l *look, t string) { l.x, l.y = swap(t, l.x, l.y) }))
	p.y = newChoice("axis-y", "Up", nil, looking(func(l *look, t string) { l.y, l.x = swap(t, l.y, l.x) }))
	p.focus = newChoice("focus", "Class", nil, looking(func(l *look, t string) { l.focus = int(parse(t)) }))
	p.waiting = el("p.waiting", testID("waiting"))
	p.frame = el("div.frame", p.waiting)
	zoom := el("div.zoom", with("role", "group"), with("aria-label", "Zoom"),
		button("zoom-in", "+", func() { p.zoom(0.7) }, with("aria-label", "Zoom in")),
		button("zoom-out", "−", func() { p.zoom(1 / 0.7) }, with("aria-label", "Zoom out")),
		button("zoom-all", "All", func() {
			if p.drawn != nil {
				p.drawn.ResetView()
			}
		}, with("aria-label", "Show all the data")))
	p.controls = el("div.row.look", p.kind.root, p.x.root, p.y.root, p.focus.root)
	p.lens = zoom
	p.held = newHeldView(up)
	p.twin = newTwin("picture-twin", "The picture in words", func() plot.Twin { return p.drawn.Describe() })
	p.root = el("figure.picture", with("aria-label", "Picture of the data and the model"), p.frame, el("figcaption", p.caption, zoom), p.controls, p.held.root, p.twin.root)
	p.theme = theme(p.root)
	p.watch()
	return p
}

// swap puts chosen on an axis; where the other axis has it, that one gets what was here.
func swap(chosen, here, there string) (string, string) {
	if chosen == there {
		return chosen, here
	}
	return chosen, there
}

// watch keeps the canvas as large as its place.
func (p *picture) watch() {
	p.observer = js.Global().Get("ResizeObserver").New(callback(func([]js.Value) { p.resize() }))
	p.observer.Call("observe", p.frame.Value)
}

func (p *picture) resize() {
	if p.drawn != nil {
		box := p.frame.GetBoundingClientRect()
		p.drawn.Resize(box.Width(), box.Height(), js.Global().Get("devicePixelRatio").Float())
	}
}

// theme reads the colours of the style sheet.
func theme(n node) plot.Theme {
	root := document().Get("documentElement")
	dark := js.Global().Call("getComputedStyle", root).Call("getPropertyValue", "--dark").String()
	return plot.ThemeOf(wrap(root), dark == "1")
}

func (p *picture) retheme() {
	p.theme = theme(p.root)
	if p.drawn != nil {
		p.drawn.SetTheme(p.theme)
	}
}

// loaded forgets the last table's scene.
func (p *picture) loaded(*state) {
	p.clear()
	p.held.forget()
}

func (p *picture) clear() {
	if p.drawn != nil {
		p.drawn.Release()
		p.canvas.Remove()
	}
	p.drawn, p.scene, p.shown = nil, nil, ""
}

// draw shows a scene.
func (p *picture) draw(sc *scene, s *state) {
	if p.shown != sc.kind || p.drawn == nil {
		p.clear()
		if sc.kind != "" {
			p.make(sc.kind)
		}
	}
	p.scene = sc
	switch d := p.drawn.(type) {
	case *plot.Plane:
		d.SetAxes(sc.x, sc.y)
		d.SetPoints(sc.points)
	case *plot.Sigmoid:
		d.SetAxis(sc.x)
		d.SetPoints(sc.points)
	}
	p.resize()
	p.threshold(s.look.threshold)
	p.setModel(s)
	p.update(s)
}

func (p *picture) make(kind string) {
	p.canvas = el("canvas", with("id", "picture"), testID("picture"), with("tabindex", "0"), with("role", "img"))
	add(p.frame, p.canvas)
	canvas := &dom.HTMLCanvasElement{BasicHTMLElement: p.canvas}
	switch kind {
	case "plane":
		p.drawn = plot.NewPlane(canvas, p.theme)
	case "sigmoid":
		p.drawn = plot.NewSigmoid(canvas, p.theme)
	case "score":
		p.drawn = plot.NewScore(canvas, p.theme)
	}
	p.shown = kind
}

// setModel shows the model as it is now; it is called at every step.
func (p *picture) setModel(s *state) {
	if p.scene == nil {
		return
	}
	m := s.predictor.model()
	if p.scene.target != s.set.target {
		m = boundary.Model{}
	}
	switch d := p.drawn.(type) {
	case *plot.Plane:
		d.SetMoving(s.phase == training)
		d.SetModel(m, p.scene.held)
	case *plot.Sigmoid:
		d.SetModel(m, p.scene.held)
	case *plot.Score:
		if len(m.Terms) > 0 {
			points, focus := p.scene.scored(m, s.look.focus)
			d.SetPoints(points, focus)
		}
	}
	p.twin.refresh()
}

func (p *picture) threshold(t float64) {
	if p.drawn != nil {
		p.drawn.SetThreshold(t)
	}
}

func (p *picture) zoom(by float64) {
	if p.drawn == nil {
		return
	}
	v := p.drawn.View()
	cx, cy, w, h := (v.X0+v.X1)/2, (v.Y0+v.Y1)/2, (v.X1-v.X0)/2*by, (v.Y1-v.Y0)/2*by
	if w > 0 && !math.IsInf(w, 0) {
		p.drawn.SetView(plot.View{X0: cx - w, X1: cx + w, Y0: cy - h, Y1: cy + h})
	}
}

func (p *picture) update(s *state) {
	show(p.controls, p.scene != nil)
	show(p.lens, p.drawn != nil)
	text := ""
	switch {
	case s.table == nil && s.loading != nil:
		text = "Reading the table…"
	case s.table == nil:
		text = "Drop a CSV here, or choose an example."
	case p.scene == nil:
		text = "Fetching the columns to draw…"
	case p.scene.kind == "":
		text = p.scene.caption
	case p.scene.kind == "score" && s.predictor == nil:
		text = "The linear score appears with the first step of training."
	}
	setText(p.waiting, text)
	show(p.waiting, text != "")
	if p.canvas != nil && p.drawn != nil {
		show(p.canvas, text == "")
	}
	if p.scene == nil {
		setText(p.caption, "")
		return
	}
	p.choices(s)
	if p.scene.kind != "" {
		setText(p.caption, p.scene.caption)
		p.canvas.SetAttribute("aria-label", p.scene.label)
	}
	p.held.update(s, p.scene)
	show(p.twin.root, p.drawn != nil)
}

// choices offers the views and axes that the features allow.
func (p *picture) choices(s *state) {
	sc, n := p.scene, len(s.set.features)
	kinds := []option{{"plane", "Two features"}, {"sigmoid", "One feature"}, {"score", "Linear score"}}
	if n == 1 {
		kinds = kinds[1:]
	}
	p.kind.set(kinds)
	p.kind.show(sc.kind)
	axes := columnOptions(s.set.features)
	p.x.set(axes)
	p.y.set(axes)
	p.x.show(sc.x.Name)
	p.y.show(sc.y.Name)
	show(p.x.root, (sc.kind == "plane" || sc.kind == "sigmoid") && n > 1)
	show(p.y.root, sc.kind == "plane")
	several := s.predictor != nil && len(s.predictor.classes) > 2 && sc.kind == "score"
	show(p.focus.root, several)
	if several {
		var list []option
		for k, class := range s.predictor.classes {
			list = append(list, option{plain(float64(k)), short(class)})
		}
		p.focus.set(list)
		p.focus.show(plain(float64(s.look.focus)))
	}
}
