//go:build js

package page

import (
	"strconv"
	"syscall/js"
)

// link tells the host the settings for its address. They name columns only where the table is a bundled one: a
// person's column names are part of their data.
func (a *App) link() {
	if a.state.table != nil {
		a.host.state(a.address())
	}
}

// address is the settings, and the lesson that is open, as text.
func (a *App) address() string {
	text, x := encode(&a.state.set, a.state.source.example), &a.state.explained
	for _, more := range [][2]string{{"explain", x.place()}, {"row", x.rowText()}, {"view", x.view()}} {
		if more[1] == "" {
			continue
		}
		if text != "" {
			text += "&"
		}
		text += more[0] + "=" + more[1]
	}
	return text
}

// offers reports whether there is an example of that name.
func (s *state) offers(name string) bool {
	for i := range s.examples {
		if s.examples[i].name == name {
			return true
		}
	}
	return false
}

// follow takes a permalink; it is the host's last word at the start, and comes again when a person goes back. Where only the lesson is
// another one, and where a table of the person's own is open and the link names none, the table stays.
func (a *App) follow(text string) {
	q := js.Global().Get("URLSearchParams").New(text)
	get := func(key string) string { return asText(q.Call("get", key)) }
	name := get("example")
	a.state.explained.follow(get("explain"))
	a.state.explained.row = rowOf(get("row"))
	a.state.explained.alone = get("view") == "explain"
	for _, key := range []string{"explain", "row", "view"} {
		q.Call("delete", key)
	}
	if a.state.table != nil && (name == "" && a.state.source.example == "" ||
		asText(q.Call("toString")) == encode(&a.state.set, a.state.source.example)) {
		a.update()
		if a.state.explained.lesson != "" {
			a.views.explain.reveal()
		}
		return
	}
	a.linked = text
	a.state.explained.arriving = a.state.explained.lesson != ""
	if !a.state.offers(name) {
		name = "iris"
		if !a.state.offers(name) && len(a.state.examples) > 0 {
			name = a.state.examples[0].name
		}
	}
	if len(a.state.examples) == 0 || a.state.dead {
		return
	}
	a.state.loading = &progress{name: name}
	a.update()
	a.host.example(name)
}

func encode(s *settings, example string) string {
	q := js.Global().Get("URLSearchParams").New()
	put := func(key, v, usual string) {
		if v != usual {
			q.Call("append", key, v)
		}
	}
	if example != "" {
		put("example", example, "")
		put("target", s.target, "")
		for _, f := range s.features {
			put("features", f, "")
		}
		put("event", s.event, "")
	}
	usual := defaults()
	for _, key := range textKeys[2:] {
		put(key, *s.text(key), *usual.text(key))
	}
	for _, key := range numberKeys {
		put(key, plain(*s.number(key)), plain(*usual.number(key)))
	}
	put("interactions", strconv.FormatBool(s.interactions), "false")
	put("standardize", strconv.FormatBool(!s.raw), "true")
	return q.Call("toString").String()
}

// decode changes what the text names and leaves the rest.
func decode(s *settings, text string) {
	q := js.Global().Get("URLSearchParams").New(text)
	get := func(key string) string { return asText(q.Call("get", key)) }
	has := func(key string) bool { return asBool(q.Call("has", key)) }
	for _, key := range textKeys {
		if has(key) {
			*s.text(key) = get(key)
		}
	}
	if has("features") {
		s.features = texts(q.Call("getAll", "features"))
	}
	for _, key := range numberKeys {
		if v := parse(get(key)); v >= 0 {
			s.write(key, v)
		}
	}
	if has("interactions") {
		s.interactions = get("interactions") == "true"
	}
	if has("standardize") {
		s.raw = get("standardize") == "false"
	}
}
