package objective_test

import (
	"testing"

	"descent/core/internal/check"
	"descent/core/loss"
	"descent/core/num"
	"descent/core/objective"
)

// BenchmarkEval is one sweep over 20,000 rows and 21 columns on one shard, up to value, gradient or Hessian.
func BenchmarkEval(b *testing.B) {
	for _, m := range []struct {
		name    string
		model   objective.Model
		classes int
	}{
		{"log", objective.Model{Loss: loss.Log, Columns: 1}, 2},
		{"softmax of 5", objective.Model{Loss: loss.Softmax, Columns: 4}, 5},
	} {
		p := check.NewProblem(1, 20000, 21, m.classes, 7000)
		f := objective.New(p.Cluster(1), p.Config(m.model))
		x, grad, hess := make([]float64, f.Dim()), make([]float64, f.Dim()), num.NewSymmetric(f.Dim())
		for _, want := range []struct {
			name string
			grad []float64
			hess *num.Symmetric
		}{{"value", nil, nil}, {"gradient", grad, nil}, {"Hessian", grad, hess}} {
			b.Run(m.name+"/"+want.name, func(b *testing.B) {
				for b.Loop() {
					if _, err := f.Eval(b.Context(), x, want.grad, want.hess); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/20000*1e9, "ns/row")
			})
		}
	}
}
