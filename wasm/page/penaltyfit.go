//go:build js

package page

import (
	"context"
	"math"

	"descent/core/landscape"
	"descent/core/num"
)

// penaltyFit is a subject's problem on standardised columns and what is the same for every λ.
type penaltyFit struct {
	subject *subject
	problem *landscape.Problem
	scale   landscape.Scale
	least   []float64 // the coefficients without a penalty; where there is no such minimum, with a very small squared one
	finite  bool      // there is one
	top     float64   // the least λ₁ at which all penalised coefficients are 0
	listed  []int     // the terms that have a penalty; all where fewer than two have
}

func newPenaltyFit(s *subject) *penaltyFit {
	f := &penaltyFit{subject: s}
	f.problem, f.scale = s.problem.Standardised()
	ctx := context.Background()
	if top, err := landscape.LambdaMax(ctx, f.problem); err == nil && top > 0 {
		f.top = top
	} else {
		f.top = 1
	}
	for j, free := range f.problem.Free {
		if !free {
			f.listed = append(f.listed, j)
		}
	}
	if len(f.listed) < 2 {
		f.listed = nil
		for j := range f.problem.Free {
			f.listed = append(f.listed, j)
		}
	}
	found, _ := landscape.Minimum(ctx, f.problem, nil)
	f.least, f.finite = found.X, found.Status.String() == "converged" && !decides(f.problem, found.X)
	if !f.finite {
		f.least = f.at(false, f.top*math.Pow(10, penaltyLow), nil)
	}
	return f
}

// at returns the coefficients that are best with a penalty, looked for from start.
func (f *penaltyFit) at(l1 bool, lambda float64, start []float64) []float64 {
	found, _ := landscape.Minimum(context.Background(), penalised(f.problem, l1, lambda), start)
	return found.X
}

func penalised(p *landscape.Problem, l1 bool, lambda float64) *landscape.Problem {
	if l1 {
		return p.Penalised(lambda, 0)
	}
	return p.Penalised(0, lambda)
}

// mean is the mean probability of the rows.
func (f *penaltyFit) mean(w []float64) float64 {
	z := make([]float64, f.problem.Count())
	f.problem.Scores(z, w)
	for i := range z {
		z[i] = num.Sigmoid(z[i])
	}
	return average(z)
}

// penaltyBest are the coefficients that are best with a penalty, and those with one on the intercept too. Those of one λ are where the
// search for those of the next begins.
type penaltyBest struct {
	fit       *penaltyFit
	absolute  bool
	lambda    float64
	w, pulled []float64
	two       []float64 // of the pair of the picture
}

// solve finds what is best at λ.
func (c *penaltyChapter) solve() {
	b, lambda := &c.best, c.strength()
	if b.fit == c.fit && b.absolute == c.absolute && b.lambda == lambda {
		return
	}
	if b.fit != c.fit {
		*b = penaltyBest{fit: c.fit, w: c.fit.least, pulled: c.fit.least}
	}
	b.absolute, b.lambda = c.absolute, lambda
	b.w = c.fit.at(c.absolute, lambda, b.w)
	all := *c.fit
	problem := *all.problem
	problem.Free = make([]bool, len(b.w))
	all.problem = &problem
	b.pulled = all.at(c.absolute, lambda, b.pulled)
}
