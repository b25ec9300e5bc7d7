package e2e

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Every number that the first chapters show is computed again here, from the file and the coefficients that stand beside it.

func TestExplainOdds(t *testing.T) {
	for _, s := range studies(t) {
		t.Run(s.name, func(t *testing.T) {
			p := study(t, &s, "odds")
			w := p.weights(&s)
			s.atOptimum(t, w)
			for range 2 {
				x := s.x[p.row()]
				z := dot(w, x)
				p.is("score", value("score"), z, 1e-12)
				p.is("odds", value("odds"), math.Exp(z), 1e-10)
				p.is("logit", value("logit"), z, 1e-10)
				p.is("sigmoid", value("sigmoid"), sigmoid(z), 1e-10)
				p.is("one unit more", value("one-more-odds"), math.Exp(w[1]), 1e-9)
				p.is("before", "#lesson-odds-unit [data-slot=before]", sigmoid(z), 1e-9)
				p.is("after", "#lesson-odds-unit [data-slot=after]", sigmoid(z+w[1]), 1e-9)
				p.is("cost", "#lesson-odds-curve [data-slot=cost]", s.meanCost(w), 1e-10)
				next := (p.row() + 1) % len(s.x)
				p.click("button", "The row after")
				p.until("the next row", func() bool { return p.row() == next && p.number(value("score")) != z || s.x[next][1] == x[1] })
			}
			p.quiet()
		})
	}
}

// atOptimum checks that the gradient of the mean cost and the penalty, which acts on standardised columns, vanishes.
func (s *studied) atOptimum(t *testing.T, w []float64) {
	t.Helper()
	for j := range w {
		g, mean, square := s.gradient(w, j), 0.0, 0.0
		for _, x := range s.x {
			mean += x[j] / float64(len(s.x))
		}
		for _, x := range s.x {
			square += (x[j] - mean) * (x[j] - mean) / float64(len(s.x))
		}
		if g += s.l2 * square * w[j]; math.Abs(g) > 1e-6 {
			t.Errorf("the derivative by %s is %v where the fit ended", s.terms[j], g)
		}
	}
}

// quiet fails where the console complained.
func (p *tab) quiet() {
	p.Helper()
	if list := p.complaints(); len(list) > 0 {
		p.Errorf("the console complains: %v", list)
	}
}

// A coefficient dragged by hand moves the curve, the cost and every formula; the trained ones come back.
func TestExplainDragged(t *testing.T) {
	s := studies(t)[0]
	p := study(t, &s, "odds")
	w := p.weights(&s)
	p.js(`const n = document.querySelector("#odds-slope"); n.value = 2 * n.value; n.dispatchEvent(new Event("input", {bubbles: true}))`)
	p.until("the coefficient", func() bool { return near(p.weights(&s)[1], 2*w[1], 0.02) })
	moved := p.weights(&s)
	p.is("cost", "#lesson-odds-curve [data-slot=cost]", s.meanCost(moved), 1e-10)
	p.is("score", value("score"), dot(moved, s.x[p.row()]), 1e-10)
	p.is("least", "#lesson-odds-curve [data-slot=least]", s.meanCost(w), 1e-10)
	p.click("button", "Back to the trained")
	p.until("the trained coefficients", func() bool { return p.weights(&s)[1] == w[1] })
}

func TestExplainCost(t *testing.T) {
	for _, s := range studies(t) {
		t.Run(s.name, func(t *testing.T) {
			p := study(t, &s, "cost")
			w, i := p.weights(&s), p.row()
			z, y := dot(w, s.x[i]), s.y[i]
			cost := -math.Log(math.Abs(1 - y - sigmoid(z)))
			p.is("likelihood", value("likelihood"), math.Exp(-cost), 1e-9)
			for _, form := range []string{"two-cases", "one-line", "signed"} {
				p.is(form, value(form), cost, 1e-9)
			}
			n := float64(len(s.y))
			p.is("log-likelihood of all", value("log-likelihood-of-all"), -n*s.meanCost(w), 1e-9)
			p.is("product", value("all-rows"), math.Exp(-n*s.meanCost(w)), 1e-9)
			p.is("mean cost", value("negative-mean"), s.meanCost(w), 1e-9)
			answer := p.slot("cost-one", "p")
			p.is("answer", "#lesson-cost-one [data-slot=p]", sigmoid(z), 1e-9)
			p.is("cost of the answer", "#lesson-cost-one [data-slot=cost]", -math.Log(math.Abs(1-y-answer)), 1e-9)
			p.is("squared error", "#lesson-cost-one [data-slot=half]", (y-answer)*(y-answer)/2, 1e-9)
			p.is("slope", "#lesson-cost-squares [data-slot=slope]", answer-y, 1e-9)
			p.is("slope of squares", "#lesson-cost-squares [data-slot=slope2]", (answer-y)*answer*(1-answer), 1e-9)
			p.quiet()
		})
	}
}

func TestExplainDerivative(t *testing.T) {
	for _, s := range studies(t) {
		t.Run(s.name, func(t *testing.T) {
			p := study(t, &s, "derivative")
			w, i := p.weights(&s), p.row()
			q, y, x := sigmoid(dot(w, s.x[i])), s.y[i], s.x[i][1]
			p.is("dL/dp", value("cost-by-probability"), (q-y)/(q*(1-q)), 1e-8)
			p.is("dp/dz", value("probability-by-score"), q*(1-q), 1e-9)
			p.is("dz/dw", value("score-by-coefficient"), x, 1e-12)
			for _, form := range []string{"chain", "distributed", "cancelled"} {
				p.is(form, "#lesson-derivative-cancel "+value(form), (q-y)*x, 1e-8)
			}
			p.is("intercept", "#lesson-derivative-intercept "+value("cancelled"), q-y, 1e-9)
			p.is("gradient", value("gradient"), s.gradient(w, 1), 1e-6)
			p.is("penalty", value("penalty-by-coefficient"), 0.1*math.Copysign(1, w[1])+0.1*w[1], 1e-9)
			p.checked(&s)
			p.quiet()
		})
	}
}

// checked drags a coefficient away from the minimum and reads the gradient check.
func (p *tab) checked(s *studied) {
	p.Helper()
	before := p.weights(s)[0]
	p.js(`const n = document.querySelector("#hand-0"); n.value = +n.value + 0.7; n.dispatchEvent(new Event("input", {bubbles: true}))`)
	p.until("the dragged coefficient", func() bool { return p.weights(s)[0] != before })
	w := p.weights(s)
	cells := `[data-testid="gradient-check"] td`
	p.until("the check", func() bool {
		all := p.all(cells)
		return len(all) == 3*len(w) && near(all[0], s.gradient(w, 0), 1e-6)
	})
	for j := range w {
		line := p.all(cells)[3*j : 3*j+3]
		const h = 1e-5
		up, down := append([]float64(nil), w...), append([]float64(nil), w...)
		up[j], down[j] = w[j]+h, w[j]-h
		measured := (s.meanCost(up) - s.meanCost(down)) / (2 * h)
		if !near(line[0], s.gradient(w, j), 1e-8) || !near(line[1], measured, 1e-4) || line[2] < 6 {
			p.Errorf("%s: the page has %v, computed %v and %v", s.terms[j], line, s.gradient(w, j), measured)
		}
	}
}

// The softmax of iris: scores and probabilities from the table of coefficients in the workbench.
func TestExplainSoftmax(t *testing.T) {
	s := studies(t)[1]
	p := study(t, &s, "softmax")
	p.weights(&s)
	table, i := p.coefficients(), p.row()
	classes := []string{"setosa", "versicolor", "virginica"}
	var z []float64
	total := 0.0
	for _, class := range classes {
		score := 0.0
		for j, term := range s.terms {
			score += table[term+"="+class].values[0] * s.x[i][j]
		}
		z, total = append(z, score), total+math.Exp(score)
	}
	for k, class := range classes {
		line := p.all(`#lesson-softmax-scores tr[data-name="` + class + `"] td`)
		if len(line) != 3 || !near(line[0], z[k], 1e-9) || !near(line[2], math.Exp(z[k])/total, 1e-9) {
			t.Errorf("%s: the page has %v, computed %v and %v", class, line, z[k], math.Exp(z[k])/total)
		}
	}
	p.is("odds between", value("odds-between"), math.Exp(z[2]-z[0]), 1e-9)
	p.is("cross-entropy", value("cross-entropy"), math.Log(total)-z[2*int(s.y[i])+(1-int(s.y[i]))*indexOf(t, i)], 1e-9)
	p.js(`const n = document.querySelector("#softmax-shift"); n.value = 7; n.dispatchEvent(new Event("input", {bubbles: true}))`)
	p.until("the shift", func() bool { return near(p.all(`#lesson-softmax-shift tr[data-name=setosa] td`)[1], z[0]+7, 1e-9) })
	line := p.all(`#lesson-softmax-shift tr[data-name=setosa] td`)
	if !near(line[2], line[3], 1e-12) {
		t.Errorf("a shift changed the probability: %v", line)
	}
	p.quiet()
}

// indexOf returns which class row i of iris is.
func indexOf(t *testing.T, i int) int {
	species := columns(t, examples+"iris.csv")["species"][i]
	for k, name := range []string{"setosa", "versicolor", "virginica"} {
		if name == species {
			return k
		}
	}
	return -1
}

// Lessons are stepped through by buttons; each has an address, Back returns to the one before, and a table stays.
func TestLessonsHaveAddresses(t *testing.T) {
	p := open(t, "#example=one-variable&explain=odds.sigmoid&row=7", 1440, 900)
	p.trained()
	p.until("the lesson", func() bool { return strings.Contains(p.text("lesson-place"), "3 of 5") })
	if p.row() != 6 {
		t.Errorf("row %d is explained, not the one of the address", p.row()+1)
	}
	for range 3 {
		p.click("button", "Next")
	}
	p.until("the next chapter", func() bool { return strings.Contains(p.text("lesson-place"), "1 of 6") })
	address := func() string { return js[string](p, p.shell, "location.hash") }
	p.until("the address", func() bool { return strings.Contains(address(), "explain=cost&row=7") })
	p.js("0")
	js[bool](p, p.shell, "(history.back(), true)")
	p.until("the lesson before", func() bool { return strings.Contains(p.text("lesson-place"), "5 of 5") })
	if p.phase() != "done" || !strings.Contains(address(), "explain=odds.unit") {
		t.Errorf("going back gave phase %s at %s", p.phase(), address())
	}
	p.js(`document.activeElement.blur()`)
	p.tabTo("Skip to the lesson", "link")
	p.press("\r")
	p.tabTo("Next", "button")
	p.click("checkbox", "One at a time")
	p.until("one lesson", func() bool {
		return js[int](p, p.frame, `document.querySelectorAll(".chapter:not([hidden]) .lesson:not([hidden])").length`) == 1
	})
	p.click("button", "Workbench")
	p.until("the workbench", func() bool { return js[bool](p, p.frame, `!document.querySelector("main").hidden`) })
	p.quiet()
}

// In a post one lesson stands alone, with its stepper.
func TestALessonAlone(t *testing.T) {
	p := open(t, "#example=one-variable&explain=derivative.cancel&view=explain", 600, 500)
	p.trained()
	p.until("the lesson", func() bool { return p.number(value("cancelled")) == p.number(value("cancelled")) })
	seen := js[string](p, p.frame, `[...document.querySelectorAll("header, footer, .contents, main, .lesson, .stepper")].filter(n => n.checkVisibility()).map(n => n.id || n.className).join()`)
	if seen != "stepper,lesson-derivative-cancel" {
		t.Errorf("seen is %s", seen)
	}
	p.click("button", "Next")
	p.until("the next lesson", func() bool {
		return strings.Contains(js[string](p, p.shell, "location.hash"), "explain=derivative.intercept&view=explain")
	})
}

// A lesson has its numbers by itself, also where those before it were never shown.
func TestOneLessonAtATime(t *testing.T) {
	s := studies(t)[0]
	p := open(t, "#example=one-variable&explain=odds.unit", 1440, 900)
	p.trained()
	p.until("the lesson", func() bool { return strings.Contains(p.text("lesson-place"), "5 of 5") })
	p.click("checkbox", "One at a time")
	for range 6 {
		p.click("button", "Next")
	}
	p.until("the last of the next chapter", func() bool { return strings.Contains(p.text("lesson-place"), "6 of 6") })
	w, i := p.weights(&s), p.row()
	q, y := sigmoid(dot(w, s.x[i])), s.y[i]
	p.is("answer", "#lesson-cost-squares [data-slot=p]", q, 1e-9)
	p.is("slope", "#lesson-cost-squares [data-slot=slope]", q-y, 1e-9)
	p.quiet()
}

// The recorded descent goes forward and back through the same iterates, every time it is recorded.
func TestReplay(t *testing.T) {
	s := studies(t)[0]
	var first []float64
	for _, time := range []string{"first", "again"} {
		t.Run(time, func(t *testing.T) {
			ahead := replayed(t, &s)
			if first != nil && !slices.Equal(first, ahead) {
				t.Errorf("another time the steps led to %v, not %v", ahead, first)
			}
			first = ahead
		})
	}
}

// replayed takes three steps and goes one back; it returns the coefficient that each led to.
func replayed(t *testing.T, s *studied) (ahead []float64) {
	p := study(t, s, "odds")
	p.weights(s)
	p.js(`const n = document.querySelector("#explain-source"); n.value = "descent"; n.dispatchEvent(new Event("change", {bubbles: true}))`)
	p.until("the start", func() bool { return p.text("explain-iterate-value") != "" && p.all(".hands output")[1] == 0 })
	for range 3 {
		before := p.weights(s)[1]
		p.click("button", "One step on")
		p.until("the step", func() bool { return p.weights(s)[1] != before })
		ahead = append(ahead, p.weights(s)[1])
	}
	p.click("button", "One step back")
	p.until("the step back", func() bool { return p.weights(s)[1] == ahead[1] })
	// Batch descent from 0 at the rate that the engine takes for itself goes downhill.
	if !(s.meanCost(p.weights(s)) < s.meanCost([]float64{0, 0})) {
		t.Errorf("the descent does not go down: %v", p.weights(s))
	}
	return ahead
}

// Keys alone reach a formula's letters, which say what they are.
func TestLettersByKey(t *testing.T) {
	s := studies(t)[0]
	p := study(t, &s, "odds")
	w := p.weights(&s)
	p.js(`document.querySelector('[data-testid="step-score"] math').focus()`)
	p.press(kb.ArrowRight, kb.ArrowRight)
	p.until("the meaning", func() bool { return strings.Contains(p.text("meaning"), "the coefficient of (Intercept)") })
	if got, ok := read(strings.TrimPrefix(strings.TrimSpace(p.text("meaning-value")), "= ")); !ok || !near(got, w[0], 1e-5) {
		t.Errorf("the letter says %q, the coefficient is %v", p.text("meaning-value"), w[0])
	}
}
