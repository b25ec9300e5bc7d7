package metric

// Summary holds all measures of a classifier.
type Summary struct {
	Rows      int     // that count
	Weight    float64 // of those rows
	LogLoss   float64
	Accuracy  float64
	Brier     float64
	Confusion []float64 // observed × labelled, row-major
	AUC       float64   // of the event for two classes, else the mean of the classes against the rest
	ClassAUC  []float64 // each class against the rest; nil for two classes
	// The curves of the event for two classes; nil for more.
	ROC              []Point
	PR               []Point
	AveragePrecision float64
	Calibration      []Bin // 10 bins
}

// Classify measures probabilities (rows × k, row-major) and labels against the observed classes. event is the class
// whose curves are wanted where k is 2.
func Classify(probabilities []float64, labels, observed []int32, w []float64, k, event int) Summary {
	s := Summary{
		LogLoss: LogLoss(probabilities, observed, w, k), Accuracy: Accuracy(labels, observed, w),
		Brier: Brier(probabilities, observed, w, k), Confusion: Confusion(labels, observed, w, k),
	}
	for i, class := range observed {
		if counts(probabilities[i*k:(i+1)*k], class, w, i) {
			s.Rows++
			s.Weight += weight(w, i)
		}
	}
	if k != 2 {
		s.AUC, s.ClassAUC = MacroAUC(probabilities, observed, w, k)
		return s
	}
	scores, positive := OneVersusRest(probabilities, observed, k, event)
	s.AUC = AUC(scores, positive, w)
	s.ROC = ROC(scores, positive, w)
	s.PR, s.AveragePrecision = PR(scores, positive, w)
	s.Calibration = Calibration(scores, positive, w, 10)
	return s
}
