//go:build js

package page

import (
	"math"
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/boundary"
)

// prediction is a form for one row and the model's answer, live while the model moves.
type prediction struct {
	root, empty, form  node
	answer, note, more node
	table              *table
	features           []string
	row                map[string]boundary.Value
	typed              map[string]bool // false where the cell is not a number yet
	latest             *state
	pending            bool
}

const mostInputs = 40

func newPrediction() *prediction {
	v := &prediction{
		empty: el("p.quiet", "Train a model, and it predicts any row you type here."),
		form:  el("form.row-form", testID("predict-form")), answer: el("div.answer", testID("prediction"), with("aria-live", "polite")),
		note: el("p.quiet", testID("prediction-note")), more: el("p.quiet"),
	}
	on(v.form, "submit", func(ev dom.Event) { ev.PreventDefault() })
	on(v.form, "input", func(ev dom.Event) { v.type_(wrap(ev.Target().Underlying())) })
	v.root = el("div.panel", v.empty, el("div.prediction", el("div", v.form, v.more), el("div", v.answer, v.note)))
	return v
}

func (v *prediction) element() node { return v.root }

func (v *prediction) type_(n node) {
	f := n.GetAttribute("data-column")
	v.typed[f] = true
	if n.TagName() == "SELECT" || v.table.column(f).kind != "number" {
		v.row[f] = boundary.Value{Level: value(n)}
	} else {
		x := parse(value(n))
		v.row[f], v.typed[f] = boundary.Value{Number: x}, !math.IsNaN(x)
	}
	v.step(v.latest)
}

func (v *prediction) update(s *state) {
	v.latest = s
	v.fill(s)
	v.step(s)
}

// fill builds the form for the features, each at its typical value.
func (v *prediction) fill(s *state) {
	if s.table == nil || v.table == s.table && equal(v.features, s.set.features) || v.pending {
		return
	}
	t, features := s.table, append([]string(nil), s.set.features...)
	v.pending = true
	spawn(func() {
		row := map[string]boundary.Value{}
		for _, f := range features {
			if st, failed := t.stand(f, t.exact(len(features))); failed == nil {
				row[f] = boundary.Value{Number: st.number, Level: st.level}
			}
		}
		v.pending = false
		if v.table == t { // what was typed stays
			for f, x := range v.row {
				if _, used := row[f]; used {
					row[f] = x
				}
			}
		}
		v.table, v.features, v.row, v.typed = t, features, row, map[string]bool{}
		v.build()
		v.update(v.latest)
	})
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (v *prediction) build() {
	var rows []node
	for i, f := range v.features[:min(mostInputs, len(v.features))] {
		id, c := "predict-"+strconv.Itoa(i), v.table.column(f)
		var input node
		if c.kind == "number" {
			input = el("input", with("type", "number"), with("step", "any"), with("value", rounded(v.row[f].Number)))
			v.row[f] = boundary.Value{Number: parse(rounded(v.row[f].Number))}
		} else {
			input = el("select")
			for _, level := range c.texts()[:min(len(c.texts()), 500)] {
				add(input, el("option", with("value", level), short(level)))
			}
			input.Set("value", v.row[f].Level)
		}
		v.typed[f] = true
		add(input, with("id", id), testID(id), with("data-column", f))
		rows = append(rows, el("div.field", el("label", with("for", id), name(f)), input))
	}
	fill(v.form, rows)
	setText(v.more, "")
	if more := len(v.features) - mostInputs; more > 0 {
		setText(v.more, count(more)+" more columns stand at their typical value.")
	}
}

// step shows the answer of the model as it is now.
func (v *prediction) step(s *state) {
	if s == nil {
		return
	}
	p := s.predictor
	show(v.empty, p == nil)
	if p == nil || v.table != s.table {
		fill(v.answer)
		setText(v.note, "")
		return
	}
	setText(v.note, v.warning())
	for f, ok := range v.typed {
		if !ok {
			fill(v.answer, el("p.quiet", "Type a number for ", name(f), "."))
			return
		}
	}
	surface := boundary.Collapse(p.model(), boundary.Axis{}, boundary.Axis{}, v.row)
	if len(p.classes) == 0 {
		y := surface.At(0, 0)[0]
		fill(v.answer, el("p.big", testID("predicted-value"), with("data-value", plain(y)), number(y, 5)), el("p", "predicted ", name(s.set.target)))
		return
	}
	probabilities := make([]float64, len(p.classes))
	surface.Probabilities(probabilities, 0, 0)
	v.bars(p, probabilities)
}

// bars shows a probability for each class, the largest named first in words.
func (v *prediction) bars(p *predictor, probabilities []float64) {
	best := 0
	for k, q := range probabilities {
		if q > probabilities[best] {
			best = k
		}
	}
	list := el("ul.bars")
	for k, q := range probabilities[:min(len(probabilities), mostClasses)] {
		bar := el("span.bar", with("aria-hidden", "true"))
		bar.Style().SetProperty("--share", strconv.FormatFloat(q, 'f', 4, 64), "")
		bar.Style().SetProperty("--colour", "var(--class-"+strconv.Itoa(k%10+1)+")", "")
		add(list, el("li", name(p.classes[k]), bar, el("span.value", testID("probability-"+strconv.Itoa(k)), with("data-value", plain(q)), percent(q))))
	}
	fill(v.answer, el("p.big", testID("predicted-class"), name(p.classes[best])), list)
}

// warning names the numbers that lie outside what the model has seen.
func (v *prediction) warning() string {
	for _, f := range v.features {
		c := v.table.column(f)
		if x := v.row[f].Number; c.kind == "number" && v.typed[f] && (x < c.min || x > c.max) {
			return short(f) + " lies outside the data, " + number(c.min, 4) + " to " + number(c.max, 4) + ": the model extrapolates."
		}
	}
	return ""
}
