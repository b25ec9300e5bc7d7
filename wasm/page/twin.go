//go:build js

package page

import (
	"time"

	"honnef.co/go/js/dom/v2"

	"descent/wasm/plot"
)

// twinView is a picture in words and as a small table, written while it is open.
type twinView struct {
	root, body node
	describe   func() plot.Twin
	due        bool
}

func newTwin(id, summary string, describe func() plot.Twin) *twinView {
	t := &twinView{body: el("div.twin", testID(id+"-text")), describe: describe}
	t.root = disclosure(id, summary, t.body)
	on(t.root, "toggle", func(dom.Event) { t.refresh() })
	return t
}

// refresh writes it anew, at most twice a second.
func (t *twinView) refresh() {
	if t.due || !t.root.Get("open").Bool() {
		return
	}
	t.due = true
	time.AfterFunc(500*time.Millisecond, func() {
		defer guard()
		t.due = false
		twin := t.describe()
		fill(t.body, el("p", twin.Text))
		if len(twin.Rows) > 0 {
			add(t.body, el("div.scroll", smallTable(twin.Head, twin.Rows)))
		}
	})
}

// smallTable is a table of texts; all but the first column are numbers.
func smallTable(head []string, rows [][]string) node {
	line := el("tr")
	for _, h := range head {
		add(line, el("th", with("scope", "col"), name(h)))
	}
	body := el("tbody")
	for _, row := range rows {
		tr := el("tr")
		for _, cell := range row {
			add(tr, el("td", name(cell)))
		}
		add(body, tr)
	}
	return el("table", el("thead", line), body)
}
