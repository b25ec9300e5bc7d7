package infer_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/table"
)

const data = "../../../shared/data"

// folders lists the cases of a suite, or skips.
func folders(t *testing.T, suite string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(data, suite, "*", "data.csv"))
	if err != nil || len(found) == 0 {
		t.Skipf("no oracles at %s: they are not part of the repository", filepath.Join(data, suite))
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found
}

func load(t testing.TB, path string, into any) bool {
	t.Helper()
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return false
	}
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return true
}

// flexible is a number, or text that spells one.
type flexible float64

func (f *flexible) UnmarshalJSON(b []byte) error {
	s := strings.Trim(string(b), `"`)
	if s == "null" {
		*f = flexible(math.NaN())
		return nil
	}
	v, err := strconv.ParseFloat(s, 64)
	*f = flexible(v)
	return err
}

type caseSpec struct {
	Task, Target, Positive, Model string
	Intercept                     *bool
	Features                      []struct{ Name, Type string }
	Missing                       struct{ Tokens []string }
}

func (s caseSpec) types() map[string]table.Type {
	out := map[string]table.Type{s.Target: table.Category}
	for _, f := range s.Features {
		out[f.Name] = table.Category
		if f.Type == "numeric" {
			out[f.Name] = table.Number
		}
	}
	if s.Task == "linear" {
		out[s.Target] = table.Number
	}
	return out
}

func (s caseSpec) spec() fit.Spec {
	model := map[string]string{"binary": "logistic", "multinomial": "softmax", "linear": "linear"}[s.Task]
	out := fit.Spec{Target: s.Target, Model: model, FeaturesGiven: true}
	for _, f := range s.Features {
		out.Features = append(out.Features, f.Name)
	}
	if s.Task == "binary" {
		out.Event = s.Positive
	}
	return out
}

// byClass is a vector, or one for each class.
type byClass[T any] map[string]T

func (b *byClass[T]) UnmarshalJSON(raw []byte) error {
	*b = byClass[T]{}
	if raw[0] == '{' {
		m := map[string]T{}
		err := json.Unmarshal(raw, &m)
		*b = m
		return err
	}
	var one T
	err := json.Unmarshal(raw, &one)
	(*b)[""] = one
	return err
}

type mle struct {
	Coef         byClass[[]flexible]
	SE           byClass[[]flexible]
	Z            byClass[[]flexible]
	T            byClass[[]flexible]
	P            byClass[[]flexible]    `json:"p_value"`
	Wald         byClass[[][2]flexible] `json:"ci95_wald"`
	CI           byClass[[][2]flexible] `json:"ci95"`
	LogLik       float64                `json:"loglik"`
	Deviance     *float64
	RSS          *float64
	R2           float64
	NullDeviance *float64 `json:"null_deviance"`
	AIC          float64
	BIC          *float64
	EDF          *float64
	MeanLogLoss  *float64 `json:"mean_log_loss"`
	Brier, AUC   *float64
	Accuracy     *float64
	AccuracyHalf *float64 `json:"accuracy_at_0.5"`
	Prob         rows     `json:"prob_first5"`
	Fitted       rows     `json:"fitted_first5"`
}

// rows are numbers, or vectors of them.
type rows [][]float64

func (r *rows) UnmarshalJSON(raw []byte) error {
	if json.Unmarshal(raw, (*[][]float64)(r)) == nil {
		return nil
	}
	var flat []float64
	err := json.Unmarshal(raw, &flat)
	*r = nil
	for _, v := range flat {
		*r = append(*r, []float64{v})
	}
	return err
}

type oracle struct {
	N        int
	Dropped  int `json:"n_dropped"`
	P        int
	Names    []string
	Classes  []string
	Positive string
	MLE      *mle
	Ridge    *struct {
		Fits []struct {
			Lambda float64
			Coef   byClass[[]flexible]
			Prob   rows `json:"prob_first5"`
		}
	}
}
