//go:build js

package page

import "syscall/js"

// host is what holds the app's frame; site/host.js lists the messages. Nothing else in this package reaches outside
// the frame.
type host interface {
	// ready says that the page is up and hears.
	ready()
	// state gives the settings for a permalink; visit gives them and leaves an entry in the history.
	state(text string)
	visit(text string)
	height(pixels float64)
	event(name string, detail any)
	// download gives the person a file.
	download(name, mediaType string, content js.Value)
	// example asks for a bundled file.
	example(name string)
	// answer and refuse end a call.
	answer(id float64, value any)
	refuse(id float64, f *failure)
	// listen sets what the host's own messages call.
	listen(h heard)
}

// heard is what comes in from the host.
type heard struct {
	examples func([]example)
	file     func(file)
	failed   func(name, message string)
	state    func(string)
	theme    func(theme string, colors js.Value)
	about    func(js.Value)
	offline  func(string)
	call     func(id float64, method, argument string)
}

// example is a bundled table.
type example struct{ name, title, note string }

// file is a table that the host handed in.
type file struct {
	name, title, note string
	settings          string // as in a permalink
	content           js.Value
}

// parent is the window that holds the frame.
type parent struct {
	window js.Value
}

func newParent() *parent { return &parent{window: js.Global().Get("parent")} }

func (p *parent) post(kind string, more map[string]any) {
	message := map[string]any{"descent": 1, "type": kind}
	for key, v := range more {
		message[key] = v
	}
	p.window.Call("postMessage", message, "*")
}

func (p *parent) ready()                { p.post("ready", nil) }
func (p *parent) state(text string)     { p.post("state", map[string]any{"state": text}) }
func (p *parent) visit(text string)     { p.post("state", map[string]any{"state": text, "visit": true}) }
func (p *parent) height(pixels float64) { p.post("height", map[string]any{"height": pixels}) }
func (p *parent) example(name string)   { p.post("example", map[string]any{"name": name}) }

func (p *parent) event(name string, detail any) {
	p.post("event", map[string]any{"name": name, "detail": detail})
}

func (p *parent) download(name, mediaType string, content js.Value) {
	p.post("download", map[string]any{"name": name, "mediaType": mediaType, "bytes": content})
}

func (p *parent) answer(id float64, value any) {
	p.post("answer", map[string]any{"id": id, "value": value})
}

func (p *parent) refuse(id float64, f *failure) {
	p.post("answer", map[string]any{"id": id, "error": map[string]any{"code": f.code, "message": f.message}})
}

// listen hears what came before, too.
func (p *parent) listen(h heard) {
	early := js.Global().Get("descent").Call("early")
	listen(js.Global(), "message", func(event js.Value) {
		data := event.Get("data")
		if !event.Get("source").Equal(p.window) || data.Type() != js.TypeObject || asNumber(data.Get("descent"), 0) != 1 {
			return
		}
		h.take(data)
	})
	for i := range length(early) {
		h.take(early.Index(i))
	}
}

func (h heard) take(data js.Value) {
	var kind, name string
	readTexts(data, "type name", &kind, &name)
	switch kind {
	case "examples":
		h.examples(readExamples(data.Get("examples")))
	case "file":
		f := file{name: name, content: data.Get("bytes")}
		readTexts(data, "file note settings", &f.title, &f.note, &f.settings)
		h.file(f)
	case "file-failed":
		h.failed(name, asText(data.Get("message")))
	case "offline":
		h.offline(asText(data.Get("state")))
	case "state":
		h.state(asText(data.Get("state")))
	case "theme":
		h.theme(asText(data.Get("theme")), data.Get("colors"))
	case "about":
		h.about(data)
	case "call":
		var method, argument string
		readTexts(data, "method argument", &method, &argument)
		h.call(asNumber(data.Get("id"), 0), method, argument)
	}
}

func readExamples(list js.Value) []example {
	examples := make([]example, length(list))
	for i := range examples {
		e := &examples[i]
		readTexts(list.Index(i), "name title note", &e.name, &e.title, &e.note)
	}
	return examples
}
