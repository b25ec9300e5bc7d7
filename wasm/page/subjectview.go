//go:build js

package page

import (
	"math"

	"descent/core/boundary"
	"descent/wasm/plot"
)

// What pictures need of a subject.

// numeric are the features with a term that is their value; where there is none, all features.
func (s *subject) numeric() []string {
	var list []string
	for _, t := range s.terms {
		if len(t.Factors) == 1 && t.Factors[0].Power == 1 {
			list = append(list, t.Factors[0].Column)
		}
	}
	if list == nil {
		return s.features
	}
	return list
}

// term returns the place of a term, the first beside the intercept where there is none of that name.
func (s *subject) term(name string) int {
	for j, n := range s.problem.Names {
		if n == name {
			return j
		}
	}
	return min(1, len(s.terms)-1)
}

// termOf returns the place of the term that is a column's value, for "" of the intercept; −1 where there is none.
func (s *subject) termOf(column string) int {
	for j, t := range s.terms {
		if column == "" && len(t.Factors) == 0 || len(t.Factors) == 1 && t.Factors[0].Power == 1 && t.Factors[0].Column == column {
			return j
		}
	}
	return -1
}

// place returns a column as an axis, and the coordinates of the rows on it.
func (s *subject) place(column string) (plot.Axis, []float64) {
	c := s.table.column(column)
	axis := plot.Axis{Name: column, Unit: c.unit}
	for _, v := range s.columns {
		if v.Name != column {
			continue
		}
		if v.Codes == nil {
			if !math.IsNaN(c.min) {
				axis.Min, axis.Max = c.min, c.max
			}
			return axis, v.Numbers
		}
		axis.Levels = v.Levels
		x := make([]float64, len(v.Codes))
		for i, code := range v.Codes {
			x[i] = float64(code)
		}
		return axis, x
	}
	panic("page: no such feature")
}

// points are the rows at some places, coloured by whether the event came.
func (s *subject) points(x, y []float64) plot.Points {
	p := plot.Points{Target: s.target, X: x, Y: y, Classes: []string{s.opposite(), s.event}}
	for i, label := range s.problem.Y {
		p.Row = append(p.Row, int32(s.rows[i]-1))
		p.Class = append(p.Class, int32(label))
	}
	return p
}

// opposite names what is not the event.
func (s *subject) opposite() string {
	if len(s.classes) == 2 {
		return s.classes[1-s.focus]
	}
	return "not " + s.event
}

// held are the values of the features that are on no axis: the median or the commonest level of these rows.
func (s *subject) held(axes ...string) boundary.Held {
	held := boundary.Held{}
	for _, c := range s.columns {
		switch {
		case contains(axes, c.Name):
		case c.Codes == nil:
			held[c.Name] = boundary.Value{Number: median(c.Numbers)}
		default:
			if k := commonest(c.Codes, len(c.Levels)); k >= 0 {
				held[c.Name] = boundary.Value{Level: c.Levels[k]}
			}
		}
	}
	return held
}

// reach is how far the slider of coefficient j goes: so far that the scores move by about 8, or to twice the trained one.
func (s *subject) reach(j int) float64 { return math.Max(s.spread(j), 2*math.Abs(s.trained[j])) }
