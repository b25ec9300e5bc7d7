//go:build js

package page

import (
	"syscall/js"

	"descent/wasm/plot"
)

// plotted is a picture, as package plot draws them.
type plotted interface {
	Resize(width, height, ratio float64)
	SetTheme(plot.Theme)
	Describe() plot.Twin
	Size() (width, height float64)
	Ripen() bool
	Copy(context js.Value)
}

// twinView offers a picture in words and as a small table, which are written while it is open, and as a file.
type twinView struct {
	root, fold, body node
	name, file       string  // of the picture, and of a file of it
	of               plotted // nil while there is none
	due              bool
}

// album holds what stands for each picture of the page.
var album []*twinView

func newTwin(name, summary string, of plotted) *twinView {
	t := &twinView{name: name, file: name, of: of}
	o := &outliner{
		values: []string{name + "-twin", summary, name + "-twin-text", "svg-" + name, "png-" + name},
		places: []*node{&t.fold, &t.body},
	}
	o.run(js.Undefined(), `
		div.under
			* fold #$ | $
				* div.twin ~$
			div.keep role=group aria-label="Save the picture as"
				button #$ title="Save the picture as lines and text" | SVG
				button #$ title="Save the picture as pixels" | PNG`)
	t.root = wrap(o.first)
	listen(t.fold.Value, "toggle", func(js.Value) { t.refresh() })
	album = append(album, t)
	return t
}

// framed is newTwin below the frame of a picture, which it keeps as large as the frame.
func framed(frame node, name, summary string, of plotted) *twinView {
	t := newTwin(name, summary, of)
	add(parentOf(frame), t.root)
	observe(frame, func() { resize(frame, t.of) })
	return t
}

// resize makes a picture as large as its frame.
func resize(frame node, d plotted) {
	if d != nil {
		box := frame.Call("getBoundingClientRect")
		d.Resize(box.Get("width").Float(), box.Get("height").Float(), js.Global().Get("devicePixelRatio").Float())
	}
}

// refresh writes it anew, at most twice a second.
func (t *twinView) refresh() {
	if t.due || !asBool(t.fold.Get("open")) {
		return
	}
	t.due = true
	after(500, func() {
		t.due = false
		twin := t.of.Describe()
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
