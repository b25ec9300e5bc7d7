//go:build js

package page

import (
	"descent/core/boundary"
	"descent/core/derive"
	"descent/core/design"
	"descent/core/landscape"
)

// Explain works on a sample that the page holds itself: so many rows, evenly spaced among those without missing cells, and so many
// terms.
const (
	explainedRows  = 1000
	explainedTerms = 60
)

// subject is what the lessons are about: rows of the person's table as the model sees them, one of them chosen, and coefficients.
// The lessons explain one event; of more than two classes it is one class against all others, and of a number whether it is above
// the median.
type subject struct {
	table    *table
	target   string
	event    string // the event in words
	classes  []string
	focus    int // the class that is the event; of a number 1
	terms    []design.Term
	problem  *landscape.Problem // in the person's units, y = 1 for the event
	rows     []int              // the number of each row in the table, from 1
	class    []int32            // of each row; nil where the target is a number
	response []float64          // the target where it is a number
	all      int                // rows in the table
	features []string
	columns  []boundary.Column // the features at these rows
	model    boundary.Model    // as trained, which may have more classes; no terms before the first step
	l1, l2   float64           // of the settings
	trained  []float64         // coefficients of the event's model: the page's own, or where that has more classes, fitted here
	own      bool              // they are the page's own
	weights  []float64         // the coefficients that are explained
	row      int               // the row that is explained, from 0
	track    *landscape.Track
	recipe   string // the settings of which track is, or will be
	status   string // of a fit made here
}

// at returns the row that is explained, with the coefficients that are.
func (s *subject) at() derive.Row { return s.tableOf().Row(s.row) }

// tableOf is all rows as package derive takes them.
func (s *subject) tableOf() derive.Table {
	return derive.Table{Terms: s.problem.Names, X: s.problem.X, Y: s.problem.Y, W: s.weights}
}

// sampled says of how many rows the lessons speak, "" where it is all of them.
func (s *subject) sampled() string {
	if len(s.rows) == s.all {
		return ""
	}
	return "The lessons take " + amount(len(s.rows), "row") + " of " + count(s.all) + ", evenly spaced among those without missing cells."
}

// subjectMaker reads the columns; it works on copies, since the state may move on while it waits.
type subjectMaker struct {
	t     *table
	set   settings
	now   *predictor
	focus int
}

func (m *subjectMaker) make() (*subject, *failure) {
	s := &subject{table: m.t, target: m.set.target, terms: m.now.terms, model: m.now.model(), all: m.t.rows, features: m.set.features,
		l1: m.set.l1, l2: m.set.l2}
	goal, failed := m.t.fetch(m.set.target)
	if failed != nil {
		return nil, failed
	}
	s.label(goal, m.now, m.focus)
	at, failed := m.whole(s)
	if failed != nil {
		return nil, failed
	}
	for _, f := range m.set.features {
		failed := m.t.glance(f, func(v *cells) { s.columns = append(s.columns, v.column(f, at)) })
		if failed != nil {
			return nil, failed
		}
	}
	m.fill(s, at)
	return s, nil
}

// whole returns the rows without missing cells, evenly spaced where they are many.
func (m *subjectMaker) whole(s *subject) ([]int32, *failure) {
	missing := make([]bool, len(s.class))
	for i, k := range s.class {
		missing[i] = k < 0
	}
	for _, f := range m.set.features {
		if failed := m.t.glance(f, func(v *cells) { v.mark(missing) }); failed != nil {
			return nil, failed
		}
	}
	var at []int32
	for i, out := range missing {
		if !out {
			at = append(at, int32(i))
		}
	}
	return evenly(at, explainedRows), nil
}

// glance fetches a column for fn alone: one that nobody else asked for is not kept where the table is large.
func (t *table) glance(name string, fn func(*cells)) *failure {
	kept := t.cells[name] != nil || t.rows <= mostMedianRows
	v, failed := t.fetch(name)
	if failed != nil {
		return failed
	}
	fn(v)
	if !kept {
		delete(t.cells, name)
	}
	breathe()
	return nil
}

// mark marks the rows whose cell is missing.
func (v *cells) mark(missing []bool) {
	for i, c := range v.codes {
		missing[i] = missing[i] || c < 0
	}
	for i, x := range v.numbers {
		missing[i] = missing[i] || x != x
	}
}

// column takes some rows of a column.
func (v *cells) column(name string, rows []int32) boundary.Column {
	if v.codes != nil {
		return boundary.Column{Name: name, Codes: take32(v.codes, rows), Levels: v.levels}
	}
	return boundary.Column{Name: name, Numbers: takeFloats(v.numbers, rows)}
}

// label says which event is explained.
func (s *subject) label(goal *cells, now *predictor, focus int) {
	s.classes = now.classes
	if len(s.classes) == 0 {
		s.response = goal.coordinates()
		middle := median(s.response)
		s.classes = []string{"≤ " + number(middle, 4), "> " + number(middle, 4)}
		s.focus, s.event = 1, s.target+" > "+number(middle, 4)
		s.class = make([]int32, len(s.response))
		for i, v := range s.response {
			switch {
			case v != v:
				s.class[i] = -1
			case v > middle:
				s.class[i] = 1
			}
		}
		return
	}
	s.focus = len(s.classes) - 1
	if len(s.classes) == 2 {
		s.focus, s.own = now.event, true
	} else if focus >= 0 && focus < len(s.classes) {
		s.focus = focus
	}
	s.event, s.class = s.classes[s.focus], goal.class(s.classes)
}

// fill evaluates the terms at the rows.
func (m *subjectMaker) fill(s *subject, at []int32) {
	p := &landscape.Problem{}
	one := boundary.Model{Coefficients: []float64{1}, Classes: 2}
	for _, term := range s.terms {
		one.Terms = []design.Term{term}
		x := make([]float64, len(at))
		one.Margins(x, s.columns, len(at))
		for i, v := range x {
			if v != v {
				x[i] = 0 // the indicator of a missing cell, and there is none
			}
		}
		p.Names, p.X, p.Free = append(p.Names, term.Name()), append(p.X, x), append(p.Free, len(term.Factors) == 0)
		breathe()
	}
	s.class = take32(s.class, at)
	if s.response != nil {
		s.response = takeFloats(s.response, at)
	}
	p.Y = make([]float64, len(at))
	for i, k := range s.class {
		s.rows = append(s.rows, int(at[i])+1)
		if int(k) == s.focus {
			p.Y[i] = 1
		}
	}
	s.problem = p
}

// evenly takes at most so many of a list, evenly spaced.
func evenly(list []int32, most int) []int32 {
	if len(list) <= most {
		return list
	}
	few := make([]int32, most)
	for i := range few {
		few[i] = list[i*len(list)/most]
	}
	return few
}
