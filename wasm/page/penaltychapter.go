//go:build js

package page

import (
	"context"
	"math"

	"descent/core/derive"
	"descent/core/landscape"
	"descent/core/num"
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
	due        bool
	best       penaltyBest
}

// penaltyBest are the coefficients that are best with a penalty, and those with one on the intercept too. Those of one λ are where the
// search for those of the next begins.
type penaltyBest struct {
	fit       *penaltyFit
	absolute  bool
	lambda    float64
	w, pulled []float64
	two       []float64 // of the pair of the picture
}

// penaltyFit is a subject's problem on standardised columns and what is the same for every λ.
type penaltyFit struct {
	subject *subject
	problem *landscape.Problem
	scale   landscape.Scale
	least   []float64 // the coefficients without a penalty; where there is no such minimum, with a very small squared one
	finite  bool      // there is one
	top     float64   // the least λ₁ at which all penalised coefficients are 0
	listed  []int     // the terms that have a penalty; all where fewer than two have
}

func newPenaltyFit(s *subject) *penaltyFit {
	f := &penaltyFit{subject: s}
	f.problem, f.scale = s.problem.Standardised()
	ctx := context.Background()
	if top, err := landscape.LambdaMax(ctx, f.problem); err == nil && top > 0 {
		f.top = top
	} else {
		f.top = 1
	}
	for j, free := range f.problem.Free {
		if !free {
			f.listed = append(f.listed, j)
		}
	}
	if len(f.listed) < 2 {
		f.listed = nil
		for j := range f.problem.Free {
			f.listed = append(f.listed, j)
		}
	}
	found, _ := landscape.Minimum(ctx, f.problem, nil)
	f.least, f.finite = found.X, found.Status.String() == "converged" && !decides(f.problem, found.X)
	if !f.finite {
		f.least = f.at(false, f.top*math.Pow(10, penaltyLow), nil)
	}
	return f
}

// at returns the coefficients that are best with a penalty, looked for from start.
func (f *penaltyFit) at(l1 bool, lambda float64, start []float64) []float64 {
	found, _ := landscape.Minimum(context.Background(), penalised(f.problem, l1, lambda), start)
	return found.X
}

func penalised(p *landscape.Problem, l1 bool, lambda float64) *landscape.Problem {
	if l1 {
		return p.Penalised(lambda, 0)
	}
	return p.Penalised(0, lambda)
}

// λ goes from 10⁻⁴ of the largest λ₁ that matters to that, or for the squared penalty to 100 times as much.
const (
	penaltyLow  = -4
	penaltyHigh = 2
)

func newPenaltyChapter(a *App) *chapter {
	c := &penaltyChapter{app: a, log: [2]float64{math.NaN(), math.NaN()}}
	c.chapter = newChapter("penalty", "Regularisation", "A penalty on large coefficients trades a little cost on these rows for coefficients that vary less from sample to sample. "+
		"The absolute one makes some of them exactly 0, and the shape of its balls says why.")
	o := &outliner{places: []*node{&c.kind.input, &c.lambda}}
	o.run(c.root.Value, `
		div.row
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
	c.theme = func() {
		c.view.retheme()
		c.lines.SetTheme(theme())
	}
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

// solve finds what is best at λ.
func (c *penaltyChapter) solve() {
	b, lambda := &c.best, c.strength()
	if b.fit == c.fit && b.absolute == c.absolute && b.lambda == lambda {
		return
	}
	if b.fit != c.fit {
		*b = penaltyBest{fit: c.fit, w: c.fit.least, pulled: c.fit.least}
	}
	b.absolute, b.lambda = c.absolute, lambda
	b.w = c.fit.at(c.absolute, lambda, b.w)
	all := *c.fit
	problem := *all.problem
	problem.Free = make([]bool, len(b.w))
	all.problem = &problem
	b.pulled = all.at(c.absolute, lambda, b.pulled)
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
	if c.due {
		return
	}
	c.due = true
	nextFrame(func() {
		c.due = false
		c.tell(c.subject)
	})
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

func (c *penaltyChapter) why() {
	var place, table node
	l := c.lesson("why", "What a penalty is for", `
		say | Coefficients that fit these rows best also fit their accidents. Where columns nearly repeat each other, or rows are few, the best coefficients are large and of opposite signs, and another sample would give quite others. A penalty makes size cost something. This tool makes the mean cost and two penalties together least, one of the absolute values and one of half the squares, on standardised columns, so that the unit of a column does not decide how hard it is held. Below with λ as chosen, at the coefficients that are best with it.
		* div
		say | The intercept has no penalty. It is no effect of anything, but the level from which all effects count. Penalised, the fit would depend on where the 0 of a column lies, such as °C or kelvin, unless every column is centred first. And the mean probability would no longer be the share of the event: a strong penalty would pull it to ½, however rare the event is. The numbers for this table, with everything else the same:
		* div.scroll tabindex=0 role=region aria-label="The intercept with and without a penalty" ~penalty-intercept
		say | The share of the event is {share}. With a free intercept the mean probability is the same, whatever λ is, because the derivative by the intercept, the mean of `+"`p`"+` − `+"`y`"+`, is 0 at the minimum.
		say.cite | Hastie, Tibshirani & Friedman 2009, sections 3.4.1 and 4.4.4; Friedman, Hastie & Tibshirani 2010, sections 2 and 3`,
		&place, &table)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		f, lambda := c.fit, c.strength()
		w := c.best.w
		l1, l2 := lambda, 0.0
		if !c.absolute {
			l1, l2 = 0, lambda
		}
		var names []string
		var held []float64
		for j, free := range f.problem.Free {
			if !free {
				names, held = append(names, f.problem.Names[j]), append(held, w[j])
			}
		}
		steps.show(derive.Objective(f.problem.Penalised(0, 0).Cost(w), names, held, l1, l2))
		var intercept, mean []float64
		for _, w := range [2][]float64{w, c.best.pulled} {
			mean = append(mean, f.mean(w))
			if i := f.scale.Intercept; i >= 0 {
				intercept = append(intercept, w[i])
			} else {
				intercept = append(intercept, math.NaN())
			}
		}
		clear(table)
		numberTable(table, []string{"intercept", "its value, on standardised columns", "mean probability"}, []string{"free", "penalised"}, intercept, mean)
		l.number("share", average(s.problem.Y))
	}
}

// mean is the mean probability of the rows.
func (f *penaltyFit) mean(w []float64) float64 {
	z := make([]float64, f.problem.Count())
	f.problem.Scores(z, w)
	for i := range z {
		z[i] = num.Sigmoid(z[i])
	}
	return average(z)
}
