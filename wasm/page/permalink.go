//go:build js

package page

import (
	"math"
	"strconv"
	"strings"
	"syscall/js"
)

// A permalink holds the whole state as the text of a query: settings, how one looks at them, and the lesson. It names
// columns only where the table is a bundled one, or comes with it: a person's column names are part of their data.

// linkVersion is the version of permalinks. A reader takes from any version what it knows.
const linkVersion = "1"

// parameters is a query under construction, or one that is read.
type parameters struct{ js.Value }

func parametersOf(text string) parameters {
	return parameters{js.Global().Get("URLSearchParams").New(text)}
}

// put adds a value that is not the usual one.
func (q parameters) put(key, v, usual string) {
	if v != usual {
		q.Call("append", key, v)
	}
}

func (q parameters) get(key string) string { return asText(q.Call("get", key)) }
func (q parameters) has(key string) bool   { return asBool(q.Call("has", key)) }
func (q parameters) text() string          { return asText(q.Call("toString")) }

// keys lists what the query holds, in order.
func (q parameters) keys() []string {
	return texts(js.Global().Get("Array").Call("from", q.Call("keys")))
}

// address is the whole state as text.
func (a *App) address() string {
	s := &a.state
	q := parametersOf("")
	q.put("v", linkVersion, "")
	encode(q, &s.set, &s.source, s.source.named())
	s.encodeLook(q, a.views.results.open(s))
	s.explained.encode(q)
	q.put("view", s.embed.view, "")
	if s.embed.limited {
		q.put("controls", s.embed.controls, "\x00")
	}
	q.put("data", s.source.shared, "")
	return q.text()
}

// encode writes the settings; named says whether columns may be named. What a table comes with is written where it was changed
// back to what is usual, too.
func encode(q parameters, s *settings, from *source, named bool) {
	usual := defaults()
	preset := usual
	decode(&preset, from.preset)
	put := func(key, v, usual, preset string) {
		if v != usual || v != preset {
			q.Call("append", key, v)
		}
	}
	put("example", from.example, "", "")
	if named {
		put("target", s.target, "", "")
		for _, f := range s.features {
			put("features", f, "", "")
		}
		put("event", s.event, "", preset.event)
	}
	for _, key := range textKeys[2:] {
		put(key, *s.text(key), *usual.text(key), *preset.text(key))
	}
	for _, key := range numberKeys {
		put(key, plain(*s.number(key)), plain(*usual.number(key)), plain(*preset.number(key)))
	}
	put("interactions", strconv.FormatBool(s.interactions), "false", strconv.FormatBool(preset.interactions))
	put("standardize", strconv.FormatBool(!s.raw), "true", strconv.FormatBool(!preset.raw))
}

// known lists, for the settings that are a choice, what can be chosen.
const known = `
model: auto logistic softmax linear
solver: auto newton lbfgs batch sgd momentum nesterov adam coordinate
missing: drop mean indicator
speed: auto 1 5 20 100 0
`

// decode changes what the text names and leaves the rest, broken values too.
func decode(s *settings, text string) {
	q := parametersOf(text)
	for _, key := range textKeys {
		v, list := q.get(key), phrase(known, key)
		if q.has(key) && (list == "" || contains(strings.Fields(list), v)) {
			*s.text(key) = v
		}
	}
	if q.has("features") {
		s.features = texts(q.Call("getAll", "features"))
	}
	for _, key := range numberKeys {
		if v := parse(q.get(key)); v >= 0 && v <= most(key) {
			s.write(key, v)
		}
	}
	if q.has("interactions") {
		s.interactions = q.get("interactions") == "true"
	}
	if q.has("standardize") {
		s.raw = q.get("standardize") == "false"
	}
}

// most is the largest value of a setting that is a number.
func most(key string) float64 {
	switch key {
	case "degree":
		return 20
	case "holdout", "momentum":
		return 0.999
	case "seed", "maxIterations", "batch":
		return 1 << 53
	}
	return math.MaxFloat64
}
