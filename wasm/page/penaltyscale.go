//go:build js

package page

import "descent/core/landscape"

func (c *penaltyChapter) numbers() {
	var table node
	l := c.lesson("scale", "The same strength in other tools", `
		say | Every tool weighs cost and penalty in its own way. Here and in glmnet 'λ' multiplies the penalty beside the mean cost. scikit-learn and LIBLINEAR multiply the sum of the costs by 'C' instead and leave the penalty as it is: the minimum is the same where 'C' = 1/('λm'), with 'm' the number of rows. A large 'C' is a weak penalty. So their default, 'C' = 1, is 'λ' = 1/'m', and it weakens as rows are added. For the {n} rows of this chapter and 'λ' as chosen:
		* div.scroll tabindex=0 role=region aria-label="Strengths" ~penalty-scale
		say | glmnet has one 'λ' and a mixture 'α': 'λ' = 'λ_1' + 'λ_2' and 'α' = 'λ_1'/('λ_1' + 'λ_2'), so that 'α' = 1 is the absolute penalty alone and 'α' = 0 the squared one.
		say | What else must agree before coefficients do: glmnet standardises the columns by itself and reports in their units, as this tool does. scikit-learn and LIBLINEAR penalise the coefficients of the columns as they come, unless these are standardised before. LIBLINEAR, and scikit-learn with that solver, penalise the intercept too, unless told otherwise. Standard deviations here and in glmnet have the divisor 'm'.
		say.cite | Friedman, Hastie & Tibshirani 2010, sections 2 and 3; Fan, Chang, Hsieh, Wang & Lin 2008, section 2`, &table)
	l.update = func(s *subject) {
		n, lambda := len(s.rows), c.strength()
		alpha, l1, l2 := 0.0, 0.0, lambda
		if c.absolute {
			alpha, l1, l2 = 1, lambda, 0
		}
		l.write("n", count(n))
		clear(table)
		numberTable(table, []string{"strength", "value"},
			[]string{"here: λ₁", "here: λ₂", "scikit-learn, LIBLINEAR: C", "their default, C = 1, is λ", "glmnet: lambda", "glmnet: alpha"},
			[]float64{l1, l2, landscape.CofL2(lambda, n), 1 / float64(n), lambda, alpha})
	}
}
