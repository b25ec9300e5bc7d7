package objective

import "math"

// Kinks returns the weight L1·s_j of each coefficient's absolute value, or nil without an L1 penalty.
func (o *Objective) Kinks() []float64 {
	if o.L1 == 0 {
		return nil
	}
	w := make([]float64, o.Dim())
	for k := range w {
		w[k] = o.L1 * o.scale(k)
	}
	return w
}

// Prox overwrites dst with the minimiser over z of ½|z-x|² + step·L1·Σ s_j·|z_j|: soft thresholding.
func (o *Objective) Prox(dst, x []float64, step float64) {
	for k, v := range x {
		dst[k] = soft(v, step*o.L1*o.scale(k))
	}
}

// soft moves v towards 0 by t, and to 0 where it is nearer than that.
func soft(v, t float64) float64 {
	if math.Abs(v) <= t {
		return 0
	}
	return v - math.Copysign(t, v)
}
