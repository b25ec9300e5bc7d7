package e2e

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// What a person reads on the page. Numbers come from the full digits that stand in a cell's title, which the page offers
// on hover; what is shown is the same number rounded.

// text returns the text of the element with a data-testid, "" where there is none.
func (p *tab) text(id string) string {
	p.Helper()
	return js[string](p, p.frame, fmt.Sprintf(`document.querySelector('[data-testid="%s"]')?.innerText ?? ""`, id))
}

// phase returns empty, ready, training, pausing, paused or done.
func (p *tab) phase() string {
	p.Helper()
	return js[string](p, p.frame, `document.querySelector('[data-testid="status"]')?.dataset.phase ?? ""`)
}

// trained waits for the end of a training and returns its status code. The parts of the page follow one after another, the page
// itself first: its status may still be of the training before.
func (p *tab) trained() string {
	p.Helper()
	p.until("the training's end", func() bool {
		return p.phase() == "done" && js[bool](p, p.frame, `document.querySelector(".page").dataset.phase === "done"`)
	})
	return js[string](p, p.frame, `document.querySelector('[data-testid="status"]').dataset.code`)
}

// holds waits until the page shows a table of that name.
func (p *tab) holds(name string) {
	p.Helper()
	p.until("the table "+name, func() bool { return strings.HasPrefix(p.text("source"), name) })
}

// coefficient is a line of the table of coefficients: the full numbers in the order of its columns.
type coefficient struct {
	term, class string
	values      []float64 // estimate, standard error, z, p, low, high, odds ratio, low, high
	shown       []string  // the same, as shown
}

// coefficients reads the table of coefficients by term and class: "age", or "age=setosa" in a softmax model.
func (p *tab) coefficients() map[string]coefficient {
	p.Helper()
	lines := js[[][]string](p, p.frame, `[...document.querySelectorAll("tr[data-term]")].map(tr =>
		[tr.dataset.term, tr.dataset.class ?? "", ...[...tr.querySelectorAll("td[data-value]")].flatMap(td => [td.title, td.innerText])])`)
	table := map[string]coefficient{}
	for _, line := range lines {
		c := coefficient{term: line[0], class: line[1]}
		for i := 2; i < len(line); i += 2 {
			v, err := strconv.ParseFloat(line[i], 64)
			p.must(err)
			c.values, c.shown = append(c.values, v), append(c.shown, line[i+1])
		}
		table[c.term] = c
		table[c.term+"="+c.class] = c
	}
	return table
}

// agrees compares the table of coefficients with the reference: estimates and standard errors to 1e-7, relatively.
func (p *tab) agrees(r reference, features []string) {
	p.Helper()
	shown := p.coefficients()
	for j, term := range append([]string{"(Intercept)"}, features...) {
		c := shown[term]
		if len(c.values) < 2 {
			p.Errorf("no coefficient of %s; the page shows %v", term, shown)
			continue
		}
		if !near(c.values[0], r.estimate[j], 1e-7) || !near(c.values[1], r.standardError[j], 1e-7) {
			p.Errorf("%s: got %v with error %v, want %v with %v", term, c.values[0], c.values[1], r.estimate[j], r.standardError[j])
		}
		if first, _, _ := strings.Cut(strings.TrimLeft(c.shown[0], "-−"), "."); first == "" {
			p.Errorf("%s: shown as %q", term, c.shown[0])
		}
	}
}

// number reads the full digits of the first thing that a selector finds, NaN where there is none.
func (p *tab) number(selector string) float64 {
	p.Helper()
	text := js[string](p, p.frame, fmt.Sprintf(`document.querySelector(%q)?.dataset.value ?? ""`, selector))
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}
