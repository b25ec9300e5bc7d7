//go:build js

package page

import (
	"math"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// penaltyChapter shows what the penalties do to the coefficients.
type penaltyChapter struct {
	*chapter
	app        *App
	kind, x, y choice
	lambda     node
	chosenX    string
	chosenY    string
	absolute   bool
	subject    *subject
	fit        *penaltyFit // nil before there is one
	pair       *penaltyPair
	view       *costMap
	lines      *plot.Lines
	curves     []landscape.Point // the path that lines shows, from the largest λ
	asked      int
	log        [2]float64 // log₁₀λ of the two penalties, squared first
	moving     frame      // the lessons, while something is dragged
	best       penaltyBest
}

// λ goes from 10⁻⁴ of the largest λ₁ that matters to that, or for the squared penalty to 100 times as much.
const (
	penaltyLow  = -4
	penaltyHigh = 2
)

func newPenaltyChapter(a *App) *chapter {
	c := &penaltyChapter{app: a, log: [2]float64{math.NaN(), math.NaN()}}
	c.chapter = newChapter("penalty", "Regularisation", "A penalty on large coefficients trades a little cost on these rows for coefficients that vary less from sample to sample. "+
		"The absolute one can make some of them exactly 0, and the shape of its balls, the sets of coefficients up to one size, says why.")
	o := &outliner{places: []*node{&c.kind.input, &c.lambda}}
	o.run(c.root.Value, `
		div.row.shared
			* choice #penalty-kind | Penalty
				option value=l1 | L1, absolute
				option value=l2 | L2, squared
			* slider #penalty-lambda step=any | Strength λ`)
	c.absolute = true
	c.why()
	c.shapes()
	c.path()
	c.numbers()
	c.update, c.enter = c.refresh, c.take
	return c.chapter
}

// refresh makes what is new for a subject, and shows λ.
func (c *penaltyChapter) refresh(s *subject) {
	if s != c.subject {
		c.subject, c.fit = s, newPenaltyFit(s)
		top := math.Log10(c.fit.top)
		c.log = [2]float64{top, top - 0.4} // of which the balls fit into their picture
	}
	top := math.Log10(c.fit.top)
	set(c.lambda, "min", plain(top+penaltyLow))
	set(c.lambda, "max", plain(c.ceiling()))
	setValue(c.kind.input, [2]string{"l2", "l1"}[c.which()])
	slide(c.lambda, c.log[c.which()], number(c.strength(), 3))
	c.solve()
}

// which is 1 for the absolute penalty, else 0.
func (c *penaltyChapter) which() int {
	if c.absolute {
		return 1
	}
	return 0
}

// ceiling is log₁₀ of the largest λ.
func (c *penaltyChapter) ceiling() float64 {
	if c.absolute {
		return math.Log10(c.fit.top)
	}
	return math.Log10(c.fit.top) + penaltyHigh
}

// strength is λ.
func (c *penaltyChapter) strength() float64 { return math.Pow(10, c.log[c.which()]) }

func (c *penaltyChapter) take(id string, n node) bool {
	switch id {
	case "penalty-kind":
		c.absolute = value(n) == "l1"
	case "penalty-lambda":
		c.drag(parse(value(n)))
		return true
	case "penalty-x", "penalty-y":
		if c.fit == nil {
			return true
		}
		j, k := c.places()
		x, y := c.fit.problem.Names[j], c.fit.problem.Names[k]
		if id == "penalty-x" {
			c.chosenX, c.chosenY = swap(value(n), x, y)
		} else {
			c.chosenY, c.chosenX = swap(value(n), y, x)
		}
	default:
		return false
	}
	c.app.look()
	return true
}

// drag sets λ, and has the lessons told once a frame.
func (c *penaltyChapter) drag(log float64) {
	if c.fit == nil {
		return
	}
	top := math.Log10(c.fit.top)
	c.log[c.which()] = max(top+penaltyLow, min(c.ceiling(), log))
	c.moving.ask(func() { c.tell(c.subject) })
}

// places returns the places of the two coefficients over which the cost is drawn.
func (c *penaltyChapter) places() (j, k int) {
	list := c.fit.listed
	j, k = placeOf(c.fit.problem.Names, c.chosenX), placeOf(c.fit.problem.Names, c.chosenY)
	if j < 0 {
		j = list[0]
	}
	for _, other := range list {
		if k < 0 && other != j {
			k = other
		}
	}
	return j, k
}
