//go:build js

package page

import (
	"context"
	"strconv"

	"descent/core/landscape"
	"descent/core/num"
	"descent/wasm/plot"
)

// convexChapter shows that the cost bends upwards everywhere, and what that is worth.
type convexChapter struct {
	*chapter
	app                    *App
	x, y, direction, solid choice
	scaled, twin           node
	rate, steps, ends      node
	chosenX, chosenY       string // the coefficients over which there are pictures
	along                  string // the direction
	bend                   convexBend
	pair                   *convexPair // nil before there is one
	views                  [2]*costMap // of the log loss and of the squared error
	spot                   *costMap    // of the squared error, with the witness
	profile                *plot.Lines // along its chord
	surface                *lesson
	moving                 frame // the lessons, while something is dragged
	version                int   // of what the lessons depend on
}

// convexBend is the curvature of the mean cost at the coefficients that are explained.
type convexBend struct {
	subject *subject
	scaled  bool
	weights []float64          // as the subject has them
	problem *landscape.Problem // on the scale chosen
	w       []float64          // the coefficients on it
	base    []float64          // at which the pictures hold the coefficients that they do not show
	tame    bool               // that is not w, because w decides every row rightly and may be anything, however large
	hessian *num.Symmetric
	values  []float64
	vectors [][]float64
}

func newConvexChapter(a *App) *chapter {
	c := &convexChapter{app: a}
	c.chapter = newChapter("convex", "Convexity", "Descent sees only the slope where it stands. It can rely on it because the cost has one valley. "+
		"The second derivatives show that, and what the squared error on the sigmoid has instead.")
	o := &outliner{places: []*node{&c.x.input, &c.y.input, &c.scaled}}
	o.run(c.root.Value, `
		div.row.shared
			* choice #convex-x | Across
			* choice #convex-y | Up
			* tick #convex-scaled title="Each column less its mean, over its standard deviation, as the engine does before it descends" | Standardised columns`)
	check(c.scaled, true)
	c.second()
	c.definite()
	c.singular()
	c.surfaces()
	c.bends()
	c.update, c.enter = c.refresh, c.take
	return c.chapter
}

// told has a lesson updated only where something changed since it was last.
func (c *convexChapter) told(l *lesson, fn func(s *subject)) {
	seen := 0
	l.update = func(s *subject) {
		if seen != c.version {
			seen = c.version
			fn(s)
		}
	}
}

// refresh computes the curvature anew where the coefficients or the scale changed.
func (c *convexChapter) refresh(s *subject) {
	b, scaled := &c.bend, checked(c.scaled)
	if s != b.subject || scaled != b.scaled || !same(s.weights, b.weights) {
		c.version++
		*b = bendOf(s, scaled)
	}
	list := columnOptions(s.problem.Names)
	c.x.fill(list)
	c.y.fill(list)
	j, k := c.places(s)
	c.x.show(s.problem.Names[j])
	c.y.show(s.problem.Names[k])
}

func bendOf(s *subject, scaled bool) convexBend {
	b := convexBend{subject: s, scaled: scaled, weights: append([]float64(nil), s.weights...), problem: s.problem, w: s.weights}
	if scaled {
		p, scale := s.problem.Standardised()
		b.problem, b.w = p, scale.Standard(s.weights)
	}
	if b.base = b.w; decides(b.problem, b.w) {
		b.tame, b.base = true, s.tamed(scaled)
	}
	b.hessian = landscape.Hessian(b.problem, b.w)
	b.values, b.vectors = num.Eigen(b.hessian)
	return b
}

// tamed returns the coefficients that are best with a small squared penalty, which has a minimum where classes are separated.
func (s *subject) tamed(scaled bool) []float64 {
	const small = 1e-3
	p, scale := s.problem.Standardised()
	found, _ := landscape.Minimum(context.Background(), p.Penalised(0, small), nil)
	if scaled {
		return found.X
	}
	return scale.Raw(found.X)
}

// places returns the places of the two coefficients across and up; where none were chosen those of the first two features, or of
// the intercept and the only one.
func (c *convexChapter) places(s *subject) (j, k int) {
	n := len(s.terms)
	j, k = placeOf(s.problem.Names, c.chosenX), placeOf(s.problem.Names, c.chosenY)
	if j < 0 {
		j = max(0, min(1, n-2))
	}
	if k < 0 || k == j {
		k = j + 1
		if k >= n {
			k = 0
		}
	}
	return j, k
}

// placeOf returns the place of a name, −1 where it is not in the list.
func placeOf(list []string, name string) int {
	for i, v := range list {
		if v == name {
			return i
		}
	}
	return -1
}

// words say on which columns the chapter works.
func (b *convexBend) words() string {
	if b.scaled {
		return "standardised columns"
	}
	return "the columns as they are"
}

func (c *convexChapter) take(id string, n node) bool {
	b := &c.bend
	switch id {
	case "convex-x", "convex-y":
		if b.subject == nil {
			return true
		}
		j, k := c.places(b.subject)
		x, y := b.subject.problem.Names[j], b.subject.problem.Names[k]
		if id == "convex-x" {
			c.chosenX, c.chosenY = swap(value(n), x, y)
		} else {
			c.chosenY, c.chosenX = swap(value(n), y, x)
		}
	case "convex-direction":
		c.along = value(n)
	case "convex-scaled", "convex-twin":
	case "convex-solid":
		for _, v := range c.views {
			v.raise(value(n) == "surface")
		}
		return true
	case "convex-rate", "convex-steps":
		c.descend()
		return true
	default:
		return false
	}
	c.version++
	c.app.look()
	return true
}

// some returns the places of at most so many terms, the two chosen ones among them.
func some(n, j, k, most int) []int {
	var list []int
	for i := range n {
		room := most - len(list)
		for _, must := range [2]int{j, k} {
			if must > i {
				room--
			}
		}
		if room > 0 || i == j || i == k {
			list = append(list, i)
		}
	}
	return list
}

// ordinals are "1", "2" and so on.
func ordinals(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = strconv.Itoa(i + 1)
	}
	return list
}
