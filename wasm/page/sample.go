//go:build js

package page

import (
	"descent/core/boundary"
	"descent/wasm/plot"
)

const (
	scoredRows  = 20000
	scoredCells = 1 << 20 // rows × features of a score, so that it follows every step
)

// sample takes evenly spaced rows for the score.
func (m *sceneMaker) sample(sc *scene) *failure {
	n := min(m.t.rows, max(500, min(scoredRows, scoredCells/len(m.set.features))))
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i * m.t.rows / n)
	}
	for _, f := range m.set.features {
		v, failed := m.t.fetch(f)
		if failed != nil {
			return failed
		}
		c := boundary.Column{Name: f, Levels: v.levels}
		if v.codes != nil {
			c.Codes = take32(v.codes, rows)
		} else {
			c.Numbers = takeFloats(v.numbers, rows)
		}
		sc.columns = append(sc.columns, c)
	}
	sc.points.Row, sc.points.X = rows, make([]float64, n)
	if sc.points.Class != nil {
		sc.points.Class = take32(sc.points.Class, rows)
	} else {
		sc.points.Value = takeFloats(sc.points.Value, rows)
	}
	return nil
}

func take32(v, rows []int32) []int32 {
	list := make([]int32, len(rows))
	for i, r := range rows {
		list[i] = v[r]
	}
	return list
}

func takeFloats(v []float64, rows []int32) []float64 {
	list := make([]float64, len(rows))
	for i, r := range rows {
		list[i] = v[r]
	}
	return list
}

// scored returns the points at their score under m: for a class its log-odds.
func (sc *scene) scored(m boundary.Model, focus int) (plot.Points, int) {
	n := len(sc.points.Row)
	if size := m.Rows() * n; len(sc.margins) != size {
		sc.margins = make([]float64, size)
	}
	m.Margins(sc.margins, sc.columns, n)
	if m.Classes == 2 {
		focus = m.Event
	}
	focus = max(0, min(focus, m.Classes-1))
	points := sc.points
	points.X = make([]float64, n) // the picture keeps what it is given
	m.LogOdds(points.X, sc.margins, focus)
	return points, focus
}
