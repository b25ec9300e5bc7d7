//go:build js

package page

import (
	"strings"
	"syscall/js"

	"descent/wasm/bridge"
)

// openFile reads a File of the person's.
func (a *App) openFile(f js.Value) {
	name := asText(f.Get("name"))
	if isZip(name) {
		a.openZip(f)
		return
	}
	const head = 64
	spawn(func() {
		begins, failed := await(f.Call("slice", 0, head).Call("text"))
		if failed == nil && isModel(asText(begins)) {
			a.openModel(name, f)
		} else {
			a.openTable(f)
		}
	})
}

// openTable reads a File as a table.
func (a *App) openTable(f js.Value) {
	a.open(source{name: asText(f.Get("name")), content: f}, defaults(), false)
}

// openText reads text that the person pasted.
func (a *App) openText(text string) {
	if strings.TrimSpace(text) == "" {
		a.fail(&failure{code: "empty-file", message: "nothing was pasted"})
		return
	}
	if isModel(text) {
		a.openModel("pasted text", text)
		return
	}
	a.open(source{name: "pasted text", content: text}, defaults(), false)
}

func (a *App) openExample(name string) {
	if a.state.dead {
		return
	}
	a.linked = ""
	a.request(name)
}

// openExampleFile reads a bundled table and trains on it at once.
func (a *App) openExampleFile(f file) {
	content := js.Global().Get("Blob").New([]any{f.content})
	set := defaults()
	decode(&set, f.settings)
	decode(&set, a.linked)
	from := source{name: f.title, example: f.name, note: f.note, preset: f.settings, link: a.linked, content: content}
	a.open(from, set, !a.state.embed.paused)
}

// reread reads the source again with other options; what still fits stays chosen.
func (a *App) reread(how read) {
	if a.state.table == nil {
		return
	}
	from := a.state.source
	from.how = how
	a.open(from, a.state.set, a.state.wanted)
}

func (a *App) cancelLoad() {
	a.cancelReading()
	a.state.loading = nil
	a.say("Reading was cancelled.")
	a.update()
}

// open loads a source. What is loaded already stays until the new table is whole.
func (a *App) open(from source, set settings, train bool) {
	if a.client == nil {
		return
	}
	number := a.beginReading(&progress{name: from.name})
	spawn(func() {
		t, failed := a.client.load(from.content, from.how, a.progress, a.abort.Get("signal"))
		<-a.drawn
		if !a.endReading(number, failed) {
			return
		}
		held := a.state.fit
		a.take(t, from, set)
		if held != nil && held.opened != nil && len(t.without(held.opened)) == 0 {
			a.adopt(held)
		} else if train && a.unseen() {
			a.whenSeen(number)
		} else if train || a.state.explained.reads() {
			// The workers have it before the page draws what it has read.
			a.launch(false)
			bridge.Turn()
		}
		if number != a.opening {
			return
		}
		a.views.updateBy(&a.state, breathe)
		a.refresh()
		a.settled()
		a.say("Read " + amount(t.rows, "row") + " by " + amount(len(t.columns), "column") + " from " + from.name + ".")
	})
}

func (a *App) progress(p js.Value) {
	if a.state.loading == nil {
		return
	}
	l := a.state.loading
	l.done, l.total = asNumber(p.Get("bytes"), l.done), asNumber(p.Get("total"), l.total)
	readCounts(p, "rows missing", &l.rows, &l.missing)
	l.answering = asText(p.Get("phase")) == "append"
	if a.views != nil {
		a.views.notice.update(&a.state)
	}
}

// While the page starts, app.js has the collector wait. Once a person brings a table it is to do little at a time.
const thrifty = 100

// take puts a loaded table in place of the last. The views are still to be updated.
func (a *App) take(t *table, from source, set settings) {
	a.stop()
	s := &a.state
	if s.table != nil {
		s.table.value.Call("close")
	}
	kept := look{logCost: s.look.logCost, passes: s.look.passes, threshold: 0.5}
	s.table, s.source, s.set, s.look = t, from, set, kept
	s.phase, s.fit, s.predictor, s.wanted, s.last = ready, nil, nil, false, step{}
	s.set.fit(t)
	if from.example == "" {
		bridge.SetGCPercent(thrifty)
	}
	a.views.loaded(s)
	if from.link != "" {
		a.see(from.link)
		s.source.link = ""
	}
	a.link()
}

func present(t *table, names []string, target string) []string {
	var list []string
	for _, n := range names {
		if n != target && t.column(n) != nil {
			list = append(list, n)
		}
	}
	return list
}
