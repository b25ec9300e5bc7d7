//go:build js

package page

import (
	"strconv"
	"strings"

	"descent/wasm/bridge"
)

// modelView is the rail's second section: what is predicted, from what, by which model.
type modelView struct {
	app                        *App
	root                       node
	target, event              choice
	legend, search, list, more node
	fields                     []node
	table                      *table
	chosen                     []string
	goal                       string // the target whose features are listed
	listing                    int    // the number of the latest list
}

func newModelView(a *App) *modelView {
	v := &modelView{app: a}
	v.root = into(`
		part id=model-part | Model
			div
				* choice #target | Predict
				* choice #event title="The class whose probability is modelled" | Event
				fieldset
					* legend | From
					div.row.tools
						* input type=search #feature-search placeholder="Search columns" aria-label="Search columns"
						button #features-all | All
						button #features-none | None
					* div.features ~features
					* p.quiet
				choice #model title="Logistic tells two classes apart, softmax several; linear predicts a number" | Model
					option value=auto | Automatic
					option value=logistic | Logistic
					option value=softmax | Softmax
					option value=linear | Linear
				choice #degree title="Adds the powers of each number up to this degree" | Degree
					option value=1 | 1, straight
					option value=2 | 2, curved
					option value=3 | 3
					option value=4 | 4
					option value=5 | 5
				tick #interactions title="Interactions: a term for the product of each pair of features" | All pairwise products
				choice #holdout title="Rows kept from the training, drawn by the seed, on which the model is then evaluated" | Hold out
					option value=0 | No rows
					option value=0.1 | 10 % of rows
					option value=0.2 | 20 % of rows
					option value=0.3 | 30 % of rows
					option value=0.5 | 50 % of rows`,
		&v.target.input, &v.event.input, &v.legend, &v.search, &v.list, &v.more)
	v.fields = find(v.root, "#model,#degree,#interactions,#holdout")
	return v
}

const listed = 60 // features shown at once; the search finds the others

// pick adds or removes a feature; features keep the order of the table.
func (v *modelView) pick(column string, on bool) {
	chosen := map[string]bool{}
	for _, f := range v.chosen {
		chosen[f] = true
	}
	chosen[column] = on
	var list []string
	for i := range v.table.columns {
		if name := v.table.columns[i].name; chosen[name] {
			list = append(list, name)
		}
	}
	v.app.change(func(s *settings) { s.features = list })
}

func (v *modelView) update(s *state) {
	show(v.root, s.table != nil)
	if s.table == nil {
		return
	}
	fresh := v.table != s.table
	kept := !fresh && v.goal == s.set.target && same(v.chosen, s.set.features)
	v.table, v.goal, v.chosen = s.table, s.set.target, append([]string(nil), s.set.features...)
	if fresh {
		setValue(v.search, "")
		v.targets()
	}
	if !kept {
		v.rows()
	}
	v.target.show(s.set.target)
	v.events(&s.set)
	showSettings(v.fields, &s.set)
}

func (v *modelView) targets() {
	var list []string
	for i := range v.table.columns {
		if c := &v.table.columns[i]; c.kind == "number" || c.classes() {
			list = append(list, c.name)
		}
	}
	v.target.fill(columnOptions(list))
}

// events offers the classes of a target that has two.
func (v *modelView) events(set *settings) {
	c := v.table.column(set.target)
	two := c != nil && c.distinct == 2 && len(c.texts()) == 2 && set.model != "linear"
	showField(v.event.input, two)
	if !two {
		return
	}
	levels := c.texts()
	v.event.fill([]option{{levels[1], short(levels[1])}, {levels[0], short(levels[0])}})
	if set.event == "" {
		v.event.show(levels[1])
	} else {
		v.event.show(set.event)
	}
}

// rows lists the columns that the search finds.
func (v *modelView) rows() {
	setText(v.legend, "From "+count(len(v.chosen))+" of "+amount(len(v.table.columns)-1, "column"))
	search := strings.ToLower(value(v.search))
	found := 0
	var few []int
	for i := range v.table.columns {
		c := &v.table.columns[i]
		if c.name == v.goal || !strings.Contains(strings.ToLower(c.name), search) {
			continue
		}
		if found++; found <= listed {
			few = append(few, i)
		}
	}
	v.fill(few)
	show(v.search, len(v.table.columns) > 12)
	more := ""
	if found > listed {
		more = count(found-listed) + " more: search for them"
	} else if found == 0 {
		more = "No column is called that"
	}
	setText(v.more, more)
}

// fill lists columns by their places; many are made a few at a time.
func (v *modelView) fill(columns []int) {
	const atOnce = 12
	v.listing++
	number, table := v.listing, v.table
	list := newFragment()
	make := func() {
		n := min(atOnce, len(columns))
		for _, i := range columns[:n] {
			v.row(wrap(list), &table.columns[i], i)
		}
		columns = columns[n:]
	}
	put := func() {
		keep := focused()
		clear(v.list)
		v.list.Call("append", list)
		refocus(v.list, keep)
	}
	if make(); len(columns) == 0 {
		put()
		return
	}
	spawn(func() {
		for len(columns) > 0 && number == v.listing {
			bridge.Turn()
			make()
		}
		if number == v.listing {
			put()
		}
	})
}

func (v *modelView) row(to node, c *column, index int) {
	row := put(to, "label.tick\n\tinput type=checkbox #$ data-column=$\n\tname | $\n\tspan.quiet | $",
		"feature-"+strconv.Itoa(index), c.name, c.name, c.note())
	box := wrap(row.Get("firstChild"))
	check(box, contains(v.chosen, c.name))
	enable(box, c.kind != "empty")
}
