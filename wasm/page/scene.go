//go:build js

package page

import (
	"math"

	"descent/core/boundary"
	"descent/wasm/plot"
)

// scene is what a picture shows apart from the model: axes, points, and where the rest is held.
type scene struct {
	kind    string // plane, sigmoid, score; "" when there is nothing to draw
	target  string
	x, y    plot.Axis
	held    boundary.Held
	resting []string // the held columns, in the order of the features
	typical bool     // they stand at their typical values, none moved
	points  plot.Points
	caption string
	label   string
	// For the score: the columns of the sampled rows, and room for the margins.
	columns []boundary.Column
	margins []float64
}

// refresh makes the scene anew, in the background: it may need columns that are still with the workers.
func (a *App) refresh() {
	if a.state.table == nil {
		return
	}
	a.scene++
	number, shown := a.scene, make(chan bool)
	a.shown = shown
	spawn(func() {
		defer close(shown)
		b := &sceneMaker{t: a.state.table, set: a.state.set, look: a.state.look}
		sc, failed := b.make(a.state.predictor)
		breathe()
		if number != a.scene {
			return
		}
		if failed != nil {
			a.fail(failed)
			return
		}
		a.keepAxes(sc)
		a.views.picture.draw(sc, &a.state)
	})
}

// awaitScene waits until the scene asked for last is drawn or has failed. It must not be called from an event handler.
func (a *App) awaitScene() {
	for last := a.shown; last != nil; {
		<-last
		if last == a.shown {
			return
		}
		last = a.shown
	}
}

// keepAxes lets the axes stand when features come and go.
func (a *App) keepAxes(sc *scene) {
	if sc.x.Name != "" {
		a.state.look.x = sc.x.Name
	}
	if sc.y.Name != "" {
		a.state.look.y = sc.y.Name
	}
}

// sceneMaker works on copies: the state may move on while it waits for columns.
type sceneMaker struct {
	t    *table
	set  settings
	look look
	kept []*cells // of the features whose values a tooltip shows
}

func (m *sceneMaker) make(now *predictor) (*scene, *failure) {
	sc := &scene{target: m.set.target, kind: m.kind()}
	if sc.kind == "" {
		sc.caption = "There is nothing to draw: no feature is ticked."
		return sc, nil
	}
	x, y := m.axes(sc.kind)
	goal, failed := m.t.fetch(m.set.target)
	if failed != nil {
		return nil, failed
	}
	if failed := m.color(sc, goal, now); failed != nil {
		return nil, failed
	}
	if sc.kind == "score" {
		if failed := m.sample(sc); failed != nil {
			return nil, failed
		}
	} else {
		if failed := m.place(sc, x, y); failed != nil {
			return nil, failed
		}
		if failed := m.hold(sc); failed != nil {
			return nil, failed
		}
	}
	m.describe(sc)
	return sc, nil
}

// kind is the person's choice where the features allow it, else what suits their number.
func (m *sceneMaker) kind() string {
	n := len(m.set.features)
	switch {
	case n == 0:
		return ""
	case n == 1 && m.look.kind != "score":
		return "sigmoid"
	case m.look.kind != "":
		return m.look.kind
	}
	return "plane"
}

// axes are the person's choice, else the first numbers among the features.
func (m *sceneMaker) axes(kind string) (x, y string) {
	var order []string
	for _, numbers := range []bool{true, false} {
		for _, f := range m.set.features {
			if (m.t.column(f).kind == "number") == numbers {
				order = append(order, f)
			}
		}
	}
	x, y = order[0], order[min(1, len(order)-1)]
	if contains(order, m.look.x) {
		x = m.look.x
	}
	if contains(order, m.look.y) {
		y = m.look.y
	}
	if kind == "plane" && x == y && len(order) > 1 {
		if y = order[0]; y == x {
			y = order[1]
		}
	}
	return x, y
}

// color tells the points' classes or values.
func (m *sceneMaker) color(sc *scene, goal *cells, now *predictor) *failure {
	sc.points.Target = m.set.target
	c := m.t.column(m.set.target)
	linear := m.set.model == "linear" || m.set.model == "auto" && c.kind == "number" && c.distinct > 20
	var classes []string
	if now != nil {
		linear, classes = len(now.classes) == 0, now.classes
	}
	if linear {
		sc.points.Value = goal.coordinates()
		return nil
	}
	if classes == nil {
		classes = c.texts()
		if len(classes) > 100 {
			return &failure{code: "too-many-classes", message: "the target has " + amount(c.distinct, "class") + "es", name: c.name}
		}
	}
	sc.points.Classes, sc.points.Class = classes, goal.class(classes)
	return nil
}

// place puts the points on their axes.
func (m *sceneMaker) place(sc *scene, x, y string) *failure {
	across, failed := m.t.fetch(x)
	if failed != nil {
		return failed
	}
	sc.x, sc.points.X = m.axis(x, across), across.coordinates()
	m.kept = append(m.kept, across)
	if sc.kind == "sigmoid" {
		return nil
	}
	upward, failed := m.t.fetch(y)
	if failed != nil {
		return failed
	}
	sc.y, sc.points.Y = m.axis(y, upward), upward.coordinates()
	return nil
}

func (m *sceneMaker) axis(name string, v *cells) plot.Axis {
	c := m.t.column(name)
	axis := plot.Axis{Name: name, Unit: c.unit, Levels: v.levels}
	if v.codes == nil {
		axis.Levels = nil
		if !math.IsNaN(c.min) {
			axis.Min, axis.Max = c.min, c.max
		}
	}
	return axis
}
