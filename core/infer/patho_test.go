package infer_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/metric"
	"descent/core/table"
)

// hard is one folder of hard fits.
type hard struct {
	t       *testing.T
	text    string
	s       caseSpec
	o       oracle
	limits  *limits
	columns []table.Column
	chunks  []*table.Chunk
	n       int
}

type limits struct {
	Finite struct {
		Names    []string
		Coef, SE []float64
		LogLik   float64 `json:"sup_loglik"`
	} `json:"finite_limits"`
}

func (h *hard) read(types map[string]table.Type, missing []string) {
	h.columns, h.chunks, h.n = read(h.t, h.text, types, missing)
}

func (h *hard) fit(spec fit.Spec) *fitted {
	h.t.Helper()
	if h.columns == nil {
		h.read(nil, nil)
	}
	return train(h.t, h.columns, h.chunks, h.n, spec)
}

func (h *hard) code(spec fit.Spec) (*fitted, string) {
	if h.columns == nil {
		h.read(nil, nil)
	}
	f, err := try(h.columns, h.chunks, h.n, spec)
	if e, ok := err.(*fit.Error); ok {
		return nil, e.Code
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return f, ""
}

func (h *hard) spec(change ...func(*fit.Spec)) fit.Spec {
	out := fit.Spec{Target: h.s.Target, Model: "logistic", FeaturesGiven: true, Event: h.s.Positive}
	if h.s.Task == "linear" {
		out.Model, out.Event = "linear", ""
	}
	for _, f := range h.s.Features {
		out.Features = append(out.Features, f.Name)
	}
	for _, c := range change {
		c(&out)
	}
	return out
}

func features(names ...string) fit.Spec {
	return fit.Spec{Target: "y", Features: names, FeaturesGiven: true, Model: "logistic", Event: "1"}
}

func ridgeOf(lambda float64) func(*fit.Spec) {
	return func(s *fit.Spec) { s.L2, s.RawPenalty = lambda, true }
}

// coefficients compares with the oracle; below 1 % of its error a value counts absolutely.
func (h *hard) coefficients(f *fitted, tolerance, factor float64) {
	h.t.Helper()
	r := &report{t: h.t}
	for j, name := range h.o.Names {
		c := f.row(h.t, name, "")
		r.near(name, c.Estimate, factor*float64(h.o.MLE.Coef[""][j]), tolerance, 0.01*float64(h.o.MLE.SE[""][j]))
	}
	h.t.Logf("%.1f digits, %s", digits(r.worst), f.Status.Code)
}

func (h *hard) ridge() {
	h.t.Helper()
	r := &report{t: h.t}
	for _, ridge := range h.o.Ridge.Fits {
		f := h.fit(h.spec(ridgeOf(ridge.Lambda)))
		want := floats(ridge.Coef[""])
		for j, name := range h.o.Names {
			r.near(name, f.row(h.t, name, "").Estimate, want[j], 1e-8, 1e-4*largest(want))
		}
	}
}

func largest(v []float64) float64 {
	top := 0.0
	for _, x := range v {
		top = math.Max(top, math.Abs(x))
	}
	return top
}

func (h *hard) separated(f *fitted, kind string, terms ...string) {
	h.t.Helper()
	s := f.Status.Separation
	if f.Status.Code != "separated" || s == nil {
		h.t.Fatalf("status %s (%s), separation %v", f.Status.Code, f.Status.Message, s)
	}
	h.t.Logf("%s: %v, log-likelihood %.9g after %d", s.Kind, s.Terms, f.LogLikelihood, f.Status.Iterations)
	if kind != "" && s.Kind != kind {
		h.t.Errorf("called %s, want %s", s.Kind, kind)
	}
	for _, term := range terms {
		if !slices.Contains(s.Terms, term) {
			h.t.Errorf("terms %v, want %s", s.Terms, term)
		}
		if !strings.Contains(f.Status.Message, term) {
			h.t.Errorf("message %q does not name %s", f.Status.Message, term)
		}
	}
	for _, term := range s.Terms {
		r := f.row(h.t, term, "")
		if !math.IsNaN(r.StandardError) || !math.IsNaN(r.P) || !math.IsInf(r.Estimate, 0) {
			h.t.Errorf("%s: %+v", term, r)
		}
	}
}

func (h *hard) finite(f *fitted, rename func(string) string) {
	h.t.Helper()
	want := h.limits.Finite
	r := &report{t: h.t}
	for j, name := range want.Names {
		got := f.row(h.t, rename(name), "")
		r.near(name, got.Estimate, want.Coef[j], 1e-6, want.SE[j])
		r.near("se "+name, got.StandardError, want.SE[j], 1e-5, 0)
	}
	r.near("log-likelihood", f.LogLikelihood, want.LogLik, 1e-6, 1)
	h.t.Logf("limits to %.1f digits", digits(r.worst))
}

func (h *hard) aliased(f *fitted, names ...string) {
	h.t.Helper()
	var got []string
	for _, r := range f.rows {
		if r.Aliased {
			got = append(got, r.Term)
			if !math.IsNaN(r.Estimate) {
				h.t.Errorf("aliased %s has the estimate %g", r.Term, r.Estimate)
			}
		}
		if r.StandardError > 1e5 {
			h.t.Errorf("standard error %g of %s", r.StandardError, r.Term)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, names) {
		h.t.Errorf("aliased %v, want %v", got, names)
	}
}

func same(s string) string { return s }

func dropped(name, term string) func(*hard) {
	return func(h *hard) {
		f := h.fit(features("x1", "x2", name))
		h.aliased(f, term)
		h.coefficients(f, 1e-8, 1)
	}
}

func sameAs(tolerance, factor float64) func(*hard) {
	return func(h *hard) { h.coefficients(h.fit(features("x1", "x2")), tolerance, factor) }
}

var hards = map[string]func(*hard){
	"sep_complete_1d": func(h *hard) { h.separated(h.fit(features("x")), "complete", "x"); h.ridge() },
	"sep_quasi_1d":    func(h *hard) { h.separated(h.fit(features("x")), "quasi", "x"); h.ridge() },
	"sep_zero_cell": func(h *hard) {
		h.separated(h.fit(features("g")), "quasi", "g=B", "g=C")
	},
	"leak_target_copy": func(h *hard) { h.separated(h.fit(features("x", "leak")), "complete", "leak") },
	"sep_endometrial": func(h *hard) {
		f := h.fit(h.spec())
		h.separated(f, "quasi", "NV")
		h.finite(f, same)
	},
	"sep_sex2": func(h *hard) { h.separated(h.fit(h.spec()), "") },
	"sep_rare_level_stroke": func(h *hard) {
		h.read(h.s.types(), []string{"", "NA"})
		f := h.fit(h.spec())
		h.separated(f, "quasi", "gender=Other")
		h.finite(f, func(s string) string {
			if s == "genderMale" {
				return "gender=Male"
			}
			return s
		})
	},
	"collinear_exact":     func(h *hard) { dropped("x3", "x3")(h) },
	"collinear_duplicate": func(h *hard) { dropped("x1copy", "x1copy")(h) },
	"dummy_trap": func(h *hard) {
		h.aliased(h.fit(features("m", "f", "x")), "f")
	},
	"constant_column":   dropped("c", "c"),
	"constant_category": dropped("g", "g=only"),
	"empty_column":      func(h *hard) { h.coefficients(h.fit(fit.Spec{Target: "y", Event: "1"}), 1e-8, 1) },
	"all_features_constant": func(h *hard) {
		f := h.fit(features("x"))
		if got := f.row(h.t, "(Intercept)", "").Estimate; relative(got, math.Log(30.0/70), 0) > 1e-9 {
			h.t.Errorf("intercept %g", got)
		}
	},
	"one_class": func(h *hard) {
		if _, code := h.code(features("x1", "x2")); code != "one-class" {
			h.t.Errorf("code %q", code)
		}
	},
	"scales_1e-12_1e12": func(h *hard) {
		h.coefficients(h.fit(h.spec()), 1e-8, 1)
		h.coefficients(h.fit(h.spec(func(s *fit.Spec) { s.Solver, s.Tolerance, s.MaxIterations = "lbfgs", 1e-11, 5000 })), 1e-6, 1)
		h.coefficients(h.fit(h.spec(func(s *fit.Spec) { s.Solver, s.Tolerance, s.MaxIterations = "batch", 1e-10, 50000 })), 1e-6, 1)
	},
	"large_offset_1e9": func(h *hard) {
		f := h.fit(h.spec())
		if got, want := f.row(h.t, "yr", "").Estimate, float64(h.o.MLE.Coef[""][1]); relative(got, want, 0) > 1e-6 {
			h.t.Errorf("slope %g, want %g", got, want)
		}
	},
	"large_offset_timestamp": func(h *hard) { h.coefficients(h.fit(h.spec()), 1e-6, 1) },
	"n_less_than_d": func(h *hard) {
		if _, code := h.code(h.spec()); code != "too-few-rows" {
			h.t.Errorf("code %q", code)
		}
		h.ridge()
	},
	"n_less_than_d_linear": func(h *hard) {
		if _, code := h.code(fit.Spec{Target: "t", Model: "linear"}); code != "too-few-rows" {
			h.t.Errorf("code %q", code)
		}
	},
	"rare_events": func(h *hard) { h.coefficients(h.fit(h.spec()), 1e-8, 1) },
	"two_by_two": func(h *hard) {
		f, r := h.fit(h.spec()), &report{t: h.t}
		r.near("intercept", f.row(h.t, "(Intercept)", "").Estimate, math.Log(10.0/40), 1e-12, 0)
		r.near("slope", f.row(h.t, "x", "").Estimate, math.Log(30*40/(20*10.0)), 1e-12, 0)
		r.near("se", f.row(h.t, "x", "").StandardError, math.Sqrt(1/40.0+1/10.0+1/20.0+1/30.0), 1e-12, 0)
		r.near("se of intercept", f.row(h.t, "(Intercept)", "").StandardError, math.Sqrt(1/40.0+1/10.0), 1e-12, 0)
	},
	"row_shuffle":    sameAs(1e-10, 1),
	"column_shuffle": sameAs(1e-10, 1),
	"label_flip":     sameAs(1e-9, -1),
	"affine_features": func(h *hard) {
		f, r := h.fit(features("x1", "x2")), &report{t: h.t}
		r.near("log-likelihood", f.LogLikelihood, h.o.MLE.LogLik, 1e-9, 0)
		r.near("z", f.row(h.t, "x1", "").Z, float64(h.o.MLE.Z[""][1]), 1e-6, 0)
		r.near("z", f.row(h.t, "x2", "").Z, -float64(h.o.MLE.Z[""][2]), 1e-6, 0)
	},
	"multinomial_with_two_classes": func(h *hard) {
		f := h.fit(fit.Spec{Target: "y", Features: []string{"x1", "x2"}, FeaturesGiven: true, Model: "softmax"})
		r := &report{t: h.t}
		for j, name := range h.o.Names {
			r.near(name, f.row(h.t, name, f.Classes[1]).Estimate, float64(h.o.MLE.Coef[""][j]), 1e-8, 0)
		}
	},
	"no_signal_balanced": func(h *hard) {
		f := h.fit(h.spec())
		for _, r := range f.rows {
			if math.Abs(r.Estimate) > 1e-9 {
				h.t.Errorf("%s is %g", r.Term, r.Estimate)
			}
		}
		if auc(h.t, f) != 0.5 {
			h.t.Errorf("auc %g", auc(h.t, f))
		}
	},
}

func auc(t *testing.T, f *fitted) float64 {
	s, err := f.Score(context.Background(), f.cluster, false)
	if err != nil {
		t.Fatal(err)
	}
	event := slices.Index(f.Classes, f.Event)
	scores, positive := metric.OneVersusRest(s.Probabilities, s.Observed, len(f.Classes), event)
	return metric.AUC(scores, positive, s.Weights)
}

func TestHard(t *testing.T) {
	for _, dir := range folders(t, "patho") {
		id := filepath.Base(dir)
		check := hards[id]
		if check == nil {
			continue
		}
		t.Run(id, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(dir, "data.csv"))
			if err != nil {
				t.Fatal(err)
			}
			h := &hard{t: t, text: string(text)}
			load(t, filepath.Join(dir, "spec.json"), &h.s)
			load(t, filepath.Join(dir, "oracle.json"), &h.o)
			h.limits = &limits{}
			load(t, filepath.Join(dir, "oracle_r.json"), h.limits)
			check(h)
		})
	}
}
