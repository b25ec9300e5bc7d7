//go:build js

package page

import (
	"math"
	"strings"
)

// coefficients is the table of terms.
type coefficients struct {
	root, note, body    node
	head, search, more  node
	table, empty, saves node
	fit                 *fit
	limit               int
	whole               bool // all terms, however many
}

const termPage = 100

func newCoefficients() *coefficients {
	v := &coefficients{limit: termPage}
	v.root = into(`
		div.panel
			* p.quiet | The coefficients appear here when a training ends.
			* p.method ~method
			* input type=search placeholder="Search terms" aria-label="Search terms" #term-search
			* div.scroll tabindex=0 role=region aria-label=Coefficients
				table.figures ~coefficients
					* thead
					* tbody
			div.row
				* button #more-terms | Show more terms
			* div.row.saves
				button #save-coefficients | Save the table (CSV)
				button #save-model | Save the model (JSON)
				button #report title="All there is to say of this fit, as a page to print or to keep" | Report`,
		&v.empty, &v.note, &v.search, &v.table, &v.head, &v.body, &v.more, &v.saves)
	return v
}

func (v *coefficients) element() node { return v.root }

func (v *coefficients) update(s *state) {
	show(v.empty, s.fit == nil)
	show(v.note, s.fit != nil)
	show(v.table, s.fit != nil)
	show(v.saves, s.fit != nil)
	if s.fit == v.fit {
		return
	}
	v.fit, v.limit = s.fit, termPage
	show(v.search, s.fit != nil && len(s.fit.coefficients) > 25)
	show(v.more, false)
	if s.fit != nil {
		setText(v.note, method(s))
		v.header()
		v.rows()
	}
}

func method(s *state) string {
	f := s.fit
	text := f.method
	if text == "" {
		text = "Wald, observed information"
	}
	text = "Standard errors, tests and 95 % intervals: " + text + "."
	if _, set, _ := asked(s); set.penalised() {
		text = "Penalised: the estimates are shrunk on purpose, so no standard errors are given."
	}
	switch {
	case len(f.classes) == 2:
		text += " The event is “" + short(f.event) + "”; a coefficient is the change of its log-odds for one more unit of the column, in the column’s own unit."
	case len(f.classes) > 2:
		text += " A coefficient is the change of the class’s score for one more unit of the column, in the column’s own unit."
	default:
		text += " A coefficient is the change of the prediction for one more unit of the column, in the column’s own unit."
	}
	return text
}

func (v *coefficients) header() {
	several, z := len(v.fit.classes) > 2, "z"
	if len(v.fit.classes) == 0 {
		z = "t"
	}
	clear(v.head)
	line := put(v.head, `tr
	th scope=col title="Column, level, power or product" | Term`)
	if several {
		put(line, `th.text scope=col title="The class whose score it moves" | Class`)
	}
	put(line, `th scope=col title="In the column’s own unit" | Estimate
th scope=col title="Standard error" | SE
th scope=col title="Estimate divided by its standard error" | $
th scope=col title="Two-sided p-value against zero" | p
th scope=col title="Lower bound of the interval" | 95 % low
th scope=col title="Upper bound of the interval" | 95 % high`, z)
	if len(v.fit.classes) > 0 {
		put(line, `th scope=col title=exp(estimate) | Odds ratio
th scope=col title="exp(lower bound)" | low
th scope=col title="exp(upper bound)" | high`)
	}
}

// figures is the number of columns that hold numbers.
func (v *coefficients) figures() int {
	if len(v.fit.classes) > 0 {
		return 9
	}
	return 6
}

// further shows another page of terms.
func (v *coefficients) further() {
	v.limit += termPage
	v.rows()
}

func (v *coefficients) rows() {
	find, found := strings.ToLower(value(v.search)), 0
	clear(v.body)
	for i := range v.fit.coefficients {
		c := &v.fit.coefficients[i]
		if strings.Contains(strings.ToLower(c.term), find) {
			if found++; found <= v.limit || v.whole {
				v.row(c)
			}
		}
	}
	show(v.more, found > v.limit)
}

func (v *coefficients) row(c *coefficient) {
	// A term is a name of columns and levels, read from left to right whatever their scripts.
	tr := put(v.body, "tr data-term=$ data-class=$\n\tth scope=row\n\t\tbdi.name title=$ dir=ltr | $",
		c.term, c.class, visible(c.term), visible(c.term))
	if len(v.fit.classes) > 2 {
		put(tr, "td.text\n\tname | $", c.class)
	}
	columns := v.figures()
	switch {
	case c.aliased:
		remark(tr, columns, "none: constant, or a combination of the terms above")
		return
	case math.IsInf(c.estimate, 0):
		put(tr, "td | $", number(c.estimate, 4))
		remark(tr, columns-1, "no finite value: this term separates the classes")
		return
	}
	for k := range columns {
		x, digits := c.figures[k], 4
		switch k {
		case 0:
			digits = 5
		case 2:
			digits = 3
		case 3:
			figureCell(tr, x, pValue(x))
			continue
		}
		figureCell(tr, x, number(x, digits))
	}
}

// figureCell shows a rounded number with all its digits in the title.
func figureCell(to node, v float64, text string) {
	td := put(to, "td | $", text)
	if v == v {
		set(td, "title", plain(v))
		set(td, "data-value", plain(v))
	}
}

func remark(to node, columns int, text string) {
	put(to, "td.remark colspan=$ | $", plain(float64(columns)), text)
}
