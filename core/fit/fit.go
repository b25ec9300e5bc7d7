// Package fit is policy: it reads a specification, has the rows encoded, picks a method, names rank deficiency and
// separation, and returns a Fit, which predicts.
package fit

import "descent/core/design"

// Fit is a fitted model. All of it is plain data.
type Fit struct {
	Spec    Spec           // as resolved: every default filled in
	Model   string         // "logistic", "softmax" or "linear"
	Loss    float64        // mean loss of the training rows, without penalty, in the person's units
	Layout  *design.Layout // how rows are encoded
	Terms   []design.Term  // the intercept first, aliased terms included
	Aliased []bool         // per term: constant, or a combination of earlier terms
	Target  string
	Classes []string // in sorted order; nil for a linear model
	Event   string   // the modelled event of a logistic model
	// CoefficientClasses names the class of each row of Coefficients: [""] for a linear model, [Event] for a logistic
	// one, all classes but the first for a softmax without a penalty, all classes for one with.
	CoefficientClasses []string
	// Coefficients is class-major: Coefficients[c*len(Terms)+j], in the person's units. Aliased terms are NaN; terms
	// that run off under separation are ±Inf; terms that separation leaves undetermined are NaN.
	Coefficients []float64
	Encoded      []float64 // on the encoded columns, class-major; finite under separation too
	Symmetric    bool      // a coefficient for every class, summing to zero over the classes
	Inference    Inference
	Status       Status
	Rows         int     // training rows
	Dropped      int     // rows left out for a missing value
	ZeroWeight   int     // rows left out for a weight of 0
	HeldOut      int     // rows kept for evaluation
	Weight       float64 // sum of the weights of the training rows; Rows when there are none
	Objective    float64 // Loss plus penalty, in the person's units
	// Likelihood reports that the quantities below mean something: the loss is a log-likelihood.
	Likelihood    bool
	LogLikelihood float64
	Deviance      float64 // residual sum of squares for a linear model
	NullDeviance  float64
	AIC, BIC      float64
	// Parameters is the number of estimated parameters, sigma included for a linear model.
	Parameters int
}

// Inference is what package infer needs. Factor is nil where no standard errors are given; Note then says why.
type Inference struct {
	Note string
	// Factor is the lower Cholesky factor, row-major Dim×Dim, of the observed information in the inner coordinates,
	// with weights as frequencies; for a linear model that of X'X. Rows whose diagonal is 0 stand for directions that
	// nothing determines and count as 0.
	Factor []float64
	Dim    int
	// Back takes the inner coordinates of one class, Dim over the number of classes with coefficients, to its
	// Coefficients: row-major len(Terms)×Width. Rows of aliased terms are NaN.
	Back       []float64
	Width      int
	Dispersion float64 // 1, or the residual variance of a linear model in inner units
	DF         float64 // residual degrees of freedom of a linear model, 0 for z tests
}

// Status says how a fit ended.
type Status struct {
	Code       string // converged, iteration-limit, separated, diverged, stalled, stopped
	Converged  bool
	Iterations int
	Passes     float64
	Gradient   float64 // largest entry of the gradient, on the standardised columns
	Message    string  // a sentence or two for a person
	// Notes are further sentences: aliased columns, an ill-conditioned design, few events.
	Notes      []string
	Separation *Separation
	// MaxStableRate is the learning rate from which a gradient method that diverged does so, on the standardised columns
	// as the rate is; 0 where the run did not diverge or the bound is not known.
	MaxStableRate float64
}

// Separation names the terms whose coefficients have no finite maximum-likelihood estimate.
type Separation struct {
	Kind  string // "complete" or "quasi"
	Terms []string
}

// Step is what an observer sees of every accepted iterate.
type Step struct {
	Iteration int
	Passes    float64
	Loss      float64 // mean unpenalised loss, in the person's units
	Objective float64 // Loss plus penalty
	Gradient  float64
	// Coefficients are in the person's units, class-major as Fit.Coefficients; aliased terms are 0.
	Coefficients []float64
	Terms        []design.Term
	Classes      []string // Fit.CoefficientClasses
}
