package e2e

import (
	"fmt"
	"math"
	"testing"
)

// choose sets a select or a slider, and tells the page as a person's hand would.
func (p *tab) choose(id, value, event string) {
	p.Helper()
	js[any](p, p.frame, fmt.Sprintf(`(n => { n.value = %q; n.dispatchEvent(new Event(%q, { bubbles: true })); return 0; })(document.getElementById(%q))`, value, event, id))
}

// With the squared penalty coefficients, costs and mean probabilities are those of Newton's method of the test's own, with and without a
// penalty on the intercept, and C is 1/(λn). With the absolute one the derivative of the cost is λ where a coefficient is not 0, and at
// most that where it is.
func TestRegularisation(t *testing.T) {
	for _, x := range explained {
		t.Run(x.file, func(t *testing.T) {
			p := open(t, x.hash+"&explain=penalty", 1440, 900)
			p.holds(x.file)
			names := append([]string{"(Intercept)"}, x.features...)
			s := standardised(t, x.file, x.target, x.event, x.features...)
			p.until("the lessons", func() bool { return math.Abs(p.cell("penalty-coefficients", names[len(names)-1], 1)) > 0 })
			p.settled()
			p.choose("penalty-lambda", "-2", "input")
			p.until("λ", func() bool { return near(p.cell("penalty-scale", "here: λ₁", 1), 0.01, 1e-9) })
			w := make([]float64, len(names))
			for j, name := range names {
				w[j] = p.cell("penalty-coefficients", name, 1)
			}
			q := s.probabilities(w)
			for j := range w {
				slope, want := s.average(func(i int) float64 { return (q[i] - s.y[i]) * s.x[j][i] }), 0.0
				if j > 0 {
					want = -math.Copysign(0.01, w[j])
				}
				if w[j] == 0 && math.Abs(slope) <= 0.01 {
					continue
				}
				if math.Abs(slope-want) > 1e-6 {
					t.Errorf("%s = %v: the derivative is %v, want %v", names[j], w[j], slope, want)
				}
			}
			p.choose("penalty-kind", "l2", "change")
			p.choose("penalty-lambda", "-1", "input")
			p.until("λ", func() bool { return near(p.cell("penalty-scale", "here: λ₂", 1), 0.1, 1e-9) })
			free, held := s.fit(t, 0.1, 1), s.fit(t, 0.1, 0)
			for j, name := range names {
				p.matches("penalty-coefficients", name, 1, free[j], 1e-6)
			}
			for line, w := range map[string][]float64{"free": free, "penalised": held} {
				q := s.probabilities(w)
				p.matches("penalty-intercept", line, 1, w[0], 1e-6)
				p.matches("penalty-intercept", line, 2, s.average(func(i int) float64 { return q[i] }), 1e-6)
			}
			p.matches("penalty-scale", "scikit-learn, LIBLINEAR: C", 1, 1/(0.1*float64(len(s.y))), 1e-9)
			// The whole model of one or two features is what the picture shows, its intercept the best everywhere.
			if len(names) == 3 {
				for slot, j := range map[string]int{"u": 1, "v": 2} {
					if got := p.number(fmt.Sprintf(`#lesson-penalty-shapes [data-testid="%s"]`, slot)); !near(got, free[j], 1e-6) {
						t.Errorf("%s of the picture is %v, want %v", names[j], got, free[j])
					}
				}
			}
		})
	}
}
