//go:build js

package page

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"descent/wasm/plot"
)

// costView is the cost curve.
type costView struct {
	root, frame      node
	curve            *plot.Curve
	log, passes      *tick
	twin             *twinView
	series           int
	begun, penalised bool
	observer         js.Value
}

func newCostView(up events) *costView {
	canvas := el("canvas", with("id", "cost"), testID("cost"), with("tabindex", "0"), with("role", "img"), with("aria-label", "Cost over the iterations"))
	v := &costView{frame: el("div.frame.small", canvas)}
	v.curve = plot.NewCurve(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme(canvas))
	v.log = newTick("cost-log", "Log scale", "", func(on bool) { up.lookAt(func(l *look) { l.logCost = on }) })
	v.passes = newTick("cost-passes", "By passes", "Passes over the data instead of iterations", func(on bool) { up.lookAt(func(l *look) { l.passes = on }) })
	v.twin = newTwin("cost-twin", "The curve in words", v.curve.Describe)
	v.root = section("cost-part", "Cost", v.frame, el("div.row", v.log.root, v.passes.root), v.twin.root)
	v.observer = js.Global().Get("ResizeObserver").New(callback(func([]js.Value) {
		box := v.frame.GetBoundingClientRect()
		v.curve.Resize(box.Width(), box.Height(), js.Global().Get("devicePixelRatio").Float())
	}))
	v.observer.Call("observe", v.frame.Value)
	return v
}

func (v *costView) update(s *state) {
	v.log.show(s.look.logCost)
	v.passes.show(s.look.passes)
	v.curve.SetLog(s.look.logCost)
	v.curve.SetPasses(s.look.passes)
}

// begin makes room for a new training; the curve of the last one goes with the first step.
func (v *costView) begin(*state) { v.begun = true }

func (v *costView) clear() {
	v.curve.Clear()
	v.begun = true
}

func (v *costView) step(s *state) {
	if v.begun {
		v.curve.Clear()
		v.penalised = s.set.l1 > 0 || s.set.l2 > 0
		label := "mean " + lossName(s)
		if v.penalised {
			label += " + penalty"
		}
		v.curve.SetLabel(label)
		v.series = v.curve.AddSeries("training", false)
		v.begun = false
	}
	cost := s.last.loss
	if v.penalised {
		cost = s.last.objective
	}
	if cost == cost {
		v.curve.Append(v.series, float64(s.last.iteration), s.last.passes, cost)
	}
	v.twin.refresh()
}

func (v *costView) retheme() { v.curve.SetTheme(theme(v.frame)) }

func lossName(s *state) string {
	if s.linear() {
		return "squared error / 2"
	}
	return "log loss"
}
