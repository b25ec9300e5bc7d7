//go:build js

package page

import (
	"context"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/core/num"
	"descent/core/solve"
	"descent/wasm/plot"
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

// raceMap is a picture of a ground.
type raceMap struct {
	frame, canvas node
	picture       *plot.Landscape
	ground        *raceGround
	twin          *twinView
}

// raceFrame is a place for a picture with its words below.
const raceFrame = `
	div.figure
		* div.frame.medium
			* canvas tabindex=0 role=img`

// start draws on the canvas. picked, if not nil, hears where the start is dragged.
func (m *raceMap) start(id, summary string, picked func(x, y float64)) {
	set(m.canvas, "id", id)
	m.picture = plot.NewLandscape(&dom.HTMLCanvasElement{BasicHTMLElement: m.canvas}, theme())
	if picked != nil {
		m.picture.OnPick(picked)
	}
	observe(m.frame, func() { resize(m.frame, m.picture) })
	m.twin = newTwin(id+"-twin", summary, func() plot.Twin { return m.picture.Describe() })
	add(parentOf(m.frame), m.twin.root)
}

// show draws another ground.
func (m *raceMap) show(g *raceGround) {
	if m.ground == g {
		return
	}
	m.ground = g
	view := plot.View{X0: g.view.U0, X1: g.view.U1, Y0: g.view.V0, Y1: g.view.V1}
	m.picture.SetPaths(nil)
	m.picture.SetLevels(nil)
	m.picture.SetAxes(plot.Axis{Name: "w " + short(g.names[0])}, plot.Axis{Name: "w " + short(g.names[1])})
	m.picture.SetWindow(view)
	resize(m.frame, m.picture)
	g.fill(func() {
		if m.ground == g {
			m.picture.SetCost(g.grid.Cost, g.grid.NU, g.grid.NV, view)
			m.picture.SetLevels(g.levels)
			m.twin.refresh()
		}
	})
}

// mark shows where the descent starts and the least cost.
func (m *raceMap) mark(from []float64) {
	g := m.ground
	list := []plot.Mark{{Name: "start", X: from[0], Y: from[1], Shape: plot.Ring}}
	if g.found {
		list = append(list, plot.Mark{Name: "least cost", X: g.best[0], Y: g.best[1], Shape: plot.Star})
	}
	m.picture.SetMarks(list)
	m.twin.refresh()
}

// racePath is a track's places.
func racePath(name string, color int, t *landscape.Track) plot.Trace {
	path := plot.Trace{Name: name, Color: color, Dots: true}
	for i := range t.Len() {
		w := t.At(i)
		path.X, path.Y = append(path.X, w[0]), append(path.Y, w[1])
	}
	return path
}
