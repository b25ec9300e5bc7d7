//go:build js

package page

import "syscall/js"

// views are the parts of the page. Each owns its elements and is told the state.
type views struct {
	root, main, rail, side node
	skips                  node // links for the keyboard: to the parts of the workbench, or to the lesson
	header                 *header
	notice                 *notice
	data                   *dataView
	model                  *modelView
	solver                 *solverView
	bar                    *transport
	picture                *picture
	cost                   *costView
	numbers                *numbersView
	results                *results
	explain                *explainView
	report                 *report // nil while none is shown
	live                   *live
	drop                   *dropZone
	offline                *offline
	narrow                 js.Value
	limited, part          bool
}

// newViews makes the parts of the page, with breaths between them: meanwhile the workers start and the first example
// arrives.
func newViews(a *App) *views {
	v := &views{}
	for _, make := range []func(){
		func() { v.header, v.notice, v.data = newHeader(), newNotice(), newDataView() },
		func() { v.model = newModelView(a) },
		func() { v.solver, v.bar = newSolverView(), newTransport() },
		func() { v.picture = newPicture(a) },
		func() { v.cost, v.numbers = newCostView(), newNumbersView() },
		func() { v.results, v.live, v.drop = newResults(a), newLive(), newDropZone(a) },
		func() { v.explain = newExplainView(a) },
	} {
		make()
		breathe()
	}
	var stage, footer, requests node
	v.offline = newOffline()
	// It is a form because a browser keeps what stands in fields on the disk, to restore a session, unless their form bids it not to.
	v.root = into(`
		form.page autocomplete=off
			* nav.skips aria-label=Skip
				a href=#stage | Skip to the picture
				a href=#settings | Skip to the settings
				a href=#results | Skip to the results
				a href=#reading | Skip to the lesson
			div.preview
				span | So it looks in a post.
				button #preview-end | Back
			* main
				* div.rail id=settings tabindex=-1
				* div.stage id=stage tabindex=-1
				* div.side
			* footer
				p.part | Computed in your browser by Descent. Nothing leaves this frame.
				p.whole | The table is read, the model trained and every number computed inside this tab. This page runs in a sealed frame whose content policy bars all connections, so nothing can leave it.
				* p ~requests`,
		&v.skips, &v.main, &v.rail, &stage, &v.side, &footer, &requests)
	add(footer, v.offline.root)
	js.Global().Get("descent").Call("count", requests.Value)
	add(v.rail, v.data.root, v.model.root, v.solver.root)
	add(stage, v.bar.root, v.picture.root)
	add(v.side, v.cost.root, v.numbers.root)
	add(v.main, v.results.root)
	v.main.Call("before", v.header.root.Value, v.notice.root.Value, v.notice.opened.Value)
	v.main.Call("after", v.explain.root.Value)
	add(v.root, v.live.root)
	listen(v.skips.Value, "click", skip)
	v.mount()
	return v
}

// skip lets a keyboard jump over the rail. Followed as a link it would leave an entry in the history, and Back would
// seem to do nothing.
func skip(event js.Value) {
	event.Call("preventDefault")
	if hash := asText(event.Get("target").Get("hash")); hash != "" {
		byID(hash[1:]).Call("focus")
	}
}

func (v *views) mount() {
	place := byID("app")
	clear(place)
	add(place, v.root, v.drop.root)
	v.narrow = js.Global().Call("matchMedia", "(max-width: 759px)")
	listen(v.narrow, "change", func(js.Value) { v.order() })
	v.order()
}

// order puts the picture before the rail where the page is one column, so that reading, focus and sight agree.
func (v *views) order() {
	if v.narrow.Get("matches").Bool() || v.part {
		v.main.Call("insertBefore", v.rail.Value, v.results.root.Value)
	} else {
		v.main.Call("prepend", v.rail.Value)
	}
}

// update tells every view the state.
func (v *views) update(s *state) { v.updateBy(s, func() {}) }

// updateBy is update, and calls pause after each view.
func (v *views) updateBy(s *state, pause func()) {
	v.root.Get("classList").Call("toggle", "stale", s.stale)
	show(v.side, s.table != nil)
	set(v.root, "data-phase", s.phase.String())
	show(v.main, !s.explained.on)
	for _, link := range find(v.skips, "a") {
		show(link, (attr(link, "href") == "#reading") == s.explained.on)
	}
	v.root.Get("classList").Call("toggle", "alone", s.explained.on && s.explained.alone)
	for _, update := range []func(*state){
		v.header.update, v.notice.update, v.data.update, v.model.update, v.solver.update, v.bar.update,
		v.picture.update, v.cost.update, v.numbers.update, v.offline.update, v.results.update, v.explain.update,
	} {
		update(s)
		pause()
	}
	v.limit(&s.embed)
}

// step tells those views that move with every step.
func (v *views) step(s *state) {
	v.picture.setModel(s)
	v.cost.step(s)
	v.numbers.update(s)
	v.bar.step(s)
	v.results.step(s)
	v.explain.step(s)
}

// loaded tells the views that keep something of the table that there is a new one.
func (v *views) loaded(s *state) {
	v.cost.clear()
	v.picture.loaded(s)
	v.results.loaded(s)
	if s.source.pictures != nil { // they are best seen as such
		s.explained.on, s.explained.chapter, s.explained.lesson = true, "pixels", ""
	}
}

// retheme redraws the pictures in the colours of the style sheet.
func (v *views) retheme() {
	v.picture.theme = theme()
	for _, t := range album {
		if t.of != nil {
			t.of.SetTheme(v.picture.theme)
		}
	}
}
