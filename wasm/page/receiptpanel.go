//go:build js

package page

import (
	"strconv"
	"strings"
)

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
	fill(v.words, el("p", "From ", name(s.source.name), "."))
	for _, line := range strings.Split(r.text, "\n") {
		if strings.TrimSpace(line) != "" {
			add(v.words, el("p", line))
		}
	}
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

func (v *receiptPanel) trained(s *state) node {
	f := s.fit
	p := el("p", "Trained on "+amount(f.rows, "row")+"; "+count(f.dropped)+" left out for a missing cell in a used column. ")
	switch {
	case len(f.classes) == 2:
		add(p, "The event is ", name(f.event), ", against ", name(f.classes[1-eventOf(f.classes, f.event)]), ".")
	case len(f.classes) > 2:
		add(p, strconv.Itoa(len(f.classes))+" classes; the first in order is ", name(f.classes[0]), ".")
	}
	if coded(f) {
		add(p, " Of a category the first level in order is the reference and has no term.")
	}
	for _, note := range f.status.notes {
		add(p, " "+sentence(note))
	}
	return p
}

// coded reports whether a term stands for a level.
func coded(f *fit) bool {
	for _, term := range readTerms(f.value.Get("terms")) {
		for _, factor := range term.Factors {
			if factor.Power == 0 {
				return true
			}
		}
	}
	return false
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
