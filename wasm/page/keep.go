//go:build js

package page

import (
	"syscall/js"
)

// keep gives the person a file: text, or bytes. In another's page it does not go by way of the host, which is not to see it; where
// files cannot be saved, text is shown to be copied.
func (a *App) keep(name, mediaType string, content js.Value) {
	blob := js.Global().Get("Blob").New([]any{content}, map[string]any{"type": mediaType})
	switch {
	case !a.state.embed.on:
		a.host.download(name, mediaType, content)
	case a.state.embed.barred:
		spawn(func() { a.offerCopy(name, blob) })
	default:
		saveHere(name, blob)
	}
}

// saveHere saves a file from inside the frame.
func saveHere(name string, blob js.Value) {
	urls := js.Global().Get("URL")
	address := urls.Call("createObjectURL", blob)
	link := build("a")
	link.Set("href", address)
	link.Set("download", name)
	link.Call("click")
	after(60_000, func() { urls.Call("revokeObjectURL", address) })
}

// offerCopy shows a text that cannot be saved.
func (a *App) offerCopy(name string, blob js.Value) {
	const most = 1 << 20 // characters that a person might copy
	kind := asText(blob.Get("type"))
	if blob.Get("size").Int() > most || !contains([]string{"text/csv", "application/json", "text/html", "image/svg+xml"}, kind) {
		a.fail(&failure{code: "downloads-barred", message: "the page around this one lets it save no files", name: name})
		return
	}
	text, failed := await(blob.Call("text"))
	if failed != nil {
		a.fail(failed)
		return
	}
	a.state.kept = &kept{name, asText(text)}
	a.update()
}

// kept is a text that stands for a file.
type kept struct{ name, text string }

// copyOut puts a field's text on the clipboard, and tells what came of it. The old way comes first: it needs no permission, which a
// sealed frame may not have, but it has to happen while the press is handled. Where both are barred, the text is left selected.
func copyOut(field node, tell func(string)) {
	field.Call("focus")
	field.Call("select")
	if asBool(document.Call("execCommand", "copy")) {
		tell("Copied.")
		return
	}
	spawn(func() {
		said := "The browser bars copying here. The text is selected: press Ctrl+C, or ⌘C."
		if board := js.Global().Get("navigator").Get("clipboard"); board.Truthy() {
			if _, failed := await(board.Call("writeText", value(field))); failed == nil {
				said = "Copied."
			}
		}
		tell(said)
	})
}
