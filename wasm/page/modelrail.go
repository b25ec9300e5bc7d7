//go:build js

package page

import (
	"slices"
	"strconv"
	"strings"

	"honnef.co/go/js/dom/v2"
)

// modelView is the rail's second section: what is predicted, from what, by which model.
type modelView struct {
	up                                    events
	root, body                            node
	target, event, model, degree, holdout *choice
	interactions                          *tick
	legend, search, list, more            node
	table                                 *table
	chosen                                []string
	set                                   settings
}

func newModelView(up events) *modelView {
	v := &modelView{up: up}
	change := func(edit func(*settings)) { up.change(edit) }
	v.target = newChoice("target", "Predict", nil, func(t string) { change(func(s *settings) { s.target = t }) })
	v.event = newChoice("event", "Event", nil, func(t string) { change(func(s *settings) { s.event = t }) })
	v.event.root.SetAttribute("title", "The class whose probability is modelled")
	v.model = newChoice("model", "Model", []option{{"auto", "Automatic"}, {"logistic", "Logistic, two classes"}, {"softmax", "Softmax, several classes"}, {"linear", "Linear, a number"}},
		func(t string) { change(func(s *settings) { s.model = t }) })
	v.degree = newChoice("degree", "Degree", []option{{"1", "1, straight"}, {"2", "2, curved"}, {"3", "3"}, {"4", "4"}, {"5", "5"}},
		func(t string) { change(func(s *settings) { s.degree, _ = strconv.Atoi(t) }) })
	v.degree.root.SetAttribute("title", "Adds the powers of each number up to this degree")
	v.interactions = newTick("interactions", "All pairwise products", "Interactions: a term for the product of each pair of features",
		func(on bool) { change(func(s *settings) { s.interactions = on }) })
	v.holdout = newChoice("holdout", "Hold out", []option{{"0", "No rows"}, {"0.1", "10 % of rows"}, {"0.2", "20 % of rows"}, {"0.3", "30 % of rows"}, {"0.5", "50 % of rows"}},
		func(t string) { change(func(s *settings) { s.holdout = parse(t) }) })
	v.holdout.root.SetAttribute("title", "Rows kept from the training, drawn by the seed, on which the model is then evaluated")
	v.body = el("div", v.target.root, v.event.root, v.features(), v.model.root, v.degree.root, v.interactions.root, v.holdout.root)
	v.root = section("model-part", "Model", v.body)
	return v
}

const listed = 60 // features shown at once; the search finds the others

func (v *modelView) features() node {
	v.legend = el("legend", "From")
	v.search = el("input", with("type", "search"), with("id", "feature-search"), testID("feature-search"),
		with("placeholder", "Search columns"), with("aria-label", "Search columns"))
	v.list = el("div.features", testID("features"))
	v.more = el("p.quiet")
	on(v.search, "input", func(dom.Event) { v.rows() })
	// One listener for all boxes, however many columns there are.
	on(v.list, "change", func(ev dom.Event) {
		box := wrap(ev.Target().Underlying())
		v.pick(box.GetAttribute("data-column"), checked(box))
	})
	all := button("features-all", "All", func() {
		list := v.table.features(v.set.target)
		v.up.change(func(s *settings) { s.features = list })
	})
	none := button("features-none", "None", func() { v.up.change(func(s *settings) { s.features = nil }) })
	return el("fieldset", v.legend, el("div.row.tools", v.search, all, none), v.list, v.more)
}

// pick adds or removes a feature; features keep the order of the table.
func (v *modelView) pick(column string, on bool) {
	v.up.change(func(s *settings) {
		chosen := map[string]bool{column: on}
		for _, f := range s.features {
			if f != column {
				chosen[f] = true
			}
		}
		s.features = nil
		for _, c := range v.table.columns {
			if chosen[c.name] {
				s.features = append(s.features, c.name)
			}
		}
	})
}

func (v *modelView) update(s *state) {
	show(v.root, s.table != nil)
	if s.table == nil {
		return
	}
	fresh := v.table != s.table
	same := !fresh && v.set.target == s.set.target && slices.Equal(v.chosen, s.set.features)
	v.table, v.set, v.chosen = s.table, s.set, slices.Clone(s.set.features)
	if fresh {
		v.search.Set("value", "")
		v.targets()
	}
	if !same {
		v.rows()
	}
	v.target.show(s.set.target)
	v.events()
	v.model.show(s.set.model)
	v.degree.show(strconv.Itoa(s.set.degree))
	v.interactions.show(s.set.interactions)
	v.holdout.show(plain(s.set.holdout))
}

func (v *modelView) targets() {
	var options []option
	for i := range v.table.columns {
		c := &v.table.columns[i]
		if c.kind == "number" || c.classes() {
			options = append(options, option{c.name, short(c.name)})
		}
	}
	v.target.set(options)
}

// events offers the classes of a target that has two.
func (v *modelView) events() {
	c := v.table.column(v.set.target)
	two := c != nil && c.distinct == 2 && len(c.texts()) == 2 && v.set.model != "linear"
	show(v.event.root, two)
	if two {
		levels := c.texts()
		v.event.set([]option{{levels[1], short(levels[1])}, {levels[0], short(levels[0])}})
		v.event.show(levels[1])
		if v.set.event != "" {
			v.event.show(v.set.event)
		}
	}
}

// rows lists the columns that the search finds.
func (v *modelView) rows() {
	setText(v.legend, "From "+count(len(v.chosen))+" of "+amount(len(v.table.columns)-1, "column"))
	chosen := map[string]bool{}
	for _, f := range v.chosen {
		chosen[f] = true
	}
	find := strings.ToLower(value(v.search))
	var rows []node
	found := 0
	for i := range v.table.columns {
		c := &v.table.columns[i]
		if c.name == v.set.target || !strings.Contains(strings.ToLower(c.name), find) {
			continue
		}
		if found++; found <= listed {
			rows = append(rows, featureRow(c, i, chosen[c.name]))
		}
	}
	keep := focused()
	fill(v.list, rows)
	refocus(v.list, keep)
	show(v.search, len(v.table.columns) > 12)
	setText(v.more, "")
	if found > listed {
		setText(v.more, count(found-listed)+" more: search for them")
	}
	if found == 0 {
		setText(v.more, "No column is called that")
	}
}

func featureRow(c *column, index int, on bool) node {
	box := el("input", with("type", "checkbox"), with("data-column", c.name), testID("feature-"+strconv.Itoa(index)))
	box.Set("checked", on)
	box.Set("disabled", c.kind == "empty")
	return el("label.tick", box, name(c.name), el("span.quiet", c.note()))
}
