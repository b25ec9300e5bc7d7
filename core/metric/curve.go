package metric

import "math"

// Point is one point of a curve over the thresholds: the rows with a score of at least Threshold are called positive.
// On a ROC curve X is the false and Y the true positive rate; on a precision-recall curve X is recall, Y precision.
type Point struct {
	X, Y, Threshold float64
}

// Whole is the number of different scores up to which a curve has a point for each of them.
const Whole = 2000

// Closeness bounds what a longer curve leaves out: every point of the whole curve is less than this far, in each
// coordinate, from the last point with a threshold no lower that is kept. So is every point of the lines between.
const Closeness = 1.0 / 2000

// ROC returns the receiver operating characteristic from (0,0) to (1,1). Nil where either kind of row is absent.
func (r *Ranking) ROC() []Point {
	if r.positive == 0 || r.negative == 0 {
		return nil
	}
	c := curve{all: len(r.groups) <= Whole, points: []Point{{0, 0, math.Inf(1)}}}
	right, wrong := 0.0, 0.0
	for _, g := range r.groups {
		right += g.positive
		wrong += g.negative
		c.add(Point{wrong / r.negative, right / r.positive, g.score})
	}
	return c.end()
}

// PR returns the precision-recall curve by rising recall, and the average precision: the sum over all scores of
// precision times step in recall, without interpolation. Nil and NaN where no row is positive.
func (r *Ranking) PR() (points []Point, average float64) {
	if r.positive == 0 {
		return nil, math.NaN()
	}
	c := curve{all: len(r.groups) <= Whole}
	right, called, before := 0.0, 0.0, 0.0
	for _, g := range r.groups {
		right += g.positive
		called += g.positive + g.negative
		p := Point{right / r.positive, right / called, g.score}
		average += (p.X - before) * p.Y
		before = p.X
		c.add(p)
	}
	return c.end(), average
}

// curve is a curve being drawn.
type curve struct {
	all    bool // no point is left out
	points []Point
	last   Point
}

// add takes the next point and keeps it if it is far enough from the last that was kept.
func (c *curve) add(p Point) {
	c.last = p
	n := len(c.points)
	if c.all || n == 0 || math.Abs(p.X-c.points[n-1].X) >= Closeness || math.Abs(p.Y-c.points[n-1].Y) >= Closeness {
		c.points = append(c.points, p)
	}
}

// end returns the points, the last of all included.
func (c *curve) end() []Point {
	if n := len(c.points); n > 0 && c.points[n-1] != c.last {
		c.points = append(c.points, c.last)
	}
	return c.points
}
