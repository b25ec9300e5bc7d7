//go:build js

package page

import "strconv"

// dataPanel shows the first rows as they were read, and for each column its type, to be overruled, and its summary.
type dataPanel struct {
	root, note, rows, sums node
	table                  *table
	how                    read
}

func newDataPanel() *dataPanel {
	v := &dataPanel{}
	v.root = into(`
		div.panel
			* p.method ~preview-note
			* div.scroll tabindex=0 role=region aria-label="First rows" ~preview
			h3 | Columns
			* div.scroll tabindex=0 role=region aria-label=Columns ~columns`, &v.note, &v.rows, &v.sums)
	return v
}

func (v *dataPanel) element() node { return v.root }

// retyped are the options of reading with another type for a column.
func (v *dataPanel) retyped(column, kind string) read {
	how := v.how
	how.types = map[string]string{column: kind}
	for name, old := range v.how.types {
		if name != column {
			how.types[name] = old
		}
	}
	return how
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
	clear(v.rows)
	clear(v.sums)
	// In the background, a row at a time, so that a wide table does not hold up the page.
	spawn(func() {
		v.preview(t)
		v.summary(t)
	})
}

// going lets the page breathe and reports whether t is still the table to show.
func (v *dataPanel) going(t *table) bool {
	breathe()
	return v.table == t
}

func (v *dataPanel) preview(t *table) {
	var head, body node
	add(v.rows, into("table.preview\n\tthead\n\t\t* tr\n\t* tbody", &head, &body))
	for i := range t.columns[:min(previewColumns, len(t.columns))] {
		c := &t.columns[i]
		th := put(head, "th scope=col\n\tname | $", c.name)
		pick := put(th, "select #$ data-column=$ aria-label=$", "type-"+strconv.Itoa(i), c.name, "Type of "+short(c.name))
		if c.kind == "empty" {
			put(pick, "option | empty")
		}
		put(pick, "option | number\noption | category\noption | text\noption | date")
		pick.Set("value", c.kind)
		if !v.going(t) {
			return
		}
	}
	for _, row := range t.preview {
		tr := put(body, "tr")
		for _, cell := range row {
			// A cell of a table is a paragraph of its own, so its direction stays inside.
			td := put(tr, "td | $", cell)
			if len(cell) > 24 {
				set(td, "title", cell)
			}
		}
		if !v.going(t) {
			return
		}
	}
}

const mostSummaries = 100

func (v *dataPanel) summary(t *table) {
	if v.table != t {
		return
	}
	var table, body node
	add(v.sums, into(`
		* table.figures
			thead
				tr
					th scope=col | Column
					th.text scope=col | Type
					th scope=col | Missing
					th scope=col | Distinct
					th scope=col | Least
					th scope=col | Mean
					th scope=col | Greatest
					th scope=col | SD
			* tbody`, &table, &body))
	if more := len(t.columns) - mostSummaries; more > 0 {
		put(table, "caption | $", "The first "+strconv.Itoa(mostSummaries)+" columns; "+count(more)+" more.")
	}
	for i := range t.columns[:min(mostSummaries, len(t.columns))] {
		c := &t.columns[i]
		kind := c.kind
		if c.unit != "" {
			kind += " in " + c.unit
		}
		put(body, `tr
	th scope=row
		name | $
	td.text | $
	td | $
	td | $
	td | $
	td | $
	td | $
	td title="Standard deviation, n − 1" | $`, c.name, kind, count(c.missing), count(c.distinct),
			number(c.min, 5), number(c.mean, 5), number(c.max, 5), number(c.sd, 4))
		if !v.going(t) {
			return
		}
	}
}
