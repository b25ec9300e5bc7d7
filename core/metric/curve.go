package metric

import "math"

// Point is one point of a curve over the thresholds: the rows with a score of at least Threshold are called positive.
// On a ROC curve X is the false and Y the true positive rate; on a precision-recall curve X is recall, Y precision.
type Point struct {
	X, Y, Threshold float64
}

// ROC returns the receiver operating characteristic from (0,0) to (1,1), a point for each different score. Nil where
// either kind of row is absent.
func ROC(scores []float64, positive []bool, w []float64) []Point {
	groups := rank(scores, positive, w)
	p, n := totals(groups)
	if p == 0 || n == 0 {
		return nil
	}
	points := []Point{{0, 0, math.Inf(1)}}
	right, wrong := 0.0, 0.0
	for _, g := range groups {
		right += g.positive
		wrong += g.negative
		points = append(points, Point{wrong / n, right / p, g.score})
	}
	return points
}

// PR returns the precision-recall curve by rising recall, a point for each different score, and the average
// precision: the sum of the precisions times the steps in recall, without interpolation.
func PR(scores []float64, positive []bool, w []float64) (points []Point, average float64) {
	groups := rank(scores, positive, w)
	p, _ := totals(groups)
	if p == 0 {
		return nil, math.NaN()
	}
	right, called, before := 0.0, 0.0, 0.0
	for _, g := range groups {
		right += g.positive
		called += g.positive + g.negative
		point := Point{right / p, right / called, g.score}
		average += (point.X - before) * point.Y
		before = point.X
		points = append(points, point)
	}
	return points, average
}

// Bin is one bin of a calibration curve: rows whose probability lies in [Low, High), the last one closed.
type Bin struct {
	Low, High float64
	Weight    float64 // of its rows
	Predicted float64 // mean probability, NaN in an empty bin
	Observed  float64 // share of positive rows, NaN in an empty bin
}

// Calibration compares mean probabilities with observed shares in bins of equal width.
func Calibration(probabilities []float64, positive []bool, w []float64, bins int) []Bin {
	out := make([]Bin, bins)
	for b := range out {
		out[b].Low, out[b].High = float64(b)/float64(bins), float64(b+1)/float64(bins)
	}
	for i, p := range probabilities {
		if p != p {
			continue
		}
		b := &out[min(int(p*float64(bins)), bins-1)]
		b.Weight += weight(w, i)
		b.Predicted += weight(w, i) * p
		if positive[i] {
			b.Observed += weight(w, i)
		}
	}
	for b := range out {
		out[b].Predicted /= out[b].Weight
		out[b].Observed /= out[b].Weight
	}
	return out
}
