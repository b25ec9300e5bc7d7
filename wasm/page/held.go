//go:build js

package page

import (
	"strings"

	"descent/core/boundary"
)

// Beyond this many features or rows a column's typical value is what the table's summary knows, the mean, so that not
// every column has to be fetched for a picture of two.
const (
	mostMedians    = 60
	mostMedianRows = 200000
)

// exact reports whether typical values are worth fetching columns for.
func (t *table) exact(features int) bool { return features <= mostMedians && t.rows <= mostMedianRows }

// hold puts every feature that is not on an axis where the person moved it, else at its typical value.
func (m *sceneMaker) hold(sc *scene) *failure {
	sc.held, sc.typical = boundary.Held{}, true
	for _, f := range m.set.features {
		if f == sc.x.Name || f == sc.y.Name {
			continue
		}
		sc.resting = append(sc.resting, f)
		if v, moved := m.look.held[f]; moved {
			sc.held[f], sc.typical = v, false
			continue
		}
		v, failed := m.t.stand(f, m.t.exact(len(m.set.features)))
		if failed != nil {
			return failed
		}
		sc.held[f] = boundary.Value{Number: v.number, Level: v.level}
		breathe()
	}
	return nil
}

// stand returns the typical value of a column: the median, or without fetching it the mean; or the commonest level.
func (t *table) stand(name string, exact bool) (*standing, *failure) {
	if v := t.typical[name]; v != nil {
		return v, nil
	}
	c := t.column(name)
	if c.kind == "number" && !exact {
		return &standing{number: c.mean}, nil
	}
	if c.kind == "category" {
		if k := largest(floats(c.value.Get("counts"))); k >= 0 && k < len(c.texts()) {
			return &standing{level: c.texts()[k]}, nil
		}
	}
	v, failed := t.fetch(name)
	if failed != nil {
		return nil, failed
	}
	s := &standing{}
	if v.codes == nil {
		s.number = median(v.numbers)
	} else if k := commonest(v.codes, len(v.levels)); k >= 0 {
		s.level = v.levels[k]
	}
	t.typical[name] = s
	return s, nil
}

// describe writes the caption: what is drawn, and of how much.
func (m *sceneMaker) describe(sc *scene) {
	of := short(m.set.target)
	switch sc.kind {
	case "plane":
		sc.label = "Plane of " + short(sc.x.Name) + " and " + short(sc.y.Name) + ", coloured by " + of
	case "sigmoid":
		sc.label = "Curve of " + of + " over " + short(sc.x.Name)
	case "score":
		sc.label = "Linear score of each row, coloured by " + of
		sc.caption = "All features at once: each row at its linear score."
		if n := len(sc.points.Row); n < m.t.rows {
			sc.caption += " " + count(n) + " of " + amount(m.t.rows, "row") + ", evenly spaced."
		}
		return
	}
	sc.caption = sc.label + "."
	if len(sc.resting) == 0 {
		return
	}
	const named = 3
	var parts []string
	for _, f := range sc.resting[:min(named, len(sc.resting))] {
		parts = append(parts, short(f)+" = "+written(m.t.column(f), sc.held[f]))
	}
	sc.caption += " A slice: " + strings.Join(parts, ", ")
	if more := len(sc.resting) - named; more > 0 {
		sc.caption += " and " + amount(more, "more column")
	}
	switch {
	case !sc.typical:
		sc.caption += ", as set below."
	case !m.t.exact(len(m.set.features)):
		sc.caption += ", held at the mean or commonest level."
	default:
		sc.caption += ", held at the median or commonest level."
	}
}

func written(c *column, v boundary.Value) string {
	if c.kind == "number" {
		return number(v.Number, 4)
	}
	return short(v.Level)
}
