//go:build js

package page

import "strings"

// settings are what a person chose. The zero of a number means the solver's own default.
type settings struct {
	target, event  string
	features       []string
	model, solver  string
	missing        string
	degree         int
	interactions   bool
	holdout        float64
	rate, momentum float64
	batch          int
	l1, l2         float64
	raw            bool // penalise the columns as they are
	maxIterations  int
	tolerance      float64
	seed           int
	speed          string
}

func defaults() settings {
	return settings{model: "auto", solver: "auto", missing: "drop", degree: 1, speed: "auto"}
}

// spec is the specification for train; what has its default is left out.
func (s *settings) spec() map[string]any {
	features := make([]any, len(s.features))
	for i, f := range s.features {
		features[i] = f
	}
	spec := map[string]any{"target": s.target, "features": features, "model": s.model, "solver": s.solver}
	text := func(key, v, usual string) {
		if v != "" && v != usual {
			spec[key] = v
		}
	}
	positive := func(key string, v float64) {
		if v > 0 {
			spec[key] = v
		}
	}
	text("event", s.event, "")
	text("missing", s.missing, "drop")
	positive("l1", s.l1)
	positive("l2", s.l2)
	positive("holdout", s.holdout)
	positive("maxIterations", float64(s.maxIterations))
	positive("tolerance", s.tolerance)
	positive("seed", float64(s.seed))
	if s.degree > 1 {
		spec["degree"] = s.degree
	}
	if s.interactions {
		spec["interactions"] = true
	}
	if s.raw {
		spec["standardize"] = false
	}
	if s.descends() {
		positive("rate", s.rate)
	}
	if s.samples() {
		positive("batch", float64(s.batch))
	}
	if s.hasMomentum() {
		positive("momentum", s.momentum)
	}
	return spec
}

// descends reports whether the solver takes a learning rate.
func (s *settings) descends() bool {
	return strings.Contains("batch sgd momentum nesterov adam", s.solver)
}

// samples reports whether the solver takes a batch size.
func (s *settings) samples() bool { return s.descends() && s.solver != "batch" }

func (s *settings) hasMomentum() bool { return s.solver == "momentum" || s.solver == "nesterov" }

// uses reports whether the column is the target or a feature.
func (s *settings) uses(column string) bool {
	if column == s.target {
		return true
	}
	for _, f := range s.features {
		if f == column {
			return true
		}
	}
	return false
}
