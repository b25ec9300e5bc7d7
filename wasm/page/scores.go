//go:build js

package page

import (
	"math"
	"sort"
	"syscall/js"
)

// scores are an evaluation.
type scores struct {
	logLoss, accuracy, auc, brier float64
	confusion                     [][]float64 // rows: observed, columns: predicted
	classes                       []string
	event                         int
	roc                           []rocPoint // by falling threshold
	rows                          int
	rmse, mae, r2                 float64
	on                            string
}

// rocPoint says which shares of the two classes have a probability of the event at or above the threshold.
type rocPoint struct{ threshold, fpr, tpr float64 }

// counted is a confusion matrix and its accuracy.
type counted struct {
	matrix   [][]float64
	accuracy float64
}

func (f *fit) evaluate() (*scores, *failure) {
	v, failed := await(f.value.Call("evaluate"))
	if failed != nil {
		return nil, failed
	}
	real := func(key string) float64 { return asNumber(v.Get(key), math.NaN()) }
	s := &scores{
		logLoss: real("logLoss"), accuracy: real("accuracy"), auc: real("auc"), brier: real("brier"),
		rmse: real("rmse"), mae: real("mae"), r2: real("r2"), rows: int(asNumber(v.Get("rows"), 0)),
		classes: f.classes, event: eventOf(f.classes, f.event), roc: readROC(v.Get("roc")),
	}
	s.on = "on the training rows"
	if asNumber(f.value.Get("spec").Get("holdout"), 0) > 0 {
		s.on = "on the held-out rows"
	}
	matrix := v.Get("confusion")
	if inner := matrix.Get("matrix"); matrix.Type() == js.TypeObject && inner.Type() == js.TypeObject {
		matrix = inner
	}
	for i := range length(matrix) {
		s.confusion = append(s.confusion, floats(matrix.Index(i)))
	}
	return s, nil
}

func readROC(v js.Value) []rocPoint {
	if v.Type() != js.TypeObject {
		return nil
	}
	var list []rocPoint
	if fpr := v.Get("fpr"); fpr.Type() == js.TypeObject {
		x, y, t := floats(fpr), floats(v.Get("tpr")), floats(v.Get("threshold"))
		for i := range min(len(x), len(y), len(t)) {
			list = append(list, rocPoint{t[i], x[i], y[i]})
		}
	} else {
		for i := range length(v) {
			p := v.Index(i)
			list = append(list, rocPoint{asNumber(p.Get("threshold"), math.Inf(1)), asNumber(p.Get("fpr"), 0), asNumber(p.Get("tpr"), 0)})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].threshold > list[j].threshold })
	return list
}

// at returns the counts of a binary model when the event is predicted from the threshold up. They follow exactly from
// the ROC curve, which turns at every distinct probability.
func (s *scores) at(threshold float64) counted {
	if len(s.classes) != 2 || len(s.roc) == 0 || len(s.confusion) != 2 {
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
