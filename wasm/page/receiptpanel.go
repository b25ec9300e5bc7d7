//go:build js

package page

import "strconv"

// receiptPanel says in words what was read, guessed and dropped.
type receiptPanel struct {
	root, words, list node
	table             *table
	fit               *fit
}

func newReceiptPanel() *receiptPanel {
	v := &receiptPanel{words: el("div", testID("receipt")), list: el("ul.problems", testID("problems"))}
	v.root = el("div.panel.prose", v.words, v.list)
	return v
}

func (v *receiptPanel) element() node { return v.root }

func (v *receiptPanel) update(s *state) {
	if s.table == nil || v.table == s.table && v.fit == s.fit {
		return
	}
	v.table, v.fit = s.table, s.fit
	r := &s.table.receipt
	fill(v.words, el("p", "Read ", name(s.source.name), ": "+bytes(r.bytes)+", "+amount(s.table.rows, "row")+", "+amount(len(s.table.columns), "column")+"."),
		el("p", dialect(r)), el("p", missing(s.table)))
	if f := s.fit; f != nil {
		add(v.words, v.trained(s))
	}
	var items []node
	for _, p := range r.problems {
		items = append(items, problemItem(p))
	}
	if len(items) == 0 {
		items = append(items, el("li", "Nothing in the file was odd."))
	}
	fill(v.list, items)
}

func dialect(r *receipt) string {
	text := "Cells are parted by " + articled(delimiters[r.delimiter], r.delimiter) + ", decimals are written with a "
	if r.decimal == "," {
		text += "comma"
	} else {
		text += "point"
	}
	text += ", the text is " + r.encoding
	if r.header {
		return text + ", and the first row holds the names."
	}
	return text + ", and there is no row of names: the columns are numbered."
}

func articled(word, otherwise string) string {
	if word == "" {
		return "“" + otherwise + "”"
	}
	return "a " + word
}

func missing(t *table) string {
	cells, columns := 0, 0
	for i := range t.columns {
		if n := t.columns[i].missing; n > 0 {
			cells += n
			columns++
		}
	}
	if cells == 0 {
		return "No cell is missing."
	}
	return amount(cells, "cell") + " in " + amount(columns, "column") + " are missing."
}

func (v *receiptPanel) trained(s *state) node {
	f := s.fit
	p := el("p", "Trained on "+amount(f.rows, "row")+"; "+count(f.dropped)+" left out for a missing cell in a used column. ")
	switch {
	case len(f.classes) == 2:
		add(p, "The event is ", name(f.event), ", against ", name(f.classes[1-eventOf(f.classes, f.event)]), ".")
	case len(f.classes) > 2:
		add(p, strconv.Itoa(len(f.classes))+" classes; the first in order is ", name(f.classes[0]), ".")
	}
	add(p, " Of a category the first level in order is the reference and has no term.")
	return p
}

func problemItem(p problem) node {
	li := el("li", with("data-code", p.code), sentence(p.message))
	place := ""
	if p.line > 0 {
		place += " First on line " + strconv.Itoa(p.line) + "."
	}
	if p.count > 1 {
		place += " " + count(p.count) + " times."
	}
	if p.name != "" {
		add(li, " Column ", name(p.name), ".")
	}
	add(li, place)
	if p.value != "" {
		add(li, " It reads: ", name(p.value))
	}
	return li
}
