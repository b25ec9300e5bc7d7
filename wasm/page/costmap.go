//go:build js

package page

import (
	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// costMap is a picture of a cost over two coefficients: contours, or a surface once somebody asks for it.
type costMap struct {
	root, frame, sheet, model node
	flat                      *plot.Landscape
	solid                     *plot.Relief // nil until it is asked for
	twin                      *twinView
	id                        string
	x, y                      plot.Axis
	grid                      *landscape.Grid // the one that is shown
	levels                    []float64
	asked                     int
	paths                     []plot.Trace
	marks                     []plot.Mark
}

// costNodes are the nodes of a grid each way, and costLines how many lines of equal cost there are.
const (
	costNodes = 61
	costLines = 14
)

func newCostMap(to node, id, title string) *costMap {
	v := &costMap{id: id}
	o := &outliner{values: []string{title, id, id + "-solid"}, places: []*node{&v.root, &v.frame, &v.sheet, &v.model}}
	o.run(to.Value, `
		* div.figure
			p.quiet | $
			* div.frame.medium
				* canvas #$ tabindex=0 role=img
				* canvas #$ tabindex=0 role=img hidden`)
	v.flat = plot.NewLandscape(&dom.HTMLCanvasElement{BasicHTMLElement: v.sheet}, theme())
	v.twin = newTwin(id+"-twin", "The picture in words", v.flat.Describe)
	add(v.root, v.twin.root)
	observe(v.frame, v.resize)
	return v
}

func (v *costMap) resize() {
	resize(v.frame, v.flat)
	if v.solid != nil {
		resize(v.frame, v.solid)
	}
}

func (v *costMap) retheme() {
	v.flat.SetTheme(theme())
	if v.solid != nil {
		v.solid.SetTheme(theme())
	}
}

// raise shows the surface instead of the contours.
func (v *costMap) raise(up bool) {
	show(v.sheet, !up)
	show(v.model, up)
	if up && v.solid == nil {
		v.solid = plot.NewRelief(&dom.HTMLCanvasElement{BasicHTMLElement: v.model}, theme())
		v.resize()
		v.tell()
	}
}

// show draws the cost of a problem of two coefficients, and again of what is zoomed into, as soon as it is computed.
func (v *costMap) show(p *landscape.Problem, window landscape.View) {
	v.x, v.y = plot.Axis{Name: short(p.Names[0])}, plot.Axis{Name: short(p.Names[1])}
	v.flat.OnView(nil)
	v.flat.SetAxes(v.x, v.y)
	v.flat.SetWindow(plotView(window))
	v.resize()
	v.fill(p, window, 0)
	v.flat.OnView(func(w plot.View) { v.fill(p, landscape.View{U0: w.X0, U1: w.X1, V0: w.Y0, V1: w.Y1}, 150) })
}

// plotView is a box of coefficients as package plot takes it.
func plotView(w landscape.View) plot.View { return plot.View{X0: w.U0, X1: w.U1, Y0: w.V0, Y1: w.V1} }

// fill computes a grid a few lines at a time, after so many milliseconds without another wish.
func (v *costMap) fill(p *landscape.Problem, view landscape.View, wait float64) {
	v.asked++
	asked := v.asked
	spawn(func() {
		rest(wait)
		grid := landscape.NewGrid(p, view, costNodes, costNodes)
		for k := range costNodes {
			if asked != v.asked {
				return
			}
			grid.Fill(k)
			breathe()
		}
		if asked == v.asked {
			v.grid, v.levels = grid, landscape.Levels(grid.Cost, costLines)
			v.tell()
		}
	})
}

// tell hands on what is drawn.
func (v *costMap) tell() {
	if g := v.grid; g != nil {
		v.flat.SetCost(g.Cost, g.NU, g.NV, plotView(g.View))
		v.flat.SetLevels(v.levels)
		if v.solid != nil {
			v.solid.SetAxes(v.x, v.y)
			v.solid.SetCost(g.Cost, g.NU, g.NV, plotView(g.View))
			if n := len(v.levels); n > 0 {
				v.solid.SetCeiling(v.levels[n-1])
			}
		}
	}
	v.draw(v.paths, v.marks)
}

// draw sets paths and places.
func (v *costMap) draw(paths []plot.Trace, marks []plot.Mark) {
	v.paths, v.marks = paths, marks
	v.flat.SetPaths(paths)
	v.flat.SetMarks(marks)
	if v.solid != nil {
		v.solid.SetPaths(paths)
		v.solid.SetMarks(marks)
	}
	v.twin.refresh()
}
