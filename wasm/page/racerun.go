//go:build js

package page

import (
	"context"
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// raceTitles name landscape.Runners.
var raceTitles = []string{"Batch", "Stochastic", "Momentum", "Nesterov", "Adam", "L-BFGS", "Newton"}

// How long the methods may go on: steps over all rows, and for the stochastic one visits of every row.
const (
	raceSteps  = 500
	raceEpochs = 50
	raceBatch  = 16
)

// raceOrder is what the ways depend on.
type raceOrder struct {
	ground         *raceGround
	u, v           float64
	rate, momentum float64
	batch, seed    int
	again          int
}

// raceRun lets the methods run from one start.
type raceRun struct {
	picture                              raceMap
	curveFrame, results, moment, optimum node
	curve                                *plot.Curve
	twin                                 *twinView
	unit, log, rate, batch, force, seed  node
	slider, boxes                        node
	hidden                               [7]bool
	order                                raceOrder
	again, at                            int
	stop                                 context.CancelFunc
	tracks                               [7]*landscape.Track
	failures                             [7]string
	paths                                [7]plot.Trace
	stops                                []int // the iterations that the slider visits
	changed, playing                     bool
}

func (r *raceChapter) methods() {
	q := &r.run
	var canvas, ideas node
	l := r.lesson("race", "Seven methods, one start", `
		say | All start at the ring and make for the star. Drag the ring, and they run again. The cost is that of your rows, with the penalty of the settings if there is one, over the two coefficients chosen above. L-BFGS and Newton choose the length of their steps themselves; the other five have a learning rate.
		* div.row role=group aria-label="Methods shown"
		div.row
			* entry #race-rate placeholder=1/L title="Of batch, stochastic, momentum, Nesterov and Adam; empty is 1/L, for Adam 0.05, and for stochastic 1/L over 1 + terms/rows of a step" | Learning rate
			* entry #race-batch placeholder=16 title="Of the stochastic method" | Rows of a step
			* entry #race-momentum placeholder=0.9 max=0.999 title="Of the method with momentum" | Momentum
			* entry #race-seed placeholder=0 step=1 title="Orders the rows of the stochastic method: the same seed makes the same path" | Seed
		div.row
			button #race-again | Run again
			button #race-home | Start at 0
		div.figures
			div.figure
				* div.frame.medium
					* canvas tabindex=0 role=img
			div.figure
				* div.frame.medium
					* canvas #race-curve tabindex=0 role=img
				div.row
					* choice #race-unit | Against
						option value=0 | iterations
						option value=1 | passes over the rows
						option value=2 | seconds of computing
					* tick #race-log | Log scale
		div.replay
			* slider #race-at min=0 step=1 | At iteration
			div.row
				button #race-rewind aria-label="Rewind the race" | «
				button #race-back aria-label="One iteration back" | ‹
				button #race-play aria-label="Play or stop the race" | ▶
				button #race-next aria-label="One iteration on" | ›
		* div.scroll tabindex=0 role=region aria-label="The methods at this iteration" ~race-moment
		say | And at the end, with the coefficients that each method returns. A pass is one sweep over all rows, those for judging the end included. The seconds are those of this device, as finely as the browser tells them, and differ from run to run; all else stays the same.
		* div.scroll tabindex=0 role=region aria-label="Results of the race" ~race-results
		say | Digits are those to which both coefficients agree with the optimum’s (McCullough 1998).
		* p ~race-optimum
		* ul`,
		&q.boxes, &q.rate, &q.batch, &q.force, &q.seed, &q.picture.frame, &q.picture.canvas, &q.curveFrame, &canvas,
		&q.unit, &q.log, &q.slider, &q.moment, &q.results, &q.optimum, &ideas)
	for i, name := range raceTitles {
		box := put(q.boxes, "tick #$ | $", "race-on-"+strconv.Itoa(i), name)
		check(find(box, "input")[0], true)
	}
	check(q.log, true)
	q.picture.start("race-map", "The paths in words", r.picked)
	q.curve = plot.NewCurve(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	q.twin = framed(q.curveFrame, "race-curve", "The curves in words", q.curve)
	for _, idea := range raceIdeas {
		put(ideas, "li | $", idea)
	}
	l.update = func(*subject) { r.showRace() }
}

// raceIdeas say what the methods do.
var raceIdeas = []string{
	"Batch goes against the gradient of all rows (Cauchy 1847).",
	"Stochastic goes against the gradient of a few rows, and lets the rate fall from epoch to epoch (Robbins & Monro 1951; Bottou, Curtis & Nocedal 2018, section 4).",
	"Momentum keeps a share of the last move, so that swings cancel and the way along a valley adds up (Polyak 1964).",
	"Nesterov takes the gradient ahead, where momentum will have carried it (Nesterov 1983); the momentum is dropped when it points uphill (O’Donoghue & Candès 2015).",
	"Adam moves by a running mean of the gradients, divided for each coefficient by the size of its recent ones (Kingma & Ba 2015).",
	"L-BFGS learns the curvature from how the last gradients changed, and searches along a line (Nocedal & Wright 2006, section 7.2).",
	"Newton goes to the lowest point of the parabola that has the value, slope and curvature of here (Nocedal & Wright 2006, section 3.3).",
}

// runners are the methods with the knobs of the page.
func (q *raceRun) runners() []landscape.Runner {
	list := landscape.Runners()
	o := &q.order
	for i := range list {
		m := &list[i]
		m.Rate, m.Momentum, m.Seed, m.MaxIter = o.rate, o.momentum, uint64(o.seed), raceSteps
		if m.Name == "stochastic" {
			n := o.ground.cost.Count()
			m.Batch = min(o.batch, n)
			m.MaxIter = raceEpochs * ((n + m.Batch - 1) / m.Batch)
		}
	}
	return list
}

// entered is the number in a field, or else the default.
func entered(n node, otherwise float64) float64 {
	if v := parse(value(n)); v > 0 && v-v == 0 {
		return v
	}
	return otherwise
}

// ordered runs the methods where something that they depend on is another, once it has been still for a moment.
func (r *raceChapter) ordered() {
	q := &r.run
	order := raceOrder{r.ground, r.from[0], r.from[1], entered(q.rate, 0), min(entered(q.force, 0.9), 0.999), max(1, int(min(entered(q.batch, raceBatch), 1e6))),
		int(min(entered(q.seed, 0), 1e9)), q.again}
	if order == q.order {
		return
	}
	q.order = order
	after(150, func() {
		if q.order == order {
			spawn(func() { r.race(order) })
		}
	})
}

// race lets one method after the other run.
func (r *raceChapter) race(order raceOrder) {
	q := &r.run
	if q.stop != nil {
		q.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	q.stop = stop
	q.playing = false
	for i, m := range q.runners() {
		track, err := landscape.Run(ctx, order.ground.cost, []float64{order.u, order.v}, m, clock(), breathe)
		if ctx.Err() != nil || q.order != order {
			return
		}
		q.tracks[i], q.failures[i] = nil, ""
		if err != nil {
			q.failures[i] = "cannot take an absolute penalty"
		} else {
			q.tracks[i], q.paths[i] = &track, tracePath(raceTitles[i], i+1, &track)
		}
	}
	q.at, q.changed = -1, true
	r.app.look()
}

// toggle shows or hides a method, and reports whether the control was for that.
func (q *raceRun) toggle(id string) bool {
	for i := range q.hidden {
		if id == "race-on-"+strconv.Itoa(i) {
			q.hidden[i] = !q.hidden[i]
			q.changed = true
			return true
		}
	}
	return false
}

// seen reports whether method i has a way and is shown.
func (q *raceRun) seen(i int) bool { return q.tracks[i] != nil && !q.hidden[i] }
