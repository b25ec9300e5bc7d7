//go:build js

package page

import (
	"math"
	"syscall/js"
)

// scores are an evaluation.
type scores struct {
	logLoss, accuracy, auc, brier float64
	confusion                     [][]float64 // rows: observed, columns: predicted
	classes                       []string
	event                         int
	roc                           []rocPoint // by falling threshold
	threshold                     float64    // of confusion
	rmse, mae, r2                 float64
	on                            string
	rows                          int
}

// rocPoint says which shares of the two classes have a probability of the event at or above the threshold.
type rocPoint struct{ threshold, fpr, tpr float64 }

// counted is a confusion matrix and its accuracy.
type counted struct {
	matrix   [][]float64
	accuracy float64
}

// evaluate scores a source, or the training rows where that is nil.
func (f *fit) evaluate(on any) (*scores, *failure) {
	v, failed := await(f.value.Call("evaluate", on))
	if failed != nil {
		return nil, failed
	}
	s := &scores{classes: f.classes, event: eventOf(f.classes, f.event), roc: readROC(v.Get("roc"))}
	readNumbers(v, "logLoss accuracy auc brier rmse mae r2 threshold",
		&s.logLoss, &s.accuracy, &s.auc, &s.brier, &s.rmse, &s.mae, &s.r2, &s.threshold)
	readCounts(v, "n", &s.rows)
	s.on = "on the training rows"
	if asText(v.Get("on")) == "holdout" {
		s.on = "on the held-out rows"
	} else if f.opened != nil {
		s.on = "on the rows of the table that is open"
	}
	if confusion := v.Get("confusion"); confusion.Type() == js.TypeObject {
		counts := confusion.Get("counts")
		for i := range length(counts) {
			s.confusion = append(s.confusion, floats(counts.Index(i)))
		}
	}
	return s, nil
}

// ranked reports whether there is a curve of hits over false alarms.
func (f *fit) ranked() bool { return f.scores != nil && len(f.classes) == 2 && len(f.scores.roc) > 1 }

// readROC reads a curve; its thresholds fall.
func readROC(v js.Value) []rocPoint {
	if v.Type() != js.TypeObject {
		return nil
	}
	t, x, y := floats(v.Get("threshold")), floats(v.Get("falsePositive")), floats(v.Get("truePositive"))
	list := make([]rocPoint, len(t))
	for i := range list {
		list[i] = rocPoint{t[i], x[i], y[i]}
	}
	return list
}

// at returns the counts of a binary model when the event is predicted from the threshold up. They follow from the ROC
// curve: exactly where it has a point for every distinct probability, else to within metric.Closeness of each class.
func (s *scores) at(threshold float64) counted {
	if len(s.classes) != 2 || len(s.roc) == 0 || len(s.confusion) != 2 || threshold == s.threshold {
		return counted{s.confusion, s.accuracy}
	}
	var p rocPoint
	for _, q := range s.roc {
		if q.threshold >= threshold {
			p = q
		}
	}
	e := s.event
	yes, no := sum(s.confusion[e]), sum(s.confusion[1-e])
	if yes+no == 0 {
		return counted{s.confusion, s.accuracy}
	}
	hits, alarms := math.Round(p.tpr*yes), math.Round(p.fpr*no)
	m := [][]float64{{0, 0}, {0, 0}}
	m[e][e], m[e][1-e] = hits, yes-hits
	m[1-e][e], m[1-e][1-e] = alarms, no-alarms
	return counted{m, (hits + no - alarms) / (yes + no)}
}

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}
