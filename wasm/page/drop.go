//go:build js

package page

import "syscall/js"

// dropZone takes a file dropped, or text pasted, anywhere on the page.
//
// A folder is let go on a field of the browser's own, which lists it even where a page may not: what has no type while it
// hovers may be one, and meets the field.
type dropZone struct {
	root, folder node
	depth        int
}

func newDropZone(a *App) *dropZone {
	d := &dropZone{}
	d.root = into("div.drop hidden\n\tp | Drop the table or the pictures here\n\t* input type=file webkitdirectory ~folder-input tabindex=-1 aria-hidden=true", &d.folder)
	listen(d.folder.Value, "change", func(js.Value) {
		a.openFolder(d.folder.Get("files"))
		setValue(d.folder, "")
	})
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
		show(d.folder, maybeFolder(ev.Get("dataTransfer")))
	case "dragover":
		if !d.over(ev) {
			ev.Call("preventDefault")
		}
	case "drop":
		after(0, func() { d.shift(-d.depth) })
		if entries := entriesOf(ev.Get("dataTransfer")); !d.over(ev) || len(entries) != 1 || !isFolder(entries[0]) {
			ev.Call("preventDefault")
			a.receive(ev.Get("dataTransfer"))
		}
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

// over reports whether an event happened to the field for folders.
func (d *dropZone) over(ev js.Value) bool { return ev.Get("target").Equal(d.folder.Value) }

// maybeFolder reports whether one thing without a type is dragged.
func maybeFolder(from js.Value) bool {
	items := from.Get("items")
	return length(items) == 1 && asText(items.Index(0).Get("kind")) == "file" && asText(items.Index(0).Get("type")) == ""
}

// receive opens the pictures in the folders that were handed over, else the first file, else the text.
func (a *App) receive(from js.Value) {
	if !from.Truthy() || a.state.embed.permits("data") != free {
		return
	}
	if entries := entriesOf(from); anyFolder(entries) {
		a.openEntries(entries)
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
