//go:build js

package page

import (
	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/core/num"
	"descent/wasm/plot"
)

func (c *convexChapter) bends() {
	var figures, frame, canvas, points, chord, far node
	l := c.lesson("witness", "A point where the squared error bends downwards", `
		say | One such point is enough to show that a cost is not convex. It was looked for over the window of the pictures above, as the place where the least eigenvalue of the Hessian of the squared error is least. {found}
		* div.figures
			div.figure
				p.quiet | Along the chord: the cost, and the straight line between the ends
				* div.frame.medium
					* canvas #convex-chord tabindex=0 role=img aria-label="Squared error along the chord"
		say | The Hessian of the squared error at that point, and its least eigenvalue beside that of the log loss at the same point, which is nowhere negative.
		* div.scroll tabindex=0 role=region aria-label="Hessian at the point" ~witness-hessian
		say | The chord goes through the point along the eigenvector. A convex cost lies nowhere above the straight line between two of its points: its value in the middle is at most the mean of those at the ends. The squared error breaks that, the log loss does not.
		* div.scroll tabindex=0 role=region aria-label="The chord" ~witness-chord
		say | The plateau: near the corner of the window where the squared error is highest, at {u}, {v}, its gradient is {flat} times as large as that of the log loss. Its cost there is {here}, against {least} at its least. In a row whose answer is certain and wrong the factor 'p'(1 − 'p') holds the derivative down, so descent hardly learns from its worst mistakes.
		* div.scroll tabindex=0 role=region aria-label="The plateau" ~witness-plateau
		say.cite | Boyd & Vandenberghe 2004, sections 3.1.1 and 3.1.4`,
		&figures, &frame, &canvas, &points, &chord, &far)
	c.spot = newCostMap(figures, "convex-witness", "The squared error, the point and the chord")
	c.profile = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	c.profile.SetAxes(plot.Axis{Name: "way along the chord"}, plot.Axis{Name: "squared error"})
	twin := framed(frame, "convex-chord", "The picture in words", c.profile)
	var drawn *convexPair
	c.told(l, func(s *subject) {
		p := c.two(s)
		if p == nil || p == drawn {
			return
		}
		drawn = p
		c.spot.show(p.two[1], p.window)
		c.spot.draw(nil, nil)
		l.number("u", p.far[0])
		l.number("v", p.far[1])
		l.number("flat", p.slope(1, p.far)/p.slope(0, p.far))
		l.number("here", p.two[1].Cost(p.far))
		l.number("least", p.two[1].Cost(p.best[1]))
		clear(far)
		numberTable(far, []string{"cost", "at the corner", "size of the gradient there", "least cost"}, convexNames[:],
			[]float64{p.two[0].Cost(p.far), p.two[1].Cost(p.far)}, []float64{p.slope(0, p.far), p.slope(1, p.far)},
			[]float64{p.two[0].Cost(p.best[0]), p.two[1].Cost(p.best[1])})
		l.write("found", "Looking for it…")
		for _, n := range []node{points, chord} {
			clear(n)
		}
		spawn(func() {
			rest(150) // while coefficients are dragged or trained there is another pair at every frame
			if p != c.pair {
				return
			}
			p.look()
			show(figures, p.found)
			if !p.found {
				l.write("found", "In this window the search found none for this table, so there is no point and no chord to show.")
				return
			}
			at := p.witness.W
			l.write("found", "Here it is the point "+number(at[0], 4)+", "+number(at[1], 4)+": the squared error bends by "+number(p.witness.Value, 4)+" there.")
			c.mark(p)
			twin.refresh()
			resize(frame, c.profile)
			p.tellPoint(points)
			p.tellChord(chord)
		})
	})
}

// mark draws the witness and its chord.
func (c *convexChapter) mark(p *convexPair) {
	ch, name := &p.chord, "bends downwards"
	line := plot.Trace{Name: "chord", Color: -1}
	for _, w := range [3][]float64{ch.From, ch.Middle, ch.To} {
		line.X, line.Y = append(line.X, w[0]), append(line.Y, w[1])
	}
	c.spot.draw([]plot.Trace{line}, []plot.Mark{{Name: name, X: ch.Middle[0], Y: ch.Middle[1], Shape: plot.Cross}})
	const points = 80
	way, cost := make([]float64, points+1), make([]float64, points+1)
	low, high := ch.Cost[0], ch.Cost[0]
	for i := range way {
		t := float64(i) / points
		way[i] = 2*t - 1
		cost[i] = p.two[1].Cost([]float64{ch.From[0]*(1-t) + ch.To[0]*t, ch.From[1]*(1-t) + ch.To[1]*t})
		low, high = min(low, cost[i]), max(high, cost[i])
	}
	c.profile.SetWindow(plot.View{X0: -1, X1: 1, Y0: low - 0.1*(high-low), Y1: high + 0.1*(high-low)})
	c.profile.SetCurves([]plot.Line{{Name: "squared error", Color: -1, X: way, Y: cost},
		{Name: "chord", Color: 1, X: []float64{-1, 0, 1}, Y: []float64{ch.Cost[0], (ch.Cost[0] + ch.Cost[2]) / 2, ch.Cost[2]}, Dashed: true}})
	c.profile.SetMarks([]plot.Mark{{Name: name, X: 0, Y: ch.Cost[1], Shape: plot.Cross}})
}

// tellPoint shows the Hessian of the squared error at the witness, and the least eigenvalues of both costs.
func (p *convexPair) tellPoint(to node) {
	names := p.two[0].Names
	h := landscape.Hessian(p.two[1], p.witness.W)
	numberTable(to, []string{"second derivative by", names[0], names[1]}, names, h.Row(0), h.Row(1))
	var least [2]float64
	for i, two := range p.two {
		values, _ := num.Eigen(landscape.Hessian(two, p.witness.W))
		least[i] = values[0]
	}
	numberTable(to, []string{"cost", "least eigenvalue at the point"}, convexNames[:], least[:])
}

// tellChord compares the costs at the ends of the chord and in its middle.
func (p *convexPair) tellChord(to node) {
	var columns [5][]float64
	for _, two := range p.two {
		from, middle, end := two.Cost(p.chord.From), two.Cost(p.chord.Middle), two.Cost(p.chord.To)
		for k, v := range [5]float64{from, end, (from + end) / 2, middle, middle - (from+end)/2} {
			columns[k] = append(columns[k], v)
		}
	}
	numberTable(to, []string{"cost", "at one end", "at the other", "mean of the ends", "in the middle", "middle less mean"}, convexNames[:], columns[:]...)
}
