// Package boundary evaluates a fitted model over two of its columns, the others held, fast enough to redraw while
// the coefficients move; and it traces the lines where a class begins.
package boundary

import "descent/core/design"

// Model is a linear predictor and its link.
//
// Coefficients are class-major, rows × len(Terms), in the person's units. One row makes a binary model when there are
// two classes and a linear regression when there are none; K−1 rows make a softmax whose first class is the reference;
// K rows make a symmetric softmax. Coefficients must be finite: where one is not, every margin it enters is NaN.
type Model struct {
	Terms        []design.Term
	Coefficients []float64
	Classes      int // K; 0 for a linear regression
	Event        int // the class whose log-odds a single row is, in a model of two classes
}

// Value is what a held column is held at: Level for a category, else Number.
type Value struct {
	Number float64
	Level  string
}

// Held maps the columns that are not on an axis to their values. A number that a term needs and that is not held
// makes the margin NaN; a category that is not held counts as its reference level.
type Held map[string]Value

// Axis is a column that varies over the grid. With Levels it is a category axis: level i covers the coordinates from
// i−½ to i+½. The zero Axis is no axis.
type Axis struct {
	Column string
	Levels []string
}

// Rows returns the number of linear predictors: 1, K−1 or K.
func (m Model) Rows() int {
	if len(m.Terms) == 0 {
		return 0
	}
	return len(m.Coefficients) / len(m.Terms)
}

// Linear reports whether m predicts a value rather than a class.
func (m Model) Linear() bool { return m.Classes == 0 }
