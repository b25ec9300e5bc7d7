//go:build js

package page

import "syscall/js"

// report is a page made for print that says all it takes to fit the same again: site/report.js writes it, and what the page
// shows is set in.
type report struct {
	root, paper node
	title       string
}

// report shows the report of the fit in place of the page, in light colours.
func (a *App) report() {
	f := a.state.fit
	if f == nil {
		return
	}
	spawn(func() {
		for p := a.views.picture.drawn; p != nil && p.Ripen(); {
			rest(16)
		}
		if f != a.state.fit || a.views.report != nil {
			return
		}
		a.wear("light")
		r := newReport(a, f)
		a.views.report = r
		add(a.views.root, r.root)
		a.views.root.Get("classList").Call("add", "reporting")
		document.Get("scrollingElement").Set("scrollTop", 0)
		r.root.Call("focus")
	})
}

// leave goes back to the page.
func (a *App) leave() {
	a.views.report.root.Call("remove")
	a.views.report = nil
	a.views.root.Get("classList").Call("remove", "reporting")
	a.wear(a.state.theme)
}

// saveReport gives the person the report as one file.
func (a *App) saveReport() {
	r := a.views.report
	a.saveText(r.title+".html", "text/html", asText(js.Global().Get("descent").Call("page", r.paper.Value, r.title)))
}

func newReport(a *App, f *fit) *report {
	s, v := &a.state, a.views
	r := &report{title: "report-" + s.source.stem()}
	r.root = build(`
		div.reported tabindex=-1 role=main aria-label=Report
			div.row
				button.primary #report-print | Print
				button #report-save | Save as HTML
				button #report-back | Back`)
	notes := []any{}
	if s.stale {
		notes = append(notes, "The settings on the page have changed since; this is the fit as it was made.")
	}
	r.paper = wrap(js.Global().Get("descent").Call("report", map[string]any{
		"fit": f.value, "table": s.table.value, "name": s.source.name, "options": s.source.how.options(),
		"address": a.address(), "notes": notes,
	}))
	add(r.root, r.paper)
	terms := newCoefficients()
	terms.whole = true
	r.show("coefficients", terms, s)
	r.show("receipt", v.results.receipt, s)
	r.show("evaluation", v.results.evaluation, s)
	r.pictures(a, f)
	return r
}

// place is where what the page shows is set in.
func (r *report) place(name string) node { return find(r.paper, "."+name)[0] }

// show sets in what a panel shows, without what a person works with.
func (r *report) show(name string, p panel, s *state) {
	p.update(s)
	shown := wrap(p.element().Call("cloneNode", true))
	for _, n := range find(shown, "button,input,.slider,.roc,[hidden]") {
		n.Call("remove")
	}
	for _, n := range append(find(shown, "*"), shown) {
		for _, name := range []string{"id", "data-testid", "role", "tabindex", "hidden"} {
			n.Call("removeAttribute", name)
		}
	}
	add(r.place(name), shown)
}

// pictures sets them in, of the same size whatever that on the page. The page's own come back to theirs when they are seen
// again.
func (r *report) pictures(a *App, f *fit) {
	to, p := r.place("pictures"), a.views.picture
	for _, t := range album {
		width, height := 700.0, 440.0
		switch {
		case t.name == "roc" && f.ranked():
			width, height = 400, 320
		case t.name == "cost":
			height = 240
		case t.name != "picture" || t.of == nil:
			continue
		}
		t.of.Resize(width, height, 1)
		figure := put(to, "figure")
		figure.Call("append", sketch(t.of, t.file).Get("root"))
		put(figure, "figcaption | $", t.of.Describe().Text)
	}
	if sc := p.scene; sc != nil && p.drawn != nil {
		v := p.drawn.View()
		put(to, "p | $", sc.caption+" Shown: "+number(v.X0, 6)+" to "+number(v.X1, 6)+" across, "+number(v.Y0, 6)+" to "+number(v.Y1, 6)+" up.")
		var rows [][]string
		for _, name := range sc.resting {
			rows = append(rows, []string{name, written(a.state.table.column(name), sc.held[name])})
		}
		if rows != nil {
			smallTable(to, []string{"column", "held at"}, rows)
		}
	}
}
