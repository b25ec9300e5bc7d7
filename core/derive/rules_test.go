package derive_test

import (
	"math"
	"testing"

	"descent/core/derive"
	"descent/core/internal/check"
	"descent/core/num"
)

func TestDescentGoesAgainstTheDerivative(t *testing.T) {
	steps := derive.Descent("age", 2, -3, 0.5)
	balanced(t, steps)
	check.Close(t, "move", value(t, steps, "descent-move"), 1.5, 0)
	check.Close(t, "new", value(t, steps, "descent-new"), 3.5, 0)
	for _, s := range steps {
		if s.General() {
			t.Errorf("%s has no numbers", s.ID)
		}
	}
}

// Each rule is written out anew, as its authors have it: the perceptron's and Adaline's in labels of -1 and 1.
func TestRulesOfARow(t *testing.T) {
	const rate = 0.25
	for _, r := range rows(200) {
		z, s := score(r), 2*r.Y-1
		for j, term := range r.Terms {
			all := derive.Rules(r, j, rate)
			perceptron := term.W
			if (z >= 0) != (r.Y == 1) {
				perceptron += rate * s * term.X
			}
			for k, want := range map[string]float64{
				"perceptron": perceptron, "adaline": term.W + rate*(s-z)*term.X, "logistic": term.W + rate*(r.Y-num.Sigmoid(z))*term.X,
			} {
				found := false
				for _, steps := range all {
					if steps[1].ID == k+"-step" {
						found = true
						balanced(t, steps)
						check.Close(t, k, steps[1].Value(), want, 1e-12)
					}
				}
				if !found {
					t.Fatalf("no rule of the %s", k)
				}
			}
		}
	}
}

// logNormal is the logarithm of the normal density.
func logNormal(x, mean, variance float64) float64 {
	return -math.Log(2*math.Pi*variance)/2 - (x-mean)*(x-mean)/(2*variance)
}

func normals() []derive.Normal {
	list := []derive.Normal{{Name: "age", X: 31, Shared: 70}, {Name: "bmi", X: 22.5, Shared: 9}}
	list[0].Event.Mean, list[0].Event.Variance = 40, 81
	list[0].Other.Mean, list[0].Other.Variance = 35, 64
	list[1].Event.Mean, list[1].Event.Variance = 27, 4
	list[1].Other.Mean, list[1].Other.Variance = 21, 16
	return list
}

func TestBayesIsTheRatioOfTheDensities(t *testing.T) {
	list := normals()
	steps := derive.Bayes(30, 50, list)
	balanced(t, steps)
	total := math.Log(30. / 50)
	check.Close(t, "prior", value(t, steps, "bayes-prior"), total, 1e-14)
	for j, n := range list {
		says := logNormal(n.X, n.Event.Mean, n.Event.Variance) - logNormal(n.X, n.Other.Mean, n.Other.Variance)
		check.Close(t, n.Name, value(t, steps, []string{"bayes-1", "bayes-2"}[j]), says, 1e-12)
		total += says
	}
	check.Close(t, "log-odds", value(t, steps, "bayes-log-odds"), total, 1e-12)
	check.Close(t, "probability", value(t, steps, "bayes-probability"), num.Sigmoid(total), 1e-12)
}

// With one variance the linear score is the same as the ratio of the densities.
func TestSharedVarianceMakesBayesLinear(t *testing.T) {
	list := normals()
	steps := derive.SharedBayes(30, 50, list)
	balanced(t, steps)
	for _, x := range [][2]float64{{31, 22.5}, {60, 18}, {0, 0}} {
		want := math.Log(30. / 50)
		got := value(t, steps, "shared-intercept") + x[0]*value(t, steps, "shared-1") + x[1]*value(t, steps, "shared-2")
		for j, n := range list {
			want += logNormal(x[j], n.Event.Mean, n.Shared) - logNormal(x[j], n.Other.Mean, n.Shared)
		}
		check.Close(t, "score", got, want, 1e-12)
	}
}
