//go:build js

package page

import (
	"math"

	"descent/core/derive"
)

func (c *penaltyChapter) why() {
	var place, table node
	l := c.lesson("why", "What a penalty is for", `
		say | Coefficients that fit these rows best also fit their accidents. Where columns nearly repeat each other, or rows are few, the best coefficients may be large and of opposite signs, and another sample would give quite others. A penalty makes size cost something. This tool makes the sum of the mean cost and two penalties least, one of the absolute values and one of half the squares. They act on standardised columns, so that the unit of a column does not decide how hard it is held. Below with 'λ' as chosen, at the coefficients that are best with it.
		* div
		say | The intercept has no penalty. It is not the effect of a feature, but the level from which all effects count. With a penalty on it the fit would depend on where the 0 of a column lies, as of °C or kelvin, unless every column is centred first. And the mean probability would in general no longer be the share of the event: a strong penalty would pull it towards ½, however rare the event is. The numbers for this table, with everything else the same:
		* div.scroll tabindex=0 role=region aria-label="The intercept with and without a penalty" ~penalty-intercept
		say | The share of the event is {share}. With a free intercept the mean probability is the same, whatever 'λ' is, because the derivative by the intercept, the mean of 'p' − 'y', is 0 at the minimum.
		say.cite | Hastie, Tibshirani & Friedman 2009, sections 3.4.1 and 4.4.4; Friedman, Hastie & Tibshirani 2010, sections 2 and 3`,
		&place, &table)
	steps := newDerivation(place)
	l.update = func(s *subject) {
		f, lambda := c.fit, c.strength()
		w := c.best.w
		l1, l2 := lambda, 0.0
		if !c.absolute {
			l1, l2 = 0, lambda
		}
		var held []float64
		for j, free := range f.problem.Free {
			if !free {
				held = append(held, w[j])
			}
		}
		steps.show(derive.Objective(f.problem.Penalised(0, 0).Cost(w), held, l1, l2))
		var intercept, mean []float64
		for _, w := range [2][]float64{w, c.best.pulled} {
			mean = append(mean, f.mean(w))
			if i := f.scale.Intercept; i >= 0 {
				intercept = append(intercept, w[i])
			} else {
				intercept = append(intercept, math.NaN())
			}
		}
		clear(table)
		numberTable(table, []string{"intercept", "its value, on standardised columns", "mean probability"}, []string{"free", "penalised"}, intercept, mean)
		l.number("share", average(s.problem.Y))
	}
}
