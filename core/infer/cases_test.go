package infer_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/infer"
	"descent/core/table"
)

type fitted struct {
	*fit.Fit
	rows    map[string]infer.Row // by "term class"
	cluster *fit.Local
	columns []table.Column
	chunks  []*table.Chunk
	steps   int
}

func train(t testing.TB, columns []table.Column, chunks []*table.Chunk, n int, spec fit.Spec) *fitted {
	t.Helper()
	out, err := try(columns, chunks, n, spec)
	if err != nil {
		t.Fatalf("train: %v", err)
	}
	return out
}

func try(columns []table.Column, chunks []*table.Chunk, n int, spec fit.Spec) (*fitted, error) {
	out := &fitted{cluster: fit.NewLocal(chunks, 2), columns: columns, chunks: chunks, rows: map[string]infer.Row{}}
	f, err := fit.Train(context.Background(), out.cluster, columns, n, spec, func(s fit.Step) error { out.steps++; return nil })
	if err != nil {
		return nil, err
	}
	out.Fit = f
	level := spec.Level
	if level == 0 {
		level = 0.95
	}
	for _, r := range infer.Wald(f, level) {
		class := r.Class
		if f.Model != "softmax" {
			class = ""
		}
		out.rows[strings.TrimSpace(r.Term+" "+class)] = r
	}
	return out, nil
}

func (f *fitted) row(t testing.TB, term, class string) infer.Row {
	t.Helper()
	r, ok := f.rows[strings.TrimSpace(term+" "+class)]
	if !ok {
		t.Fatalf("no coefficient for %s %s", term, class)
	}
	return r
}

func floats(v []flexible) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = float64(x)
	}
	return out
}

func TestCases(t *testing.T) {
	for _, dir := range folders(t, "cases") {
		var s caseSpec
		var o oracle
		load(t, filepath.Join(dir, "spec.json"), &s)
		load(t, filepath.Join(dir, "oracle.json"), &o)
		text, err := os.ReadFile(filepath.Join(dir, "data.csv"))
		if err != nil {
			t.Fatal(err)
		}
		columns, chunks, n := read(t, string(text), s.types(), s.Missing.Tokens)
		fitAs := func(t *testing.T, change func(*fit.Spec)) *fitted {
			spec := s.spec()
			change(&spec)
			return train(t, columns, chunks, n, spec)
		}
		id := filepath.Base(dir)
		if o.MLE != nil {
			for _, solver := range []string{"newton", "auto"} {
				t.Run(id+"/"+solver, func(t *testing.T) {
					r := &report{t: t}
					f := fitAs(t, func(spec *fit.Spec) { spec.Solver = solver })
					if !f.Status.Converged {
						t.Fatalf("status %s: %s", f.Status.Code, f.Status.Message)
					}
					compareCoefficients(r, f, &o, o.MLE.Coef, 1e-8, false)
					t.Logf("%.1f digits, %d iterations", digits(r.worst), f.Status.Iterations)
					compareFit(r, f, s, &o)
					compareInference(r, f, &o, s.Task)
					want := o.MLE.Prob
					if want == nil {
						want = o.MLE.Fitted
					}
					comparePredictions(r, f, s, &o, want)
					if s.Task != "linear" {
						compareScores(r, f, o.MLE)
					}
				})
			}
			t.Run(id+"/lbfgs", func(t *testing.T) {
				r := &report{t: t}
				f := fitAs(t, func(spec *fit.Spec) { spec.Solver, spec.Tolerance, spec.MaxIterations = "lbfgs", 1e-10, 10000 })
				compareCoefficients(r, f, &o, o.MLE.Coef, 1e-6, false)
				t.Logf("%.1f digits, %s after %d", digits(r.worst), f.Status.Code, f.Status.Iterations)
			})
			t.Run(id+"/batch", func(t *testing.T) {
				if testing.Short() {
					t.Skip("20000 iterations")
				}
				f := fitAs(t, func(spec *fit.Spec) { spec.Solver, spec.Tolerance, spec.MaxIterations = "batch", 1e-9, 20000 })
				loosely(t, f, &o)
			})
		}
		if o.Ridge == nil {
			continue
		}
		for i, ridge := range o.Ridge.Fits {
			t.Run(id+"/ridge "+strconv.FormatFloat(ridge.Lambda, 'g', -1, 64), func(t *testing.T) {
				r := &report{t: t}
				f := fitAs(t, func(spec *fit.Spec) {
					spec.L2, spec.RawPenalty = ridge.Lambda, true
					if i > 0 {
						spec.Solver = "newton"
					}
				})
				if !f.Status.Converged {
					t.Fatalf("status %s: %s", f.Status.Code, f.Status.Message)
				}
				compareCoefficients(r, f, &o, ridge.Coef, 1e-8, o.Classes != nil)
				t.Logf("%.1f digits", digits(r.worst))
				comparePredictions(r, f, s, &o, ridge.Prob)
			})
		}
	}
}

// loosely checks a first-order method's end: what calls itself converged must be the optimum.
func loosely(t *testing.T, f *fitted, o *oracle) {
	best := -o.MLE.LogLik / float64(o.N)
	if o.MLE.RSS != nil {
		best = *o.MLE.RSS / float64(o.N) / 2
	}
	excess, off := f.Loss/best-1, 0.0
	for class, v := range o.MLE.Coef {
		for j, name := range o.Names {
			off = math.Max(off, math.Abs(value(f.row(t, name, class))-float64(v[j]))/float64(o.MLE.SE[class][j]))
		}
	}
	t.Logf("loss %.1e above the optimum, worst coefficient %.1e standard errors off, %s after %d", excess, off, f.Status.Code, f.Status.Iterations)
	switch {
	case f.Status.Converged && !(excess <= 1e-6 && off <= 1e-4):
		t.Error("called converged, but is not")
	case !f.Status.Converged && (f.Status.Code != "iteration-limit" && f.Status.Code != "stalled" || !(excess <= 1e-3)):
		t.Errorf("neither converged nor near: %s", f.Status.Message)
	}
}
