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
	plotted
	SetThreshold(float64)
	View() plot.View
	SetView(plot.View)
	ResetView()
	Release()
}

// picture is the hero: points, field and boundary, with the choice of what to look at below.
type picture struct {
	root, frame, waiting node
	caption              node
	kind, x, y, focus    choice
	controls, lens       node
	held                 *heldView
	twin                 *twinView
	canvas               node
	drawn                drawing
	shown                string // the kind that drawn is
	scene                *scene
	theme                plot.Theme
}

func newPicture(a *App) *picture {
	p := &picture{theme: theme()}
	p.root = into(`
		figure.picture aria-label="Picture of the data and the model"
			* div.frame
				* p.waiting ~waiting
			figcaption
				* p.caption ~caption
				* div.zoom role=group aria-label=Zoom
					button #zoom-in aria-label="Zoom in" | +
					button #zoom-out aria-label="Zoom out" | −
					button #zoom-all aria-label="Show all the data" | All
			* div.row.look
				* choice #view | View
				* choice #axis-x | Across
				* choice #axis-y | Up
				* choice #focus | Class`,
		&p.frame, &p.waiting, &p.caption, &p.lens, &p.controls, &p.kind.input, &p.x.input, &p.y.input, &p.focus.input)
	p.held = newHeldView(a)
	p.twin = newTwin("picture", "The picture in words", nil)
	add(p.root, p.held.root, p.twin.root)
	observe(p.frame, p.resize) // the canvas stays as large as its place
	return p
}

// swap puts chosen on an axis; where the other axis has it, that one gets what was here.
func swap(chosen, here, there string) (string, string) {
	if chosen == there {
		return chosen, here
	}
	return chosen, there
}

func (p *picture) resize() { resize(p.frame, p.twin.of) }

// theme reads the colours of the style sheet.
func theme() plot.Theme {
	root := document.Get("documentElement")
	dark := js.Global().Call("getComputedStyle", root).Call("getPropertyValue", "--dark")
	return plot.ThemeOf(wrap(root), asText(dark) == "1")
}

// loaded forgets the last table's scene.
func (p *picture) loaded(*state) {
	p.clear()
	p.held.forget()
}

func (p *picture) clear() {
	if p.drawn != nil {
		p.drawn.Release()
		p.canvas.Call("remove")
	}
	p.drawn, p.twin.of, p.scene, p.shown = nil, nil, nil, ""
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
	p.canvas = put(p.frame, "canvas #picture tabindex=0 role=img")
	file := kind
	switch kind {
	case "plane":
		p.drawn, file = plot.NewPlane(&dom.HTMLCanvasElement{BasicHTMLElement: p.canvas}, theme()), "boundary"
	case "sigmoid":
		p.drawn = plot.NewSigmoid(&dom.HTMLCanvasElement{BasicHTMLElement: p.canvas}, theme())
	case "score":
		p.drawn = plot.NewScore(&dom.HTMLCanvasElement{BasicHTMLElement: p.canvas}, theme())
	}
	p.twin.of, p.twin.file, p.shown = p.drawn, file, kind
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

// zoom shows a part of what is seen now, 0 all the data.
func (p *picture) zoom(by float64) {
	if p.drawn == nil {
		return
	}
	if by == 0 {
		p.drawn.ResetView()
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
		set(p.canvas, "aria-label", p.scene.label)
	}
	p.held.update(s, p.scene)
	show(p.twin.root, p.drawn != nil)
}
