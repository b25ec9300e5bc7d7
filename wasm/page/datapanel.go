//go:build js

package page

import (
	"strconv"
	"time"

	"honnef.co/go/js/dom/v2"
)

// dataPanel shows the first rows as they were read, and for each column its type, to be overruled, and its summary.
type dataPanel struct {
	up                     events
	root, note, rows, sums node
	table                  *table
	how                    read
}

func newDataPanel(up events) *dataPanel {
	v := &dataPanel{up: up, note: el("p.method", testID("preview-note")), rows: el("div.scroll", with("tabindex", "0"), with("role", "region"), with("aria-label", "First rows"), testID("preview")),
		sums: el("div.scroll", with("tabindex", "0"), with("role", "region"), with("aria-label", "Columns"), testID("columns"))}
	on(v.rows, "change", func(ev dom.Event) {
		n := wrap(ev.Target().Underlying())
		v.retype(n.GetAttribute("data-column"), value(n))
	})
	v.root = el("div.panel", v.note, v.rows, el("h3", "Columns"), v.sums)
	return v
}

func (v *dataPanel) element() node { return v.root }

// retype reads the table again with another type for a column.
func (v *dataPanel) retype(column, kind string) {
	how := v.how
	how.types = map[string]string{column: kind}
	for name, old := range v.how.types {
		if name != column {
			how.types[name] = old
		}
	}
	v.up.reread(how)
}

func (v *dataPanel) update(s *state) {
	if s.table == nil || s.table == v.table {
		return
	}
	v.table, v.how = s.table, s.source.how
	t := s.table
	text := "The first " + amount(len(t.preview), "row") + " of " + count(t.rows) + ", as read."
	if len(t.columns) > previewColumns {
		text += " The first " + strconv.Itoa(previewColumns) + " of " + count(len(t.columns)) + " columns."
	}
	setText(v.note, text+" A type chosen here reads the table again.")
	fill(v.rows, v.preview(t))
	// The second table waits for the next task, so that a wide table does not hold up the page.
	fill(v.sums)
	time.AfterFunc(0, func() {
		defer guard()
		if v.table == t {
			fill(v.sums, v.summary(t))
		}
	})
}

// cellOf shows the text of a cell. A cell of a table is a paragraph of its own, so its direction stays inside.
func cellOf(text string) node {
	td := el("td", text)
	if len(text) > 24 {
		td.SetAttribute("title", text)
	}
	return td
}

var kinds = []option{{"number", "number"}, {"category", "category"}, {"text", "text"}, {"date", "date"}}

func (v *dataPanel) preview(t *table) node {
	head := el("tr")
	for i := range t.columns[:min(previewColumns, len(t.columns))] {
		c := &t.columns[i]
		pick := el("select", with("data-column", c.name), with("aria-label", "Type of "+short(c.name)), testID("type-"+strconv.Itoa(i)))
		options := kinds
		if c.kind == "empty" {
			options = append([]option{{"empty", "empty"}}, kinds...)
		}
		for _, o := range options {
			add(pick, el("option", with("value", o.value), o.text))
		}
		pick.Set("value", c.kind)
		add(head, el("th", with("scope", "col"), name(c.name), pick))
	}
	body := el("tbody")
	for _, row := range t.preview {
		cells := make([]node, len(row))
		for j, cell := range row {
			cells[j] = cellOf(cell)
		}
		add(body, el("tr", cells))
	}
	return el("table.preview", el("thead", head), body)
}

const mostSummaries = 100

func (v *dataPanel) summary(t *table) node {
	head := el("tr")
	add(head, el("th", with("scope", "col"), "Column"), el("th.text", with("scope", "col"), "Type"))
	for _, h := range []string{"Missing", "Distinct", "Least", "Mean", "Greatest", "SD"} {
		add(head, el("th", with("scope", "col"), h))
	}
	body := el("tbody")
	for i := range t.columns[:min(mostSummaries, len(t.columns))] {
		c := &t.columns[i]
		kind := c.kind
		if c.unit != "" {
			kind += " in " + c.unit
		}
		add(body, el("tr", el("th", with("scope", "row"), name(c.name)), el("td.text", kind),
			el("td", count(c.missing)), el("td", count(c.distinct)), el("td", number(c.min, 5)), el("td", number(c.mean, 5)),
			el("td", number(c.max, 5)), el("td", with("title", "Standard deviation, n − 1"), number(c.sd, 4))))
	}
	table := el("table.figures", el("thead", head), body)
	if more := len(t.columns) - mostSummaries; more > 0 {
		add(table, el("caption", "The first "+strconv.Itoa(mostSummaries)+" columns; "+count(more)+" more."))
	}
	return table
}
