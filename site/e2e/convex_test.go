package e2e

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// sample is a table as a lesson sees it: a column of ones, the features standardised with the divisor n, and the label.
type sample struct {
	x        [][]float64
	y        []float64
	mean, sd []float64 // of the features
}

func standardised(t *testing.T, file, target, event string, features ...string) sample {
	t.Helper()
	table := columns(t, examples+file)
	s := sample{x: [][]float64{nil}}
	for _, cell := range table[target] {
		y := 0.0
		if cell == event {
			y = 1
		}
		s.x[0], s.y = append(s.x[0], 1), append(s.y, y)
	}
	n := float64(len(s.y))
	for _, f := range features {
		v := numbers(t, table[f])
		mean, square := 0.0, 0.0
		for _, a := range v {
			mean += a / n
		}
		for _, a := range v {
			square += (a - mean) * (a - mean) / n
		}
		s.mean, s.sd = append(s.mean, mean), append(s.sd, math.Sqrt(square))
		for i := range v {
			v[i] = (v[i] - mean) / math.Sqrt(square)
		}
		s.x = append(s.x, v)
	}
	return s
}

// explainedBy reads the coefficients that the page explains and puts them on standardised columns.
func (s sample) explainedBy(p *tab) []float64 {
	p.Helper()
	w := make([]float64, len(s.x))
	for j := range w {
		w[j] = p.number(fmt.Sprintf(`[data-testid="hand-%d-value"]`, j))
		if j > 0 {
			w[0] += w[j] * s.mean[j-1]
			w[j] *= s.sd[j-1]
		}
	}
	return w
}

// probabilities at some coefficients.
func (s sample) probabilities(w []float64) []float64 {
	p := make([]float64, len(s.y))
	for i := range p {
		z := 0.0
		for j, x := range s.x {
			z += w[j] * x[i]
		}
		p[i] = 1 / (1 + math.Exp(-z))
	}
	return p
}

// average is the mean over the rows of what each gives.
func (s sample) average(of func(i int) float64) float64 {
	sum := 0.0
	for i := range s.y {
		sum += of(i)
	}
	return sum / float64(len(s.y))
}

// bend is the matrix of the second derivatives of a cost whose second derivative by the score is given for each row.
func (s sample) bend(of func(i int) float64) *mat.SymDense {
	h := mat.NewSymDense(len(s.x), nil)
	for j := range s.x {
		for k := range j + 1 {
			h.SetSym(j, k, s.average(func(i int) float64 { return of(i) * s.x[j][i] * s.x[k][i] }))
		}
	}
	return h
}

func eigenvalues(t *testing.T, h *mat.SymDense) []float64 {
	t.Helper()
	var e mat.EigenSym
	if !e.Factorize(h, false) {
		t.Fatal("no eigenvalues")
	}
	return e.Values(nil)
}

// fit is Newton's method on the mean cost with a squared penalty, of the coefficients from first on.
func (s sample) fit(t *testing.T, l2 float64, first int) []float64 {
	t.Helper()
	w := make([]float64, len(s.x))
	for range 50 {
		p := s.probabilities(w)
		h := s.bend(func(i int) float64 { return p[i] * (1 - p[i]) })
		gradient := mat.NewVecDense(len(w), nil)
		for j := range w {
			g := s.average(func(i int) float64 { return (p[i] - s.y[i]) * s.x[j][i] })
			if j >= first {
				g += l2 * w[j]
				h.SetSym(j, j, h.At(j, j)+l2)
			}
			gradient.SetVec(j, g)
		}
		var step mat.VecDense
		if err := step.SolveVec(h, gradient); err != nil {
			t.Fatal(err)
		}
		for j := range w {
			w[j] -= step.AtVec(j)
		}
	}
	return w
}

// cell reads a number of a table that a lesson shows, by its line's name and the number of its column, from 1.
func (p *tab) cell(table, line string, column int) float64 {
	p.Helper()
	return p.number(fmt.Sprintf(`[data-testid="%s"] tr[data-name="%s"] td:nth-of-type(%d)`, table, line, column))
}

// matches demands a number of a table.
func (p *tab) matches(table, line string, column int, want, tolerance float64) {
	p.Helper()
	if got := p.cell(table, line, column); !(math.Abs(got-want) <= tolerance*math.Max(math.Abs(want), 1e-3)) {
		p.Errorf("%s, %s, column %d: got %v, want %v", table, line, column, got, want)
	}
}

// explained are tables on which lessons are checked: of iris the last class against the others, which the page fits by itself, with the
// squared penalty of the example.
var explained = []struct {
	hash, file, target, event string
	features                  []string
	l2                        float64
}{
	{"#example=one-variable", "one-variable.csv", "passed", "yes", []string{"hours"}, 0},
	{"#example=iris", "iris.csv", "species", "virginica", []string{"petal length (cm)", "petal width (cm)"}, 0.001},
}

// The Hessian, its eigenvalues, where descent ends and the point where the squared error bends downwards are what arithmetic of its own
// makes of the table and of the coefficients that the page shows.
func TestConvexity(t *testing.T) {
	for _, x := range explained {
		t.Run(x.file, func(t *testing.T) {
			p := open(t, x.hash+"&explain=convex", 1440, 900)
			p.holds(x.file)
			p.trained()
			p.until("the lessons", func() bool { return p.cell("witness-hessian", "log loss", 1) > 0 })
			p.settled()
			s := standardised(t, x.file, x.target, x.event, x.features...)
			var w []float64
			p.until("the lessons of the trained coefficients", func() bool {
				w = s.explainedBy(p)
				q := s.probabilities(w)
				return near(p.cell("hessian-table", "(Intercept)", 1), s.average(func(i int) float64 { return q[i] * (1 - q[i]) }), 1e-9)
			})
			for j, want := range s.fit(t, x.l2, 1) {
				if math.Abs(w[j]-want) > 0.02*math.Abs(want) {
					t.Errorf("coefficient %d is %v on standardised columns, want about %v", j, w[j], want)
				}
			}
			q := s.probabilities(w)
			h := s.bend(func(i int) float64 { return q[i] * (1 - q[i]) })
			names := append([]string{"(Intercept)"}, x.features...)
			for j, name := range names {
				for k := range names {
					p.matches("hessian-table", name, k+1, h.At(j, k), 1e-9)
				}
			}
			values := eigenvalues(t, h)
			for k, v := range values {
				p.matches("hessian-eigenvalues", fmt.Sprint(k+1), 1, v, 1e-8)
			}
			if got := p.number(`[data-testid="sum"]`); !near(got, values[0], 1e-8) {
				t.Errorf("the mean of squares is %v, want the least eigenvalue %v", got, values[0])
			}
			p.click("checkbox", "Add a copy")
			p.until("the eigenvalue of the copy", func() bool { return math.Abs(p.cell("singular-table", "1", 1)) < 1e-12 })
			p.witnessed(s, w, names)
		})
	}
}

// witnessed checks the point where the squared error bends downwards by its eigenvalues and by what convexity says of its chord, and the
// plateau by its cost and its slope.
func (p *tab) witnessed(s sample, w []float64, names []string) {
	p.Helper()
	j, k := len(w)-2, len(w)-1
	a, b := p.cell("witness-hessian", names[j], 1), p.cell("witness-hessian", names[k], 2)
	off := p.cell("witness-hessian", names[j], 2)
	least := (a+b)/2 - math.Hypot((a-b)/2, off)
	p.matches("witness-hessian", "squared error on the sigmoid", 1, least, 1e-9)
	if !(least < 0) || !(p.cell("witness-hessian", "log loss", 1) > 0) {
		p.Errorf("the least eigenvalues are %v of the squared error and %v of the log loss", least, p.cell("witness-hessian", "log loss", 1))
	}
	if squared, log := p.cell("witness-chord", "squared error on the sigmoid", 5), p.cell("witness-chord", "log loss", 5); !(squared > 0 && log < 0) {
		p.Errorf("the middle of the chord lies %v above the mean of its ends, and with the log loss %v", squared, log)
	}
	far := append([]float64(nil), w...)
	far[j], far[k] = p.number(`#lesson-convex-witness [data-testid="u"]`), p.number(`#lesson-convex-witness [data-testid="v"]`)
	q := s.probabilities(far)
	half := s.average(func(i int) float64 { return (q[i] - s.y[i]) * (q[i] - s.y[i]) / 2 })
	p.matches("witness-plateau", "squared error on the sigmoid", 1, half, 1e-9)
	slope := math.Hypot(s.average(func(i int) float64 { return (q[i] - s.y[i]) * q[i] * (1 - q[i]) * s.x[j][i] }),
		s.average(func(i int) float64 { return (q[i] - s.y[i]) * q[i] * (1 - q[i]) * s.x[k][i] }))
	p.matches("witness-plateau", "squared error on the sigmoid", 2, slope, 1e-8)
	if len(w) > 2 {
		return // the least is over the two alone
	}
	best := s.probabilities(s.fit(p.T, 0, 1))
	p.matches("convex-ends", "log loss", 5, s.average(func(i int) float64 { return -math.Log(math.Abs(1 - s.y[i] - best[i])) }), 1e-9)
}
