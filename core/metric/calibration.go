package metric

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
