//go:build js

package page

import "syscall/js"

// entriesOf returns what was dropped as entries of a file system. It must be called while the drop is heard.
func entriesOf(transfer js.Value) []js.Value {
	var list []js.Value
	items := transfer.Get("items")
	for i := range length(items) {
		it := items.Index(i)
		if asText(it.Get("kind")) != "file" || it.Get("webkitGetAsEntry").Type() != js.TypeFunction {
			continue
		}
		if e := it.Call("webkitGetAsEntry"); e.Truthy() {
			list = append(list, e)
		}
	}
	return list
}

func isFolder(entry js.Value) bool { return asBool(entry.Get("isDirectory")) }

// anyFolder reports whether there is a folder among what was dropped.
func anyFolder(entries []js.Value) bool {
	for _, e := range entries {
		if isFolder(e) {
			return true
		}
	}
	return false
}

// openEntries takes in the pictures of dropped folders.
func (a *App) openEntries(entries []js.Value) {
	name := asText(entries[0].Get("name"))
	if len(entries) > 1 {
		name = amount(len(entries), "folder")
	}
	a.takeIn(name, a.side(), func() (items []item, failed *failure) {
		for _, e := range entries {
			if items, failed = walk(items, e); failed != nil {
				break
			}
		}
		return items, failed
	})
}

// walk appends the pictures below an entry.
func walk(items []item, entry js.Value) ([]item, *failure) {
	path := asText(entry.Get("fullPath"))
	if !isFolder(entry) {
		file := func() (js.Value, *failure) { return answer(func(yes, no js.Func) { entry.Call("file", yes, no) }) }
		if it, ok := newItem(path, file); ok {
			items = append(items, it)
		}
		return items, nil
	}
	reader := entry.Call("createReader")
	for {
		// A reader gives a hundred at a time, and none at its end.
		list, failed := answer(func(yes, no js.Func) { reader.Call("readEntries", yes, no) })
		if failed != nil {
			// Chromium refuses it to a frame of an opaque origin, which the seal makes of this one.
			return nil, &failure{code: "pictures-sealed", message: "this browser does not let a sealed page look into what was dropped"}
		}
		if length(list) == 0 {
			return items, nil
		}
		for i := range length(list) {
			if items, failed = walk(items, list.Index(i)); failed != nil {
				return nil, failed
			}
		}
		breathe()
	}
}

// openFolder takes in the pictures of a folder that the browser has listed.
func (a *App) openFolder(files js.Value) {
	var items []item
	name := "folder"
	for i := range length(files) {
		f := files.Index(i)
		path := asText(f.Get("webkitRelativePath"))
		if it, ok := newItem(path, func() (js.Value, *failure) { return f, nil }); ok {
			items = append(items, it)
		}
		if i == 0 {
			name = firstPart(path)
		}
	}
	a.takeIn(name, a.side(), func() ([]item, *failure) { return items, nil })
}
