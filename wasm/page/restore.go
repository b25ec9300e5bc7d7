//go:build js

package page

import (
	"math"
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
	head = strings.TrimLeft(head, "\ufeff \t\r\n")
	if head == "" || head[0] != '{' && head[0] != '[' {
		return false
	}
	next := strings.TrimLeft(head[1:], " \t\r\n")
	return next != "" && strings.ContainsRune(`"{}[`, rune(next[0])) && (head[0] == '{' || next[0] != '"')
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
		if number != a.opening {
			return
		}
		a.state.loading = nil
		if failed != nil {
			a.fail(failed)
			return
		}
		f := readFit(value)
		f.opened = readOpened(name, value)
		a.adopt(f)
		a.say("Opened a model of " + f.opened.set.target + ".")
	})
}

func readOpened(name string, v js.Value) *opened {
	o := &opened{name: name, set: readSettings(v.Get("spec")), columns: &table{index: map[string]int{}}}
	o.set.model = asText(v.Get("model"))
	list := v.Get("columns")
	for i := range length(list) {
		c := column{value: list.Index(i), min: math.Inf(-1), max: math.Inf(1)}
		readTexts(c.value, "name type", &c.name, &c.kind)
		o.columns.index[c.name] = i
		o.columns.columns = append(o.columns.columns, c)
	}
	o.set.features = nil
	for _, t := range readTerms(v.Get("terms"), breathe) {
		for _, f := range t.Factors {
			if !contains(o.set.features, f.Column) {
				o.set.features = append(o.set.features, f.Column)
			}
		}
	}
	o.trained, _, _ = strings.Cut(asText(v.Get("receipt").Get("text")), "\n")
	return o
}

// readSettings reads what the page has a control for; how the training ran is past.
func readSettings(spec js.Value) settings {
	s := defaults()
	readTexts(spec, "target event missing", &s.target, &s.event, &s.missing)
	for _, key := range []string{"degree", "holdout", "l1", "l2", "seed"} {
		s.write(key, asNumber(spec.Get(key), 0))
	}
	s.interactions, s.raw = asBool(spec.Get("interactions")), !asBool(spec.Get("standardize"))
	return s
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
		if t == nil || t.column(c.name) == nil || (t.column(c.name).kind == "number") != (c.kind == "number") {
			lacks = append(lacks, c.name)
		}
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
	clear(n)
	put(n, "| Model from \nname | $\n| : predicts \nname | $\n| from $", o.name, o.set.target, names(o.set.features))
	put(n, "| $", " Trained on "+amount(s.fit.rows, "row")+". "+o.trained+" ")
	if len(o.lacks) == 0 {
		put(n, "| $\nname | $\n| .", "Drawn and evaluated on ", s.source.name)
		return
	}
	put(n, "| $", "There is no picture: the table that is open does not have "+names(o.lacks)+
		" Open a table with these columns to draw and evaluate the model; coefficients and predictions work without.")
}

// names lists the first few names.
func names(list []string) string {
	const some = 6
	text := ""
	for i, n := range list[:min(some, len(list))] {
		if i > 0 {
			text += ", "
		}
		text += "“" + visible(short(n)) + "”"
	}
	if n := len(list) - some; n > 0 {
		text += " and " + count(n) + " more"
	}
	return text + "."
}
