package infer_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/infer"
	"descent/core/metric"
)

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
