// Package metric measures predictions against what was observed. Rows whose label is negative, whose score is NaN or
// whose weight is 0 count nowhere; a nil slice of weights means that each row counts once.
package metric

import (
	"math"
	"slices"
)

// weight returns the weight of row i, 1 for no weights.
func weight(w []float64, i int) float64 {
	if w == nil {
		return 1
	}
	return w[i]
}

// LogLoss returns the weighted mean of -log of the probability given to the observed class. probabilities are rows × k
// row-major, observed class indices. NaN without rows.
func LogLoss(probabilities []float64, observed []int32, w []float64, k int) float64 {
	sum, total := 0.0, 0.0
	for i, class := range observed {
		if row := probabilities[i*k : (i+1)*k]; counts(row, class, w, i) {
			sum -= weight(w, i) * logOf(row, int(class))
			total += weight(w, i)
		}
	}
	return sum / total
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

func counts(row []float64, class int32, w []float64, i int) bool {
	return class >= 0 && row[0] == row[0] && weight(w, i) > 0
}

// Accuracy returns the weighted share of rows whose label is the observed class.
func Accuracy(labels, observed []int32, w []float64) float64 {
	right, total := 0.0, 0.0
	for i, class := range observed {
		if class < 0 || labels[i] < 0 {
			continue
		}
		total += weight(w, i)
		if labels[i] == class {
			right += weight(w, i)
		}
	}
	return right / total
}

// Brier returns the weighted mean squared distance of the probabilities from the observed class: for two classes that
// of the event's probability (Brier 1950, halved), for more the sum over the classes.
func Brier(probabilities []float64, observed []int32, w []float64, k int) float64 {
	sum, total := 0.0, 0.0
	for i, class := range observed {
		row := probabilities[i*k : (i+1)*k]
		if !counts(row, class, w, i) {
			continue
		}
		for c, p := range row {
			if c == int(class) {
				p = 1 - p
			}
			sum += weight(w, i) * p * p
		}
		total += weight(w, i)
	}
	if k == 2 {
		total *= 2
	}
	return sum / total
}

// Confusion returns the weight of the rows of each observed class (rows) and label (columns), row-major k × k.
func Confusion(labels, observed []int32, w []float64, k int) []float64 {
	out := make([]float64, k*k)
	for i, class := range observed {
		if class >= 0 && labels[i] >= 0 {
			out[int(class)*k+int(labels[i])] += weight(w, i)
		}
	}
	return out
}

// ranked is a group of rows with one score: the weights of its positive and negative rows.
type ranked struct {
	score              float64
	positive, negative float64
}

// rank groups the rows by score, the highest first.
func rank(scores []float64, positive []bool, w []float64) []ranked {
	order := make([]int, 0, len(scores))
	for i, s := range scores {
		if s == s && weight(w, i) > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return a - b
	})
	var groups []ranked
	for _, i := range order {
		if n := len(groups); n == 0 || groups[n-1].score != scores[i] {
			groups = append(groups, ranked{score: scores[i]})
		}
		g := &groups[len(groups)-1]
		if positive[i] {
			g.positive += weight(w, i)
		} else {
			g.negative += weight(w, i)
		}
	}
	return groups
}

func totals(groups []ranked) (positive, negative float64) {
	for _, g := range groups {
		positive += g.positive
		negative += g.negative
	}
	return positive, negative
}

// AUC returns the area under the ROC curve: the share of pairs of a positive and a negative row whose scores stand in
// that order, ties counting half (Mann & Whitney 1947). NaN where either is absent.
func AUC(scores []float64, positive []bool, w []float64) float64 {
	groups := rank(scores, positive, w)
	p, n := totals(groups)
	pairs, above := 0.0, 0.0
	for _, g := range groups {
		pairs += g.negative * (above + g.positive/2)
		above += g.positive
	}
	return pairs / (p * n)
}

// MacroAUC returns the mean over the classes that occur of the AUC of each against the rest, and those of the classes
// (NaN for one that does not occur). probabilities are rows × k.
func MacroAUC(probabilities []float64, observed []int32, w []float64, k int) (macro float64, each []float64) {
	each = make([]float64, k)
	sum, n := 0.0, 0.0
	for c := range k {
		scores, positive := OneVersusRest(probabilities, observed, k, c)
		if each[c] = AUC(scores, positive, w); each[c] == each[c] {
			sum += each[c]
			n++
		}
	}
	return sum / n, each
}

// OneVersusRest returns the scores of one class and which rows are of it. Rows without an observation score NaN.
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
