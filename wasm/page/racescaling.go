//go:build js

package page

import (
	"context"
	"math"

	"descent/core/landscape"
	"descent/wasm/plot"
)

// raceScaling sets the columns as they are beside standardised ones.
type raceScaling struct {
	pictures [2]raceMap
	table    node
	why      node
	of       *raceGround // the chapter's, for which this was drawn
}

// scalingSteps is how many steps are counted at most.
const scalingSteps = 20000

func (r *raceChapter) scaling() {
	q := &r.both
	l := r.lesson("scaling", "Why columns are brought to one scale", `
		say | The same rows and the same model: at the left over the coefficients of the columns as they are, at the right over those of columns from which the mean was taken and which were divided by their standard deviation. Both without the penalty of the settings; where the note above adds one, it acts on each set of columns in its own way.
		div.figures
			div.figure
				h4 | As they are
				* div.frame.medium
					* canvas tabindex=0 role=img
			div.figure
				h4 | Standardised
				* div.frame.medium
					* canvas tabindex=0 role=img
		* div.scroll tabindex=0 role=region aria-label="Scaling and the number of steps" ~scaling-table
		say | The condition number is the largest eigenvalue of the second derivatives over the smallest: its square root is how many times longer than wide the valley is. The best constant rate for a parabola is 2 over the sum of the two eigenvalues. It makes both directions shrink by the same factor a step, ('κ' − 1)/('κ' + 1), which is near 1 where the condition number 'κ' is large. The steps are counted until both coefficients agree with the optimum’s to four digits. They begin where the standardised ones are nine tenths of the optimum’s, at the left at the same coefficients in the columns’ own units, and at most {most} are counted: a dash says that these were not enough. Beside that stands how many steps the factor needs to shrink a distance a thousandfold.
		* p ~scaling-why
		say.cite | Boyd & Vandenberghe 2004, section 9.3.2; Nesterov 2018, section 1.2.3; for the standardising LeCun, Bottou, Orr & Müller 1998, section 4.3`,
		&q.pictures[0].frame, &q.pictures[0].canvas, &q.pictures[1].frame, &q.pictures[1].canvas, &q.table, &q.why)
	q.pictures[0].start("race-raw-map", "The valley of the columns as they are, in words", nil)
	q.pictures[1].start("race-scaled-map", "The valley of the standardised columns, in words", nil)
	l.update = func(s *subject) {
		if r.ground != nil && q.of != r.ground {
			q.of = r.ground
			l.write("most", count(scalingSteps))
			setText(q.why, s.stretch(r.drawnU, r.drawnV))
			r.compare(s)
		}
	}
}

// stretch says why the valley of two columns is long or not.
func (s *subject) stretch(u, v int) string {
	a, b := s.problem.X[u], s.problem.X[v]
	if s.problem.Free[v] {
		u, v, a, b = v, u, b, a
	}
	mean, sd := average(b), deviation(b)
	text := "The column of " + s.problem.Names[v] + " has mean " + number(mean, 4) + " and standard deviation " + number(sd, 4) + ". "
	if s.problem.Free[u] {
		return text + "Its mean lies " + number(math.Abs(mean)/sd, 3) + " standard deviations from 0. The further that is, the more nearly it is a multiple of the intercept’s column of ones: " +
			"a little more of one and a little less of the other give nearly the same scores, and along that trade the valley is long. Taking the mean off all but ends the trade, dividing makes the sizes the same."
	}
	return text + "That of " + s.problem.Names[u] + " has mean " + number(average(a), 4) + " and standard deviation " + number(deviation(a), 4) + ". " +
		"A column of large values needs a small coefficient, and the cost bends more along it, by the square of the size: the valley is long across the sizes. " +
		"What remains after standardising is the correlation of the two columns, which no scale of single columns removes."
}

// deviation is the standard deviation, divisor n.
func deviation(x []float64) float64 {
	mean, sum := average(x), 0.0
	for _, v := range x {
		sum += (v - mean) * (v - mean) / float64(len(x))
	}
	return math.Sqrt(sum)
}

// compare draws both and counts the steps of both.
func (r *raceChapter) compare(s *subject) {
	q, of, u, v := &r.both, r.ground, r.drawnU, r.drawnV
	var grounds [2]*raceGround
	var from [2][]float64
	for i := range grounds {
		p, held, _ := s.grounded(i == 1, false)
		g := newRaceGround(p, held, u, v)
		from[i] = []float64{0.9 * g.best[0], 0.9 * g.best[1]}
		if i == 1 { // the one before starts with the same scores
			_, scale := s.problem.Standardised()
			held = append([]float64(nil), held...)
			held[u], held[v] = from[1][0], from[1][1]
			raw := scale.Raw(held)
			from[0] = []float64{raw[u], raw[v]}
		}
		grounds[i] = g
	}
	for i, g := range grounds {
		g.view = landscape.Window(g.cost, g.best, from[i])
	}
	clear(q.table)
	spawn(func() {
		var columns [6][]float64
		for i, g := range grounds {
			q.pictures[i].show(g)
			n, path := g.steps(from[i], func() bool { return q.of == of })
			if q.of != of {
				return
			}
			q.pictures[i].mark(from[i])
			q.pictures[i].picture.SetPaths([]plot.Trace{path})
			kappa := g.steep / g.gentle
			for c, v := range []float64{g.gentle, g.steep, kappa, g.bestRate(), n, math.Log(1e-3) / math.Log((kappa-1)/(kappa+1))} {
				columns[c] = append(columns[c], v)
			}
		}
		numberTable(q.table, []string{"columns", "smallest eigenvalue", "largest", "condition number", "best rate", "steps counted", "steps by the factor"},
			[]string{"as they are", "standardised"}, columns[:]...)
	})
}

func (g *raceGround) bestRate() float64 { return 2 / (g.steep + g.gentle) }

// steps counts the steps of batch descent at the best constant rate to four digits of the optimum, NaN where they are too many, and
// returns the first of them as a path.
func (g *raceGround) steps(from []float64, wanted func() bool) (n float64, path plot.Trace) {
	w, grad := append([]float64(nil), from...), make([]float64, 2)
	path = plot.Trace{Color: 1, Dots: true}
	for k := range scalingSteps + 1 {
		if k <= limitSteps {
			path.X, path.Y = append(path.X, w[0]), append(path.Y, w[1])
		}
		if landscape.Digits(w, g.best) >= 4 {
			return float64(k), path
		}
		g.cost.Eval(context.Background(), w, grad, nil)
		for j := range w {
			w[j] -= g.bestRate() * grad[j]
		}
		if breathe(); !wanted() {
			break
		}
	}
	return math.NaN(), path
}
