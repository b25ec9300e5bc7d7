//go:build js

package page

import (
	"context"
	"syscall/js"

	"descent/wasm/bridge"
)

// openZip takes in the pictures of a ZIP archive. One that holds none is refused as ever, for what it is: no table.
func (a *App) openZip(f js.Value) {
	name := asText(f.Get("name"))
	a.takeIn(name, a.side(), func() ([]item, *failure) {
		items, failed := zipItems(f)
		if failed == nil && len(items) == 0 || failed != nil && failed.code == "not-text" {
			a.openTable(f)
			return nil, &failure{aborted: true}
		}
		return items, failed
	})
}

// zipItems lists the pictures of an archive.
func zipItems(f js.Value) ([]item, *failure) {
	blob := bridge.Blob{Value: f}
	size := blob.Size()
	first, failed := cut(blob, 0, min(4, size))
	if failed != nil {
		return nil, failed
	}
	if len(first) < 4 || first[0] != 'P' || first[1] != 'K' {
		return nil, &failure{code: "not-text"} // whatever its name
	}
	tail, failed := cut(blob, max(0, size-zipTail), size)
	if failed != nil {
		return nil, failed
	}
	place, code := zipEnd(tail, size)
	if code != "" {
		return nil, zipFailure(code)
	}
	directory, failed := cut(blob, place.from, place.to)
	if failed != nil {
		return nil, failed
	}
	entries, code := zipPictures(directory, place)
	if code != "" {
		return nil, zipFailure(code)
	}
	var items []item
	for _, e := range entries {
		it, _ := newItem(e.name, func() (js.Value, *failure) { return e.unpack(blob) })
		items = append(items, it)
	}
	return items, nil
}

func zipFailure(code string) *failure {
	return &failure{code: code, message: phrase(zipMessages, code)}
}

const zipMessages = `
zip-damaged: the list of files at the end of the archive is missing or does not fit the rest
zip-encrypted: the pictures in the archive are encrypted
zip-unsupported: the archive is larger than 4 GB, in several parts, or packed by another method than deflate
`

// unpack returns the file that an entry is, as a Blob.
func (e zipEntry) unpack(blob bridge.Blob) (js.Value, *failure) {
	header, failed := cut(blob, e.at, e.at+zipLocal)
	if failed != nil {
		return js.Undefined(), failed
	}
	data := zipData(header)
	if data < 0 {
		return js.Undefined(), zipFailure("zip-damaged")
	}
	packed := blob.Value.Call("slice", float64(e.at+data), float64(e.at+data+e.packed))
	if !e.deflated {
		return packed, nil
	}
	inflate := js.Global().Get("DecompressionStream").New("deflate-raw")
	stream := packed.Call("stream").Call("pipeThrough", inflate)
	whole, failed := await(js.Global().Get("Response").New(stream).Call("blob"))
	if failed == nil && int64(asNumber(whole.Get("size"), 0)) != e.size {
		failed = zipFailure("zip-damaged")
	}
	return whole, failed
}

// cut reads bytes from … to of a file.
func cut(blob bridge.Blob, from, to int64) ([]byte, *failure) {
	b, err := blob.Read(from, to).Bytes(context.Background(), nil)
	if err != nil {
		return nil, &failure{code: "read-failed", message: err.Error()}
	}
	return b, nil
}
