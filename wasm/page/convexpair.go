//go:build js

package page

import (
	"context"
	"math"

	"descent/core/landscape"
	"descent/core/loss"
	"descent/core/num"
)

// convexPair is the cost over two coefficients, the others held: as log loss, and as half the squared error on the sigmoid.
type convexPair struct {
	problem *landscape.Problem // of all coefficients
	j, k    int
	held    []float64 // all coefficients, 0 for the two
	two     [2]*landscape.Problem
	best    [2][]float64 // where the cost is least; that of the squared error is one near the log loss's
	limit   [2]float64   // of the learning rate, from anywhere
	window  landscape.View
	far     []float64 // near the corner of the window where the squared error is highest
	start   []float64 // of descent
	found   bool      // there is a witness, with its chord
	witness landscape.Witness
	chord   landscape.Chord
}

// two returns the pair that is chosen, nil where the model has no two coefficients.
func (c *convexChapter) two(s *subject) *convexPair {
	if len(s.terms) < 2 {
		return nil
	}
	j, k := c.places(s)
	held := append([]float64(nil), c.bend.base...)
	held[j], held[k] = 0, 0
	if p := c.pair; p == nil || p.problem != c.bend.problem || p.j != j || p.k != k || !same(p.held, held) {
		c.pair = newConvexPair(c.bend.problem, c.bend.base, held, j, k)
	}
	return c.pair
}

func newConvexPair(problem *landscape.Problem, w, held []float64, j, k int) *convexPair {
	p := &convexPair{problem: problem, j: j, k: k, held: held}
	start := []float64{w[j], w[k]}
	for i, kind := range [2]loss.Kind{loss.Log, loss.SquaredSigmoid} {
		p.two[i] = problem.With(kind).Restrict(held, j, k)
		found, _ := landscape.Minimum(context.Background(), p.two[i], start)
		start, p.best[i] = found.X, found.X
		p.limit[i] = landscape.StableRates(p.two[i], found.X).Global
	}
	p.window = landscape.Window(p.two[0], p.best[0], []float64{0, 0})
	p.start = p.corner()
	p.far = p.start
	return p
}

// corner returns a place near that corner of the window where the squared error is highest.
func (p *convexPair) corner() (far []float64) {
	const inside = 0.1
	highest := math.Inf(-1)
	for i := range 4 {
		u, v := inside, inside
		if i&1 == 1 {
			u = 1 - inside
		}
		if i&2 == 2 {
			v = 1 - inside
		}
		at := []float64{p.window.U0*(1-u) + p.window.U1*u, p.window.V0*(1-v) + p.window.V1*v}
		if cost := p.two[1].Cost(at); cost > highest {
			far, highest = at, cost
		}
	}
	return far
}

// slope returns the size of the gradient of one of the two costs.
func (p *convexPair) slope(i int, at []float64) float64 {
	grad := make([]float64, 2)
	p.two[i].Eval(context.Background(), at, grad, nil)
	return num.Norm(grad)
}

// look looks for a witness.
func (p *convexPair) look() {
	if p.witness, p.found = landscape.FindWitness(p.two[1], p.window); p.found {
		p.chord, p.found = landscape.FindChord(p.two[1], p.window, p.witness)
	}
}
