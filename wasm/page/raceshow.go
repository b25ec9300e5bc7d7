//go:build js

package page

import (
	"math"
	"strconv"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// showRace shows the ways of the methods.
func (r *raceChapter) showRace() {
	q := &r.run
	if r.ground == nil {
		return
	}
	q.picture.show(r.ground)
	q.picture.mark(r.from)
	r.ordered()
	if q.order.ground != r.ground {
		return
	}
	if q.changed {
		q.changed = false
		q.visit()
		q.draw()
		q.finish(r.ground)
		setText(q.optimum, r.optimum())
	}
	if q.at < 0 || q.at >= len(q.stops) {
		q.at = len(q.stops) - 1
	}
	q.curve.SetUnit(plot.Unit(parse(value(q.unit))))
	q.curve.SetLog(checked(q.log))
	q.show()
}

// optimum says what the ways are compared with.
func (r *raceChapter) optimum() string {
	text := "The optimum of these two is found by Newton’s method, to a gradient below 10⁻⁸; what is less than 10⁻¹⁶ above it is rounding."
	if !r.ground.found {
		text = "Newton’s method found no optimum of these two: the cost seems to fall for ever. Digits and heights refer to the last point that it reached."
	}
	if !checked(r.scaled) && (r.s.l1 > 0 || r.s.l2 > 0) {
		text += " The penalty of the settings acts on standardised columns; it is left out here."
	}
	return text
}

// draw draws the curves anew.
func (q *raceRun) draw() {
	least := q.order.ground.least
	for i, t := range q.tracks {
		if q.seen(i) {
			for _, c := range t.Cost {
				least = min(least, c)
			}
		}
	}
	q.curve.Clear()
	q.curve.SetLabel("mean cost above the least")
	q.curve.AddSeries("", false) // so that a series and a path have the same colour
	for i, t := range q.tracks {
		k := q.curve.AddSeries(raceTitles[i], false)
		if !q.seen(i) {
			continue
		}
		for j, c := range t.Cost {
			q.curve.Append(k, float64(t.Iteration[j]), t.Passes[j], t.Seconds[j], max(c-least, 1e-16))
		}
	}
	resize(q.curveFrame, q.curve)
	q.twin.refresh()
}

// finish lists how the methods ended.
func (q *raceRun) finish(g *raceGround) {
	var names, status []string
	var columns [5][]float64
	for i, t := range q.tracks {
		switch {
		case q.hidden[i]:
			continue
		case t == nil:
			for c := range columns {
				columns[c] = append(columns[c], math.NaN())
			}
			status = append(status, q.failures[i])
		default:
			last := t.Len() - 1
			for c, v := range []float64{float64(t.Iteration[last]), t.Passes[last], t.Seconds[last], g.cost.Cost(t.Best), landscape.Digits(t.Best, g.best)} {
				columns[c] = append(columns[c], v)
			}
			status = append(status, t.Status.String())
		}
		names = append(names, raceTitles[i])
	}
	clear(q.results)
	numberTable(q.results, []string{"method", "iterations", "passes", "seconds", "mean cost", "digits", "status"}, names, columns[:]...)
	for i, line := range find(q.results, "tbody tr") {
		put(line, "td | $", status[i])
	}
}

// show shows the methods at one iteration.
func (q *raceRun) show() {
	if len(q.stops) == 0 {
		q.picture.picture.SetPaths(nil)
		clear(q.moment)
		return
	}
	k, g := q.stops[q.at], q.order.ground
	var names []string
	var paths []plot.Trace
	var columns [4][]float64
	for i, t := range q.tracks {
		if !q.seen(i) {
			continue
		}
		at := reached(t, k)
		path := q.paths[i]
		path.X, path.Y = path.X[:at+1], path.Y[:at+1]
		paths, names = append(paths, path), append(names, raceTitles[i])
		for c, v := range []float64{float64(t.Iteration[at]), path.X[at], path.Y[at], g.above(t.Cost[at])} {
			columns[c] = append(columns[c], v)
		}
	}
	q.picture.picture.SetPaths(paths)
	q.curve.SetCursor(float64(k))
	set(q.slider, "max", strconv.Itoa(len(q.stops)-1))
	slide(q.slider, float64(q.at), count(k)+" of "+count(q.stops[len(q.stops)-1]))
	clear(q.moment)
	numberTable(q.moment, []string{"method", "iteration", "w " + short(g.names[0]), "w " + short(g.names[1]), "cost above the least"}, names, columns[:]...)
}
