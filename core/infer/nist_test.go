package infer_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/table"
)

// Digits that must be reached: coefficients, standard errors.
var nistDigits = map[string][2]float64{
	"norris": {11, 12}, "pontius": {11, 12}, "longley": {11, 11}, "wampler1": {8, 6}, "wampler2": {10, 6},
	"wampler3": {8, 9}, "wampler4": {7, 9}, "wampler5": {5, 9}, "filip": {6, 6},
}

func lre(got, want float64) float64 {
	e := math.Abs(got)
	if want != 0 {
		e = math.Abs(got-want) / math.Abs(want)
	}
	if e == 0 {
		return 15
	}
	return math.Max(0, math.Min(15, -math.Log10(e)))
}

type certified struct{ Coef, SE []flexible }

func TestNIST(t *testing.T) {
	degree := regexp.MustCompile(`degree (\d+)`)
	for _, dir := range folders(t, "nist") {
		var s caseSpec
		var o struct {
			Values   certified
			Expanded *certified `json:"values_for_expanded_csv_as_float64"`
		}
		load(t, filepath.Join(dir, "spec.json"), &s)
		load(t, filepath.Join(dir, "oracle.json"), &o)
		set := strings.TrimPrefix(filepath.Base(dir), "nist_")
		if s.Intercept != nil && !*s.Intercept {
			continue // there is no fit without an intercept
		}
		text, _ := os.ReadFile(filepath.Join(dir, "data.csv"))
		spec := fit.Spec{}
		if m := degree.FindStringSubmatch(s.Model); m != nil {
			spec.Degree, _ = strconv.Atoi(m[1])
		}
		t.Run(set, func(t *testing.T) { certify(t, string(text), s.Target, set, spec, o.Values) })
		if text, err := os.ReadFile(filepath.Join(dir, "expanded.csv")); err == nil && o.Expanded != nil {
			t.Run(set+" expanded", func(t *testing.T) { certify(t, string(text), s.Target, set, fit.Spec{}, *o.Expanded) })
		}
	}
}

func certify(t *testing.T, text, target, set string, spec fit.Spec, want certified) {
	header, _, _ := strings.Cut(text, "\n")
	types := map[string]table.Type{}
	for _, name := range strings.Split(strings.TrimSpace(header), ",") {
		types[name] = table.Number
	}
	columns, chunks, n := read(t, text, types, nil)
	spec.Target, spec.Model = target, "linear"
	f := train(t, columns, chunks, n, spec)
	if len(f.Terms) != len(want.Coef) {
		t.Fatalf("%d terms, want %d", len(f.Terms), len(want.Coef))
	}
	coef, se := 15.0, 15.0
	for j, term := range f.Terms {
		r := f.row(t, term.Name(), "")
		if r.Aliased {
			t.Fatalf("%s is aliased", term.Name())
		}
		coef = math.Min(coef, lre(r.Estimate, float64(want.Coef[j])))
		if w := float64(want.SE[j]); w == 0 {
			se = math.Min(se, lre(r.StandardError/math.Abs(r.Estimate), 0))
		} else {
			se = math.Min(se, lre(r.StandardError, w))
		}
	}
	t.Logf("coefficients %.1f digits, errors %.1f", coef, se)
	if need := nistDigits[set]; coef < need[0] || se < need[1] {
		t.Errorf("coefficients %.1f digits, errors %.1f; need %v", coef, se, need)
	}
}
