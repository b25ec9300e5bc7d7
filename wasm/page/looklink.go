//go:build js

package page

import (
	"math"
	"strconv"
	"strings"

	"descent/core/boundary"
)

// heldPrefix is in a permalink what stands before the name of a column that is held at a value.
const heldPrefix = "held."

// encodeLook writes how a person looks at the model; tab is the result they have open.
func (s *state) encodeLook(q parameters, tab string) {
	l := &s.look
	q.put("threshold", plain(l.threshold), "0.5")
	q.put("kind", l.kind, "")
	q.put("focus", strconv.Itoa(l.focus), "0")
	q.put("logcost", strconv.FormatBool(l.logCost), "false")
	q.put("passes", strconv.FormatBool(l.passes), "false")
	q.put("tab", tab, "")
	if !s.source.named() {
		return
	}
	if l.placed {
		q.put("x", l.x, "")
		q.put("y", l.y, "")
	}
	for _, f := range s.set.features {
		if v, held := l.held[f]; held {
			text := v.Level
			if s.table.column(f).kind == "number" {
				text = plain(v.Number)
			}
			q.put(heldPrefix+f, text, "\x00")
		}
	}
}

// decodeLook reads it, as far as the table has the columns.
func decodeLook(q parameters, t *table) look {
	l := look{threshold: 0.5}
	if v := parse(q.get("threshold")); v > 0 && v < 1 {
		l.threshold = v
	}
	if kind := q.get("kind"); contains([]string{"plane", "sigmoid", "score"}, kind) {
		l.kind = kind
	}
	l.focus = rowOf(q.get("focus"))
	l.logCost, l.passes = q.get("logcost") == "true", q.get("passes") == "true"
	for key, to := range map[string]*string{"x": &l.x, "y": &l.y} {
		if name := q.get(key); t.column(name) != nil {
			*to, l.placed = name, true
		}
	}
	for _, key := range q.keys() {
		name, held := strings.CutPrefix(key, heldPrefix)
		c := t.column(name)
		if !held || c == nil {
			continue
		}
		v := boundary.Value{Level: q.get(key)}
		if c.kind == "number" {
			if v.Number = parse(v.Level); math.IsNaN(v.Number) {
				continue
			}
			v.Level = ""
		} else if !contains(c.texts(), v.Level) {
			continue
		}
		if l.held == nil {
			l.held = boundary.Held{}
		}
		l.held[name] = v
	}
	return l
}
