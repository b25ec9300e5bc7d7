//go:build js

package page

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// views are the parts of the page. Each owns its elements and is told the state.
type views struct {
	root    node
	main    node
	rail    node
	stage   node
	side    node
	header  *header
	notice  *notice
	data    *dataView
	model   *modelView
	solver  *solverView
	bar     *transport
	picture *picture
	cost    *costView
	numbers *numbersView
	results *results
	live    *live
	drop    *dropZone
	narrow  js.Value
}

func newViews(up events) *views {
	v := &views{}
	v.header, v.notice, v.live = newHeader(up), newNotice(up), newLive()
	v.data, v.model, v.solver = newDataView(up), newModelView(up), newSolverView(up)
	v.bar, v.picture = newTransport(up), newPicture(up)
	v.cost, v.numbers = newCostView(up), newNumbersView()
	v.results = newResults(up)
	v.rail = el("div.rail", with("id", "settings"), with("tabindex", "-1"), v.data.root, v.model.root, v.solver.root)
	v.stage = el("div.stage", with("id", "stage"), with("tabindex", "-1"), v.bar.root, v.picture.root)
	v.side = el("div.side", v.cost.root, v.numbers.root)
	v.main = el("main", v.rail, v.stage, v.side, v.results.root)
	v.root = el("div.page", v.skips(), v.header.root, v.notice.root, v.main, footer(), v.live.root)
	v.drop = newDropZone(up)
	v.mount()
	return v
}

// skips are the links that let a keyboard jump over the rail.
func (v *views) skips() node {
	nav := el("nav.skips", with("aria-label", "Skip"))
	for _, to := range [][2]string{{"stage", "Skip to the picture"}, {"settings", "Skip to the settings"}, {"results", "Skip to the results"}} {
		link := el("a", with("href", "#"+to[0]), to[1])
		// Followed as a link it would leave an entry in the history, and Back would seem to do nothing.
		on(link, "click", func(ev dom.Event) {
			ev.PreventDefault()
			document().Call("getElementById", to[0]).Call("focus")
		})
		add(nav, link)
	}
	return nav
}

func (v *views) mount() {
	place := wrap(document().Call("getElementById", "app"))
	fill(place, v.root, v.drop.root)
	v.narrow = js.Global().Call("matchMedia", "(max-width: 759px)")
	order := callback(func([]js.Value) { v.order() })
	v.narrow.Call("addEventListener", "change", order)
	v.order()
}

// order puts the picture before the rail where the page is one column, so that reading, focus and sight agree.
func (v *views) order() {
	if v.narrow.Get("matches").Bool() {
		v.main.Call("insertBefore", v.rail.Value, v.results.root.Value)
	} else {
		v.main.Call("prepend", v.rail.Value)
	}
}

func footer() node {
	return el("footer", el("p",
		"The table is read, the model trained and every number computed inside this tab. "+
			"This page runs in a sealed frame whose content policy bars all connections, so nothing can leave it."))
}

// update tells every view the state.
func (v *views) update(s *state) {
	v.root.Get("classList").Call("toggle", "stale", s.stale)
	show(v.side, s.table != nil)
	v.root.SetAttribute("data-phase", [...]string{"empty", "ready", "training", "paused", "done"}[s.phase])
	v.header.update(s)
	v.notice.update(s)
	v.data.update(s)
	v.model.update(s)
	v.solver.update(s)
	v.bar.update(s)
	v.picture.update(s)
	v.cost.update(s)
	v.numbers.update(s)
	v.results.update(s)
}

// step tells those views that move with every step.
func (v *views) step(s *state) {
	v.picture.setModel(s)
	v.cost.step(s)
	v.numbers.update(s)
	v.bar.step(s)
	v.results.step(s)
}

// loaded tells the views that keep something of the table that there is a new one.
func (v *views) loaded(s *state) {
	v.cost.clear()
	v.picture.loaded(s)
	v.results.loaded(s)
}

// retheme redraws the pictures in the colours of the style sheet.
func (v *views) retheme() {
	v.picture.retheme()
	v.cost.retheme()
}
