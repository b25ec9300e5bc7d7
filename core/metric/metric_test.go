package metric

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if got != want && !(math.Abs(got-want) <= 1e-14*math.Max(1, math.Abs(want))) {
		t.Errorf("%s = %.17g, want %.17g", name, got, want)
	}
}

// pairs counts the pairs of a positive and a negative row by hand.
func pairs(scores []float64, positive []bool, w []float64) float64 {
	good, all := 0.0, 0.0
	for i, s := range scores {
		for j, r := range scores {
			if !positive[i] || positive[j] || s != s || r != r {
				continue
			}
			v := weight(w, i) * weight(w, j)
			all += v
			switch {
			case s > r:
				good += v
			case s == r:
				good += v / 2
			}
		}
	}
	return good / all
}

func random(n int, seed uint64) (scores []float64, positive []bool, w []float64) {
	r := rand.New(rand.NewPCG(seed, 1))
	for range n {
		scores = append(scores, float64(r.IntN(12))/12) // many ties
		positive = append(positive, r.IntN(3) == 0)
		w = append(w, float64(r.IntN(3)))
	}
	return scores, positive, w
}

func TestAUC(t *testing.T) {
	scores, positive, w := random(200, 1)
	near(t, "AUC", AUC(scores, positive, nil), pairs(scores, positive, nil))
	near(t, "weighted AUC", AUC(scores, positive, w), pairs(scores, positive, w))
	scores[3] = math.NaN()
	near(t, "AUC without a row", AUC(scores, positive, nil), pairs(scores, positive, nil))

	negative, flipped := slices.Clone(scores), slices.Clone(positive)
	for i := range scores {
		negative[i], flipped[i] = -scores[i], !positive[i]
	}
	near(t, "AUC(-s)", AUC(negative, positive, nil), 1-AUC(scores, positive, nil))
	near(t, "AUC of the other class", AUC(scores, flipped, nil), 1-AUC(scores, positive, nil))
	near(t, "AUC of no signal", AUC(make([]float64, len(scores)), positive, nil), 0.5)
	if got := AUC([]float64{1, 2}, []bool{true, true}, nil); !math.IsNaN(got) {
		t.Errorf("AUC of one class = %g", got)
	}
}

func TestMeans(t *testing.T) {
	p := []float64{0.2, 0.8, 0.5, 0.5, 1, 0, math.NaN(), math.NaN()}
	observed, labels := []int32{1, 0, 0, 1}, []int32{1, 1, 0, -1}
	s := Classify(p, labels, observed, nil, 2, 1)
	near(t, "log loss", s.LogLoss, -(math.Log(0.8)+math.Log(0.5))/3)
	near(t, "Brier", s.Brier, (0.04+0.25)/3)
	near(t, "accuracy", s.Accuracy, 2.0/3)
	if !slices.Equal(s.Confusion, []float64{1, 1, 0, 1}) || s.Rows != 3 {
		t.Errorf("confusion %v of %d rows", s.Confusion, s.Rows)
	}
	s = Classify(p, labels, observed, []float64{3, 1, 0, 1}, 2, 1)
	near(t, "weighted log loss", s.LogLoss, -(3*math.Log(0.8)+math.Log(0.5))/4)
	near(t, "weighted accuracy", s.Accuracy, 0.75)
	// A wrong certainty costs without end; a probability near 1 keeps its digits.
	if s = Classify([]float64{1, 0}, []int32{0}, []int32{1}, nil, 2, 1); !math.IsInf(s.LogLoss, 1) {
		t.Errorf("log loss of a wrong certainty = %g", s.LogLoss)
	}
	s = Classify([]float64{1e-20, 1}, []int32{1}, []int32{1}, nil, 2, 1)
	near(t, "log loss near 0", s.LogLoss*1e20, 1)
	if s = Classify(nil, nil, nil, nil, 2, 1); !math.IsNaN(s.LogLoss) || !math.IsNaN(s.Accuracy) || s.ROC != nil {
		t.Errorf("of no rows: %+v", s)
	}
}

// Each class against the rest, the mean of those that occur, and the Brier score summed over the classes.
func TestMoreClasses(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	const k = 4
	var p []float64
	var observed, labels []int32
	brier := 0.0
	for range 90 {
		row, sum := make([]float64, k), 0.0
		for c := range row {
			row[c] = r.Float64()
			sum += row[c]
		}
		class := int32(r.IntN(k - 1)) // the last one does not occur
		for c := range row {
			row[c] /= sum
			brier += math.Pow(row[c]-map[bool]float64{true: 1}[c == int(class)], 2) / 90
		}
		p, observed, labels = append(p, row...), append(observed, class), append(labels, 0)
	}
	s := Classify(p, labels, observed, nil, k, 0)
	near(t, "Brier", s.Brier, brier)
	mean := 0.0
	for c := range k - 1 {
		scores, positive := OneVersusRest(p, observed, k, c)
		near(t, "AUC of a class", s.ClassAUC[c], pairs(scores, positive, nil))
		mean += s.ClassAUC[c] / (k - 1)
	}
	near(t, "AUC", s.AUC, mean)
	if len(s.ClassAUC) != k || !math.IsNaN(s.ClassAUC[k-1]) || s.ROC != nil || s.Calibration != nil {
		t.Errorf("got %+v", s)
	}
}

func TestCalibration(t *testing.T) {
	bins := Calibration([]float64{0, 0.05, 0.95, 1, math.NaN()}, []bool{false, true, true, true, true}, nil, 10)
	if bins[0].Weight != 2 || bins[0].Observed != 0.5 || bins[0].Predicted != 0.025 {
		t.Errorf("first bin %+v", bins[0])
	}
	if bins[9].Weight != 2 || bins[9].Observed != 1 || bins[9].Predicted != 0.975 || bins[9].High != 1 {
		t.Errorf("last bin %+v", bins[9])
	}
	if !math.IsNaN(bins[5].Observed) {
		t.Errorf("an empty bin has %+v", bins[5])
	}
}

func TestRegress(t *testing.T) {
	got := Regress([]float64{1, 2, 3, math.NaN()}, []float64{1, 4, 2, 7}, nil)
	near(t, "RMSE", got.RMSE, math.Sqrt(5.0/3))
	near(t, "MAE", got.MAE, 1)
	near(t, "R2", got.R2, 1-5/(14.0/3))
	if got := Regress([]float64{1, 1}, []float64{2, 2}, nil); !math.IsNaN(got.R2) {
		t.Errorf("R2 of a constant = %g", got.R2)
	}
}
