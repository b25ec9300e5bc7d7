package infer_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"descent/core/fit"
)

// Every solver comes to the optimum, or says that it does not.
func TestSolvers(t *testing.T) {
	s := newSynthetic(300, 67)
	linear := fit.Spec{Target: "x3", Features: []string{"x1", "x2", "g"}, FeaturesGiven: true, Model: "linear"}
	softmax := fit.Spec{Target: "g", Features: []string{"x1", "x2"}, FeaturesGiven: true, Model: "softmax"}
	ridge := plain()
	ridge.L2 = 0.01
	for name, base := range map[string]fit.Spec{"logistic": plain(), "linear": linear, "softmax": softmax, "ridge": ridge} {
		base.Solver = "newton"
		want := s.fit(t, base)
		for _, solver := range []string{"auto", "lbfgs", "batch", "momentum", "nesterov", "adam", "sgd", "coordinate"} {
			t.Run(name+"/"+solver, func(t *testing.T) {
				spec := base
				spec.Solver = solver
				f := s.fit(t, spec)
				excess := f.Objective/want.Objective - 1
				if excess < -1e-12 || f.Status.Converged && excess > 1e-6 || !f.Status.Converged && excess > 1e-2 {
					t.Errorf("%s, objective %.1e above the optimum: %s", f.Status.Code, excess, f.Status.Message)
				}
				for term, c := range f.rows {
					w := want.rows[term]
					if f.Status.Converged && name != "ridge" && math.Abs(c.Estimate-w.Estimate) > 1e-4*w.StandardError {
						t.Errorf("%s: %g, want %g ± %g", term, c.Estimate, w.Estimate, w.StandardError)
					}
				}
				if f.steps == 0 || f.Status.Message == "" {
					t.Errorf("%d steps, message %q", f.steps, f.Status.Message)
				}
				if deterministic := s.fit(t, spec); deterministic.Loss != f.Loss {
					t.Error("the same run gives another loss")
				}
			})
		}
	}
}

func TestLosses(t *testing.T) {
	s := newSynthetic(300, 71)
	for _, c := range []struct{ model, loss, target string }{
		{"logistic", "squared", "y"}, {"logistic", "absolute", "y"}, {"logistic", "perceptron", "y"}, {"logistic", "adaline", "y"},
		{"linear", "absolute", "x3"},
	} {
		t.Run(c.model+" "+c.loss, func(t *testing.T) {
			spec := fit.Spec{Target: c.target, Features: []string{"x1", "x2", "g"}, FeaturesGiven: true, Model: c.model, Loss: c.loss}
			f := s.fit(t, spec)
			if math.IsNaN(f.Loss) || f.Likelihood || !math.IsNaN(f.LogLikelihood) || f.Inference.Factor != nil || f.Inference.Note == "" {
				t.Errorf("loss %g, likelihood %v %g, note %q", f.Loss, f.Likelihood, f.LogLikelihood, f.Inference.Note)
			}
			if f.Status.Code == "diverged" || f.Status.Code == "" {
				t.Errorf("status %q: %s", f.Status.Code, f.Status.Message)
			}
			t.Logf("%s: loss %g", f.Status.Code, f.Loss)
		})
	}
}

// A rate that is too large is named, with the largest stable one; just below that the run holds.
func TestDiverged(t *testing.T) {
	s := newSynthetic(300, 73)
	spec := fit.Spec{Target: "x3", Features: []string{"x1", "x2", "g"}, FeaturesGiven: true, Model: "linear", Solver: "batch", Rate: 50}
	f := s.fit(t, spec)
	if f.Status.Code != "diverged" || f.Status.Converged || !strings.Contains(f.Status.Message, "rate below") {
		t.Errorf("%s: %s", f.Status.Code, f.Status.Message)
	}
	bound := f.Status.MaxStableRate
	if !(bound > 0 && bound < spec.Rate) {
		t.Fatalf("the largest stable rate is %g, want one below %g", bound, spec.Rate)
	}
	spec.Rate = 0.95 * bound
	if f = s.fit(t, spec); f.Status.Code == "diverged" || f.Status.MaxStableRate != 0 {
		t.Errorf("rate %g below the bound %g: %s, largest stable rate %g", spec.Rate, bound, f.Status.Code, f.Status.MaxStableRate)
	}
	spec.Rate = 1.05 * bound
	if f = s.fit(t, spec); f.Status.Code != "diverged" {
		t.Errorf("rate %g above the bound %g: %s", spec.Rate, bound, f.Status.Code)
	}
}

func TestStopped(t *testing.T) {
	s := newSynthetic(300, 79)
	columns, chunks, n := read(t, s.text(), nil, nil)
	for _, solver := range []string{"newton", "batch", "lbfgs"} {
		spec := plain()
		spec.Solver = solver
		f, err := fit.Train(context.Background(), fit.NewLocal(chunks, 2), columns, n, spec, func(s fit.Step) error {
			if s.Iteration == 2 {
				return errors.New("enough")
			}
			return nil
		})
		if err != nil || f.Status.Code != "stopped" || f.Status.Iterations != 2 {
			t.Errorf("%s: %v, %+v", solver, err, f)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cluster := fit.NewLocal(chunks, 2)
		_, err = fit.Train(ctx, cluster, columns, n, spec, func(s fit.Step) error {
			if s.Iteration == 2 {
				cancel()
			}
			return ctx.Err()
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled, got %v", solver, err)
		}
		if _, err := fit.Train(context.Background(), cluster, columns, n, spec, nil); err != nil {
			t.Errorf("%s: the cluster is lost: %v", solver, err)
		}
	}
}

// Steps carry the person's units: the last one is the fit.
func TestSteps(t *testing.T) {
	s := newSynthetic(300, 83)
	columns, chunks, n := read(t, s.text(), nil, nil)
	for _, solver := range []string{"newton", "batch"} {
		spec := plain()
		spec.Solver, spec.L2 = solver, 0.1
		var last fit.Step
		before := -1
		f, err := fit.Train(context.Background(), fit.NewLocal(chunks, 2), columns, n, spec, func(s fit.Step) error {
			if s.Iteration != before+1 {
				t.Errorf("%s: iteration %d follows %d", solver, s.Iteration, before)
			}
			before, last = s.Iteration, s
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if relative(last.Loss, f.Loss, 0) > 1e-12 || relative(last.Objective, f.Objective, 0) > 1e-12 || !(f.Objective > f.Loss) {
			t.Errorf("last step %g, %g; fit %g, %g", last.Loss, last.Objective, f.Loss, f.Objective)
		}
		for i, b := range last.Coefficients {
			if relative(b, f.Coefficients[i], 1e-6) > 1e-12 {
				t.Errorf("coefficient %d ends at %g, fit %g", i, b, f.Coefficients[i])
			}
		}
	}
}
