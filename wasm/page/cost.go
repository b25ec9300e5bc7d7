//go:build js

package page

import (
	"honnef.co/go/js/dom/v2"

	"descent/wasm/plot"
)

// costView is the cost curve.
type costView struct {
	root, frame, log, passes node
	curve                    *plot.Curve
	twin                     *twinView
	series                   int
	begun, penalised         bool
}

func newCostView() *costView {
	v := &costView{}
	var canvas node
	v.root = into(`
		part id=cost-part | Cost
			* div.frame.small
				* canvas #cost tabindex=0 role=img aria-label="Cost over the iterations"
			div.row
				* tick #cost-log | Log scale
				* tick #cost-passes title="Passes over the data instead of iterations" | By passes`,
		&v.frame, &canvas, &v.log, &v.passes)
	v.curve = plot.NewCurve(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	v.twin = framed(v.frame, "cost", "The curve in words", v.curve)
	return v
}

func (v *costView) update(s *state) {
	check(v.log, s.look.logCost)
	check(v.passes, s.look.passes)
	v.curve.SetLog(s.look.logCost)
	unit := plot.Iterations
	if s.look.passes {
		unit = plot.Passes
	}
	v.curve.SetUnit(unit)
}

// begin makes room for a new training; the curve of the last one goes with the first step.
func (v *costView) begin(*state) { v.begun = true }

func (v *costView) clear() {
	v.curve.Clear()
	v.begun = true
}

func (v *costView) step(s *state) {
	if v.begun {
		v.curve.Clear()
		v.penalised = s.set.penalised()
		label := "mean " + lossName(s)
		if v.penalised {
			label += " + penalty"
		}
		v.curve.SetLabel(label)
		v.series = v.curve.AddSeries("training", false)
		v.begun = false
	}
	cost := s.last.loss
	if v.penalised {
		cost = s.last.objective
	}
	if cost == cost {
		v.curve.Append(v.series, float64(s.last.iteration), s.last.passes, 0, cost)
	}
	v.twin.refresh()
}

func lossName(s *state) string {
	if s.linear() {
		return "squared error / 2"
	}
	return "log loss"
}
