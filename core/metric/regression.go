package metric

import "math"

// Regression measures the values of a linear model against the responses. Rows where either is NaN count nowhere.
type Regression struct {
	RMSE float64 // root of the weighted mean squared error
	MAE  float64 // weighted mean absolute error
	R2   float64 // 1 - squared errors over squared distances from the rows' own mean; below 0 where that mean does better
}

// Regress returns the measures; NaN without rows, R2 also where the responses do not vary.
func Regress(values, response, w []float64) Regression {
	var total, sum, squares, absolute float64
	use := func(i int) bool { return values[i] == values[i] && response[i] == response[i] }
	for i := range values {
		if !use(i) {
			continue
		}
		e := response[i] - values[i]
		total += weight(w, i)
		sum += weight(w, i) * response[i]
		squares += weight(w, i) * e * e
		absolute += weight(w, i) * math.Abs(e)
	}
	mean, spread := sum/total, 0.0
	for i := range values {
		if use(i) {
			spread += weight(w, i) * (response[i] - mean) * (response[i] - mean)
		}
	}
	r := Regression{RMSE: math.Sqrt(squares / total), MAE: absolute / total, R2: 1 - squares/spread}
	if !(spread > 0) {
		r.R2 = math.NaN()
	}
	return r
}
