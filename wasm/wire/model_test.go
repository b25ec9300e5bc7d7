package wire

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/core/fit"
	"descent/core/infer"
	"descent/core/table"
)

const rows = "21,f,yes\n35,m,no\n28,f,yes\n44,m,no\n39,f,no\n30,m,yes\n50,f,no\n26,m,yes\n41,m,yes\n33,f,no\n"

func train(t *testing.T, spec fit.Spec) (*table.Table, *fit.Fit) {
	t.Helper()
	read, err := table.Read([]byte("age,sex,admit\n"+strings.Repeat(rows, 3)), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := fit.Train(context.Background(), fit.NewLocal(read.Chunks, 1), read.Columns, read.Receipt.Rows, spec, nil)
	if err != nil {
		t.Fatal(err)
	}
	return read, f
}

// A model that is read back from its state predicts the bits that the fit predicts.
func TestStateRoundTrip(t *testing.T) {
	for _, spec := range []fit.Spec{
		{Target: "admit"},
		{Target: "age", Model: "linear"},
		{Target: "sex", Model: "softmax", L2: 0.1, Degree: 2, Interactions: true, Threshold: 0.3},
	} {
		read, f := train(t, spec)
		m, err := ReadState(State(f, read.Columns, read.Receipt))
		if err != nil {
			t.Fatal(err)
		}
		want, err := f.Predict(read.Columns, read.Chunks)
		if err != nil {
			t.Fatal(err)
		}
		got, err := m.Fit.Predict(read.Columns, read.Chunks)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, %v, want %v", spec.Target, got, err, want)
		}
	}
}

// A state types another source as the training table was typed.
func TestStateSource(t *testing.T) {
	read, f := train(t, fit.Spec{Target: "admit"})
	m, err := ReadState(State(f, read.Columns, read.Receipt))
	if err != nil {
		t.Fatal(err)
	}
	second, err := table.Read([]byte("admit,sex,age\nyes,m,30\nno,x,31\nno,,31\nno,x,\n"), m.Source)
	if err != nil {
		t.Fatal(err)
	}
	p, err := m.Fit.Predict(second.Columns, second.Chunks)
	if err != nil {
		t.Fatal(err)
	}
	if k := len(p.Classes); k != 2 || math.IsNaN(p.Probabilities[0]) || !math.IsNaN(p.Probabilities[k]) || p.Missing != 3 || p.Unknown != 1 {
		t.Errorf("got %+v, want an answer for the first row alone and an unknown level in the second alone", p)
	}
}

func TestFitObject(t *testing.T) {
	_, f := train(t, fit.Spec{Target: "admit"})
	o := Fit(f, infer.Wald(f, 0.95), infer.Method, 0.5)
	first, _ := o.List("coefficients")[0].(Object)
	if first.Text("term") != "(Intercept)" || first.Text("class") != "yes" || o.Text("event") != "yes" {
		t.Errorf("got %v of %v", first, o.Get("event"))
	}
	if o.Object("status").Number("seconds") != 0.5 || o.Int("rows") != 30 {
		t.Errorf("got %v", o)
	}
}

// The largest stable rate stands in a status that has one and in no other.
func TestStatusRate(t *testing.T) {
	for _, rate := range []float64{0, 0.25} {
		_, f := train(t, fit.Spec{Target: "admit"})
		f.Status.MaxStableRate = rate
		o := Fit(f, nil, "", 0).Object("status")
		if got := o.Get("maxStableRate"); rate == 0 && got != nil || rate > 0 && got != rate {
			t.Errorf("rate %g: got %v", rate, got)
		}
	}
}

func TestCoefficientsWithoutNumbers(t *testing.T) {
	nan := math.NaN()
	rows := []infer.Row{{Term: "x", Estimate: math.Inf(1), StandardError: nan, Z: nan, P: nan, Low: nan, High: nan}}
	got, _ := coefficients(rows)[0].(Object)
	if got.Number("estimate") != math.Inf(1) || got.Get("standardError") != nil || got.Get("p") != nil || got.Get("class") != nil {
		t.Errorf("got %v, want an infinite estimate and nothing else", got)
	}
}

func TestEvaluation(t *testing.T) {
	read, f := train(t, fit.Spec{Target: "admit"})
	scores, err := f.Evaluate(read.Columns, read.Chunks)
	if err != nil {
		t.Fatal(err)
	}
	never := func() error { return nil }
	o, err := Evaluation(f, scores, "given", never)
	if err != nil {
		t.Fatal(err)
	}
	if o.Int("n") != 30 || math.Abs(o.Number("logLoss")-f.Loss) > 1e-12 || o.Number("threshold") != 0.5 {
		t.Errorf("got n %v, log loss %v (want %v), threshold %v", o.Get("n"), o.Get("logLoss"), f.Loss, o.Get("threshold"))
	}
	roc := o.Object("roc")
	if x := roc.Floats("falsePositive"); x[0] != 0 || x[len(x)-1] != 1 {
		t.Errorf("the ROC curve does not run from 0 to 1: %v", x)
	}
	read, f = train(t, fit.Spec{Target: "age", Model: "linear"})
	if scores, err = f.Evaluate(read.Columns, read.Chunks); err != nil {
		t.Fatal(err)
	}
	if o, err = Evaluation(f, scores, "given", never); err != nil || o.Get("auc") != nil || o.Number("rmse") <= 0 || o.Int("n") != 30 {
		t.Errorf("a linear model: got %v", o)
	}
}
