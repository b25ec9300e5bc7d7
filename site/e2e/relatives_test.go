package e2e

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestRelativesOnOneVariable(t *testing.T) {
	f := flatten(t, "one-variable.csv", "passed", "yes", "hours")
	p := chaptered(t, "one-variable", "relatives", cell("relatives-table", "Adaline", 0))
	p.related(f, []string{"(Intercept)", "hours"})
}

func TestRelativesOnIris(t *testing.T) {
	f := flatten(t, "iris.csv", "species", "virginica", "petal length (cm)", "petal width (cm)")
	p := chaptered(t, "iris", "relatives", cell("relatives-table", "Adaline", 0))
	p.related(f, []string{"(Intercept)", "petal length (cm)", "petal width (cm)"})
}

// least solves the normal equations of labels of 1 and 0.
func (f flat) least() []float64 {
	a, b := make([][]float64, len(f.x)), make([]float64, len(f.x))
	for j := range f.x {
		a[j] = make([]float64, len(f.x))
		for i, y := range f.y {
			b[j] += f.x[j][i] * y
			for k := range f.x {
				a[j][k] += f.x[j][i] * f.x[k][i]
			}
		}
	}
	return solved(a, b)
}

// scores are those of coefficients, and errors the rows that they put on the wrong side.
func (f flat) scores(w []float64) (z []float64, errors float64) {
	for i, y := range f.y {
		sum := 0.0
		for j := range w {
			sum += w[j] * f.x[j][i]
		}
		if (sum >= 0) != (y == 1) {
			errors++
		}
		z = append(z, sum)
	}
	return z, errors
}

// bayes is the log-odds of row i by the densities of the normal distributions.
func (f flat) bayes(i int) float64 {
	share, _ := moments(f.y, nil, -1)
	odds := math.Log(share / (1 - share))
	for _, x := range f.x[1:] {
		for label, sign := range map[float64]float64{1: 1, 0: -1} {
			mean, variance := moments(x, f.y, label)
			odds += sign * (-math.Log(variance)/2 - (x[i]-mean)*(x[i]-mean)/(2*variance))
		}
	}
	return odds
}

// related checks the lessons on the table of an example.
func (p *tab) related(f flat, terms []string) {
	p.Helper()
	read := func(line string) []float64 {
		var w []float64
		for j := range terms {
			w = append(w, p.number(cell("relatives-table", line, 2+j)))
		}
		return w
	}
	want := map[string][]float64{"Logistic regression": f.optimum(0), "Linear regression": f.least()}
	want["Linear regression"][0] -= 0.5
	for line, w := range want {
		for j, got := range read(line) {
			if !near(got, w[j], 1e-6) {
				p.Errorf("%s: %s is %v, want %v", line, terms[j], got, w[j])
			}
		}
	}
	for _, line := range []string{"Logistic regression", "Linear regression", "Perceptron", "Adaline"} {
		_, errors := f.scores(read(line))
		p.expect(line+": errors", cell("relatives-table", line, 0), errors, 0)
	}
	errors := 0.0
	for i, y := range f.y {
		if (f.bayes(i) >= 0) != (y == 1) {
			errors++
		}
	}
	p.expect("naive Bayes: errors", cell("relatives-table", "Naive Bayes", 0), errors, 0)
	p.punished(f, read("Adaline"))
	p.ruled(f)
	p.sided(f, terms)
}

// punished checks what Adaline does to rows that are too right, and the losses at margin 1.
func (p *tab) punished(f flat, w []float64) {
	p.Helper()
	z, _ := f.scores(w)
	beyond, cost, all := 0, 0.0, 0.0
	for i, y := range f.y {
		m := (2*y - 1) * z[i]
		all += (1 - m) * (1 - m)
		if m > 1 {
			beyond++
			cost += (1 - m) * (1 - m)
		}
	}
	text := func(name string) string {
		return js[string](p, p.frame, `document.querySelector('`+slot("relatives-losses", name)+`').innerText`)
	}
	if got := text("beyond"); got != strconv.Itoa(beyond) {
		p.Errorf("%s rows beyond margin 1, want %d", got, beyond)
	}
	if got, want := text("share"), strconv.FormatFloat(100*cost/all, 'f', 1, 64); !strings.HasPrefix(got, want) {
		p.Errorf("their share is %s, want %s %%", got, want)
	}
	for line, loss := range map[string]float64{
		"0 or 1": 0, "Logistic": math.Log(1 + math.Exp(-1)), "Perceptron": 0, "Adaline": 0, "Linear regression": 0.125,
	} {
		p.expect("loss of "+line, cell("losses-table", line, 0), loss, 1e-12)
	}
}

// chosen is the row that is explained, from 0.
func (p *tab) chosen() int {
	p.Helper()
	return int(js[float64](p, p.frame, `+document.querySelector("#explain-row").value`)) - 1
}

// ruled checks the three updates of the first feature's coefficient at the rate of 0.1.
func (p *tab) ruled(f flat) {
	p.Helper()
	i := p.chosen()
	y, x, z := f.y[i], f.x[1][i], p.number(slot("relatives-rules", "z"))
	answer := 0.0
	if z >= 0 {
		answer = 1
	}
	for name, difference := range map[string]float64{
		"perceptron-change": answer - y, "adaline-change": z - (2*y - 1), "logistic-change": 1/(1+math.Exp(-z)) - y,
	} {
		if got, want := p.number(slot("relatives-rules", name)), -0.1*difference*x; math.Abs(got-want) > 1e-9 {
			p.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// sided checks the log-odds of the row, and the closed form where the variances are shared.
func (p *tab) sided(f flat, terms []string) {
	p.Helper()
	odds := f.bayes(p.chosen())
	p.expect("log-odds by steps", `#lesson-relatives-bayes [data-testid="value-bayes-log-odds"]`, odds, 1e-9)
	p.expect("log-odds of the classifier", slot("relatives-bayes", "score"), odds, 1e-9)
	share, _ := moments(f.y, nil, -1)
	intercept := math.Log(share / (1 - share))
	for j, x := range f.x[1:] {
		m1, v1 := moments(x, f.y, 1)
		m0, v0 := moments(x, f.y, 0)
		v := share*v1 + (1-share)*v0
		intercept -= (m1*m1 - m0*m0) / (2 * v)
		p.expect("closed form of "+terms[j+1], cell("bayes-coefficients", terms[j+1], 0), (m1-m0)/v, 1e-9)
		p.expect("variance of the event", cell("bayes-moments", terms[j+1], 1), v1, 1e-9)
	}
	p.expect("closed form of the intercept", cell("bayes-coefficients", terms[0], 0), intercept, 1e-9)
}
