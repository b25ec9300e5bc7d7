package e2e

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// flat is a table as a model of one event sees it: a column of ones, then the features, and 1 where the event came.
type flat struct {
	x [][]float64
	y []float64
}

func flatten(t *testing.T, file, target, event string, features ...string) flat {
	t.Helper()
	cells := columns(t, examples+file)
	f := flat{x: [][]float64{nil}}
	for _, cell := range cells[target] {
		label := 0.0
		if cell == event {
			label = 1
		}
		f.x[0], f.y = append(f.x[0], 1), append(f.y, label)
	}
	for _, name := range features {
		f.x = append(f.x, numbers(t, cells[name]))
	}
	return f
}

// moments returns mean and variance, divisor n, of the values whose label is one of two, or of all.
func moments(x, y []float64, label float64) (mean, variance float64) {
	n := 0.0
	for i, v := range x {
		if label < 0 || y[i] == label {
			mean, n = mean+v, n+1
		}
	}
	mean /= n
	for i, v := range x {
		if label < 0 || y[i] == label {
			variance += (v - mean) * (v - mean) / n
		}
	}
	return mean, variance
}

// standardised returns the table with every feature centred and divided by its standard deviation.
func (f flat) standardised() flat {
	out := flat{x: [][]float64{f.x[0]}, y: f.y}
	for _, x := range f.x[1:] {
		mean, variance := moments(x, nil, -1)
		var z []float64
		for _, v := range x {
			z = append(z, (v-mean)/math.Sqrt(variance))
		}
		out.x = append(out.x, z)
	}
	return out
}

// cost is the mean log loss with its derivatives, and ½·l2·w² of all but the intercept.
func (f flat) cost(w []float64, l2 float64) (cost float64, grad []float64, hess [][]float64) {
	n := float64(len(f.y))
	grad, hess = make([]float64, len(w)), make([][]float64, len(w))
	for j := range w {
		hess[j] = make([]float64, len(w))
		if j > 0 {
			cost += l2 / 2 * w[j] * w[j]
			grad[j], hess[j][j] = l2*w[j], l2
		}
	}
	for i, y := range f.y {
		z := 0.0
		for j := range w {
			z += w[j] * f.x[j][i]
		}
		p := 1 / (1 + math.Exp(-z))
		cost -= math.Log(y*p+(1-y)*(1-p)) / n
		for j := range w {
			grad[j] += (p - y) * f.x[j][i] / n
			for k := range w {
				hess[j][k] += p * (1 - p) * f.x[j][i] * f.x[k][i] / n
			}
		}
	}
	return cost, grad, hess
}

// optimum is the least cost over all coefficients, by Newton's method from 0.
func (f flat) optimum(l2 float64) []float64 {
	w := make([]float64, len(f.x))
	for range 200 {
		_, grad, hess := f.cost(w, l2)
		for j, step := range solved(hess, grad) {
			w[j] -= step
		}
	}
	return w
}

// solved solves a small system by Gauss-Jordan elimination.
func solved(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := append([]float64(nil), b...)
	m := make([][]float64, n)
	for i := range m {
		m[i] = append([]float64(nil), a[i]...)
	}
	for k := range n {
		for i := range n {
			if i == k {
				continue
			}
			f := m[i][k] / m[k][k]
			for j := range n {
				m[i][j] -= f * m[k][j]
			}
			x[i] -= f * x[k]
		}
	}
	for k := range n {
		x[k] /= m[k][k]
	}
	return x
}

// pairEigenvalues are those of a symmetric matrix of two columns, the smaller first.
func pairEigenvalues(a, b, c float64) (float64, float64) {
	middle, away := (a+c)/2, math.Hypot((a-c)/2, b)
	return middle - away, middle + away
}

// chaptered opens a chapter on an example and waits until a number stands in it.
func chaptered(t *testing.T, example, place, selector string) *tab {
	t.Helper()
	p := open(t, "#example="+example+"&explain="+place, 1440, 900)
	p.trained()
	p.until("the number "+selector, func() bool { return !math.IsNaN(p.number(selector)) })
	p.settled()
	return p
}

// cell selects a number of a table in Explain by its line and its column, from 0.
func cell(table, line string, column int) string {
	return fmt.Sprintf(`[data-testid="%s"] tr[data-name="%s"] td:nth-of-type(%d)`, table, line, column+1)
}

func slot(lesson, name string) string {
	return fmt.Sprintf(`#lesson-%s [data-testid="%s"]`, lesson, name)
}

// expect compares a number on the page.
func (p *tab) expect(what, selector string, want, tolerance float64) {
	p.Helper()
	if got := p.number(selector); !near(got, want, tolerance) {
		p.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// The race on the two coefficients of one feature: where the methods end, the eigenvalues there, and the factors of a step.
func TestRaceOnOneVariable(t *testing.T) {
	f := flatten(t, "one-variable.csv", "passed", "yes", "hours")
	p := chaptered(t, "one-variable", "race", cell("race-results", "Newton", 3))
	p.raceOn(f.standardised(), 0, []int{0, 1})
	p.stepOn(f, 1)
}

// On iris it is one class against the others, on two coefficients of three, with the example's penalty on standardised columns.
func TestRaceOnIris(t *testing.T) {
	f := flatten(t, "iris.csv", "species", "virginica", "petal length (cm)", "petal width (cm)")
	p := chaptered(t, "iris", "race", cell("race-results", "Newton", 3))
	p.raceOn(f.standardised(), 0.001, []int{0, 1})
	p.stepOn(f, 1)
}

// raceOn checks the lessons of the race and of the limit.
func (p *tab) raceOn(f flat, l2 float64, pair []int) {
	p.Helper()
	w := f.optimum(l2)
	least, _, h := f.cost(w, l2)
	gentle, steep := pairEigenvalues(h[pair[0]][pair[0]], h[pair[0]][pair[1]], h[pair[1]][pair[1]])
	for _, method := range []string{"Newton", "L-BFGS", "Nesterov"} {
		p.expect(method+"’s cost", cell("race-results", method, 3), least, 1e-9)
		p.expect(method+" across", cell("race-moment", method, 1), w[pair[0]], 1e-4)
		p.expect(method+" up", cell("race-moment", method, 2), w[pair[1]], 1e-4)
	}
	p.expect("the steep eigenvalue", slot("race-limit", "steep"), steep, 1e-6)
	p.expect("the gentle eigenvalue", slot("race-limit", "gentle"), gentle, 1e-6)
	p.expect("2/λ", slot("race-limit", "local"), 2/steep, 1e-6)
	p.expect("the factor of the steep direction", slot("race-limit", "factor-steep"), 1-0.9*2, 1e-9)
	p.expect("that of the gentle one", slot("race-limit", "factor-gentle"), 1-1.8*gentle/steep, 1e-6)
	status := func() string { return p.text("limit-status") }
	p.rated(1.15)
	p.until("a descent above the limit that does not settle", func() bool {
		return !strings.HasPrefix(status(), "converged") && strings.Contains(p.text("limit-verdict"), "does not settle")
	})
	p.rated(0.9)
	p.until("a descent below the limit that does", func() bool {
		return p.number(`[data-testid="limit-last"] tbody tr:last-child td:nth-of-type(2)`) < 1e-9
	})
}

// rated sets the rate as a share of the limit.
func (p *tab) rated(share float64) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`{ const e = document.querySelector("#race-share"); e.value = %v; e.dispatchEvent(new Event("input", { bubbles: true })); 0 }`, share))
}

// stepOn checks the first step from 0 by a coefficient, at the rate that is shown.
func (p *tab) stepOn(f flat, j int) {
	p.Helper()
	before, grad, _ := f.cost(make([]float64, len(f.x)), 0)
	rate := math.Pow(10, -0.3) / p.number(slot("race-start", "bound"))
	w := make([]float64, len(f.x))
	for k, g := range grad {
		w[k] = -rate * g
	}
	after, _, _ := f.cost(w, 0)
	p.expect("the new coefficient", `#lesson-race-start [data-testid="value-descent-new"]`, w[j], 1e-9)
	p.expect("the cost before", slot("race-start", "before"), before, 1e-12)
	p.expect("the cost after", slot("race-start", "after"), after, 1e-9)
}

// What the scales of the columns do to the condition number, and the number of steps that follows.
func TestScalingLesson(t *testing.T) {
	f := flatten(t, "one-variable.csv", "passed", "yes", "hours")
	p := chaptered(t, "one-variable", "race.scaling", cell("scaling-table", "standardised", 4))
	for name, table := range map[string]flat{"as they are": f, "standardised": f.standardised()} {
		_, _, h := table.cost(table.optimum(0), 0)
		gentle, steep := pairEigenvalues(h[0][0], h[0][1], h[1][1])
		p.expect(name+": condition", cell("scaling-table", name, 2), steep/gentle, 1e-6)
		p.expect(name+": best rate", cell("scaling-table", name, 3), 2/(steep+gentle), 1e-6)
		best, w, steps := table.optimum(0), []float64(nil), 0
		w = start(f, best, name == "standardised")
		for ; steps < 20000 && math.Max(math.Abs(w[0]/best[0]-1), math.Abs(w[1]/best[1]-1)) > 1e-4; steps++ {
			_, grad, _ := table.cost(w, 0)
			w[0], w[1] = w[0]-2/(steep+gentle)*grad[0], w[1]-2/(steep+gentle)*grad[1]
		}
		p.expect(name+": steps", cell("scaling-table", name, 4), float64(steps), 0)
	}
}

// start is nine tenths of the optimum of standardised columns, in the coefficients of one or the other.
func start(f flat, best []float64, standardised bool) []float64 {
	if standardised {
		return []float64{0.9 * best[0], 0.9 * best[1]}
	}
	mean, variance := moments(f.x[1], nil, -1)
	w := f.standardised().optimum(0)
	slope := 0.9 * w[1] / math.Sqrt(variance)
	return []float64{0.9*w[0] - slope*mean, slope}
}

// The same seed makes the same paths, another seed others.
func TestRaceAgainIsTheSame(t *testing.T) {
	p := chaptered(t, "one-variable", "race.race", cell("race-results", "Newton", 3))
	read := func() string {
		return js[string](p, p.frame, `[...document.querySelectorAll('[data-testid="race-moment"] tr[data-name="Stochastic"] td')].map(e => e.dataset.value).join()`)
	}
	p.stays(p.iteration()) // so that the race on the trained coefficients is over
	first := read()
	js[any](p, p.frame, `document.querySelector('[data-testid="race-results"] table').id = "before"; 0`)
	p.click("button", "Run again")
	p.until("another run", func() bool { return js[bool](p, p.frame, `!document.querySelector("#before")`) })
	if again := read(); again != first {
		t.Errorf("the stochastic path changed from %s to %s", first, again)
	}
	js[any](p, p.frame, `{ const e = document.querySelector("#race-seed"); e.value = 7; e.dispatchEvent(new Event("input", { bubbles: true })); 0 }`)
	p.until("another path with another seed", func() bool { return read() != first && read() != "" })
}
