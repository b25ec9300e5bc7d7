//go:build js

package page

import (
	"math"

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
	x, y                      plot.Axis
	grid                      *landscape.Grid // the one that is shown
	levels                    []float64
	more                      float64 // the cost of one line more, NaN for none
	profile                   bool    // the intercept is the best at each node
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
	v := &costMap{more: math.NaN()}
	o := &outliner{values: []string{title, id, id + "-solid"}, places: []*node{&v.root, &v.frame, &v.sheet, &v.model}}
	o.run(to.Value, `
		* div.figure
			p.quiet | $
			* div.frame.medium
				* canvas #$ tabindex=0 role=img
				* canvas #$ tabindex=0 role=img hidden`)
	v.flat = plot.NewLandscape(&dom.HTMLCanvasElement{BasicHTMLElement: v.sheet}, theme())
	v.twin = framed(v.frame, id, "The picture in words", v.flat)
	return v
}

// raise shows the surface instead of the contours.
func (v *costMap) raise(up bool) {
	show(v.sheet, !up)
	show(v.model, up)
	v.twin.of = v.flat
	if up && v.solid == nil {
		v.solid = plot.NewRelief(&dom.HTMLCanvasElement{BasicHTMLElement: v.model}, theme())
		v.tell()
	}
	if up {
		v.twin.of = v.solid
	}
	v.twin.of.SetTheme(theme()) // the other one was not told of another theme or size
	resize(v.frame, v.twin.of)
}

// show draws the cost of a problem of two coefficients, and again of what is zoomed into, as soon as it is computed.
func (v *costMap) show(p *landscape.Problem, window landscape.View) {
	v.x, v.y = plot.Axis{Name: short(p.Names[0])}, plot.Axis{Name: short(p.Names[1])}
	v.flat.OnView(nil)
	v.flat.SetAxes(v.x, v.y)
	v.flat.SetWindow(plotView(window))
	resize(v.frame, v.flat)
	v.fill(p, window, 0)
	v.flat.OnView(func(w plot.View) { v.fill(p, landscape.View{U0: w.X0, U1: w.X1, V0: w.Y0, V1: w.Y1}, 150) })
}

// square returns the window, widened so that both coefficients have the same scale: a disc is then round.
func (v *costMap) square(w landscape.View) landscape.View {
	resize(v.frame, v.flat)
	v.flat.SetWindow(plotView(w))
	v.flat.ResetView()
	x0, y0 := v.flat.PixelOf(w.U0, w.V1)
	x1, y1 := v.flat.PixelOf(w.U1, w.V0)
	across, up := (w.U1-w.U0)/(x1-x0), (w.V1-w.V0)/(y1-y0)
	more := ((up/across - 1) * (w.U1 - w.U0)) / 2
	if more > 0 {
		return landscape.View{U0: w.U0 - more, U1: w.U1 + more, V0: w.V0, V1: w.V1}
	}
	more = ((across/up - 1) * (w.V1 - w.V0)) / 2
	if more > 0 {
		return landscape.View{U0: w.U0, U1: w.U1, V0: w.V0 - more, V1: w.V1 + more}
	}
	return w // the picture is not laid out, or it is square
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
			if v.profile {
				grid.FillProfile(k)
			} else {
				grid.Fill(k)
			}
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
		v.line(v.more)
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

// line draws a line more, at a cost.
func (v *costMap) line(cost float64) {
	v.more = cost
	at, levels := 0, append([]float64(nil), v.levels...)
	for at < len(levels) && levels[at] < cost {
		at++
	}
	if cost == cost && len(levels) > 0 {
		levels = append(append(levels[:at:at], cost), levels[at:]...)
	}
	v.flat.SetLevels(levels)
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
