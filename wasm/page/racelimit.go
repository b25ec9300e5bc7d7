//go:build js

package page

import (
	"context"
	"math"
	"strconv"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/core/solve"
	"descent/wasm/plot"
)

// raceLimit shows what the learning rate does to batch descent.
type raceLimit struct {
	picture          raceMap
	curveFrame, last node
	curve            *plot.Curve
	twin             *twinView
	share            node
	verdict, optimum node
	of               *raceGround // whose start this is
	from             []float64
	drawn            limitOrder
}

// limitOrder is what the path depends on.
type limitOrder struct {
	ground      *raceGround
	u, v, share float64
}

// limitSteps is how long the descent may go on.
const limitSteps = 200

func (r *raceChapter) limits() {
	q := &r.limit
	var canvas node
	l := r.lesson("limit", "The learning rate and its limit", `
		say | Near its lowest point a smooth cost of two coefficients is nearly a parabola in each of two directions, one steep, one gentle. How strongly it bends along them, 'h', are the eigenvalues of its second derivatives: here {steep} and {gentle}. A step multiplies the distance from the lowest point, along such a direction, by 1 − 'ηh'. That shrinks while 'η' is below 2/'h', and the steep direction decides: the limit is {local}. (An absolute penalty is not smooth: where it holds a coefficient at 0 this does not apply.)
		* slider #race-share min=0.05 max=1.2 step=0.01 value=0.9 | Rate over limit
		say | The rate is {limit-rate}. A step multiplies the distance in the steep direction by {factor-steep}, in the gentle one by {factor-gentle}, in size {size-steep} and {size-gentle}.
		* p ~limit-verdict
		div.figures
			div.figure
				* div.frame.medium
					* canvas tabindex=0 role=img
			div.figure
				* div.frame.medium
					* canvas #race-limit-curve tabindex=0 role=img
		* div.scroll tabindex=0 role=region aria-label="The last costs" ~limit-last
		say | Status: {limit-status}. Drag the ring to start elsewhere, also far away. The limit 2/'h' at the lowest point, {local}, promises only what happens near it: below it a descent that is near comes nearer, above it one that is near is thrown out again. Where the rows are undecided the cost bends more, so that a descent from afar may swing for a while at a rate below this limit. The limit {global} holds for the most that the cost bends anywhere: any rate below it lowers the cost at every step, from every start.
		* p ~limit-optimum
		say.cite | Nesterov 2018, section 1.2.3; Boyd & Vandenberghe 2004, section 9.3`,
		&q.share, &q.verdict, &q.picture.frame, &q.picture.canvas, &q.curveFrame, &canvas, &q.last, &q.optimum)
	q.picture.start("race-limit-map", "The path in words", func(x, y float64) {
		q.from = []float64{x, y}
		r.app.look()
	})
	q.curve = plot.NewCurve(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	q.curve.SetLog(true)
	q.curve.SetLabel("mean cost above the least")
	q.twin = framed(q.curveFrame, "race-limit", "The curve in words", q.curve)
	l.update = func(*subject) { r.showLimit(l) }
}

func (r *raceChapter) showLimit(l *lesson) {
	q, g := &r.limit, r.ground
	if g == nil {
		return
	}
	share := parse(value(q.share))
	slide(q.share, share, number(share, 3))
	if q.of != g {
		// So far from the lowest point, in both directions, that the way is seen, and near enough that the cost bends much as there.
		q.of, q.from = g, []float64{g.best[0] + (g.view.U1-g.view.U0)/8, g.best[1] + (g.view.V1-g.view.V0)/8}
	}
	q.picture.show(g)
	q.picture.mark(q.from)
	order := limitOrder{g, q.from[0], q.from[1], share}
	if order == q.drawn {
		return
	}
	q.drawn = order
	rate := share * g.limits.Local
	track, err := landscape.Run(context.Background(), g.cost, q.from, landscape.Runner{Name: "batch", Rate: rate, MaxIter: limitSteps}, nil, nil)
	if err != nil {
		return
	}
	q.draw(g, &track)
	setText(q.optimum, r.optimum())
	setText(q.verdict, limitVerdict(share, &track))
	l.write("limit-status", track.Status.String()+" after "+amount(track.Iteration[track.Len()-1], "step"))
	l.number("steep", g.steep)
	l.number("gentle", g.gentle)
	l.number("local", g.limits.Local)
	l.number("global", g.limits.Global)
	l.number("limit-rate", rate)
	l.number("factor-steep", 1-rate*g.steep)
	l.number("factor-gentle", 1-rate*g.gentle)
	l.number("size-steep", math.Abs(1-rate*g.steep))
	l.number("size-gentle", math.Abs(1-rate*g.gentle))
}

// limitVerdict says what a rate does, and whether this descent did it.
func limitVerdict(share float64, t *landscape.Track) string {
	switch {
	case share > 1:
		return "The factor of the steep direction is more than 1 in size: this descent does not settle at the lowest point. Near it every step leads further away, so that it swings to and fro, or leaves."
	case share == 1:
		return "The factor of the steep direction is −1: as far as the cost is a parabola, the descent swings to and fro and comes no nearer."
	case t.Status == solve.Diverged:
		return "Near the lowest point both distances would shrink, but this start is too far away for this rate: the cost bends more there."
	case share > 0.5:
		return "The factor of the steep direction is negative: each step crosses the valley and lands on its other side, a zigzag that shrinks."
	}
	return "Neither factor is negative: near the lowest point the path comes down without crossing the valley."
}

// draw draws the path and its cost.
func (q *raceLimit) draw(g *raceGround, t *landscape.Track) {
	path := tracePath("", 1, t)
	q.picture.picture.SetPaths([]plot.Trace{path})
	q.curve.Clear()
	q.curve.AddSeries("", false)
	for i, c := range t.Cost {
		q.curve.Append(0, float64(t.Iteration[i]), t.Passes[i], 0, g.above(c))
	}
	const few = 5
	var names []string
	var costs, heights []float64
	for i := max(0, t.Len()-few); i < t.Len(); i++ {
		names, costs, heights = append(names, "step "+strconv.Itoa(t.Iteration[i])), append(costs, t.Cost[i]), append(heights, g.above(t.Cost[i]))
	}
	clear(q.last)
	numberTable(q.last, []string{"the last steps", "mean cost", "above the least"}, names, costs, heights)
	resize(q.curveFrame, q.curve)
	q.twin.refresh()
}
