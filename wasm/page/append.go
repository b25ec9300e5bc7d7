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
	l := &progress{name: asText(f.Get("name"))}
	number := a.beginReading(l)
	hear := callback(a.progress)
	options := newObject()
	options.Set("onProgress", hear)
	options.Set("signal", a.abort.Get("signal"))
	promise := s.fit.value.Call("append", f, options)
	spawn(func() {
		blob, failed := await(promise)
		hear.Release()
		if !a.endReading(number, failed) {
			return
		}
		a.update()
		a.keep(base(l.name)+"-predicted.csv", "text/csv", blob)
		text := "Predicted " + amount(l.rows, "row") + ", " + count(l.missing) +
			" of them without an answer: a cell is missing, or holds a level that the model does not know."
		a.say(text)
		a.views.results.prediction.told(text)
	})
}

// base is the name of a file without what says of which kind it is.
func base(name string) string {
	name = strings.TrimSuffix(name, ".gz")
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
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
