package fit

import (
	"slices"
	"strconv"

	"descent/core/design"
	"descent/core/loss"
	"descent/core/table"
)

// The limits of a specification.
const (
	maxDegree  = 20
	maxClasses = 100
	// maxAutoClasses is the number of distinct values up to which a number column is taken for classes by model "auto".
	maxAutoClasses  = 10
	defaultMaxBytes = 2 << 30
)

// The words a specification may use; the first is the default.
var (
	models    = []string{"auto", "logistic", "softmax", "linear"}
	losses    = []string{"", "log", "squared", "absolute", "perceptron", "adaline"}
	solvers   = []string{"auto", "newton", "lbfgs", "batch", "sgd", "momentum", "nesterov", "adam", "coordinate"}
	policies  = []string{"drop", "mean", "indicator"}
	intervals = []string{"wald", "profile"}
)

// Validate fills in the defaults that do not depend on the data and refuses what is impossible on any table.
func (s Spec) Validate() (Spec, error) {
	for _, word := range []struct {
		name  string
		value *string
		among []string
	}{
		{"model", &s.Model, models}, {"loss", &s.Loss, losses}, {"solver", &s.Solver, solvers},
		{"missing", &s.Missing, policies}, {"interval", &s.Interval, intervals},
	} {
		if *word.value == "" {
			*word.value = word.among[0]
		}
		if !slices.Contains(word.among, *word.value) {
			return s, impossible(word.name, *word.value, "one of "+list(word.among))
		}
	}
	if err := s.numbers(); err != nil {
		return s, err
	}
	if s.Firth {
		return s, refuse("not-yet", "firth", "Firth's correction is not there yet")
	}
	if s.Interval == "profile" {
		return s, refuse("not-yet", "interval", "profile likelihood intervals are not there yet; choose wald")
	}
	if s.Folds > 0 {
		return s, refuse("not-yet", "folds", "cross-validation is not there yet; use holdout")
	}
	s.Degree = max(s.Degree, 1)
	s.Threshold = or(s.Threshold, 0.5)
	s.Level = or(s.Level, 0.95)
	s.Tolerance = or(s.Tolerance, 1e-8)
	s.MaxBytes = or(s.MaxBytes, defaultMaxBytes)
	return s, nil
}

func (s *Spec) numbers() error {
	for _, n := range []struct {
		name  string
		value float64
		good  bool
		want  string
	}{
		{"rate", s.Rate, s.Rate >= 0, "above 0"},
		{"batch", float64(s.Batch), s.Batch >= 0, "a whole number above 0"},
		{"momentum", s.Momentum, s.Momentum >= 0 && s.Momentum < 1, "at least 0 and below 1"},
		{"maxIterations", float64(s.MaxIterations), s.MaxIterations >= 0, "a whole number above 0"},
		{"tolerance", s.Tolerance, s.Tolerance >= 0, "above 0"},
		{"l1", s.L1, s.L1 >= 0, "at least 0"},
		{"l2", s.L2, s.L2 >= 0, "at least 0"},
		{"degree", float64(s.Degree), s.Degree >= 0 && s.Degree <= maxDegree, "a whole number from 1 to 20"},
		{"holdout", s.Holdout, s.Holdout >= 0 && s.Holdout < 1, "at least 0 and below 1"},
		{"folds", float64(s.Folds), s.Folds >= 0, "a whole number of at least 0"},
		{"threshold", s.Threshold, s.Threshold >= 0 && s.Threshold < 1, "between 0 and 1"},
		{"level", s.Level, s.Level >= 0 && s.Level < 1, "between 0 and 1"},
	} {
		if !n.good || n.value-n.value != 0 {
			return impossible(n.name, strconv.FormatFloat(n.value, 'g', -1, 64), n.want)
		}
	}
	return nil
}

func impossible(name, value, want string) *Error {
	return refuse("bad-option", name, name+" cannot be "+value+": it must be "+want)
}

func list(words []string) string {
	out := ""
	for _, w := range words {
		if w == "" {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += w
	}
	return out
}

func or(v, otherwise float64) float64 {
	if v == 0 {
		return otherwise
	}
	return v
}

// classes reports whether the target is to be taken for classes, and refuses targets that cannot be what the model
// asks for.
func (s *Spec) classes(c *table.Column, rows int) (bool, error) {
	if c.Type == table.Empty || c.Missing >= rows {
		return false, refuse("target-missing", s.Target, "no row has a value in the target column "+s.Target)
	}
	model := s.Model
	if model == "auto" {
		switch {
		case s.Loss == "perceptron" || s.Loss == "adaline":
			model = "logistic"
		case c.Type == table.Number && c.Distinct > maxAutoClasses:
			model = "linear"
		default:
			model = "softmax"
		}
	}
	if model == "linear" {
		if c.Type != table.Number {
			return false, refuse("bad-option", "model", "a linear model needs a target of numbers; "+s.Target+" is "+c.Type.String())
		}
		if s.Loss == "log" || s.Loss == "perceptron" || s.Loss == "adaline" {
			return false, refuse("bad-option", "loss", "the loss "+s.Loss+" is for classes; a linear model takes squared or absolute")
		}
		return false, nil
	}
	if len(c.Levels) == 0 {
		if model == "logistic" {
			return false, notBinary(s.Target, c.Distinct)
		}
		return false, tooMany(s.Target, c.Distinct)
	}
	return true, nil
}

func notBinary(target string, n int) *Error {
	return refuse("not-binary", target, "the target "+target+" has "+strconv.Itoa(n)+
		" different values; a logistic model needs exactly two. Choose softmax, or linear for a number.")
}

func tooMany(target string, n int) *Error {
	return refuse("too-many-classes", target, "the target "+target+" has "+strconv.Itoa(n)+
		" different values; at most "+strconv.Itoa(maxClasses)+" classes can be told apart. For a number choose linear.")
}

// settle names the model once the classes of the training rows are known.
func (s *Spec) settle(l *design.Layout) error {
	if !l.Spec.Classes {
		s.Model = "linear"
		if s.Loss == "" {
			s.Loss = "squared"
		}
		return nil
	}
	k := len(l.Target.Classes)
	switch {
	case k == 1:
		return refuse("one-class", s.Target, "every usable row has the same value in "+s.Target+" ("+l.Target.Classes[0]+
			"): with one class there is nothing to tell apart")
	case k > maxClasses:
		return tooMany(s.Target, k)
	case s.Model == "logistic" && k > 2:
		return notBinary(s.Target, k)
	case s.Model == "auto" && k == 2:
		s.Model = "logistic"
	case s.Model == "auto":
		s.Model = "softmax"
	}
	if s.Loss == "" {
		s.Loss = "log"
	}
	if s.Model == "softmax" && s.Loss != "log" {
		return refuse("bad-option", "loss", "softmax takes the loss log only")
	}
	return s.event(l)
}

// event finds the modelled event among the classes and makes it the second class of the layout of a logistic model.
func (s *Spec) event(l *design.Layout) error {
	classes := l.Target.Classes
	at := slices.Index(classes, s.Event)
	if at < 0 && s.Event != "" {
		at = slices.IndexFunc(classes, func(c string) bool { return sameNumber(c, s.Event) })
	}
	switch {
	case s.Event == "":
		at = len(classes) - 1
	case at < 0:
		return refuse("bad-option", "event", "the event "+s.Event+" is not among the values of "+s.Target+": "+list(classes[:min(len(classes), 10)]))
	}
	if s.Model != "logistic" {
		return nil
	}
	s.Event = classes[at]
	if at == 0 {
		l.Target.Classes = []string{classes[1], classes[0]}
		l.Target.Code = slices.Clone(l.Target.Code)
		for i, c := range l.Target.Code {
			if c >= 0 {
				l.Target.Code[i] = 1 - c
			}
		}
	}
	return nil
}

func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// kind returns the pointwise loss of a resolved specification.
func (s *Spec) kind() loss.Kind {
	switch {
	case s.Model == "softmax":
		return loss.Softmax
	case s.Loss == "perceptron":
		return loss.Perceptron
	case s.Loss == "adaline":
		return loss.Adaline
	case s.Model == "linear" && s.Loss == "absolute":
		return loss.Absolute
	case s.Model == "linear":
		return loss.Squared
	case s.Loss == "absolute":
		return loss.AbsoluteSigmoid
	case s.Loss == "squared":
		return loss.SquaredSigmoid
	}
	return loss.Log
}

// penalised reports whether there is any penalty.
func (s *Spec) penalised() bool { return s.L1 > 0 || s.L2 > 0 }
