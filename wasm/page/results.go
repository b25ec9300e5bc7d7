//go:build js

package page

import "honnef.co/go/js/dom/v2"

// panel is the content of one tab. It is told the state only while it is seen.
type panel interface {
	element() node
	update(s *state)
}

// mover is a panel that follows every step.
type mover interface{ step(s *state) }

// results are the quiet tabs below the picture.
type results struct {
	root   node
	tabs   []node
	panels []panel
	chosen int
	latest *state
}

func newResults(up events) *results {
	r := &results{panels: []panel{newCoefficients(up), newEvaluation(up), newPrediction(), newDataPanel(up), newReceiptPanel()}}
	list := el("div.tabs", with("role", "tablist"), with("aria-label", "Results"))
	r.root = el("div.results", with("id", "results"), with("tabindex", "-1"), list)
	for i, title := range []string{"Coefficients", "Evaluation", "Prediction", "Data", "Receipt"} {
		id := "tab-" + string(rune('a'+'A'-'A'+i))
		tab := el("button", with("type", "button"), with("role", "tab"), with("id", id), testID("tab-"+lower(title)), with("aria-controls", id+"-panel"), title)
		on(tab, "click", func(dom.Event) { r.choose(i) })
		add(list, tab)
		body := r.panels[i].element()
		for _, a := range []attribute{with("role", "tabpanel"), with("id", id+"-panel"), with("aria-labelledby", id)} {
			add(body, a)
		}
		add(r.root, body)
		r.tabs = append(r.tabs, tab)
	}
	on(list, "keydown", r.key)
	r.choose(0)
	return r
}

func lower(title string) string { return string(title[0]+'a'-'A') + title[1:] }

// key moves along the tabs with the arrows, as the pattern for tabs asks.
func (r *results) key(ev dom.Event) {
	n := len(r.tabs)
	var to int
	switch ev.Underlying().Get("key").String() {
	case "ArrowRight":
		to = (r.chosen + 1) % n
	case "ArrowLeft":
		to = (r.chosen + n - 1) % n
	case "Home":
		to = 0
	case "End":
		to = n - 1
	default:
		return
	}
	ev.PreventDefault()
	r.choose(to)
	r.tabs[to].Focus()
}

func (r *results) choose(to int) {
	r.chosen = to
	for i, tab := range r.tabs {
		on := i == to
		tab.SetAttribute("aria-selected", map[bool]string{true: "true", false: "false"}[on])
		tab.SetTabIndex(map[bool]int{true: 0, false: -1}[on])
		show(r.panels[i].element(), on)
	}
	if r.latest != nil {
		r.panels[to].update(r.latest)
	}
}

func (r *results) update(s *state) {
	r.latest = s
	show(r.root, s.table != nil)
	r.panels[r.chosen].update(s)
}

func (r *results) step(s *state) {
	if m, ok := r.panels[r.chosen].(mover); ok {
		m.step(s)
	}
}

// loaded shows a person's own table first: what was read is the first question.
func (r *results) loaded(s *state) {
	r.latest = s
	if s.source.example == "" {
		r.choose(3)
	} else {
		r.choose(0)
	}
}
