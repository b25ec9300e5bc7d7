package e2e

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// studied is a table that Explain speaks of, and what follows from its file alone: one event, a row of values for each row, the
// intercept's 1 first.
type studied struct {
	name  string
	hash  string // opens it, "" where the file is to be dropped
	file  string
	terms []string
	x     [][]float64
	y     []float64
	l2    float64
}

// studies are the tables on which every chapter is tried: one variable, three classes, and a CSV with categories.
func studies(t *testing.T) []studied {
	one, iris := columns(t, examples+"one-variable.csv"), columns(t, examples+"iris.csv")
	list := []studied{
		{name: "one-variable", hash: "#example=one-variable", terms: []string{"(Intercept)", "hours"}},
		{name: "iris", hash: "#example=iris", terms: []string{"(Intercept)", "petal length (cm)", "petal width (cm)"}, l2: 0.001},
		{name: "staff", file: staff(t), terms: []string{"(Intercept)", "age", "team=night"}},
	}
	list[0].rows(one["passed"], "yes", numbers(t, one["hours"]))
	list[1].rows(iris["species"], "virginica", numbers(t, iris["petal length (cm)"]), numbers(t, iris["petal width (cm)"]))
	table := columns(t, list[2].file)
	night := make([]float64, len(table["team"]))
	for i, team := range table["team"] {
		if team == "night" {
			night[i] = 1
		}
	}
	list[2].rows(table["left"], "yes", numbers(t, table["age"]), night)
	return list
}

func (s *studied) rows(labels []string, event string, features ...[]float64) {
	for i, label := range labels {
		row, y := []float64{1}, 0.0
		for _, f := range features {
			row = append(row, f[i])
		}
		if label == event {
			y = 1
		}
		s.x, s.y = append(s.x, row), append(s.y, y)
	}
}

// staff writes a table with a category among its features: who left, by age and team.
func staff(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("age,team,left\n")
	for i := range 80 {
		age, team, left := 20+(i*37)%41, "day", "no"
		if i%3 == 0 {
			team = "night"
		}
		if (age+11*(i%5)+20*(i%2))%53 < 24 || team == "night" && i%4 == 0 {
			left = "yes"
		}
		fmt.Fprintf(&b, "%d,%s,%s\n", age, team, left)
	}
	return save(t, "staff.csv", []byte(b.String()))
}

// study opens a chapter on a table.
func study(t *testing.T, s *studied, chapter string) *tab {
	t.Helper()
	if s.hash != "" {
		p := open(t, s.hash+"&explain="+chapter, 1440, 900)
		p.trained()
		p.settled()
		return p
	}
	p := open(t, "", 1440, 900)
	p.trained()
	p.drop(700, 400, s.file)
	p.holds(filepath.Base(s.file))
	p.click("button", "Train")
	p.trained()
	p.click("button", "Explain")
	p.js(`document.querySelector("#chapter-` + chapter + `").click()`)
	p.settled()
	return p
}

// js runs a statement in the frame.
func (p *tab) js(statement string) {
	p.Helper()
	js[bool](p, p.frame, "("+"()=>{"+statement+";return true})()")
}

// all reads the full digits of everything that a selector finds.
func (p *tab) all(selector string) []float64 {
	p.Helper()
	var values []float64
	for _, text := range js[[]string](p, p.frame, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(n => n.dataset.value ?? "")`, selector)) {
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			v = math.NaN()
		}
		values = append(values, v)
	}
	return values
}

// slot reads a number that stands in a sentence.
func (p *tab) slot(lesson, name string) float64 {
	p.Helper()
	return p.number("#lesson-" + lesson + ` [data-slot="` + name + `"]`)
}

// weights reads the coefficients that Explain speaks of, off the sliders.
func (p *tab) weights(s *studied) []float64 {
	p.Helper()
	p.until("the coefficients", func() bool { return len(p.all(".hands output")) == len(s.terms) })
	return p.all(".hands output")
}

// row reads which row is explained, from 0.
func (p *tab) row() int {
	p.Helper()
	n, err := strconv.Atoi(js[string](p, p.frame, `document.querySelector("#explain-row").value`))
	p.must(err)
	return n - 1
}

// is compares a number on the page with what it should be, and the digits shown with the number.
func (p *tab) is(what, selector string, want, tolerance float64) {
	p.Helper()
	got := math.NaN()
	right := func() bool {
		got = p.number(selector)
		return math.Abs(got-want) <= tolerance*math.Max(1e-3, math.Abs(want))
	}
	// A lesson follows at the next frame.
	for end := time.Now().Add(5 * time.Second); !right(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			p.Errorf("%s: got %v, want %v", what, got, want)
			return
		}
	}
	shown := js[string](p, p.frame, fmt.Sprintf(`document.querySelector(%q).textContent`, selector))
	if v, ok := read(shown); ok && math.Abs(v-got) > 6e-4*math.Abs(got)+1e-300 {
		p.Errorf("%s: %q is shown for %v", what, shown, got)
	}
}

// read reads a number as it is shown: with a true minus, an equals sign in front, and powers of ten.
func read(text string) (float64, bool) {
	text = strings.NewReplacer("= ", "", "−", "-", "\u202f", "", "×10", "e", "⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4",
		"⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(strings.TrimSpace(text))
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// value is the selector of the result of a step.
func value(step string) string { return `[data-testid="value-` + step + `"]` }

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// meanCost is that of all rows by the textbook.
func (s *studied) meanCost(w []float64) (sum float64) {
	for i, x := range s.x {
		p := sigmoid(dot(w, x))
		if s.y[i] == 1 {
			sum -= math.Log(p)
		} else {
			sum -= math.Log(1 - p)
		}
	}
	return sum / float64(len(s.y))
}

// gradient is its derivative by coefficient j.
func (s *studied) gradient(w []float64, j int) (sum float64) {
	for i, x := range s.x {
		sum += (sigmoid(dot(w, x)) - s.y[i]) * x[j]
	}
	return sum / float64(len(s.y))
}
