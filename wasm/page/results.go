//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// panel is the content of one tab. It is told the state only while it is seen.
type panel interface {
	element() node
	update(s *state)
}

// mover is a panel that follows every step.
type mover interface{ step(s *state) }

// results are the quiet tabs below the picture.
type results struct {
	root         node
	tabs         []node
	panels       []panel
	coefficients *coefficients
	evaluation   *evaluation
	prediction   *prediction
	data         *dataPanel
	receipt      *receiptPanel
	share        *sharePanel
	place        node // of the threshold's slider
	chosen       int
	latest       *state
}

func newResults(a *App) *results {
	r := &results{coefficients: newCoefficients(), evaluation: newEvaluation(), prediction: newPrediction(), data: newDataPanel(), receipt: newReceiptPanel(),
		share: newSharePanel(a)}
	r.panels = []panel{r.coefficients, r.evaluation, r.prediction, r.data, r.receipt, r.share}
	r.root = build(`
		div.results id=results tabindex=-1
			div.tabs role=tablist aria-label=Results
				button role=tab ~tab-coefficients | Coefficients
				button role=tab ~tab-evaluation | Evaluation
				button role=tab ~tab-prediction | Prediction
				button role=tab ~tab-data | Data
				button role=tab ~tab-receipt | Receipt
				button.whole role=tab ~tab-share | Share`)
	r.tabs = find(r.root, "button")
	for i, tab := range r.tabs {
		id := "tab-" + "abcdef"[i:i+1]
		set(tab, "id", id)
		set(tab, "aria-controls", id+"-panel")
		body := r.panels[i].element()
		set(body, "role", "tabpanel")
		set(body, "id", id+"-panel")
		set(body, "aria-labelledby", id)
		add(r.root, body)
	}
	listen(r.root.Get("firstChild"), "keydown", r.key)
	r.choose(0)
	return r
}

// key moves along the tabs with the arrows, as the pattern for tabs asks.
func (r *results) key(event js.Value) {
	n, to := len(r.tabs), 0
	if r.latest != nil && r.latest.embed.part() {
		n-- // Share is not there
	}
	switch asText(event.Get("key")) {
	case "ArrowRight":
		to = (r.chosen + 1) % n
	case "ArrowLeft":
		to = (r.chosen + n - 1) % n
	case "Home":
	case "End":
		to = n - 1
	default:
		return
	}
	event.Call("preventDefault")
	r.choose(to)
	r.tabs[to].Call("focus")
}

// press chooses the tab of that id, and reports whether there is one.
func (r *results) press(id string) bool {
	for i, tab := range r.tabs {
		if attr(tab, "id") == id {
			r.choose(i)
			return true
		}
	}
	return false
}

// tabName is the name of a tab in a permalink.
func (r *results) tabName(i int) string {
	return strings.TrimPrefix(attr(r.tabs[i], "data-testid"), "tab-")
}

// open is the name of the open tab, "" for the one that opens by itself.
func (r *results) open(s *state) string {
	if r.chosen == first(s) {
		return ""
	}
	return r.tabName(r.chosen)
}

// reopen opens the tab of that name, if there is one.
func (r *results) reopen(name string) {
	for i := range r.tabs {
		if r.tabName(i) == name {
			r.choose(i)
		}
	}
}

// first is the tab that opens by itself: of a person's own table what was read is the first question.
func first(s *state) int {
	if s.source.own() && s.source.pictures == nil {
		return 3
	}
	return 0
}

func (r *results) choose(to int) {
	r.chosen = to
	for i, tab := range r.tabs {
		selected, index := "false", "-1"
		if i == to {
			selected, index = "true", "0"
		}
		set(tab, "aria-selected", selected)
		set(tab, "tabindex", index)
		show(r.panels[i].element(), i == to)
	}
	if r.latest != nil {
		r.panels[to].update(r.latest)
	}
}

func (r *results) update(s *state) {
	r.latest = s
	show(r.root, s.table != nil || s.fit != nil)
	r.panels[r.chosen].update(s)
}

func (r *results) step(s *state) {
	if m, ok := r.panels[r.chosen].(mover); ok {
		m.step(s)
	}
}

func (r *results) loaded(s *state) {
	r.latest = s
	r.choose(first(s))
}

// lendThreshold puts the threshold's slider at the end of another view, where its own is not shown, or takes it back.
func (r *results) lendThreshold(to node, lent bool) {
	slider := r.evaluation.cut.Get("parentNode")
	at := slider.Get("parentNode")
	switch {
	case lent && !at.Equal(to.Value):
		r.place = wrap(at)
		add(to, wrap(slider))
	case !lent && r.place != nil && at.Equal(to.Value):
		r.place.Call("prepend", slider)
	}
	if lent && r.latest != nil {
		r.evaluation.update(r.latest)
	}
}
