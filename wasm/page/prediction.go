//go:build js

package page

import (
	"math"
	"strconv"

	"descent/core/boundary"
)

// prediction is a form for one row and the model's answer, live while the model moves.
type prediction struct {
	root, empty, form  node
	answer, note, more node
	csv, file, made    node
	table              *table
	features           []string
	row                map[string]boundary.Value
	typed              map[string]bool // false where the cell is not a number yet
	latest             *state
	pending            bool
}

const mostInputs = 40

func newPrediction() *prediction {
	v := &prediction{}
	v.root = into(`
		div.panel
			* p.quiet | Train a model, and it predicts any row you type here.
			div.prediction
				div
					* form.row-form ~predict-form autocomplete=off
					* p.quiet
				div
					* div.answer ~prediction aria-live=polite
					* p.quiet ~prediction-note
			* div.row.saves
				* input id=predicted-file hidden ~predicted-file type=file
				button #predict-file | Predict a CSV…
				p.quiet | Gives the rows of a file back with the model’s answer in columns behind them.
				* p.quiet ~predicted-rows`,
		&v.empty, &v.form, &v.more, &v.answer, &v.note, &v.csv, &v.file, &v.made)
	return v
}

func (v *prediction) element() node { return v.root }

// enter takes what a person typed for a column.
func (v *prediction) enter(f string, n node) {
	v.typed[f] = true
	if v.table.column(f).kind != "number" {
		v.row[f] = boundary.Value{Level: value(n)}
	} else {
		x := parse(value(n))
		v.row[f], v.typed[f] = boundary.Value{Number: x}, !math.IsNaN(x)
	}
	v.step(v.latest)
}

func (v *prediction) update(s *state) {
	v.latest = s
	show(v.csv, s.fit != nil)
	v.fill(s)
	v.step(s)
}

// told says what became of a file.
func (v *prediction) told(text string) { setText(v.made, text) }

// asked is the model that the form is for: that of the page, or one that is shown by itself.
func asked(s *state) (t *table, set *settings, p *predictor) {
	if o := s.lone(); o != nil {
		return o.columns, &o.set, s.fit.predictor(nil)
	}
	return s.table, &s.set, s.predictor
}

// fill builds the form for the features, each at its typical value where there are rows.
func (v *prediction) fill(s *state) {
	t, set, _ := asked(s)
	if t == nil || v.table == t && same(v.features, set.features) || v.pending {
		return
	}
	features := append([]string(nil), set.features...)
	if t.rows == 0 {
		v.table, v.features, v.row, v.typed = t, features, map[string]boundary.Value{}, map[string]bool{}
		v.build()
		return
	}
	v.pending = true
	spawn(func() {
		row := map[string]boundary.Value{}
		for _, f := range features {
			if st, failed := t.stand(f, t.exact(len(features))); failed == nil {
				row[f] = boundary.Value{Number: st.number, Level: st.level}
			}
			breathe()
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

func (v *prediction) build() {
	clear(v.form)
	for i, f := range v.features[:min(mostInputs, len(v.features))] {
		id, c := "predict-"+strconv.Itoa(i), v.table.column(f)
		row := put(v.form, "div.field\n\tlabel for=$\n\t\tname | $", id, f)
		if c.kind == "number" {
			text := ""
			if v.table.rows > 0 {
				text = rounded(v.row[f].Number)
			}
			put(row, "input type=number step=any value=$ #$ data-column=$", text, id, f)
			v.row[f] = boundary.Value{Number: parse(text)}
		} else if picker := levelPicker(row, c, id); v.table.rows > 0 {
			setValue(picker, v.row[f].Level)
		} else {
			v.row[f] = boundary.Value{Level: value(picker)}
		}
		v.typed[f] = c.kind != "number" || v.table.rows > 0
	}
	more := ""
	if n := len(v.features) - mostInputs; n > 0 {
		more = count(n) + " more columns stand at their typical value."
	}
	setText(v.more, more)
}

// step shows the answer of the model as it is now.
func (v *prediction) step(s *state) {
	if s == nil {
		return
	}
	t, set, p := asked(s)
	show(v.empty, p == nil)
	if p == nil || v.table != t {
		clear(v.answer)
		setText(v.note, "")
		return
	}
	setText(v.note, v.warning())
	for f, ok := range v.typed {
		if !ok {
			refill(v.answer, "p.quiet\n\t| Type a number for \n\tname | $\n\t| .", f)
			return
		}
	}
	surface := boundary.Collapse(p.model(), boundary.Axis{}, boundary.Axis{}, v.row)
	if len(p.classes) == 0 {
		y := surface.At(0, 0)[0]
		refill(v.answer, "p.big ~predicted-value data-value=$ | $\np\n\t| predicted \n\tname | $", plain(y), number(y, 5), set.target)
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
	refill(v.answer, "p.big ~predicted-class\n\tname | $", p.classes[best])
	list := put(v.answer, "ul.bars")
	for k, q := range probabilities[:min(len(probabilities), mostClasses)] {
		row := put(list, "li\n\tname | $\n\tspan.bar aria-hidden=true\n\tspan.value ~$ data-value=$ | $",
			p.classes[k], "probability-"+strconv.Itoa(k), plain(q), percent(q))
		style := row.Get("children").Index(1).Get("style")
		style.Call("setProperty", "--share", strconv.FormatFloat(q, 'f', 4, 64))
		style.Call("setProperty", "--colour", "var(--class-"+strconv.Itoa(k%10+1)+")")
	}
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
