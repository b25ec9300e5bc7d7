//go:build js

package page

import (
	"context"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// The names of the two costs, in the order of their pictures.
var convexNames = [2]string{"log loss", "squared error on the sigmoid"}

func (c *convexChapter) surfaces() {
	var views node
	l := c.lesson("surface", "One valley, or plateaus", `
		say | The cost over the two coefficients chosen above, on {columns}, the others held at {held}. First the log loss, then half the squared error on the sigmoid, ½('p' − 'y')², of the same rows. Click anywhere, or drag the ring: gradient descent goes from there on both, anew at every move.
		div.row
			* choice #convex-solid | As
				option value=contours | Contours
				option value=surface | Surface
		div.held
			* slider #convex-rate min=0.05 max=1.2 step=0.05 value=0.5 | Rate, of the stable limit
			* slider #convex-steps min=50 max=500 step=50 value=200 | Steps
		* div.figures
		* div.scroll tabindex=0 role=region aria-label="Where descent ended" ~convex-ends
		say | The start is {u}, {v}. The stable limit is 2 over a bound on how much a cost bends anywhere, {limit} for the log loss and {limit2} for the squared error: below it every step goes down. Both descents take the same share of their own. The least of the squared error is the one found from that of the log loss. Where the classes are separated neither has a least, and the number is that where the search stopped.
		say | In general: the log loss is convex, so what lies within a contour is convex too, and descent below the limit comes as near to its least cost as you like, from anywhere, if it has steps enough. The squared error goes level far out, at whatever height, and there descent hardly moves. What depends on the table is where those plateaus lie, and whether there are further valleys. A surface is turned by dragging, contours are zoomed by the wheel.
		say.cite | Boyd & Vandenberghe 2004, section 3.1.6; Nesterov 2018, section 1.2.3`,
		&c.solid.input, &c.rate, &c.steps, &views, &c.ends)
	c.surface = l
	for i, id := range [2]string{"convex-log", "convex-squared"} {
		c.views[i] = newCostMap(views, id, [2]string{"The log loss", "The squared error on the sigmoid"}[i])
		c.views[i].flat.OnPick(c.picked)
	}
	var drawn *convexPair
	c.told(l, func(s *subject) {
		p := c.two(s)
		show(views, p != nil)
		if p == nil {
			return
		}
		l.write("columns", c.bend.words())
		held := "the coefficients that are explained"
		if c.bend.tame {
			held = "those that are best with a squared penalty of 0.001, because the coefficients explained separate the classes and may be as large as you like"
		}
		l.write("held", held)
		l.number("limit", p.limit[0])
		l.number("limit2", p.limit[1])
		if p != drawn {
			for i, v := range c.views {
				v.show(p.two[i], p.window)
			}
			drawn = p
		}
		c.descend()
	})
}

// picked starts descent elsewhere, once a frame.
func (c *convexChapter) picked(x, y float64) {
	c.pair.start = []float64{x, y}
	c.moving.ask(c.descend)
}

// descend draws and tells where gradient descent goes from the start.
func (c *convexChapter) descend() {
	p := c.pair
	if p == nil {
		return
	}
	share, most := parse(value(c.rate)), parse(value(c.steps))
	slide(c.rate, share, number(share, 2))
	slide(c.steps, most, count(int(most)))
	var columns [5][]float64
	for i, v := range c.views {
		track, _ := landscape.Run(context.Background(), p.two[i], p.start, landscape.Runner{Name: "batch", Rate: share * p.limit[i], MaxIter: int(most)}, nil, nil)
		n := track.Len() - 1
		if n < 0 {
			continue
		}
		v.draw(p.drawn(i, &track))
		for k, number := range [5]float64{float64(track.Iteration[n]), track.Cost[0], track.Cost[n], p.slope(i, track.At(n)), p.two[i].Cost(p.best[i])} {
			columns[k] = append(columns[k], number)
		}
	}
	c.surface.number("u", p.start[0])
	c.surface.number("v", p.start[1])
	clear(c.ends)
	numberTable(c.ends, []string{"cost", "steps", "at the start", "at the end", "size of the gradient there", "least"}, convexNames[:], columns[:]...)
}

// drawn returns a descent and the places on the picture of one of the costs.
func (p *convexPair) drawn(i int, track *landscape.Track) ([]plot.Trace, []plot.Mark) {
	least := plot.Mark{Name: "least", X: p.best[i][0], Y: p.best[i][1], Shape: plot.Star}
	return []plot.Trace{tracePath("gradient descent", -1, track)}, []plot.Mark{{Name: "start", X: p.start[0], Y: p.start[1], Shape: plot.Ring}, least}
}
