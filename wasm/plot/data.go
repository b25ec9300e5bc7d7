package plot

import "descent/core/boundary"

// Axis is one axis of a picture.
type Axis struct {
	Name   string
	Unit   string   // as the cells carried it, "" for none
	Levels []string // a category axis: level i is the band from i−½ to i+½
	// Min and Max bound the data. Both 0 means: take them from the points.
	Min, Max float64
}

// Column returns the axis as the boundary package wants it.
func (a *Axis) Column() boundary.Axis { return boundary.Axis{Column: a.Name, Levels: a.Levels} }

// Points are the rows to draw. X and Y are in data units, a level's index on a category axis, NaN where missing (such
// a row is not drawn). All non-nil slices have the same length; the picture keeps them and does not write to them.
type Points struct {
	X, Y    []float64
	Class   []int32   // index into Classes, −1 where the target is missing
	Value   []float64 // the target of a regression, instead of Class
	Row     []int32   // 0-based row of the table; nil counts from 0
	Hollow  []bool    // held out or imputed: drawn hollow; nil for none
	Classes []string
	Target  string // the target's name, the legend's title
	// Detail, if non-nil, gives the lines of the tooltip below the row number, as pairs of name and value.
	Detail func(i int) [][2]string
}

// size returns the number of rows.
func (p *Points) size() int { return max(len(p.Class), len(p.Value)) }

// View is the visible part of the data plane.
type View struct{ X0, X1, Y0, Y1 float64 }

// Hover is what lies under the pointer, or under the keyboard's cursor.
type Hover struct {
	X, Y          float64   // data units
	Point         int       // index into Points, −1 for none
	Probabilities []float64 // per class, nil without a model; valid during the call
	Value         float64   // the prediction of a regression
	Inside        bool      // false when the pointer left
}

// Twin is a picture in words and as a small table; Head names the columns of Rows.
type Twin struct {
	Text string
	Head []string
	Rows [][]string
}
