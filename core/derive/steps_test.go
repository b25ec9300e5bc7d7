package derive_test

import (
	"testing"

	"descent/core/derive"
)

// everyStep has all derivations of the package.
func everyStep() [][]derive.Step {
	r := rows(1)[0]
	few := derive.Table{Terms: []string{"(Intercept)", "age"}, X: [][]float64{{1, 1}, {1, 2}}, Y: []float64{1, 0}, W: []float64{0.5, 2}}
	two := derive.TwoClasses(r, "no", "yes")
	all := [][]derive.Step{
		derive.Score(r), derive.Solve(r), derive.OneMore(r, 1), derive.Cost(r), derive.Chain(r, 1), derive.Slope(r),
		derive.SquaredChain(r, 1, false), derive.SquaredChain(r, 1, true), derive.Penalty("age", 1, 2, 3), few.LogLikelihood(),
		{few.Cost(), few.Gradient(1), few.Curvature(0, 1)}, derive.Softmax(two, 1), derive.Between(two, 1, 0), derive.SoftmaxChain(two, 0, 1),
		derive.Descent("age", 1, 2, 3), derive.Bayes(1, 2, normals()), derive.SharedBayes(1, 2, normals()),
	}
	return append(all, derive.Rules(r, 1, 0.5)...)
}

// Every formula is one, and all of its letters have a number and words.
func TestEveryStep(t *testing.T) {
	for _, steps := range everyStep() {
		balanced(t, steps)
		for _, s := range steps {
			if s.General() {
				t.Errorf("%s: %s has letters without a number", s.ID, s.Right.MathML(false))
			}
			for _, side := range []*derive.Expr{s.Left, s.Right} {
				for _, found := range symbolsOf(side.MathML(false)) {
					if found.Words() == "" || found.Words()[0] == ' ' {
						t.Errorf("%s: nothing is said of %s", s.ID, found.Letters())
					}
				}
			}
		}
	}
	if m := derive.Matrix(); !m.General() || read(t, m.Right.MathML(false).String()) != "X⊤·(p−y)m" {
		t.Errorf("%s", m.Right.MathML(false))
	}
}

// A term that is not there is a mistake of the caller.
func TestNoSuchTerm(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a derivative by a coefficient that is not there")
		}
	}()
	derive.Chain(rows(1)[0], 9)
}
