package wire

import "descent/core/fit"

// maxSafe is the largest whole number below which JavaScript tells all whole numbers apart.
const maxSafe = 1<<53 - 1

// ReadSpec validates the specification of a fit: its keys and the kinds and ranges of their values. Whether they fit
// the table is for package fit to say.
func ReadSpec(v any) (fit.Spec, error) {
	var s fit.Spec
	standardize := true
	positive := func(x float64) bool { return x > 0 }
	notNegative := func(x float64) bool { return x >= 0 }
	inside := func(x float64) bool { return x > 0 && x < 1 }
	fromZero := func(x float64) bool { return x >= 0 && x < 1 }
	err := fill("the specification", v, []option{
		{"target", text(&s.Target)},
		{"event", cell(&s.Event)},
		{"features", textList(&s.Features, &s.FeaturesGiven)},
		{"model", choice(&s.Model, "auto", "logistic", "softmax", "linear")},
		{"loss", choice(&s.Loss, "log", "squared", "absolute", "perceptron", "adaline")},
		{"degree", whole(&s.Degree, 1, 20)},
		{"interactions", truth(&s.Interactions)},
		{"solver", choice(&s.Solver,
			"auto", "newton", "lbfgs", "batch", "sgd", "momentum", "nesterov", "adam", "coordinate")},
		{"rate", real(&s.Rate, "a number above 0", positive)},
		{"batch", whole(&s.Batch, 1, maxSafe)},
		{"momentum", real(&s.Momentum, "a number from 0 up to, but not including, 1", fromZero)},
		{"maxIterations", whole(&s.MaxIterations, 1, maxSafe)},
		{"tolerance", real(&s.Tolerance, "a number above 0", positive)},
		{"l1", real(&s.L1, "a number from 0 up", notNegative)},
		{"l2", real(&s.L2, "a number from 0 up", notNegative)},
		{"standardize", truth(&standardize)},
		{"weight", text(&s.Weight)},
		{"missing", choice(&s.Missing, "drop", "mean", "indicator")},
		{"holdout", real(&s.Holdout, "a fraction from 0 up to, but not including, 1", fromZero)},
		{"folds", whole(&s.Folds, 0, 1000)},
		{"threshold", real(&s.Threshold, "a probability between 0 and 1", inside)},
		{"firth", truth(&s.Firth)},
		{"interval", choice(&s.Interval, "wald", "profile")},
		{"level", real(&s.Level, "a probability between 0 and 1", inside)},
		{"seed", whole(&s.Seed, 0, maxSafe)},
	})
	s.RawPenalty = !standardize
	if err == nil && s.Target == "" {
		err = badOption("target", "target must name the column to learn")
	}
	return s, err
}

// specObject is the inverse of ReadSpec for a resolved specification.
func specObject(s fit.Spec) Object {
	return Object{
		{"target", s.Target}, {"event", s.Event}, {"features", List(s.Features)}, {"model", s.Model}, {"loss", s.Loss},
		{"degree", s.Degree}, {"interactions", s.Interactions}, {"solver", s.Solver}, {"rate", s.Rate},
		{"batch", s.Batch}, {"momentum", s.Momentum}, {"maxIterations", s.MaxIterations}, {"tolerance", s.Tolerance},
		{"l1", s.L1}, {"l2", s.L2}, {"standardize", !s.RawPenalty}, {"weight", s.Weight}, {"missing", s.Missing},
		{"holdout", s.Holdout}, {"folds", s.Folds}, {"threshold", s.Threshold}, {"firth", s.Firth},
		{"interval", s.Interval}, {"level", s.Level}, {"seed", float64(s.Seed)},
	}
}

// ReadPace reads how a fit starts: the iterations a second, 0 for no limit, and whether it is paused.
func ReadPace(request Object) (pace float64, paused bool, err error) {
	err = fill("train", Object{{"pace", request.Get("pace")}, {"paused", request.Get("paused")}}, []option{
		{"pace", real(&pace, "a number of iterations a second, or 0 for no limit", func(x float64) bool { return x >= 0 })},
		{"paused", truth(&paused)},
	})
	return pace, paused, err
}
