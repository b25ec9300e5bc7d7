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

// The trapezoids under the ROC curve are the AUC.
func TestROC(t *testing.T) {
	scores, positive, w := random(150, 2)
	points := ROC(scores, positive, w)
	area := 0.0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		area += (b.X - a.X) * (a.Y + b.Y) / 2
		if b.X < a.X || b.Y < a.Y || b.Threshold >= a.Threshold {
			t.Fatalf("not monotone at %v, %v", a, b)
		}
	}
	near(t, "area", area, AUC(scores, positive, w))
	first, last := points[0], points[len(points)-1]
	if first.X != 0 || first.Y != 0 || last.X != 1 || last.Y != 1 {
		t.Errorf("from %v to %v", first, last)
	}
	if ROC(scores, make([]bool, len(scores)), nil) != nil {
		t.Error("a ROC curve of one class")
	}
}

func TestPR(t *testing.T) {
	points, average := PR([]float64{0.9, 0.8, 0.8, 0.1}, []bool{true, false, true, false}, nil)
	want := []Point{{0.5, 1, 0.9}, {1, 2.0 / 3, 0.8}, {1, 0.5, 0.1}}
	if !slices.Equal(points, want) {
		t.Errorf("points %v, want %v", points, want)
	}
	near(t, "average precision", average, 0.5+0.5*2/3)
}

func TestMeans(t *testing.T) {
	p := []float64{0.2, 0.8, 0.5, 0.5, 1, 0, math.NaN(), math.NaN()}
	observed, labels := []int32{1, 0, 0, 1}, []int32{1, 1, 0, -1}
	near(t, "log loss", LogLoss(p, observed, nil, 2), -(math.Log(0.8)+math.Log(0.5))/3)
	near(t, "weighted log loss", LogLoss(p, observed, []float64{3, 1, 0, 1}, 2), -(3*math.Log(0.8)+math.Log(0.5))/4)
	near(t, "Brier", Brier(p, observed, nil, 2), (0.04+0.25)/3)
	near(t, "accuracy", Accuracy(labels, observed, nil), 2.0/3)
	if got := Confusion(labels, observed, nil, 2); !slices.Equal(got, []float64{1, 1, 0, 1}) {
		t.Errorf("confusion %v", got)
	}
	// A wrong certainty costs without end; a probability near 1 keeps its digits.
	if got := LogLoss([]float64{1, 0}, []int32{1}, nil, 2); !math.IsInf(got, 1) {
		t.Errorf("log loss of a wrong certainty = %g", got)
	}
	near(t, "log loss near 0", LogLoss([]float64{1e-20, 1}, []int32{1}, nil, 2)*1e20, 1)
}

// With two classes the general measures are those of the event.
func TestMacro(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	var p []float64
	var observed []int32
	for range 90 {
		a := r.Float64()
		p = append(p, 1-a, a)
		observed = append(observed, int32(r.IntN(2)))
	}
	scores, positive := OneVersusRest(p, observed, 2, 1)
	macro, each := MacroAUC(p, observed, nil, 2)
	near(t, "macro AUC", macro, AUC(scores, positive, nil))
	near(t, "AUC of the first class", each[0], each[1])
	s := Classify(p, observed, observed, nil, 2, 1)
	near(t, "accuracy", s.Accuracy, 1)
	near(t, "AUC", s.AUC, macro)
	if s.Rows != 90 || s.Weight != 90 || len(s.Calibration) != 10 || s.ROC == nil {
		t.Errorf("summary %+v", s)
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
