package solve

import (
	"context"
	"math"
)

// Adam scales each entry's step by running means of the gradient and its square (Kingma & Ba 2015, algorithm 1).
type Adam struct {
	Rate     float64 // 0 means 0.05
	Beta1    float64 // of the mean of the gradient; 0 means 0.9
	Beta2    float64 // of the mean of its square; 0 means 0.999
	Epsilon  float64 // 0 means 1e-8
	Batch    int     // rows of a mini-batch; 0 means all
	Seed     uint64  // orders the rows of mini-batches
	Decay    float64 // of the rate of mini-batches, as in SGD; 0 means 0.1
	Constant bool    // keeps the rate
}

// Minimize runs the method from x0, by default for at most 1000 iterations, with mini-batches 100 epochs.
func (m Adam) Minimize(ctx context.Context, f Objective, x0 []float64, opt Options) (Result, error) {
	m = m.resolved()
	mustBeFraction(m.Beta1)
	mustBeFraction(m.Beta2)
	rule := &adaptive{Adam: m, mean: make([]float64, len(x0)), square: make([]float64, len(x0)), decay1: 1, decay2: 1}
	return descend(ctx, f, x0, opt, rule, sampling{m.Rate, m.Batch, m.Seed, m.Decay, m.Constant})
}

func (m Adam) resolved() Adam {
	m.Rate = orElse(m.Rate, 0.05)
	m.Beta1 = orElse(m.Beta1, 0.9)
	m.Beta2 = orElse(m.Beta2, 0.999)
	m.Epsilon = orElse(m.Epsilon, 1e-8)
	m.Decay = orElse(m.Decay, 0.1)
	return m
}

// orElse returns v, or the default where v is 0.
func orElse(v, standard float64) float64 {
	if v == 0 {
		return standard
	}
	return v
}

type adaptive struct {
	Adam
	mean, square   []float64
	decay1, decay2 float64 // Beta1 and Beta2 to the power of the step's number
}

func (a *adaptive) move(x, grad []float64, rate float64) {
	a.decay1 *= a.Beta1
	a.decay2 *= a.Beta2
	for k, g := range grad {
		a.mean[k] += (1 - a.Beta1) * (g - a.mean[k])
		a.square[k] += (1 - a.Beta2) * (g*g - a.square[k])
		x[k] -= rate * a.mean[k] / (1 - a.decay1) / (math.Sqrt(a.square[k]/(1-a.decay2)) + a.Epsilon)
	}
}

// stable is 0: the step of Adam has a size of its own, whatever the curvature.
func (a *adaptive) stable(float64) float64 { return 0 }

func (a *adaptive) calm() bool { return false }
