//go:build js

package page

import (
	"context"

	"descent/core/landscape"
	"descent/core/num"
	"descent/core/solve"
)

// raceGround is a cost over two coefficients, the others held, with its lowest point.
type raceGround struct {
	cost          *landscape.Problem
	names         [2]string
	best          []float64
	least         float64 // the cost there
	found         bool    // it is a minimum, not a point on the way to one that is infinitely far
	steep, gentle float64 // eigenvalues of the Hessian there
	limits        landscape.Limits
	view          landscape.View
	grid          *landscape.Grid
	levels        []float64
	waiting       []func() // for the grid
}

// The nodes of a picture's grid.
const raceAcross, raceUp = 73, 55

// newRaceGround restricts a problem to the coefficients u and v.
func newRaceGround(p *landscape.Problem, held []float64, u, v int) *raceGround {
	g := &raceGround{cost: p.Restrict(held, u, v), names: [2]string{p.Names[u], p.Names[v]}}
	found, _ := landscape.Minimum(context.Background(), g.cost, []float64{held[u], held[v]})
	g.best, g.found = found.X, found.Status == solve.Converged
	g.least = g.cost.Cost(g.best)
	values, _ := num.Eigen(landscape.Hessian(g.cost, g.best))
	g.gentle, g.steep = values[0], values[1]
	g.limits = landscape.StableRates(g.cost, g.best)
	g.view = landscape.Window(g.cost, g.best, make([]float64, 2))
	return g
}

// fill computes the grid, once, a few lines at a time, and then calls done.
func (g *raceGround) fill(done func()) {
	if g.levels != nil {
		done()
		return
	}
	g.waiting = append(g.waiting, done)
	if g.grid != nil {
		return
	}
	g.grid = landscape.NewGrid(g.cost, g.view, raceAcross, raceUp)
	spawn(func() {
		for k := range raceUp {
			g.grid.Fill(k)
			breathe()
		}
		g.levels = landscape.Levels(g.grid.Cost, 14)
		for _, fn := range g.waiting {
			fn()
		}
		g.waiting = nil
	})
}

// above is how far a cost lies above the least; what rounding leaves of that counts as 1e-16.
func (g *raceGround) above(cost float64) float64 { return max(cost-g.least, 1e-16) }

// helpingPenalty is the L2 that gives a cost a lowest point where the rows are separated and nothing else is penalised.
const helpingPenalty = 0.01

// grounded is the problem over all coefficients, of the columns as they are or standardised, and its lowest point. The penalty of the
// settings acts on standardised columns, so only those can have it.
func (s *subject) grounded(standard, penalised bool) (p *landscape.Problem, held []float64, helped bool) {
	p, held = s.problem, s.trained
	if standard {
		var scale landscape.Scale
		p = s.problem
		if penalised {
			p = s.penalised()
		}
		p, scale = p.Standardised()
		held = scale.Standard(held)
	}
	if helped = p.L1 == 0 && p.L2 == 0 && s.separated(); helped {
		p = p.Penalised(0, helpingPenalty)
		found, _ := landscape.Minimum(context.Background(), p, nil)
		held = found.X
	}
	return p, held, helped
}

// separated reports whether the trained coefficients put every row on its own side.
func (s *subject) separated() bool {
	z := make([]float64, len(s.rows))
	s.problem.Scores(z, s.trained)
	for i, y := range s.problem.Y {
		if (2*y-1)*z[i] <= 0 {
			return false
		}
	}
	return true
}
