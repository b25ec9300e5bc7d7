//go:build js

package page

import (
	"sort"
	"strconv"
	"strings"
	"syscall/js"

	"descent/core/synth"
	"descent/wasm/bridge"
)

// item is a picture that is still to be decoded.
type item struct {
	path, folder string
	blob         func() (js.Value, *failure)
}

// newItem makes an item of a file of that path; ok is false where it is no picture.
func newItem(path string, blob func() (js.Value, *failure)) (it item, ok bool) {
	folder, ok := pictured(path)
	return item{path, folder, blob}, ok
}

const pictureNote = "Each picture is a row of numbers, one for each pixel."

// takeIn makes a table of pictures and trains on it. list finds them; it runs in the background and may wait.
func (a *App) takeIn(name string, side int, list func() ([]item, *failure)) {
	if a.client == nil {
		return
	}
	number := a.beginReading(&progress{name: name, noun: "picture"})
	spawn(func() {
		items, failed := list()
		var p *pictures
		if failed == nil {
			p, failed = a.decode(items, side, number)
		}
		switch {
		case number != a.opening:
		case failed != nil && failed.aborted:
			a.state.loading = nil
			a.update()
		case failed != nil:
			a.fail(failed)
		default:
			p.again = func(side int) { a.takeIn(name, side, func() ([]item, *failure) { return items, nil }) }
			a.openPictures(name, p, number)
		}
	})
}

// openShapes draws the seeded set.
func (a *App) openShapes(seed, side int) {
	if a.client == nil {
		return
	}
	a.cancelReading()
	number := a.opening
	spawn(func() {
		const n = 200
		p := &pictures{side: side}
		p.grey, p.labels = synth.Pictures(n, side, uint64(seed), breathe)
		for i, l := range p.labels {
			p.names = append(p.names, l+"-"+strconv.Itoa(i/2+1))
		}
		p.again = func(side int) { a.openShapes(seed, side) }
		a.openPictures("Shapes, seed "+strconv.Itoa(seed), p, number)
	})
}

// beginReading ends what is being read, if anything, shows what is read now, and returns the number of the reading. Its signal is that
// of a.abort.
func (a *App) beginReading(shown *progress) int {
	a.cancelReading()
	a.abort = js.Global().Get("AbortController").New()
	a.state.failure, a.state.loading = nil, shown
	a.update()
	return a.opening
}

// endReading ends the reading of that number and reports whether it went well; of one that has given way to another nothing is told.
func (a *App) endReading(number int, failed *failure) bool {
	if number != a.opening {
		return false
	}
	a.state.loading = nil
	if failed != nil {
		a.fail(failed)
	}
	return failed == nil
}

// cancelReading ends what is being read, if anything.
func (a *App) cancelReading() {
	if a.abort.Truthy() {
		a.abort.Call("abort")
	}
	a.opening++
}

// openPictures writes the table and opens it.
func (a *App) openPictures(name string, p *pictures, number int) {
	parts := js.Global().Get("Array").New(bridge.ByteArray(p.header()))
	var b []byte
	for i := range p.count() {
		b = p.row(b[:0], i)
		parts.Call("push", bridge.ByteArray(b))
		breathe()
	}
	variance, varying := p.spread(breathe)
	if number != a.opening {
		return
	}
	from := source{name: name, note: pictureNote, content: js.Global().Get("Blob").New(parts), pictures: p}
	from.how = read{delimiter: ",", header: "yes", filled: true, types: map[string]string{labelColumn: "category"}}
	set := defaults()
	set.target, set.features = labelColumn, varying
	set.solver, set.raw, set.l2 = "lbfgs", true, usualPenalty(variance)
	a.open(from, set, true)
}

// decode turns items into pixels, in the order of their paths.
func (a *App) decode(items []item, side, number int) (*pictures, *failure) {
	sort.SliceStable(items, func(i, j int) bool { return items[i].path < items[j].path })
	if failed := enough(items, side); failed != nil {
		return nil, failed
	}
	p, d := &pictures{side: side}, newDecoder(side)
	nowhere, spoiled := 0, []string{}
	for i, it := range items {
		if it.folder == "" {
			nowhere++
			continue
		}
		grey, failed := d.grey(it)
		if number != a.opening {
			return nil, &failure{aborted: true}
		}
		if failed != nil {
			spoiled = append(spoiled, short(it.path))
		} else {
			p.grey = append(p.grey, grey...)
			p.names, p.labels = append(p.names, it.path), append(p.labels, it.folder)
		}
		if l := a.state.loading; l != nil {
			l.done, l.total = float64(i+1), float64(len(items))
			a.views.notice.update(&a.state)
		}
		breathe()
	}
	p.note = leftOut(nowhere, spoiled)
	if names, _ := p.classes(); len(names) < 2 {
		return nil, &failure{code: "pictures-unreadable", message: "too few pictures could be decoded. " + p.note}
	}
	return p, nil
}

// enough refuses what makes no table with two classes, or too large a one.
func enough(items []item, side int) *failure {
	folders := map[string]bool{}
	for _, it := range items {
		folders[it.folder] = true
	}
	delete(folders, "")
	switch {
	case len(items) == 0:
		return &failure{code: "pictures-none", message: "there is no picture in what was brought"}
	case len(folders) == 0:
		return &failure{code: "pictures-one-folder", message: "the pictures lie in no folder"}
	case len(folders) == 1:
		return &failure{code: "pictures-one-folder", message: "all pictures lie in one folder, “" + short(items[len(items)-1].folder) + "”"}
	case len(items)*side*side > mostPixels:
		return &failure{code: "pictures-too-many", message: amount(len(items), "picture") + " of " + strconv.Itoa(side) + " × " +
			strconv.Itoa(side) + " pixels are more than " + count(mostPixels) + " numbers"}
	}
	return nil
}

// leftOut names what is no row of the table.
func leftOut(nowhere int, spoiled []string) string {
	text := ""
	if nowhere > 0 {
		text = amount(nowhere, "picture") + " outside any folder left out. "
	}
	const named = 3
	if len(spoiled) > 0 {
		text += amount(len(spoiled), "picture") + " could not be decoded and left out: "
		text += strings.Join(spoiled[:min(named, len(spoiled))], ", ")
		if len(spoiled) > named {
			text += " and others"
		}
		text += "."
	}
	return text
}
