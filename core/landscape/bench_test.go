package landscape_test

import (
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
)

func BenchmarkGrid(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 2, 2, 1000))
	for _, kind := range []loss.Kind{loss.Log, loss.SquaredSigmoid} {
		name := map[loss.Kind]string{loss.Log: "log", loss.SquaredSigmoid: "squared-sigmoid"}[kind]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				filled(p.With(kind), landscape.View{U0: -8, U1: 8, V0: -8, V1: 8}, 60, 60)
			}
		})
	}
}

func BenchmarkBatchDescent(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 2, 2, 1000))
	for b.Loop() {
		if track := run(b, p, []float64{-4, 4}, landscape.Runner{Name: "batch", Rate: 0.1, MaxIter: 200}); track.Len() != 201 {
			b.Fatal(track.Status)
		}
	}
}

func BenchmarkStochastic(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 2, 2, 1000))
	for b.Loop() {
		run(b, p, []float64{-4, 4}, landscape.Runner{Name: "stochastic", MaxIter: 10000})
	}
}

func BenchmarkWitness(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 2, 2, 1000)).With(loss.SquaredSigmoid)
	for b.Loop() {
		landscape.FindWitness(p, landscape.View{U0: -8, U1: 8, V0: -8, V1: 8})
	}
}

func BenchmarkMinimum(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 60, 2, 1000))
	for b.Loop() {
		minimum(b, p)
	}
}

func BenchmarkRelatives(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 3, 2, 1000))
	for b.Loop() {
		relatives(b, p)
	}
}

func BenchmarkPenaltyPath(b *testing.B) {
	p := table(check.NewProblem(1, 1000, 20, 2, 1000))
	for b.Loop() {
		if _, err := landscape.PenaltyPath(b.Context(), p, true, lambdas, nil); err != nil {
			b.Fatal(err)
		}
	}
}
