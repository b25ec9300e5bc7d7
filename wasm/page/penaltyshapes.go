//go:build js

package page

import (
	"context"
	"math"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// penaltyPair is the cost over two coefficients of a fit, the intercept the best for each pair of values and the others held where
// they are best without a penalty.
type penaltyPair struct {
	fit  *penaltyFit
	j, k int
	two  *landscape.Problem // of the two, with the intercept held
	all  *landscape.Problem // of the two and, where it is none of them, what is added to the intercept
	way  [2]plot.Trace      // of the solution from the largest λ to the least, with the squared penalty and the absolute one
}

func newPenaltyPair(f *penaltyFit, j, k int) *penaltyPair {
	p := &penaltyPair{fit: f, j: j, k: k, two: f.problem.Restrict(f.least, j, k)}
	p.all = p.two
	if i := f.scale.Intercept; i >= 0 && i != j && i != k {
		all := *p.two
		all.Names, all.X, all.Free = append(all.Names[:2:2], f.problem.Names[i]), append(all.X[:2:2], f.problem.X[i]), append(all.Free[:2:2], true)
		p.all = &all
	}
	p.walk()
	return p
}

// window holds 0 and the coefficients that are best without a penalty.
func (p *penaltyPair) window() landscape.View {
	u, v := p.fit.least[p.j], p.fit.least[p.k]
	air := 0.4 * max(math.Abs(u), math.Abs(v))
	if air == 0 {
		air = 1
	}
	return landscape.View{U0: min(u, 0) - air, U1: max(u, 0) + air, V0: min(v, 0) - air, V1: max(v, 0) + air}
}

func (c *penaltyChapter) shapes() {
	var views node
	l := c.lesson("shapes", "A diamond and a disc", `
		div.row
			* choice #penalty-x | Across
			* choice #penalty-y | Up
		* div
		say | Contours of the mean cost over two coefficients of standardised columns. The intercept, unless it is one of them, is the best for each pair of values, all others are held where they are best {held}. The coefficients which make cost and penalty together least are also those of the least cost among all whose size is not larger. Those no larger are the shaded region, {shape}. The contour through the solution touches it there. Drag 'λ' above, and the solution slides along the line.
		say | With 'λ' = {lambda} the two are {u} and {v}, and the mean cost is {cost}. {zero}
		say | Why zeros come with the diamond: it has corners on the axes, and a contour that arrives from a broad range of directions meets the corner first. A disc is round and is met at an axis only by chance. In derivatives: at 0 the absolute penalty resists with a force of up to 'λ' either way, so a coefficient stays at 0 as long as the cost’s own derivative there is no larger in size; the squared penalty does not pull at 0 at all.
		say.cite | Hastie, Tibshirani & Friedman 2009, section 3.4.3 and figure 3.11`,
		&c.x.input, &c.y.input, &views)
	set(views, "class", "figures")
	c.view = newCostMap(views, "penalty-picture", "The cost, and the coefficients no larger than the solution")
	set(c.view.frame, "class", "frame square")
	l.update = func(*subject) {
		f := c.fit
		show(parentOf(views), len(f.problem.Names) > 1)
		if len(f.problem.Names) < 2 {
			return
		}
		j, k := c.places()
		var list []option
		for _, i := range f.listed {
			list = append(list, option{f.problem.Names[i], short(f.problem.Names[i])})
		}
		c.x.fill(list)
		c.y.fill(list)
		c.x.show(f.problem.Names[j])
		c.y.show(f.problem.Names[k])
		held := "without a penalty"
		if !f.finite {
			held = "with a very small squared penalty, because without one they have no finite best (the classes are separated)"
		}
		l.write("held", held)
		shape := "a diamond for |w|₁ and a disc for |w|²"
		if f.problem.Free[j] || f.problem.Free[k] {
			shape = "here a band: the intercept has no penalty, and with one feature there is no second coefficient that has one"
		}
		l.write("shape", shape)
		if p := c.pair; p == nil || p.fit != f || p.j != j || p.k != k {
			c.pair = newPenaltyPair(f, j, k)
			c.best.two = nil
			c.view.profile = c.pair.all != c.pair.two
			c.view.show(c.pair.two, c.view.square(c.pair.window()))
		}
		c.slideTo(l)
	}
}

// walk follows the solution of both penalties along λ.
func (p *penaltyPair) walk() {
	for i := range p.way {
		points, _ := landscape.PenaltyPath(context.Background(), p.all, i == 1, p.fit.strengths(i == 1), nil)
		p.way[i] = plot.Trace{Name: "as λ falls", Color: -1}
		for _, at := range points {
			p.way[i].X, p.way[i].Y = append(p.way[i].X, at.W[0]), append(p.way[i].Y, at.W[1])
		}
	}
}

// strengths are the λ of a path, in equal ratios.
func (f *penaltyFit) strengths(l1 bool) []float64 {
	const n = 60
	high := 0.0
	if !l1 {
		high = penaltyHigh
	}
	list := make([]float64, n)
	for i := range list {
		list[i] = f.top * math.Pow(10, high+(penaltyLow-high)*float64(i)/(n-1))
	}
	return list
}

// slideTo draws the solution at λ, its region, and the contour through it.
func (c *penaltyChapter) slideTo(l *lesson) {
	p, lambda := c.pair, c.strength()
	found, _ := landscape.Minimum(context.Background(), penalised(p.all, c.absolute, lambda), c.best.two)
	c.best.two = found.X
	w, cost := found.X[:2], p.all.Cost(found.X)
	marks := []plot.Mark{{Name: "with penalty", X: w[0], Y: w[1]}}
	if f := p.fit; f.finite {
		marks = append(marks, plot.Mark{Name: "without", X: f.least[p.j], Y: f.least[p.k], Shape: plot.Star})
	}
	c.view.line(cost)
	c.view.draw([]plot.Trace{p.way[c.which()]}, marks)
	c.view.flat.SetRegion(p.region(c.absolute, w), "no larger than the solution")
	l.number("lambda", lambda)
	l.number("u", w[0])
	l.number("v", w[1])
	l.number("cost", cost)
	zero := "Neither is 0."
	switch names := p.two.Names; {
	case w[0] == 0 && w[1] == 0:
		zero = "Both are exactly 0."
	case w[0] == 0:
		zero = "That of " + short(names[0]) + " is exactly 0."
	case w[1] == 0:
		zero = "That of " + short(names[1]) + " is exactly 0."
	}
	l.write("zero", zero)
}

// region outlines the coefficients that are no larger than w; where one of the two has no penalty it is a band along its axis.
func (p *penaltyPair) region(l1 bool, w []float64) [][2]float64 {
	size := 0.0
	for i, v := range w {
		switch {
		case p.two.Free[i]:
		case l1:
			size += math.Abs(v)
		default:
			size += v * v
		}
	}
	const far = 1e4 // out of any picture
	half := size
	if !l1 {
		half = math.Sqrt(size)
	}
	switch {
	case p.two.Free[0]:
		return [][2]float64{{-far, -half}, {far, -half}, {far, half}, {-far, half}}
	case p.two.Free[1]:
		return [][2]float64{{-half, -far}, {half, -far}, {half, far}, {-half, far}}
	}
	return landscape.Ball(l1, size, 90)
}
