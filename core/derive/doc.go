// Package derive writes the cost of logistic regression, its derivatives and their relatives as steps of data: expression
// trees whose symbols carry the numbers of one row of the reader's table and of the coefficients at hand. Evaluating a tree
// gives the number that is shown beside it.
//
// A derivation is a list of lines, each a name, a formula in text and its source. To add one, write its lines, and a function that
// makes a scope of the letters with numbers and writes the lines in it. A new letter needs an entry in the glossary. What text cannot
// say, as a sum over a list of unknown length, is built by hand and put into the scope under a word.
//
// The letters are w for the coefficients, x for the values of the terms (the intercept's is 1), z for the linear score wᵀx, p for the
// probability of the event, and y, 1 or 0, for whether it came. Bishop (2006) writes φ, a, y and t for x, z, p and y, and sums the
// costs of the rows where this package takes their mean.
package derive
