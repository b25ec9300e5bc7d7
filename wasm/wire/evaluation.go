package wire

import (
	"math"
	"slices"

	"descent/core/fit"
	"descent/core/metric"
)

// Evaluation returns how well a model does on rows; on says which rows they are. It calls yield between the stages of
// its work and ends with its error.
func Evaluation(f *fit.Fit, s *fit.Scores, on string, yield func() error) (Object, error) {
	if f.Classes == nil {
		return regression(s, on), yield()
	}
	k, event := len(f.Classes), max(0, slices.Index(f.Classes, f.Event))
	m, err := metric.Measure(s.Probabilities, s.Labels, s.Observed, s.Weights, k, event, yield)
	if err != nil {
		return nil, err
	}
	o := Object{
		{"on", on}, {"n", m.Rows}, {"weight", m.Weight}, {"logLoss", known(m.LogLoss)}, {"accuracy", known(m.Accuracy)},
		{"auc", known(m.AUC)}, {"classAuc", numbers(m.ClassAUC)}, {"brier", known(m.Brier)},
		{"confusion", confusion(f.Classes, m.Confusion)}, {"rmse", nil}, {"mae", nil}, {"r2", nil},
	}
	if k != 2 {
		return append(o, New("threshold", nil, "roc", nil, "pr", nil, "averagePrecision", nil, "calibration", nil)...), nil
	}
	return append(o, New(
		"threshold", f.Spec.Threshold,
		"roc", curve(m.ROC, "falsePositive", "truePositive"), "pr", curve(m.PR, "recall", "precision"),
		"averagePrecision", known(m.AveragePrecision), "calibration", calibration(m.Calibration),
	)...), nil
}

func regression(s *fit.Scores, on string) Object {
	m := metric.Regress(s.Values, s.Response, s.Weights)
	n, weight := 0, 0.0
	for i, v := range s.Values {
		if !math.IsNaN(v) && !math.IsNaN(s.Response[i]) {
			n++
			weight += s.Weights[i]
		}
	}
	return New(
		"on", on, "n", n, "weight", weight, "logLoss", nil, "accuracy", nil, "auc", nil, "classAuc", nil, "brier", nil,
		"confusion", nil, "rmse", known(m.RMSE), "mae", known(m.MAE), "r2", known(m.R2),
		"threshold", nil, "roc", nil, "pr", nil, "averagePrecision", nil, "calibration", nil,
	)
}

func confusion(classes []string, counts []float64) Object {
	k := len(classes)
	rows := make([]any, k)
	for i := range rows {
		rows[i] = List(counts[i*k : (i+1)*k])
	}
	return Object{{"labels", List(classes)}, {"counts", rows}}
}

// curve returns a curve as three arrays.
func curve(points []metric.Point, x, y string) any {
	if points == nil {
		return nil
	}
	n := len(points)
	xs, ys, thresholds := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, p := range points {
		xs[i], ys[i], thresholds[i] = p.X, p.Y, p.Threshold
	}
	return Object{{"threshold", thresholds}, {x, xs}, {y, ys}}
}

func calibration(bins []metric.Bin) Object {
	n := len(bins)
	low, high, count := make([]float64, n), make([]float64, n), make([]float64, n)
	predicted, observed := make([]float64, n), make([]float64, n)
	for i, b := range bins {
		low[i], high[i], count[i], predicted[i], observed[i] = b.Low, b.High, b.Weight, b.Predicted, b.Observed
	}
	return Object{
		{"low", low}, {"high", high}, {"count", count}, {"predicted", predicted}, {"observed", observed},
	}
}

// numbers returns numbers as an array, nothing where there are none or no such number.
func numbers(values []float64) any {
	if values == nil {
		return nil
	}
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = known(v)
	}
	return out
}
