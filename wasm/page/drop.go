//go:build js

package page

import "syscall/js"

// dropZone takes a file dropped, or text pasted, anywhere on the page.
type dropZone struct {
	root  node
	depth int
}

func newDropZone(a *App) *dropZone {
	d := &dropZone{root: build("div.drop hidden aria-hidden=true\n\tp | Drop the table here")}
	page := document.Get("documentElement")
	for _, event := range []string{"dragenter", "dragleave", "dragover", "drop", "paste"} {
		listen(page, event, func(ev js.Value) { d.hear(a, event, ev) })
	}
	return d
}

func (d *dropZone) hear(a *App, event string, ev js.Value) {
	switch event {
	case "dragenter":
		d.shift(1)
	case "dragleave":
		d.shift(-1)
	case "dragover":
		ev.Call("preventDefault")
	case "drop":
		ev.Call("preventDefault")
		d.shift(-d.depth)
		a.receive(ev.Get("dataTransfer"))
	case "paste":
		if tag := asText(ev.Get("target").Get("tagName")); tag != "INPUT" && tag != "TEXTAREA" {
			a.receive(ev.Get("clipboardData"))
		}
	}
}

func (d *dropZone) shift(by int) {
	d.depth = max(0, d.depth+by)
	show(d.root, d.depth > 0)
}

// receive opens the first file of what was handed over, else its text.
func (a *App) receive(from js.Value) {
	if !from.Truthy() {
		return
	}
	if files := from.Get("files"); length(files) > 0 {
		a.openFile(files.Index(0))
		return
	}
	if text := asText(from.Call("getData", "text/plain")); text != "" {
		a.openText(text)
	}
}
