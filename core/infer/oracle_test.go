package infer_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/infer"
	"descent/core/metric"
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

// relative is the error of got against want, whose size counts as at least floor.
func relative(got, want, floor float64) float64 {
	if got == want {
		return 0
	}
	if math.IsNaN(got) {
		return math.Inf(1)
	}
	return math.Abs(got-want) / math.Max(math.Abs(want), floor)
}

// report gathers misses and the worst error.
type report struct {
	t     testing.TB
	worst float64
	shown int
}

func (r *report) near(name string, got, want, tolerance, floor float64) {
	r.t.Helper()
	e := relative(got, want, floor)
	if e > r.worst {
		r.worst = e
	}
	if !(e <= tolerance) {
		if r.shown++; r.shown < 6 {
			r.t.Errorf("%s: got %.17g, want %.17g, off by %.1e, allowed %.0e", name, got, want, e, tolerance)
		}
	}
}

// floors are the sizes below which a coefficient's difference is measured absolutely: 1e-4 of the largest term's effect.
func floors(f *fit.Fit, beta []float64) []float64 {
	l := f.Layout
	mean, sd := make([]float64, len(l.Terms)), make([]float64, len(l.Terms))
	for k, j := range l.Active {
		mean[j], sd[j] = l.Mean[k], l.Scale[k]
	}
	effect, shift := 0.0, math.Abs(beta[0])
	for j := 1; j < len(beta); j++ {
		effect = math.Max(effect, math.Abs(beta[j])*sd[j])
		shift += math.Abs(beta[j] * mean[j])
	}
	out := make([]float64, len(beta))
	for j := range out {
		switch {
		case j == 0:
			out[j] = 1e-4 * math.Max(shift, effect)
		case sd[j] > 0:
			out[j] = 1e-4 * effect / sd[j]
		default:
			out[j] = 1e-4 * math.Abs(beta[j])
		}
	}
	return out
}

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

// reorder puts an oracle's coefficients in the order of the fit's terms.
func reorder(f *fit.Fit, names []string, v []float64) []float64 {
	at := map[string]int{}
	for j, name := range names {
		at[name] = j
	}
	out := make([]float64, len(f.Terms))
	for j, term := range f.Terms {
		if k, ok := at[term.Name()]; ok {
			out[j] = v[k]
		}
	}
	return out
}

func value(r infer.Row) float64 {
	if r.Aliased {
		return 0
	}
	return r.Estimate
}

func compareCoefficients(r *report, f *fitted, o *oracle, want byClass[[]flexible], tolerance float64, centred bool) {
	shift := make([][2]float64, len(o.Names))
	if centred {
		for j, name := range o.Names {
			for class, v := range want {
				shift[j][0] += value(f.row(r.t, name, class)) / float64(len(want))
				shift[j][1] += float64(v[j]) / float64(len(want))
			}
		}
	}
	for class, v := range want {
		beta := floats(v)
		names := map[string]int{}
		for j, term := range f.Terms {
			names[term.Name()] = j
		}
		floor := floors(f.Fit, reorder(f.Fit, o.Names, beta))
		for j, name := range o.Names {
			at := floor[names[name]]
			got := value(f.row(r.t, name, class))
			r.near(name+" "+class, got-shift[j][0], beta[j]-shift[j][1], tolerance, at)
			if centred && j > 0 && math.Abs(shift[j][0]) > 0.01*math.Max(math.Abs(got), at) {
				r.t.Errorf("the classes of %s do not sum to 0 but to %g", name, shift[j][0])
			}
		}
	}
}

func compareInference(r *report, f *fitted, o *oracle, task string) {
	m := o.MLE
	z, ci := m.Z, m.Wald
	if task == "linear" {
		z, ci = m.T, m.CI
	}
	worst := r.worst
	for class, se := range m.SE {
		for j, name := range o.Names {
			c := f.row(r.t, name, class)
			width, zj := float64(se[j]), float64(z[class][j])
			r.near("se "+name, c.StandardError, width, 1e-7, 0)
			r.near("z "+name, c.Z, zj, 1e-7, 1e-4)
			r.near("p "+name, c.P, float64(m.P[class][j]), 1e-6*math.Max(1, zj*zj), 1e-300)
			low, high := float64(ci[class][j][0]), float64(ci[class][j][1])
			r.near("low "+name, c.Low, low, 1e-7, math.Abs(low)+width)
			r.near("high "+name, c.High, high, 1e-7, math.Abs(high)+width)
			if task == "binary" {
				r.near("odds "+name, c.OddsRatio, math.Exp(c.Estimate), 1e-12, 0)
			}
		}
	}
	r.worst = worst
}

func compareFit(r *report, f *fitted, s caseSpec, o *oracle) {
	m, n := o.MLE, float64(o.N)
	parameters := float64(o.P)
	if m.EDF != nil {
		parameters = *m.EDF
	}
	if s.Task == "linear" {
		parameters++
	}
	pick := func(a, b *float64) float64 {
		if a != nil {
			return *a
		}
		return *b
	}
	if f.Rows != o.N || f.Dropped != o.Dropped {
		r.t.Errorf("%d rows and %d dropped, want %d and %d", f.Rows, f.Dropped, o.N, o.Dropped)
	}
	r.near("logLikelihood", f.LogLikelihood, m.LogLik, 1e-10, 0)
	r.near("deviance", f.Deviance, pick(m.Deviance, m.RSS), 1e-8, 0)
	null := m.NullDeviance
	if null == nil {
		v := *m.RSS / (1 - m.R2)
		null = &v
	}
	r.near("nullDeviance", f.NullDeviance, *null, 1e-8, 0)
	r.near("aic", f.AIC, m.AIC, 1e-8, 0)
	bic := -2*m.LogLik + parameters*math.Log(n)
	if m.BIC != nil {
		bic = *m.BIC
	}
	r.near("bic", f.BIC, bic, 1e-8, 0)
	if m.MeanLogLoss != nil {
		r.near("loss", f.Loss, *m.MeanLogLoss, 1e-8, 0)
	}
	if s.Task == "binary" && f.Event != s.Positive {
		r.t.Errorf("event %s, want %s", f.Event, s.Positive)
	}
	if o.Classes != nil && strings.Join(f.Classes, "|") != strings.Join(o.Classes, "|") {
		r.t.Errorf("classes %v, want %v", f.Classes, o.Classes)
	}
}

// comparePredictions compares the first five rows that are used.
func comparePredictions(r *report, f *fitted, s caseSpec, o *oracle, want rows) {
	r.t.Helper()
	got, err := f.Predict(f.columns, f.chunks)
	if err != nil {
		r.t.Fatal(err)
	}
	scores, err := f.Evaluate(f.columns, f.chunks)
	if err != nil {
		r.t.Fatal(err)
	}
	at, used := 0, 0
	k := len(f.Classes)
	for ; used < len(want); at++ {
		if s.Task == "linear" {
			if got.Values[at] != got.Values[at] || scores.Response[at] != scores.Response[at] {
				continue
			}
			r.near("fitted", got.Values[at], want[used][0], 1e-8, 0)
			used++
			continue
		}
		if got.Labels[at] < 0 || scores.Observed[at] < 0 {
			continue
		}
		row := got.Probabilities[at*k : (at+1)*k]
		w := want[used]
		if o.Classes == nil {
			w = []float64{1 - w[0], w[0]}
			if f.Classes[0] == s.Positive {
				w[0], w[1] = w[1], w[0]
			}
		}
		for c := range w {
			r.near("probability", row[c], w[c], 1e-8, 1e-6)
		}
		used++
	}
}

func compareScores(r *report, f *fitted, m *mle) {
	s, err := f.Score(context.Background(), f.cluster, false)
	if err != nil {
		r.t.Fatal(err)
	}
	k, event := len(f.Classes), 0
	for i, c := range f.Classes {
		if c == f.Event {
			event = i
		}
	}
	got := metric.Classify(s.Probabilities, s.Labels, s.Observed, s.Weights, k, event)
	r.near("logLoss", got.LogLoss, *m.MeanLogLoss, 1e-8, 0)
	accuracy := m.Accuracy
	if m.AccuracyHalf != nil {
		accuracy = m.AccuracyHalf
	}
	r.near("accuracy", got.Accuracy, *accuracy, 1e-12, 0)
	if m.AUC != nil {
		r.near("auc", got.AUC, *m.AUC, 1e-9, 0)
	}
	if m.Brier != nil {
		r.near("brier", got.Brier, *m.Brier, 1e-8, 0)
	}
}

func digits(e float64) float64 { return math.Min(16, -math.Log10(math.Max(e, 1e-17))) }

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
