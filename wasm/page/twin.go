//go:build js

package page

import (
	"syscall/js"

	"descent/wasm/plot"
)

// twinView is a picture in words and as a small table, written while it is open.
type twinView struct {
	root, body node
	describe   func() plot.Twin
	due        bool
}

func newTwin(id, summary string, describe func() plot.Twin) *twinView {
	t := &twinView{describe: describe}
	t.root = build("fold #$ | $\n\tdiv.twin ~$", id, summary, id+"-text")
	t.body = wrap(t.root.Get("lastChild"))
	listen(t.root.Value, "toggle", func(js.Value) { t.refresh() })
	return t
}

// refresh writes it anew, at most twice a second.
func (t *twinView) refresh() {
	if t.due || !asBool(t.root.Get("open")) {
		return
	}
	t.due = true
	after(500, func() {
		t.due = false
		twin := t.describe()
		refill(t.body, "p | $", twin.Text)
		if len(twin.Rows) > 0 {
			smallTable(put(t.body, "div.scroll"), twin.Head, twin.Rows)
		}
	})
}

// smallTable is a table of texts; all but the first column are numbers.
func smallTable(to node, head []string, rows [][]string) {
	var line, body node
	add(to, into("table\n\tthead\n\t\t* tr\n\t* tbody", &line, &body))
	for _, h := range head {
		put(line, "th scope=col\n\tname | $", h)
	}
	for _, row := range rows {
		tr := put(body, "tr")
		for _, cell := range row {
			put(tr, "td\n\tname | $", cell)
		}
	}
}
