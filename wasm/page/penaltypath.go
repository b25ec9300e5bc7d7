//go:build js

package page

import (
	"context"
	"math"

	"honnef.co/go/js/dom/v2"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// namedCurves is how many coefficients have their name on the picture of the paths.
const namedCurves = 10

func (c *penaltyChapter) path() {
	var figure, frame, canvas, table node
	l := c.lesson("path", "All coefficients along λ", `
		say | Every coefficient of the whole model, on standardised columns, at every strength of the penalty: at the left hardly anything is held back, at the right little but the intercept is left. With the absolute penalty they leave 0 one after another as 'λ' falls, and 'λ' = {top} is the least that holds all of them there: the largest size of a derivative of the cost where only the intercept is fitted. With the squared penalty they shrink together and are not held at 0. Drag the line.
		* div.figure
			* div.frame.medium
				* canvas #penalty-path tabindex=0 role=img
		say | At 'λ' = {lambda}, of the coefficients with a penalty {zeros} of {all} are exactly 0, and the mean cost without the penalty is {cost}, against {least} {which}.
		* div.scroll tabindex=0 role=region aria-label="Coefficients at λ" ~penalty-coefficients
		say.cite | Hastie, Tibshirani & Friedman 2009, sections 3.4.2 and 4.4.4; Friedman, Hastie & Tibshirani 2010, section 2.5`,
		&figure, &frame, &canvas, &table)
	c.lines = plot.NewLines(&dom.HTMLCanvasElement{BasicHTMLElement: canvas}, theme())
	c.lines.SetAxes(plot.Axis{Name: "λ"}, plot.Axis{Name: "coefficient"})
	c.lines.SetLog(true, false)
	c.lines.OnPick(func(x float64) { c.drag(math.Log10(x)) })
	twin := framed(frame, "penalty-path", "The picture in words", c.lines)
	var drawn *penaltyFit
	var absolute bool
	l.update = func(*subject) {
		f := c.fit
		if drawn != f || absolute != c.absolute {
			drawn, absolute = f, c.absolute
			c.follow(twin)
		}
		lambda := c.strength()
		c.lines.SetCursor(lambda)
		twin.refresh()
		w := c.best.w
		zeros, all := 0, 0
		for j, free := range f.problem.Free {
			if !free {
				all++
				if w[j] == 0 {
					zeros++
				}
			}
		}
		l.number("top", f.top)
		l.number("lambda", lambda)
		l.write("zeros", count(zeros))
		l.write("all", count(all))
		plain := f.problem.Penalised(0, 0)
		l.number("cost", plain.Cost(w))
		l.number("least", plain.Cost(f.least))
		least := "without a penalty"
		if !f.finite {
			least = "with a very small squared one (without any there is no minimum: the classes are separated)"
		}
		l.write("which", least)
		clear(table)
		numberTable(table, []string{"term", "at λ", "in the units of the columns"}, f.problem.Names, w, f.scale.Raw(w))
	}
}

// follow computes the path and draws it.
func (c *penaltyChapter) follow(twin *twinView) {
	c.asked++
	asked, f, absolute := c.asked, c.fit, c.absolute
	c.curves = nil
	c.lines.SetCurves(nil)
	spawn(func() {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		points, err := landscape.PenaltyPath(ctx, f.problem, absolute, f.strengths(absolute), func() {
			breathe()
			if asked != c.asked {
				stop()
			}
		})
		if err != nil || asked != c.asked {
			return
		}
		c.curves = points
		c.trace(f)
		twin.refresh()
	})
}

// trace draws the path; the names are those of the coefficients that are largest at its end.
func (c *penaltyChapter) trace(f *penaltyFit) {
	var list []plot.Line
	low, high := 0.0, 0.0
	last := c.curves[len(c.curves)-1].W
	for _, j := range f.listed {
		if f.problem.Free[j] {
			continue
		}
		larger := 0
		for _, i := range f.listed {
			if !f.problem.Free[i] && math.Abs(last[i]) > math.Abs(last[j]) {
				larger++
			}
		}
		line := plot.Line{Color: j}
		if larger < namedCurves {
			line.Name = short(f.problem.Names[j])
		}
		for i := len(c.curves) - 1; i >= 0; i-- {
			at := &c.curves[i]
			line.X, line.Y = append(line.X, at.Lambda), append(line.Y, at.W[j])
			low, high = min(low, at.W[j]), max(high, at.W[j])
		}
		list = append(list, line)
	}
	if low == high {
		low, high = -1, 1
	}
	// The room at the right keeps the names off the ends of the curves, where all are 0: they go into the legend.
	c.lines.SetWindow(plot.View{X0: c.curves[len(c.curves)-1].Lambda, X1: c.curves[0].Lambda * 2, Y0: low - 0.05*(high-low), Y1: high + 0.05*(high-low)})
	c.lines.SetCurves(list)
}
