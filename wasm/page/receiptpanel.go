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
	v := &receiptPanel{}
	v.root = into(`
		div.panel.prose
			* div ~receipt
			* ul.problems ~problems`, &v.words, &v.list)
	return v
}

func (v *receiptPanel) element() node { return v.root }

func (v *receiptPanel) update(s *state) {
	if s.table == nil || v.table == s.table && v.fit == s.fit {
		return
	}
	v.table, v.fit = s.table, s.fit
	r := &s.table.receipt
	refill(v.words, "p\n\t| From \n\tname | $\n\t| .", s.source.name)
	for _, line := range strings.Split(r.text, "\n") {
		if strings.TrimSpace(line) != "" {
			put(v.words, "p | $", line)
		}
	}
	if s.fit != nil && s.lone() == nil {
		v.trained(s.fit)
	}
	clear(v.list)
	for i := range r.problems {
		v.problem(&r.problems[i])
	}
	if len(r.problems) == 0 {
		put(v.list, "li | Nothing in the file was odd.")
	}
}

func (v *receiptPanel) trained(f *fit) {
	p := put(v.words, "p | $", "Trained on "+amount(f.rows, "row")+"; "+count(f.dropped)+" left out for a missing cell in a used column. ")
	switch {
	case len(f.classes) == 2:
		put(p, "| The event is \nname | $\n| , against \nname | $\n| .", f.event, f.classes[1-eventOf(f.classes, f.event)])
	case len(f.classes) > 2:
		put(p, "| $\nname | $\n| .", strconv.Itoa(len(f.classes))+" classes; the first in order is ", f.classes[0])
	}
	if coded(f) {
		put(p, "|  Of a category the first level in order is the reference and has no term.")
	}
	for _, note := range f.status.notes {
		put(p, "| $", " "+sentence(note))
	}
}

// coded reports whether a term stands for a level.
func coded(f *fit) bool {
	for _, term := range f.terms {
		for _, factor := range term.Factors {
			if factor.Power == 0 {
				return true
			}
		}
	}
	return false
}

func (v *receiptPanel) problem(p *problem) {
	li := put(v.list, "li data-code=$ | $", p.code, sentence(p.message))
	if p.name != "" {
		put(li, "|  Column \nname | $\n| .", p.name)
	}
	place := ""
	if p.line > 0 {
		place = " First on line " + strconv.Itoa(p.line) + "."
	}
	if p.count > 1 {
		place += " " + count(p.count) + " times."
	}
	put(li, "| $", place)
	if p.value != "" {
		put(li, "|  It reads: \nname | $", p.value)
	}
}
