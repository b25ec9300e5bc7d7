package metric

// Summary holds all measures of a classifier.
type Summary struct {
	Rows      int     // that count
	Weight    float64 // of those rows
	LogLoss   float64 // weighted mean of -log of the probability given to the observed class
	Accuracy  float64
	Brier     float64
	Confusion []float64 // observed × labelled, row-major
	AUC       float64   // of the event for two classes, else the mean of the classes that occur against the rest
	ClassAUC  []float64 // each class against the rest, NaN for one that does not occur; nil for two classes
	// The curves of the event for two classes; nil for more.
	ROC              []Point
	PR               []Point
	AveragePrecision float64
	Calibration      []Bin // 10 bins
}

// stage is the number of probabilities that are summed between two calls of yield.
const stage = 1 << 17

// Classify measures probabilities (rows × k, row-major) and labels against the observed classes. event is the class
// whose curves are wanted where k is 2.
func Classify(probabilities []float64, labels, observed []int32, w []float64, k, event int) Summary {
	s, _ := Measure(probabilities, labels, observed, w, k, event, func() error { return nil })
	return s
}

// Measure is Classify for many rows: it calls yield after every stage of its work and ends with its error.
func Measure(probabilities []float64, labels, observed []int32, w []float64, k, event int, yield func() error) (Summary, error) {
	t := newTally(k)
	for i, class := range observed {
		t.add(probabilities[i*k:(i+1)*k], class, labels[i], weight(w, i))
		if (i+1)%(stage/k) == 0 {
			if err := yield(); err != nil {
				return Summary{}, err
			}
		}
	}
	s := Summary{
		Rows: t.rows, Weight: t.weight, LogLoss: t.loss / t.weight, Accuracy: t.accuracy(), Brier: t.brier(),
		Confusion: t.confusion,
	}
	var err error
	if k == 2 {
		err = s.curves(probabilities, observed, w, event, yield)
	} else {
		err = s.classes(probabilities, observed, w, k, yield)
	}
	return s, err
}

// curves adds the measures of two classes.
func (s *Summary) curves(probabilities []float64, observed []int32, w []float64, event int, yield func() error) error {
	scores, positive := OneVersusRest(probabilities, observed, 2, event)
	s.Calibration = Calibration(scores, positive, w, 10)
	if err := yield(); err != nil {
		return err
	}
	r, err := Rank(scores, positive, w, yield)
	if err != nil {
		return err
	}
	s.AUC, s.ROC = r.AUC(), r.ROC()
	if err := yield(); err != nil {
		return err
	}
	s.PR, s.AveragePrecision = r.PR()
	return yield()
}

// classes adds the measures of each class against the rest.
func (s *Summary) classes(probabilities []float64, observed []int32, w []float64, k int, yield func() error) error {
	sum, n := 0.0, 0.0
	for c := range k {
		scores, positive := OneVersusRest(probabilities, observed, k, c)
		r, err := Rank(scores, positive, w, yield)
		if err != nil {
			return err
		}
		auc := r.AUC()
		if s.ClassAUC = append(s.ClassAUC, auc); auc == auc {
			sum += auc
			n++
		}
	}
	s.AUC = sum / n
	return nil
}
