//go:build js

package page

import (
	"strconv"
	"strings"
	"syscall/js"

	"descent/core/boundary"
)

// heldView holds a control for each column that is not on an axis.
type heldView struct {
	app              *App
	root, list, more node
	key              string
	controls         map[string]node
	state            *state // as last told
	scene            *scene
}

const mostHeld = 24

func newHeldView(a *App) *heldView {
	h := &heldView{app: a}
	h.root = into(`
		fold #held | Held values
			* div.held
			* p.quiet
			button #held-reset | Back to typical values`, &h.list, &h.more)
	listen(h.root.Value, "toggle", func(js.Value) { h.opened() })
	return h
}

func (h *heldView) forget() { h.key = "" }

// opened writes the controls, which nobody saw before.
func (h *heldView) opened() {
	if h.state != nil {
		h.update(h.state, h.scene)
	}
}

// move holds a column at what its control says.
func (h *heldView) move(column string, n node) {
	v := boundary.Value{Level: value(n)}
	if isRange(n) {
		v = boundary.Value{Number: parse(value(n))}
	}
	h.app.lookAt(func(l *look) {
		held := boundary.Held{column: v}
		for k, old := range l.held {
			if k != column {
				held[k] = old
			}
		}
		l.held = held
	})
}

func isRange(n node) bool { return attr(n, "type") == "range" }

func (h *heldView) update(s *state, sc *scene) {
	h.state, h.scene = s, sc
	show(h.root, len(sc.resting) > 0)
	if !asBool(h.root.Get("open")) {
		return
	}
	shown := sc.resting[:min(mostHeld, len(sc.resting))]
	if key := strings.Join(shown, "\x00"); key != h.key {
		h.key = key
		h.build(s.table, shown)
	}
	for _, f := range shown {
		v, n := sc.held[f], h.controls[f]
		text := written(s.table.column(f), v)
		if isRange(n) {
			setEntry(n, plain(v.Number))
			set(n, "aria-valuetext", text)
		} else {
			setValue(n, v.Level)
		}
		setText(wrap(n.Get("nextSibling")), text)
	}
	more := ""
	if n := len(sc.resting) - len(shown); n > 0 {
		more = count(n) + " more stand at their typical value."
	}
	setText(h.more, more)
}

func (h *heldView) build(t *table, columns []string) {
	h.controls = map[string]node{}
	clear(h.list)
	for i, f := range columns {
		id, c := "held-"+strconv.Itoa(i), t.column(f)
		row := put(h.list, "div.slider\n\tlabel for=$\n\t\tname | $", id, f)
		if c.kind == "number" {
			h.controls[f] = put(row, "input type=range step=any min=$ max=$ #$ data-column=$", plain(c.min), plain(c.max), id, f)
			put(row, "output for=$", id)
		} else {
			h.controls[f] = levelPicker(row, c, id)
			put(row, "output hidden for=$", id)
		}
	}
}

// levelPicker adds a select of a column's levels.
func levelPicker(to node, c *column, id string) node {
	n := put(to, "select #$ data-column=$", id, c.name)
	appendOptions(n.Value, columnOptions(c.texts()[:min(len(c.texts()), 500)]))
	return n
}
