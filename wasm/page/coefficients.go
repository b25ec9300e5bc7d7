//go:build js

package page

import (
	"math"
	"strings"

	"honnef.co/go/js/dom/v2"
)

// coefficients is the table of terms.
type coefficients struct {
	root, note, body   node
	head, search, more node
	table, empty       node
	save               node
	fit                *fit
	limit              int
}

const termPage = 100

func newCoefficients(up events) *coefficients {
	v := &coefficients{note: el("p.method", testID("method")), body: el("tbody"), head: el("thead"), limit: termPage}
	v.search = el("input", with("type", "search"), with("placeholder", "Search terms"), with("aria-label", "Search terms"), testID("term-search"))
	on(v.search, "input", func(dom.Event) { v.rows() })
	v.more = button("more-terms", "Show more terms", func() { v.limit += termPage; v.rows() })
	v.table = el("div.scroll", with("tabindex", "0"), with("role", "region"), with("aria-label", "Coefficients"),
		el("table.figures", testID("coefficients"), v.head, v.body))
	v.empty = el("p.quiet", "The coefficients appear here when a training ends.")
	v.save = el("div.row", button("save-coefficients", "Save the table (CSV)", func() { up.save("coefficients") }),
		button("save-model", "Save the model (JSON)", func() { up.save("model") }))
	v.root = el("div.panel", v.empty, v.note, v.search, v.table, el("div.row", v.more), v.save)
	return v
}

func (v *coefficients) element() node { return v.root }

func (v *coefficients) update(s *state) {
	show(v.empty, s.fit == nil)
	for _, n := range []node{v.note, v.table, v.save} {
		show(n, s.fit != nil)
	}
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
	if s.set.l1 > 0 || s.set.l2 > 0 {
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

// columns are the head of the table with what each means.
func (v *coefficients) columns() [][2]string {
	list := [][2]string{{"Term", "Column, level, power or product"}}
	if len(v.fit.classes) > 2 {
		list = append(list, [2]string{"Class", "The class whose score it moves"})
	}
	z := "z"
	if len(v.fit.classes) == 0 {
		z = "t"
	}
	list = append(list, [][2]string{
		{"Estimate", "In the column’s own unit"}, {"SE", "Standard error"}, {z, "Estimate divided by its standard error"},
		{"p", "Two-sided p-value against zero"}, {"95 % low", "Lower bound of the interval"}, {"95 % high", "Upper bound of the interval"},
	}...)
	if len(v.fit.classes) > 0 {
		list = append(list, [][2]string{{"Odds ratio", "exp(estimate)"}, {"low", "exp(lower bound)"}, {"high", "exp(upper bound)"}}...)
	}
	return list
}

func (v *coefficients) header() {
	line := el("tr")
	for _, c := range v.columns() {
		th := el("th", with("scope", "col"), with("title", c[1]), c[0])
		if c[0] == "Class" {
			th.SetClass("text")
		}
		add(line, th)
	}
	fill(v.head, line)
}

func (v *coefficients) rows() {
	find := strings.ToLower(value(v.search))
	var rows []node
	found := 0
	for _, c := range v.fit.coefficients {
		if strings.Contains(strings.ToLower(c.term), find) {
			if found++; found <= v.limit {
				rows = append(rows, v.row(c))
			}
		}
	}
	fill(v.body, rows)
	show(v.more, found > v.limit)
}

func (v *coefficients) row(c coefficient) node {
	tr := el("tr", with("data-term", c.term), with("data-class", c.class), el("th", with("scope", "row"), term(c.term)))
	if len(v.fit.classes) > 2 {
		add(tr, el("td.text", name(c.class)))
	}
	columns := len(v.columns()) - tr.Get("children").Length()
	switch {
	case c.aliased:
		add(tr, remark(columns, "none: constant, or a combination of the terms above"))
		return tr
	case math.IsInf(c.estimate, 0):
		add(tr, el("td", number(c.estimate, 4)), remark(columns-1, "no finite value: this term separates the classes"))
		return tr
	}
	add(tr, figureCell(c.estimate, number(c.estimate, 5)), figureCell(c.standardError, number(c.standardError, 4)),
		figureCell(c.z, number(c.z, 3)), figureCell(c.p, pValue(c.p)),
		figureCell(c.low, number(c.low, 4)), figureCell(c.high, number(c.high, 4)))
	if len(v.fit.classes) > 0 {
		add(tr, figureCell(c.oddsRatio, number(c.oddsRatio, 4)), figureCell(c.oddsLow, number(c.oddsLow, 4)), figureCell(c.oddsHigh, number(c.oddsHigh, 4)))
	}
	return tr
}

// term is a name of columns and levels, read from left to right whatever their scripts.
func term(text string) node {
	n := name(text)
	n.SetAttribute("dir", "ltr")
	return n
}

// figureCell shows a rounded number with all its digits in the title.
func figureCell(v float64, text string) node {
	td := el("td", text)
	if v == v {
		td.SetAttribute("title", plain(v))
		td.SetAttribute("data-value", plain(v))
	}
	return td
}

func remark(columns int, text string) node {
	return el("td.remark", with("colspan", plain(float64(columns))), text)
}
