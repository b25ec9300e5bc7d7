package landscape_test

import (
	"math"
	"strings"
	"testing"

	"descent/core/internal/check"
	"descent/core/landscape"
	"descent/core/loss"
)

func relatives(t testing.TB, p *landscape.Problem) map[string]landscape.Relative {
	t.Helper()
	all, err := landscape.Relatives(t.Context(), p, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]landscape.Relative{}
	for _, r := range all {
		out[r.Name] = r
	}
	if len(out) != 5 {
		t.Fatalf("got %d relatives", len(out))
	}
	return out
}

func rowOf(p *landscape.Problem, i int) []float64 {
	x := make([]float64, p.Dim())
	for j := range x {
		x[j] = p.X[j][i]
	}
	return x
}

func flipped(p *landscape.Problem) *landscape.Problem {
	out := *p
	out.Y = make([]float64, len(p.Y))
	for i, y := range p.Y {
		out.Y[i] = 1 - y
	}
	return &out
}

func TestFlippedLabelsFlipTheScores(t *testing.T) {
	for name, p := range map[string]*landscape.Problem{"iris": iris(t), "hours": hours(t), "separated": separated(t)} {
		was, is := relatives(t, p), relatives(t, flipped(p))
		for kind, r := range was {
			other := is[kind]
			for i := range p.Y {
				x := rowOf(p, i)
				check.Close(t, name+" "+kind, other.Score(x), -r.Score(x), 1e-6)
			}
			if kind != "logistic" && (r.Epochs != other.Epochs || r.Errors != other.Errors) {
				t.Errorf("%s %s: %d errors, flipped %d", name, kind, r.Errors, other.Errors)
			}
		}
	}
}

// A column in other units gives the same scores.
func TestUnitsDoNotMatter(t *testing.T) {
	p, other := iris(t), iris(t)
	for i := range other.Y {
		other.X[1][i] = 1e6 * other.X[1][i]
		other.X[2][i] = 1000 - other.X[2][i]/64
	}
	was, is := relatives(t, p), relatives(t, other)
	for kind, r := range was {
		same := is[kind]
		for i := range p.Y {
			check.Close(t, kind, same.Score(rowOf(other, i)), r.Score(rowOf(p, i)), 1e-6)
		}
	}
}

func TestLogisticAndLeastSquaresAreMinima(t *testing.T) {
	p := iris(t)
	all := relatives(t, p)
	check.AllClose(t, "logistic", all["logistic"].Linear, minimum(t, p).X, 1e-9)
	check.AllClose(t, "least squares", all["least-squares"].Linear, minimum(t, p.With(loss.Squared)).X, 1e-9)
	ridge := p.Penalised(0, 0.1)
	check.AllClose(t, "penalised", relatives(t, ridge)["logistic"].Linear, minimum(t, ridge).X, 1e-12)
}

// Adaline goes towards the least squares on -1 and 1, whose scores are twice those on 0 and 1 less ½.
func TestAdalineIsNearTheLeastSquares(t *testing.T) {
	for _, p := range []*landscape.Problem{iris(t), hours(t)} {
		all := relatives(t, p)
		adaline, squares := all["adaline"], all["least-squares"]
		exact := minimum(t, p.With(loss.Adaline)).X
		for i := range p.Y {
			x, z := rowOf(p, i), 0.0
			for j, v := range x {
				z += exact[j] * v
			}
			check.Close(t, "minimum", z, 2*squares.Score(x), 1e-9)
			check.Close(t, "rule", adaline.Score(x), z, 0.1)
		}
		if q := p.With(loss.Adaline); q.Cost(adaline.Linear) > 1.01*q.Cost(exact) {
			t.Errorf("cost %g, least %g", q.Cost(adaline.Linear), q.Cost(exact))
		}
	}
}

func TestPerceptronEndsWhereALineSeparates(t *testing.T) {
	r := relatives(t, separated(t))["perceptron"]
	if !r.Settled || r.Errors != 0 || r.Epochs < 2 || r.Epochs >= 1000 || !strings.Contains(r.Note, "ended") {
		t.Errorf("separated: %+v", r)
	}
	if r := relatives(t, iris(t))["perceptron"]; r.Settled || r.Errors == 0 || r.Epochs != 1000 {
		t.Errorf("iris: %+v", r)
	}
}

// The log-odds by the densities themselves.
func TestNaiveBayesIsBayesRule(t *testing.T) {
	p := iris(t)
	r := relatives(t, p)["naive-bayes"]
	density := func(j int, class, x float64) float64 {
		n, mean, v := 0.0, 0.0, 0.0
		for i, y := range p.Y {
			if y == class {
				n, mean = n+1, mean+p.X[j][i]
			}
		}
		mean /= n
		for i, y := range p.Y {
			if y == class {
				v += (p.X[j][i] - mean) * (p.X[j][i] - mean) / n
			}
		}
		return math.Exp(-(x-mean)*(x-mean)/(2*v)) / math.Sqrt(2*math.Pi*v)
	}
	for i := range p.Y {
		x := rowOf(p, i)
		odds := 50.0 / 100
		for j := 1; j <= 2; j++ {
			odds *= density(j, 1, x[j]) / density(j, 0, x[j])
		}
		check.Close(t, "log-odds", r.Score(x), math.Log(odds), 1e-10)
	}
}

// Where both classes have the same variances the boundary is a line.
func TestNaiveBayesIsLinearForEqualVariances(t *testing.T) {
	p := &landscape.Problem{Names: names(2), X: [][]float64{{1, 1, 1, 1}, {0, 2, 5, 7}}, Y: []float64{0, 0, 1, 1}}
	r := relatives(t, p)["naive-bayes"]
	check.Close(t, "square", r.Square[1], 0, 1e-12)
	check.Close(t, "boundary", r.Score([]float64{1, 3.5}), 0, 1e-12)
	check.Close(t, "slope", r.Score([]float64{1, 4.5}), 5, 1e-12) // (μ₁-μ₀)/v
}

func TestRelativesOfOddTables(t *testing.T) {
	for name, p := range odd(t) {
		for kind, r := range relatives(t, p) {
			wrong := 0
			for i, y := range p.Y {
				z := r.Score(rowOf(p, i))
				if math.IsNaN(z) {
					t.Fatalf("%s, %s: no score in row %d", name, kind, i)
				}
				if (z >= 0) != (y == 1) {
					wrong++
				}
			}
			if wrong != r.Errors || r.Note == "" {
				t.Errorf("%s, %s: %d errors, said %d", name, kind, wrong, r.Errors)
			}
			if (name == "one class" || name == "one row per class") && wrong != 0 {
				t.Errorf("%s, %s: %d errors", name, kind, wrong)
			}
		}
	}
}

// A column that is constant in one class: its floor keeps the scores finite, and they know the class.
func TestNaiveBayesFloorsAVariance(t *testing.T) {
	p := &landscape.Problem{Names: names(2), X: [][]float64{{1, 1, 1, 1, 1}, {3, 3, 3, 1, 8}}, Y: []float64{1, 1, 1, 0, 0}}
	r := relatives(t, p)["naive-bayes"]
	if r.Errors != 0 || math.IsInf(r.Score([]float64{1, 3}), 0) || !(r.Score([]float64{1, 3.1}) < 0) {
		t.Errorf("%+v, %g, %g", r, r.Score([]float64{1, 3}), r.Score([]float64{1, 3.1}))
	}
}

// The losses of a margin are those of package loss for both classes.
func TestMarginLosses(t *testing.T) {
	kinds := map[string]loss.Kind{
		"logistic": loss.Log, "perceptron": loss.Perceptron, "adaline": loss.Adaline,
		"least-squares": loss.Squared, "squared-sigmoid": loss.SquaredSigmoid,
	}
	for _, l := range landscape.MarginLosses() {
		kind, ok := kinds[l.Name]
		for m := -5.0; m <= 5; m += 0.25 {
			if !ok {
				if want := map[bool]float64{true: 1, false: 0}[m < 0]; l.At(m) != want || l.Convex {
					t.Errorf("%s at %g: got %g", l.Name, m, l.At(m))
				}
				continue
			}
			if l.Convex != kind.Convex() {
				t.Errorf("%s: convex %v", l.Name, l.Convex)
			}
			for _, y := range []float64{0, 1} {
				z := (2*y - 1) * m
				if l.Name == "least-squares" {
					z += 0.5
				}
				check.Close(t, l.Name, l.At(m), kind.Sum([]float64{z}, []float64{y}, []float64{1}, nil, nil), 1e-14)
			}
		}
	}
}
