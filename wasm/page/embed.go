//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// embedding is how the page stands in another one, and what of it is shown.
type embedding struct {
	home     string // the address of Descent's own page
	on       bool   // the page is a part of another one
	barred   bool   // files cannot be saved
	fixed    bool   // the frame keeps its height, whatever is in it
	view     string // "" for the whole page, else boundary, cost or coefficients
	limited  bool   // only the controls may be changed that are named
	controls string
	paused   bool // no training starts by itself
	preview  bool // it is shown as a part of another one
}

// part reports whether the page looks like a part of another one.
func (e *embedding) part() bool { return e.on || e.preview }

func (e *embedding) follow(q parameters) {
	e.view = ""
	if view := q.get("view"); contains([]string{"boundary", "cost", "coefficients"}, view) {
		e.view = view
	}
	e.limited, e.controls = q.has("controls"), q.get("controls")
	e.paused = q.has("paused") && q.get("paused") != "false"
}

// What may become of a control.
const (
	free   = ""
	hidden = "hidden"
	locked = "locked"
)

// permits says what becomes of the control of that name.
func (e *embedding) permits(name string) string {
	if !e.limited {
		return free
	}
	for _, c := range strings.Fields(e.controls) {
		if base, how, _ := strings.Cut(c, ":"); base == name {
			if how == locked {
				return locked
			}
			return free
		}
	}
	return hidden
}

// controlled lists what the names of controls stand for, as selectors.
const controlled = `
play: #train,#play
step: #step
reset: #reset
speed: #speed
solver: #solver,#batch,#advanced,#momentum,#max-iterations,#tolerance,#seed,#missing
rate: #rate,#rate-slider,#use-rate
penalty: #l1,#l2,#raw
threshold: #threshold
target: #target,#event
features: #model-part fieldset
model: #model,#degree,#interactions,#holdout
view: #view,#axis-x,#axis-y,#focus,.zoom,#held,#cost-log,#cost-passes
data: #data,#open,#example,#paste-part,#how,[data-testid=columns] select
download: .saves,[id^=svg-],[id^=png-]
`

// sections lists the parts of the rail, each with the controls that are in it.
const sections = `
#data: data
#model-part: target features model
#solver-part: solver rate penalty
`

// limit shows, locks and hides controls as the embedding says.
func (v *views) limit(e *embedding) {
	set(v.root, "data-view", e.view)
	v.root.Get("classList").Call("toggle", "embedded", e.part())
	v.root.Get("classList").Call("toggle", "previewed", e.preview)
	if part := e.view != ""; part != v.part {
		v.part = part
		v.order()
		v.results.choose(0)
	}
	v.root.Get("classList").Call("toggle", "limited", e.limited)
	v.root.Get("classList").Call("toggle", "fitted", e.fixed)
	if !e.limited && !v.limited {
		return
	}
	v.limited = e.limited
	for name, selectors := range lines(controlled) {
		for _, n := range find(v.root, selectors) {
			bar(n, e.permits(name))
		}
	}
	for selector, names := range lines(sections) {
		how := hidden
		for _, name := range strings.Fields(names) {
			if e.permits(name) != hidden {
				how = free
			}
		}
		for _, n := range find(v.root, selector) {
			set(n, "data-barred", how)
		}
	}
	v.results.lendThreshold(v.bar.root, e.view != "" && e.limited)
}

// bar hides a control with its label, or locks it.
func bar(n node, how string) {
	outer := n.Call("closest", ".field,.slider,.tick")
	if !outer.Truthy() {
		outer = n.Value
	}
	was := attr(wrap(outer), "data-barred")
	set(wrap(outer), "data-barred", how)
	for _, c := range append(find(n, "button,input,select"), n) {
		if how == locked || was == locked {
			enable(c, how != locked)
		}
	}
}

// lines yields the keys of a list with what stands behind them.
func lines(list string) func(yield func(key, text string) bool) {
	return func(yield func(key, text string) bool) {
		for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
			if key, text, _ := strings.Cut(line, ": "); !yield(key, text) {
				return
			}
		}
	}
}

// unseen reports whether the page is a part of another one that may not have been scrolled to.
func (a *App) unseen() bool { return a.state.embed.on && !a.seen }

// whenSeen trains the table of that load as soon as a reader has the picture before them.
func (a *App) whenSeen(number int) {
	var observer js.Value
	hear := callback(func(entries js.Value) {
		if !asBool(entries.Index(length(entries) - 1).Get("isIntersecting")) {
			return
		}
		observer.Call("disconnect")
		a.seen = true
		if number == a.opening && a.state.phase == ready {
			a.train()
		}
	})
	observer = js.Global().Get("IntersectionObserver").New(hear, map[string]any{"threshold": 0.15})
	observer.Call("observe", a.views.root.Value)
}

// about takes what the host says of itself.
func (a *App) about(v js.Value) {
	e := &a.state.embed
	e.home = asText(v.Get("home"))
	e.on, e.barred, e.fixed = asBool(v.Get("embedded")), !asBool(v.Get("downloads")), asBool(v.Get("fixed"))
}

// colors are the custom properties of the style that a host may set.
const colors = " accent on-accent ink muted surface raised rule edge radius font "

// dress gives the page the colours of the one around it.
func dress(given js.Value) {
	style := document.Get("documentElement").Get("style")
	for _, name := range strings.Fields(colors + classColors) {
		style.Call("removeProperty", "--"+name)
		if v := given.Get(name); v.Type() == js.TypeString {
			style.Call("setProperty", "--"+name, v)
		}
	}
}

const classColors = "class-1 class-2 class-3 class-4 class-5 class-6 class-7 class-8 class-9 class-10"
