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
		a.host.state(encode(&a.state.set, a.state.source.example))
	}
}

// follow takes a permalink; it is the host's last word at the start.
func (a *App) follow(text string) {
	a.linked = text
	name := asText(js.Global().Get("URLSearchParams").New(text).Call("get", "example"))
	known := func(name string) bool {
		for _, e := range a.state.examples {
			if e.name == name {
				return true
			}
		}
		return false
	}
	if !known(name) {
		name = "iris"
		if !known(name) && len(a.state.examples) > 0 {
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
	put("model", s.model, usual.model)
	put("solver", s.solver, usual.solver)
	put("missing", s.missing, usual.missing)
	put("speed", s.speed, usual.speed)
	for _, f := range s.figures() {
		put(f.key, plain(f.get()), plain(f.usual))
	}
	put("interactions", strconv.FormatBool(s.interactions), "false")
	put("standardize", strconv.FormatBool(!s.raw), "true")
	return q.Call("toString").String()
}

// decode changes what the text names and leaves the rest.
func decode(s *settings, text string) {
	q := js.Global().Get("URLSearchParams").New(text)
	has := func(key string) bool { return q.Call("has", key).Bool() }
	for key, to := range map[string]*string{"target": &s.target, "event": &s.event, "model": &s.model, "solver": &s.solver, "missing": &s.missing, "speed": &s.speed} {
		if has(key) {
			*to = q.Call("get", key).String()
		}
	}
	if has("features") {
		s.features = texts(q.Call("getAll", "features"))
	}
	for _, f := range s.figures() {
		if v := parse(asText(q.Call("get", f.key))); v >= 0 {
			f.set(v)
		}
	}
	if has("interactions") {
		s.interactions = q.Call("get", "interactions").String() == "true"
	}
	if has("standardize") {
		s.raw = q.Call("get", "standardize").String() == "false"
	}
}

// setting is a number among the settings.
type setting struct {
	key   string
	usual float64
	get   func() float64
	set   func(float64)
}

func (s *settings) figures() []setting {
	real := func(key string, v *float64) setting {
		return setting{key, 0, func() float64 { return *v }, func(x float64) { *v = x }}
	}
	whole := func(key string, v *int, usual float64) setting {
		return setting{key, usual, func() float64 { return float64(*v) }, func(x float64) { *v = int(x) }}
	}
	return []setting{
		whole("degree", &s.degree, 1), real("holdout", &s.holdout), real("rate", &s.rate), whole("batch", &s.batch, 0),
		real("momentum", &s.momentum), real("l1", &s.l1), real("l2", &s.l2), whole("maxIterations", &s.maxIterations, 0),
		real("tolerance", &s.tolerance), whole("seed", &s.seed, 0),
	}
}
