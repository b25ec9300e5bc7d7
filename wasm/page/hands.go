//go:build js

package page

import (
	"math"
	"strings"
	"syscall/js"
)

// attend hears what a person does. One listener for each kind of event serves all controls, however many there are:
// the id says which one it was.
func (a *App) attend() {
	root := a.views.root.Value
	listen(root, "click", func(event js.Value) {
		if b := event.Get("target").Call("closest", "button"); b.Truthy() {
			a.press(asText(b.Get("id")))
		}
	})
	for _, name := range []string{"input", "change"} {
		listen(root, name, func(event js.Value) {
			// A choice counts when it is made, what is typed or dragged at once.
			n := targetOf(event)
			kind := asText(n.Get("type"))
			if (kind == "select-one" || kind == "checkbox" || kind == "file") == (name == "change") {
				a.enter(n)
			}
		})
	}
	listen(root, "submit", func(event js.Value) { event.Call("preventDefault") })
}

// press does what the button of that id says.
func (a *App) press(id string) {
	v := a.views
	switch id {
	case "open":
		v.data.file.Call("click")
	case "predict-file":
		v.results.prediction.file.Call("click")
	case "paste-read":
		a.openText(value(v.data.text))
	case "features-all":
		a.choose(a.state.table.features(a.state.set.target))
	case "features-none":
		a.choose(nil)
	case "train":
		a.train()
	case "play":
		a.playPause()
	case "step":
		a.step()
	case "reset":
		a.reset()
	case "use-rate":
		rate := a.state.stableRate()
		v.bar.train.Call("focus") // this button goes
		a.change(func(s *settings) { s.rate = rate })
	case "dismiss":
		a.dismiss()
	case "kept-copy":
		copyOut(v.notice.text, a.say)
	case "kept-close":
		a.state.kept = nil
		a.update()
	case "cancel-load":
		a.cancelLoad()
	case "zoom-in":
		v.picture.zoom(0.7)
	case "zoom-out":
		v.picture.zoom(1 / 0.7)
	case "zoom-all":
		v.picture.zoom(0)
	case "held-reset":
		a.lookAt(func(l *look) { l.held = nil })
	case "more-terms":
		v.results.coefficients.further()
	case "keep-offline":
		a.host.event("offline", a.state.offline == "offered" || a.state.offline == "failed")
	case "save-coefficients", "save-model":
		a.save(id)
	case "report":
		a.report()
	case "report-print":
		js.Global().Call("print")
	case "report-save":
		a.saveReport()
	case "report-back":
		a.leave()
	default:
		if !a.keepPicture(id) && !v.explain.press(id) && !v.results.share.press(id) && v.results.press(id) {
			a.link()
		}
	}
}

func (a *App) choose(features []string) {
	a.change(func(s *settings) { s.features = features })
}

// enter takes what a person typed or chose.
func (a *App) enter(n node) {
	id, text, v := asText(n.Get("id")), value(n), a.views
	switch id {
	case "file":
		if files := n.Get("files"); length(files) > 0 {
			a.openFile(files.Index(0))
			n.Set("value", "") // so that the same file can be chosen again
		}
	case "predicted-file":
		if files := n.Get("files"); length(files) > 0 {
			a.predictFile(files.Index(0))
			n.Set("value", "")
		}
	case "example":
		if text != "" {
			a.openExample(text)
		}
	case "delimiter", "decimal", "header", "encoding":
		how := v.data.at
		*how.option(id) = text
		a.reread(how)
	case "theme":
		a.setTheme(text)
	case "speed":
		a.setSpeed(text)
	case "threshold":
		a.threshold(parse(text))
	case "rate-slider":
		a.change(func(s *settings) { s.rate = parse(rounded(math.Pow(10, parse(text)))) })
	case "feature-search":
		v.model.rows()
	case "term-search":
		v.results.coefficients.rows()
	case "view", "axis-x", "axis-y", "focus", "cost-log", "cost-passes":
		on := checked(n)
		a.lookAt(func(l *look) { l.take(id, text, on) })
	default:
		if !a.enterColumn(id, n) && !v.explain.enter(id, n) && !v.results.share.enter(id, n) {
			a.enterSetting(settingOf(id), n)
		}
	}
}

// enterColumn takes what was chosen for one column, if the control is for one.
func (a *App) enterColumn(id string, n node) bool {
	kind, _, _ := strings.Cut(id, "-")
	column, v := attr(n, "data-column"), a.views
	switch kind {
	case "feature":
		v.model.pick(column, checked(n))
	case "type":
		a.reread(v.results.data.retyped(column, value(n)))
	case "held":
		v.picture.held.move(column, n)
	case "predict":
		v.results.prediction.enter(column, n)
	default:
		return false
	}
	return true
}

// enterSetting takes one of the settings.
func (a *App) enterSetting(key string, n node) {
	text, on, s := value(n), checked(n), &a.state.set
	switch {
	case s.text(key) != nil:
		a.change(func(s *settings) { *s.text(key) = text })
	case s.flag(key) != nil:
		a.change(func(s *settings) { *s.flag(key) = on })
	case s.number(key) != nil:
		v := parse(text)
		if text == "" && !asBool(n.Get("validity").Get("badInput")) {
			v = 0
		}
		if v >= 0 && !math.IsInf(v, 0) {
			a.change(func(s *settings) { s.write(key, v) })
		}
	}
}

// take changes how a person looks at it.
func (l *look) take(id, text string, on bool) {
	switch id {
	case "view":
		l.kind = text
	case "axis-x":
		l.x, l.y = swap(text, l.x, l.y)
		l.placed = true
	case "axis-y":
		l.y, l.x = swap(text, l.y, l.x)
		l.placed = true
	case "focus":
		l.focus = int(parse(text))
	case "cost-log":
		l.logCost = on
	case "cost-passes":
		l.passes = on
	}
}
