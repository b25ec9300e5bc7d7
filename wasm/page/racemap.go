//go:build js

package page

import (
	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// raceMap is a picture of a ground.
type raceMap struct {
	frame, canvas node
	picture       *plot.Landscape
	ground        *raceGround
	twin          *twinView
}

// start draws on the canvas. picked, if not nil, hears where the start is dragged.
func (m *raceMap) start(id, summary string, picked func(x, y float64)) {
	set(m.canvas, "id", id)
	m.picture = plot.NewLandscape(&dom.HTMLCanvasElement{BasicHTMLElement: m.canvas}, theme())
	if picked != nil {
		m.picture.OnPick(picked)
	}
	m.twin = framed(m.frame, id, summary, m.picture)
}

// show draws another ground.
func (m *raceMap) show(g *raceGround) {
	if m.ground == g {
		return
	}
	m.ground = g
	view := plotView(g.view)
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

// tracePath is a track's places.
func tracePath(name string, color int, t *landscape.Track) plot.Trace {
	path := plot.Trace{Name: name, Color: color, Dots: true}
	for i := range t.Len() {
		w := t.At(i)
		path.X, path.Y = append(path.X, w[0]), append(path.Y, w[1])
	}
	return path
}
