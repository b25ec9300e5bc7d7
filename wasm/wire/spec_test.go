package wire

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"descent/core/fit"
)

func TestReadSpec(t *testing.T) {
	got, err := ReadSpec(New(
		"target", "y", "event", 1.0, "features", []any{"a", "b"}, "model", "logistic", "degree", 2.0,
		"interactions", true, "solver", "batch", "rate", 0.5, "maxIterations", 20.0, "l2", 0.0, "standardize", false,
		"holdout", 0.25, "seed", 7.0, "weight", nil,
	))
	if err != nil {
		t.Fatal(err)
	}
	want := fit.Spec{
		Target: "y", Event: "1", Features: []string{"a", "b"}, FeaturesGiven: true, Model: "logistic", Degree: 2,
		Interactions: true, Solver: "batch", Rate: 0.5, MaxIterations: 20, RawPenalty: true, Holdout: 0.25, Seed: 7,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestReadSpecNoFeatures(t *testing.T) {
	absent, _ := ReadSpec(New("target", "y"))
	empty, _ := ReadSpec(New("target", "y", "features", []any{}))
	if absent.FeaturesGiven || !empty.FeaturesGiven || empty.Features == nil {
		t.Errorf("got %v and %v, want none given and an empty list given", absent.FeaturesGiven, empty.FeaturesGiven)
	}
}

func TestReadSpecRefuses(t *testing.T) {
	for _, c := range []struct {
		key   string
		value any
	}{
		{"learningRate", 0.1}, {"Target", "y"}, {"__proto__x", 1.0}, {"__proto__", 1.0}, {"constructor", 1.0},
		{"rate", -1.0}, {"rate", 0.0}, {"rate", "fast"}, {"rate", math.NaN()}, {"rate", math.Inf(1)},
		{"l1", -0.1}, {"l2", -1.0}, {"maxIterations", -5.0}, {"maxIterations", 1.5}, {"tolerance", -1.0},
		{"degree", 0.5}, {"degree", 0.0}, {"degree", 21.0}, {"holdout", 1.5}, {"holdout", 1.0}, {"folds", -2.0},
		{"threshold", 2.0}, {"level", 1.5}, {"model", "forest"}, {"model", 3.0}, {"solver", "magic"}, {"loss", "zero"},
		{"interval", "exact"}, {"standardize", "maybe"}, {"batch", -3.0}, {"features", "x1"},
		{"features", []any{1.0}}, {"event", []any{}}, {"seed", -1.0}, {"seed", 1e17}, {"interactions", 1.0},
		{"firth", "yes"}, {"weight", 2.0}, {"missing", "ignore"}, {"momentum", 1.0},
	} {
		_, err := ReadSpec(New("target", "y", c.key, c.value))
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Code != "bad-option" || refusal.Name != c.key {
			t.Errorf("%s: %v: got %v, want bad-option of that name", c.key, c.value, err)
		}
	}
}

func TestReadSpecNeedsTarget(t *testing.T) {
	for _, v := range []any{nil, Object{}, New("target", nil), New("target", ""), "y", 1.0, []any{}} {
		var refusal *Error
		if _, err := ReadSpec(v); !errors.As(err, &refusal) || refusal.Code != "bad-option" {
			t.Errorf("%v: got %v, want bad-option", v, err)
		}
	}
}

func TestSpecRoundTrip(t *testing.T) {
	want := fit.Spec{
		Target: "y", Event: "1", Features: []string{"a"}, FeaturesGiven: true, Model: "softmax", Loss: "log", Degree: 3,
		Solver: "lbfgs", L1: 0.1, L2: 0.2, Missing: "mean", Holdout: 0.1, Threshold: 0.4, Interval: "wald", Level: 0.9,
		Tolerance: 1e-9, Seed: 1 << 50,
	}
	got, err := ReadSpec(withoutZeros(specObject(want)))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func TestReadPace(t *testing.T) {
	if pace, paused, err := ReadPace(New("pace", 2.5, "paused", true)); pace != 2.5 || !paused || err != nil {
		t.Errorf("got %v, %v, %v, want 2.5, true", pace, paused, err)
	}
	for _, bad := range []Object{New("pace", -1.0), New("pace", "slow"), New("paused", 1.0)} {
		if _, _, err := ReadPace(bad); err == nil {
			t.Errorf("%v: got no error", bad)
		}
	}
}
