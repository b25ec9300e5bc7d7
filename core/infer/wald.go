// Package infer turns the information at an optimum into standard errors, tests and intervals.
package infer

import (
	"math"

	"descent/core/fit"
	"descent/core/num"
)

// Row is what is known about one coefficient. NaN stands for what there is none of.
type Row struct {
	Term, Class   string // Class is "" for a linear model, the event for a logistic one
	Estimate      float64
	StandardError float64
	Z             float64 // Estimate/StandardError; t for a linear model
	P             float64 // two-sided
	Low, High     float64 // Wald interval
	OddsRatio     float64 // exp(Estimate); NaN for a linear model. Of a softmax model the ratio to the reference class.
	OddsLow       float64
	OddsHigh      float64
	Aliased       bool
	Undetermined  bool // separation leaves no estimate
}

// Method names how the errors were come by.
const Method = "Wald, observed information"

// Wald returns a row for each coefficient, class by class, in the order of the terms. level is that of the intervals.
// Where a fit gives no errors (Fit.Inference.Note says why), and for coefficients that run off, they are NaN.
func Wald(f *fit.Fit, level float64) []Row {
	p := len(f.Terms)
	rows := make([]Row, len(f.Coefficients))
	errors := StandardErrors(f)
	quantile := NormalQuantile(0.5 + level/2)
	if f.Inference.DF > 0 {
		quantile = StudentQuantile(0.5+level/2, f.Inference.DF)
	}
	for i := range rows {
		r := &rows[i]
		r.Term, r.Class, r.Aliased = f.Terms[i%p].Name(), f.CoefficientClasses[i/p], f.Aliased[i%p]
		r.Estimate, r.StandardError = f.Coefficients[i], errors[i]
		r.Undetermined = !r.Aliased && math.IsNaN(r.Estimate)
		r.Z = ratio(r.Estimate, r.StandardError)
		r.P = NormalTails(r.Z)
		if f.Inference.DF > 0 {
			r.P = StudentTails(r.Z, f.Inference.DF)
		}
		r.Low, r.High = r.Estimate-quantile*r.StandardError, r.Estimate+quantile*r.StandardError
		r.OddsRatio, r.OddsLow, r.OddsHigh = math.Exp(r.Estimate), math.Exp(r.Low), math.Exp(r.High)
		if f.Model == "linear" {
			r.OddsRatio, r.OddsLow, r.OddsHigh = math.NaN(), math.NaN(), math.NaN()
		}
	}
	return rows
}

// ratio is estimate/error. A perfect fit has error 0: nothing over nothing is no evidence, 0.
func ratio(estimate, err float64) float64 {
	if estimate == 0 && err == 0 {
		return 0
	}
	return estimate / err
}

// StandardErrors returns the standard error of each coefficient, NaN where there is none. With the information L·Lᵀ
// and b = a·β the variance of b is |L⁻¹a|²: a sum of squares, so nothing cancels on the way back to the person's units.
func StandardErrors(f *fit.Fit) []float64 {
	in := &f.Inference
	out := make([]float64, len(f.Coefficients))
	p := len(f.Terms)
	for i := range out {
		out[i] = math.NaN()
		if b := f.Coefficients[i]; in.Factor == nil || b-b != 0 {
			continue
		}
		v := make([]float64, in.Dim)
		copy(v[i/p*in.Width:], in.Back[i%p*in.Width:(i%p+1)*in.Width])
		num.Forward(in.Factor, v, leading(v))
		out[i] = math.Sqrt(in.Dispersion) * num.Norm(v)
	}
	return out
}

// leading returns the number of zeros that v begins with.
func leading(v []float64) int {
	n := 0
	for n < len(v) && v[n] == 0 {
		n++
	}
	return n
}

// Covariance returns the covariance of the coefficients, row-major; NaN for those without an error.
func Covariance(f *fit.Fit) []float64 {
	in := &f.Inference
	n, p := len(f.Coefficients), len(f.Terms)
	solved := make([][]float64, n)
	for i := range n {
		if b := f.Coefficients[i]; in.Factor == nil || b-b != 0 {
			continue
		}
		v := make([]float64, in.Dim)
		copy(v[i/p*in.Width:], in.Back[i%p*in.Width:(i%p+1)*in.Width])
		num.Forward(in.Factor, v, 0)
		solved[i] = v
	}
	out := make([]float64, n*n)
	for i := range n {
		for j := range n {
			out[i*n+j] = math.NaN()
			if solved[i] != nil && solved[j] != nil {
				out[i*n+j] = in.Dispersion * num.Dot(solved[i], solved[j])
			}
		}
	}
	return out
}
