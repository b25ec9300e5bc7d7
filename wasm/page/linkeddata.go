//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// mostShared is the size up to which a table may be part of an address, in bytes.
const mostShared = 2048

// sharable returns a table of the person's own that is small enough for an address; it is undefined for any other.
func (s *source) sharable() js.Value {
	if s.own() && s.pictures == nil {
		if blob := js.Global().Get("Blob").New([]any{s.content}); asNumber(blob.Get("size"), 0) <= mostShared {
			return blob
		}
	}
	return js.Undefined()
}

// shareData makes a person's own table part of the address, or takes it out of there.
func (a *App) shareData(on bool) {
	blob, table := a.state.source.sharable(), a.state.table
	if !blob.Truthy() {
		return
	}
	spawn(func() {
		text, failed := await(blob.Call("text"))
		if failed != nil || a.state.table != table {
			return
		}
		a.state.source.shared = ""
		// An address is text. What is packed or in another encoding than UTF-8 would be another table on the other side.
		if on && !strings.ContainsRune(asText(text), '\ufffd') {
			a.state.source.shared = asText(text)
		}
		a.link()
		a.update()
	})
}
