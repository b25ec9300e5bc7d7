// Package derive writes the cost of logistic regression, its derivatives and their relatives as steps of data: expression
// trees whose symbols carry the numbers of one row of the reader's table and of the coefficients at hand. Evaluating a tree
// gives the number that is shown beside it.
//
// The names are those of Bishop (2006), with w for the coefficients, x for the values of the terms (the intercept's is 1), z for
// the linear score wᵀx, p for the probability of the event, and y, 1 or 0, for whether it came.
package derive
