package fit

import "descent/core/design"

// Spec is what a person asks for: the JavaScript API's train options in Go. The zero value of each field is its
// default; only Target has none.
type Spec struct {
	Target string
	// Event is the text of the class whose probability a logistic model gives; "" means the last class in sorted order.
	Event    string
	Features []string
	// FeaturesGiven tells an empty list given on purpose (the intercept alone) from none given (the default features).
	FeaturesGiven bool
	Model         string // "auto" (default), "logistic", "softmax", "linear"
	// Loss is "log" (default for classes), "squared" (default for linear), "absolute", "perceptron" or "adaline".
	Loss         string
	Degree       int // powers of each number feature; 0 means 1
	Interactions bool
	// Solver is "auto" (default), "newton", "lbfgs", "batch", "sgd", "momentum", "nesterov", "adam" or "coordinate".
	Solver string
	// Rate is the learning rate of the gradient methods, on the standardised columns; 0 means the method's default.
	Rate          float64
	Batch         int     // rows of a mini-batch; 0 means the method's default
	Momentum      float64 // 0 means the method's default
	MaxIterations int     // 0 means the method's default
	// Tolerance bounds the largest entry of the gradient of the objective on the standardised columns; 0 means 1e-8.
	Tolerance float64
	L1, L2    float64
	// RawPenalty is standardize: false. The penalty then acts on the columns as they are; by default it acts on the
	// standardised columns (mean 0, standard deviation with divisor n 1).
	RawPenalty bool
	Weight     string  // name of a column of frequency weights, "" for none
	Missing    string  // "drop" (default), "mean" or "indicator"
	Holdout    float64 // fraction of the used rows that is kept from training
	Folds      int
	Threshold  float64 // probability of the event from which a row is labelled with it; 0 means 0.5
	Firth      bool
	Interval   string  // "wald" (default) or "profile"
	Level      float64 // of the intervals; 0 means 0.95
	Seed       uint64
	// Slot tells apart the fits that are under way on one cluster at the same time.
	Slot int
	// MaxBytes bounds the design matrix over all workers, in bytes; 0 means 2 GiB.
	MaxBytes float64
}

// Error is a refusal of Train or Predict: Code is one of docs/errors.md, Name the column or option it is about.
type Error = design.Error

func refuse(code, name, message string) *Error {
	return &Error{Code: code, Message: message, Name: name}
}
