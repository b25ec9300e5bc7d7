// Package metric measures predictions against what was observed. Rows whose label is negative, whose score is NaN or
// whose weight is 0 count nowhere; a nil slice of weights means that each row counts once.
package metric

import "math"

// weight returns the weight of row i, 1 for no weights.
func weight(w []float64, i int) float64 {
	if w == nil {
		return 1
	}
	return w[i]
}

// tally sums over rows what the means are made of.
type tally struct {
	k, rows   int
	weight    float64
	loss      float64   // minus the logs of the probabilities given to the observed classes
	squares   float64   // squared distances of the probabilities from the observed class
	confusion []float64 // observed × labelled, row-major
}

func newTally(k int) *tally { return &tally{k: k, confusion: make([]float64, k*k)} }

// add takes up a row: its probabilities, its observed class, its label and its weight.
func (t *tally) add(row []float64, class, label int32, w float64) {
	if class < 0 || row[0] != row[0] || !(w > 0) {
		return
	}
	t.rows++
	t.weight += w
	t.loss -= w * logOf(row, int(class))
	t.confusion[int(class)*t.k+int(label)] += w
	for c, p := range row {
		if c == int(class) {
			p = 1 - p
		}
		t.squares += w * p * p
	}
}

// logOf returns the log of one probability; near 1 it is taken from the others, which have more digits there.
func logOf(row []float64, class int) float64 {
	if row[class] < 0.5 {
		return math.Log(row[class])
	}
	others := 0.0
	for k, p := range row {
		if k != class {
			others += p
		}
	}
	return math.Log1p(-others)
}

// brier returns the weighted mean squared distance of the probabilities from the observed class: for two classes that
// of the event's probability (Brier 1950, halved), for more the sum over the classes.
func (t *tally) brier() float64 {
	if t.k == 2 {
		return t.squares / (2 * t.weight)
	}
	return t.squares / t.weight
}

// accuracy returns the weighted share of rows whose label is the observed class.
func (t *tally) accuracy() float64 {
	right := 0.0
	for c := range t.k {
		right += t.confusion[c*t.k+c]
	}
	return right / t.weight
}

// OneVersusRest returns the scores of one class and which rows are of it. Rows without an observation score NaN.
// probabilities are rows × k, row-major.
func OneVersusRest(probabilities []float64, observed []int32, k, class int) (scores []float64, positive []bool) {
	scores, positive = make([]float64, len(observed)), make([]bool, len(observed))
	for i, c := range observed {
		scores[i], positive[i] = probabilities[i*k+class], int(c) == class
		if c < 0 {
			scores[i] = math.NaN()
		}
	}
	return scores, positive
}
