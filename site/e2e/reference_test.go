package e2e

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// examples holds the tables that the tests drop as a person's own.
const examples = "../examples/"

// columns reads a CSV file: its cells by column name.
func columns(t *testing.T, path string) map[string][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	for j, name := range rows[0] {
		for _, row := range rows[1:] {
			table[name] = append(table[name], row[j])
		}
	}
	return table
}

// numbers parses the cells of a column.
func numbers(t *testing.T, cells []string) []float64 {
	t.Helper()
	values := make([]float64, len(cells))
	for i, cell := range cells {
		v, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatal(err)
		}
		values[i] = v
	}
	return values
}

// reference is a logistic regression by the textbook: Newton's method on the columns as they are (McCullagh and Nelder,
// 1989, section 4.4). It shares no code with the product.
type reference struct {
	estimate, standardError []float64 // the intercept first
	deviance                float64
}

// fitReference fits P(y = 1) to the features.
func fitReference(t *testing.T, y []bool, features ...[]float64) reference {
	t.Helper()
	p := len(features) + 1
	beta := mat.NewVecDense(p, nil)
	var r reference
	var cholesky mat.Cholesky
	for range 25 {
		gradient, hessian := mat.NewVecDense(p, nil), mat.NewSymDense(p, nil)
		r.deviance = 0
		for i := range y {
			row := []float64{1}
			for _, f := range features {
				row = append(row, f[i])
			}
			x := mat.NewVecDense(p, row)
			q := 1 / (1 + math.Exp(-mat.Dot(x, beta)))
			hit := 0.0
			if y[i] {
				hit = 1
			}
			gradient.AddScaledVec(gradient, hit-q, x)
			hessian.SymRankOne(hessian, q*(1-q), x)
			r.deviance -= 2 * math.Log(math.Abs(1-hit-q))
		}
		if !cholesky.Factorize(hessian) {
			t.Fatal("the reference fit has a singular Hessian")
		}
		var step mat.VecDense
		if err := cholesky.SolveVecTo(&step, gradient); err != nil {
			t.Fatal(err)
		}
		beta.AddVec(beta, &step)
	}
	var inverse mat.SymDense
	if err := cholesky.InverseTo(&inverse); err != nil {
		t.Fatal(err)
	}
	for j := range p {
		r.estimate = append(r.estimate, beta.AtVec(j))
		r.standardError = append(r.standardError, math.Sqrt(inverse.At(j, j)))
	}
	return r
}

// probability returns what the fit predicts for a row.
func (r reference) probability(features ...float64) float64 {
	z := r.estimate[0]
	for j, f := range features {
		z += r.estimate[j+1] * f
	}
	return 1 / (1 + math.Exp(-z))
}

// tumours is the reference fit that several tests compare with: malignant or not, from two measures.
func tumours(t *testing.T) (reference, []string) {
	t.Helper()
	features := []string{"mean radius", "mean concave points"}
	table := columns(t, examples+"breast-cancer.csv")
	var y []bool
	for _, diagnosis := range table["diagnosis"] {
		y = append(y, diagnosis == "malignant")
	}
	return fitReference(t, y, numbers(t, table[features[0]]), numbers(t, table[features[1]])), features
}

// TestReference pins the reference itself to statsmodels 0.15.0, Logit(y, add_constant(x)).fit(method="newton").
func TestReference(t *testing.T) {
	r, _ := tumours(t)
	want := reference{
		estimate:      []float64{-13.6989209, 0.6389243, 84.22355355},
		standardError: []float64{1.57380651, 0.10761791, 9.95958646},
		deviance:      209.2370842323608,
	}
	for j := range want.estimate {
		if !near(r.estimate[j], want.estimate[j], 1e-7) || !near(r.standardError[j], want.standardError[j], 1e-7) {
			t.Errorf("coefficient %d: got %v ± %v, want %v ± %v",
				j, r.estimate[j], r.standardError[j], want.estimate[j], want.standardError[j])
		}
	}
	if !near(r.deviance, want.deviance, 1e-12) {
		t.Errorf("deviance: got %v, want %v", r.deviance, want.deviance)
	}
}

// near reports whether two numbers agree to a relative tolerance.
func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*math.Max(math.Abs(want), 1e-300)
}
