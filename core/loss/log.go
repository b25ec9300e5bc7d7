package loss

import (
	"math"

	"descent/core/num"
)

// logSumScalar is Sum of Log, with one logarithm for a run of rows of weight 1.
func logSumScalar(m, y, w, r, d []float64) float64 {
	y, w = y[:len(m)], w[:len(m)]
	total, product, factors := 0.0, 1.0, 0
	for i, z := range m {
		weight := w[i]
		if weight == 0 {
			silence(r, d, i)
			continue
		}
		e := num.ExpNeg(math.Abs(z))
		right := 1 / (1 + e)
		p := e * right // the smaller of both probabilities
		s := 2*y[i] - 1
		first := -p
		if s*z < 0 {
			first = -right
			total += weight * math.Abs(z)
		}
		if r != nil {
			r[i] = weight * s * first
		}
		if d != nil {
			d[i] = weight * p * right
		}
		switch {
		case e < 0x1p-7:
			total += weight * log1pSmall(e)
		case weight == 1:
			product *= 1 + e
			if factors++; factors == 1000 { // each is at most 2
				total, product, factors = total+math.Log(product), 1, 0
			}
		default:
			total += weight * math.Log1p(e)
		}
	}
	return total + math.Log(product)
}

// log1pSmall returns log(1+e) for 0 <= e < 2^-7 by its series, whose remainder is below an ulp.
func log1pSmall(e float64) float64 {
	return e * (1 - e*(1./2-e*(1./3-e*(1./4-e*(1./5-e*(1./6-e*(1./7-e*(1./8))))))))
}

func silence(r, d []float64, i int) {
	if r != nil {
		r[i] = 0
	}
	if d != nil {
		d[i] = 0
	}
}
