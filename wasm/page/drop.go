//go:build js

package page

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// dropZone takes a file dropped, or text pasted, anywhere on the page.
type dropZone struct {
	root  node
	depth int
}

func newDropZone(up events) *dropZone {
	d := &dropZone{root: el("div.drop", with("hidden", ""), with("aria-hidden", "true"), el("p", "Drop the table here"))}
	page := wrap(document().Get("documentElement"))
	on(page, "dragenter", func(dom.Event) { d.shift(1) })
	on(page, "dragleave", func(dom.Event) { d.shift(-1) })
	on(page, "dragover", func(ev dom.Event) { ev.PreventDefault() })
	on(page, "drop", func(ev dom.Event) {
		ev.PreventDefault()
		d.shift(-d.depth)
		take(ev.Underlying().Get("dataTransfer"), up)
	})
	on(page, "paste", func(ev dom.Event) {
		if tag := ev.Target().TagName(); tag == "INPUT" || tag == "TEXTAREA" {
			return
		}
		take(ev.Underlying().Get("clipboardData"), up)
	})
	return d
}

func (d *dropZone) shift(by int) {
	d.depth = max(0, d.depth+by)
	show(d.root, d.depth > 0)
}

// take opens the first file of what was handed over, else its text.
func take(from js.Value, up events) {
	if !from.Truthy() {
		return
	}
	if files := from.Get("files"); length(files) > 0 {
		up.openFile(files.Index(0))
		return
	}
	if text := asText(from.Call("getData", "text/plain")); text != "" {
		up.openText(text)
	}
}
