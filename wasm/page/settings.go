//go:build js

package page

import (
	"math"
	"strings"
	"syscall/js"
)

// settings are what a person chose. The zero of a number means the solver's own default.
type settings struct {
	target, event            string
	features                 []string
	model, solver, missing   string
	degree                   float64
	interactions             bool
	holdout                  float64
	rate, momentum           float64
	batch                    float64
	l1, l2                   float64
	raw                      bool // penalise the columns as they are
	maxIterations, tolerance float64
	seed                     float64
	speed                    string
}

func defaults() settings {
	return settings{model: "auto", solver: "auto", missing: "drop", degree: 1, speed: "auto"}
}

// The settings by the names that train and permalinks have for them.
var (
	textKeys   = []string{"target", "event", "model", "solver", "missing", "speed"}
	numberKeys = []string{"degree", "holdout", "rate", "batch", "momentum", "l1", "l2", "maxIterations", "tolerance", "seed"}
)

// text returns the place of a setting that is a text, nil where there is none of that name.
func (s *settings) text(key string) *string {
	switch key {
	case "target":
		return &s.target
	case "event":
		return &s.event
	case "model":
		return &s.model
	case "solver":
		return &s.solver
	case "missing":
		return &s.missing
	case "speed":
		return &s.speed
	}
	return nil
}

// number returns the place of a setting that is a number, nil where there is none of that name.
func (s *settings) number(key string) *float64 {
	switch key {
	case "degree":
		return &s.degree
	case "holdout":
		return &s.holdout
	case "rate":
		return &s.rate
	case "batch":
		return &s.batch
	case "momentum":
		return &s.momentum
	case "l1":
		return &s.l1
	case "l2":
		return &s.l2
	case "maxIterations":
		return &s.maxIterations
	case "tolerance":
		return &s.tolerance
	case "seed":
		return &s.seed
	}
	return nil
}

// flag returns the place of a setting that is a yes or no, nil where there is none of that name.
func (s *settings) flag(key string) *bool {
	switch key {
	case "interactions":
		return &s.interactions
	case "raw":
		return &s.raw
	}
	return nil
}

// write sets a number, whole where it counts something.
func (s *settings) write(key string, v float64) {
	switch key {
	case "degree", "batch", "maxIterations", "seed":
		v = math.Trunc(v)
	}
	*s.number(key) = v
}

// spec is the specification for train; what has its default is left out.
func (s *settings) spec() js.Value {
	spec, usual := newObject(), defaults()
	features := js.Global().Get("Array").New()
	for _, f := range s.features {
		features.Call("push", f)
	}
	spec.Set("features", features)
	for _, key := range textKeys[:5] {
		if v := *s.text(key); v != "" && (v != *usual.text(key) || key == "model" || key == "solver") {
			spec.Set(key, v)
		}
	}
	for _, key := range numberKeys {
		if v := *s.number(key); v > *usual.number(key) && s.takes(key) {
			spec.Set(key, v)
		}
	}
	if s.interactions {
		spec.Set("interactions", true)
	}
	if s.raw {
		spec.Set("standardize", false)
	}
	return spec
}

// takes reports whether the chosen solver has the setting.
func (s *settings) takes(key string) bool {
	descends := strings.Contains("batch sgd momentum nesterov adam", s.solver)
	switch key {
	case "rate":
		return descends
	case "batch":
		return descends && s.solver != "batch"
	case "momentum":
		return s.solver == "momentum" || s.solver == "nesterov"
	}
	return true
}

// penalised reports whether the objective has a penalty.
func (s *settings) penalised() bool { return s.l1 > 0 || s.l2 > 0 }

func contains(list []string, text string) bool {
	for _, t := range list {
		if t == text {
			return true
		}
	}
	return false
}
