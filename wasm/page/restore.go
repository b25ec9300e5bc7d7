//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// opened is where a model came from that was not trained here, and what is needed to use it without its table.
type opened struct {
	name    string   // of its file
	columns *table   // the columns it reads, without rows
	set     settings // by which it was trained
	trained string   // on what
	lacks   []string // the columns that the table at hand has not, or has of another type
}

// isModel reports whether a text begins as JSON does, which no table is.
func isModel(head string) bool {
	return asBool(js.Global().Get("RegExp").New(`^\s*(\{\s*["}]|\[\s*[[{])`).Call("test", head))
}

// openModel opens a model again. What is loaded stays, and the model is shown on it where it has the model's columns.
func (a *App) openModel(name string, content any) {
	if a.client == nil {
		return
	}
	a.cancelReading()
	number := a.opening
	a.state.failure = nil
	spawn(func() {
		value, failed := await(a.client.api.Call("restore", content))
		<-a.drawn
		if !a.endReading(number, failed) {
			return
		}
		f := readFit(value)
		f.opened = readOpened(name, value)
		a.adopt(f)
		a.say("Opened a model of " + f.opened.set.target + ".")
	})
}

func readOpened(name string, v js.Value) *opened {
	o := &opened{name: name, set: defaults(), columns: readTable(v)}
	decode(&o.set, asText(js.Global().Get("URLSearchParams").New(v.Get("spec")).Call("toString")))
	o.columns.rows = 0 // they are not in the file
	o.set.model = asText(v.Get("model"))
	o.set.features = texts(v.Get("features"))
	o.trained, _, _ = strings.Cut(o.columns.receipt.text, "\n")
	return o
}

// adopt shows a model that was opened: on the table where that has its columns, else by itself.
func (a *App) adopt(f *fit) {
	a.stop()
	s := &a.state
	f.opened.lacks = s.table.without(f.opened)
	s.fit, s.predictor, s.phase, s.wanted, s.stale, s.last = f, nil, ready, false, false, step{}
	if s.table == nil {
		s.phase = empty
	}
	a.views.cost.clear()
	if len(f.opened.lacks) == 0 {
		s.set, s.phase, s.predictor = f.opened.set, done, f.predictor(nil)
		s.last = step{f.status.iterations, f.status.passes, f.loss, f.status.gradient, f.objective}
		a.link()
	}
	a.views.picture.setModel(s)
	a.update()
	a.refresh()
	if len(f.opened.lacks) == 0 {
		a.judge(f)
	}
}

// without lists the columns of a model that the table lacks.
func (t *table) without(o *opened) (lacks []string) {
	for i := range o.columns.columns {
		c := &o.columns.columns[i]
		if t != nil {
			if own := t.column(c.name); own != nil && (own.kind == "number") == (c.kind == "number") {
				continue
			}
		}
		lacks = append(lacks, c.name)
	}
	return lacks
}

// lone returns a model that is shown by itself, nil where there is none.
func (s *state) lone() *opened {
	if s.fit == nil || s.fit.opened == nil || len(s.fit.opened.lacks) == 0 {
		return nil
	}
	return s.fit.opened
}

// tell says what the model is, and on what it is shown.
func (o *opened) tell(n node, s *state) {
	on := "There is no picture, as the table that is open lacks " + names(o.lacks) +
		". Open one that has its columns; coefficients and predictions work without."
	if len(o.lacks) == 0 {
		on = "Drawn and evaluated on " + visible(s.source.name) + "."
	}
	refill(n, "| Model from \nname | $\n| $", o.name, ": predicts "+visible(o.set.target)+" from "+names(o.set.features)+
		". Trained on "+amount(s.fit.rows, "row")+". "+o.trained+" "+on)
}

// names lists the first few names.
func names(list []string) string {
	const some = 6
	text := strings.Join(list[:min(some, len(list))], ", ")
	if len(list) > some {
		text += ", …"
	}
	return visible(text)
}
