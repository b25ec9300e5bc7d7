//go:build js

package page

import (
	"math"
	"syscall/js"
)

// App holds the state, and moves it: views send events up to it and get the state passed down.
type App struct {
	state   state
	host    host
	client  *client
	views   *views
	opening int // the number of the latest load
	abort   js.Value
	run     *run
	running int // the number of the latest training
	scene   int // the number of the latest scene asked for
	linked  string
	edits   int       // the number of the latest change of settings
	up      chan bool // closed when there is a client
	drawn   chan bool // closed when there are views
	shown   chan bool // closed when the latest scene is drawn
	seen    bool      // a reader has the page before them
	told    bool      // the host knows that the page has something to show
	asked   []float64 // the calls that wait for the end of a training
}

func newApp(h host) *App {
	a := &App{host: h, abort: js.Undefined(), up: make(chan bool), drawn: make(chan bool)}
	a.state.set, a.state.theme = defaults(), "auto"
	a.state.look.threshold = 0.5
	a.state.explained = explained{chapter: course()[0].id, focus: -1, source: "trained"}
	return a
}

// start draws the page while the workers come up and read the first example.
func (a *App) start() {
	onFault = a.fault
	spawn(func() {
		c, failed := connect()
		if failed != nil {
			a.state.dead = true
			a.fail(&failure{code: "no-engine", message: failed.message})
			return
		}
		a.client = c
		close(a.up)
	})
	a.host.listen(heard{
		examples: func(list []example) { a.state.examples = list; a.update() },
		theme: func(theme string, colors js.Value) {
			if colors.Truthy() {
				dress(colors)
			}
			a.applyTheme(theme)
		},
		about:   a.about,
		offline: func(how string) { a.state.offline = how; a.update() },
		call: func(id float64, method, argument string) {
			spawn(func() { <-a.drawn; a.call(id, method, argument) })
		},
		failed: func(_, message string) {
			// A table that was asked for twice is missed once.
			if f := a.state.failure; f == nil || f.message != message {
				a.fail(&failure{code: "not-found", message: message})
			}
		},
		file:  func(f file) { spawn(func() { <-a.up; a.openExampleFile(f) }) },
		state: a.follow,
	})
	spawn(func() {
		a.views = newViews(a)
		a.attend()
		a.update()
		a.measure()
		close(a.drawn)
	})
}

// measure tells the host the height of the page whenever it changes, so that a host may fit the frame to it.
func (a *App) measure() {
	observe(a.views.root, func() {
		box := a.views.root.Call("getBoundingClientRect")
		a.host.height(math.Ceil(box.Get("height").Float()))
	})
}

// update passes the state down to every view, once there are any.
func (a *App) update() {
	if a.views != nil {
		a.views.update(&a.state)
	}
}

// fault shows a panic as what it is: our mistake. The page stays as it was.
func (a *App) fault(p any) {
	js.Global().Get("console").Call("error", describe(p))
	a.fail(&failure{code: "internal", message: describe(p)})
}

func describe(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return "unknown fault"
}

func (a *App) fail(f *failure) {
	if f.aborted {
		return
	}
	a.state.failure = f
	a.state.loading = nil
	a.update()
	a.tell("error", map[string]any{"code": f.code, "message": f.message})
}

func (a *App) dismiss() {
	a.state.failure = nil
	a.update()
}

func (a *App) say(text string) { a.views.live.say(text) }

func (a *App) setTheme(theme string) {
	a.applyTheme(theme)
	a.host.event("theme", theme)
}

func (a *App) applyTheme(theme string) {
	a.state.theme = theme
	a.wear(theme)
}

// wear shows the page in a theme, which need not be the one that was chosen.
func (a *App) wear(theme string) {
	document.Get("documentElement").Get("dataset").Set("theme", theme)
	a.update()
	if a.views != nil {
		a.views.retheme()
	}
}

// change takes new settings; where a model was wanted, it is trained anew.
func (a *App) change(edit func(*settings)) {
	target := a.state.set.target
	edit(&a.state.set)
	if a.state.set.target != target {
		a.retarget(target)
	}
	a.state.stale = a.state.fit != nil
	a.link()
	a.update()
	// Typing and dragging send many changes; the last one counts.
	a.edits++
	number := a.edits
	after(200, func() {
		if number != a.edits {
			return
		}
		a.refresh()
		if a.state.wanted && a.state.table != nil {
			a.begin(a.state.held())
		}
	})
}

// retarget keeps the features in step with a new target: the old one may serve as a feature now.
func (a *App) retarget(old string) {
	s := &a.state.set
	s.event, s.model = "", "auto"
	used := map[string]bool{}
	for _, f := range s.features {
		used[f] = true
	}
	var list []string
	for i := range a.state.table.columns {
		c := &a.state.table.columns[i]
		if c.name != s.target && (used[c.name] || c.name == old && c.feature()) {
			list = append(list, c.name)
		}
	}
	s.features = list
	a.stop()
	a.state.phase, a.state.predictor, a.state.fit = ready, nil, nil
	a.views.cost.clear()
}

func (a *App) lookAt(edit func(*look)) {
	edit(&a.state.look)
	a.link()
	a.update()
	a.refresh()
}

func (a *App) threshold(t float64) {
	a.state.look.threshold = t
	a.views.picture.threshold(t)
	a.link()
	a.update()
}
