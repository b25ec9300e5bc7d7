//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// predictFile gives the person the rows of a file with the model's answers.
func (a *App) predictFile(f js.Value) {
	s := &a.state
	if s.fit == nil {
		return
	}
	a.cancelReading()
	a.abort = js.Global().Get("AbortController").New()
	number, name := a.opening, asText(f.Get("name"))
	s.failure, s.loading = nil, &progress{name: name}
	a.update()
	var rows, missing float64
	hear := callback(func(p js.Value) {
		rows, missing = asNumber(p.Get("rows"), rows), asNumber(p.Get("missing"), missing)
		if s.loading != nil && number == a.opening {
			s.loading.answering = asText(p.Get("phase")) == "append"
			a.progress(p)
		}
	})
	options := newObject()
	options.Set("onProgress", hear)
	options.Set("signal", a.abort.Get("signal"))
	promise := s.fit.value.Call("append", f, options)
	spawn(func() {
		blob, failed := await(promise)
		hear.Release()
		if number != a.opening {
			return
		}
		if s.loading = nil; failed != nil {
			a.fail(failed)
			return
		}
		a.update()
		a.keep(base(name)+"-predicted.csv", "text/csv", blob)
		text := "Predicted " + amount(int(rows), "row")
		if missing > 0 {
			text += "; " + count(int(missing)) + " without an answer, because a cell is missing or holds a level that the model does not know"
		}
		a.say(text + ".")
		a.views.results.prediction.told(text + ".")
	})
}

// base is the name of a file without what says of which kind it is.
func base(name string) string {
	for _, end := range []string{".gz", ".csv", ".tsv", ".txt", ".tab", ".psv"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// stem begins the names of files that are saved: a person's own table gives them its name.
func (a *App) stem() string {
	if s := &a.state; s.lone() == nil && s.table != nil && s.source.own() {
		return base(s.source.name) + "-"
	}
	return ""
}
