// Package report writes what was measured as a page of Markdown: the table of goals, who did what, what grows how, and the
// cases that Descent loses. Everything in it is worked out from the rows.
package report

import (
	"fmt"
	"math"
	"strings"

	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// enough is the excess over the least objective up to which an answer counts as one: relatively, a millionth.
const enough = 1e-6

// goal is a line of the table of goals.
type goal struct {
	text     string
	bound    string
	measured string
	// verdict is met, not met or not measured.
	verdict string
}

// results are what the goals look at.
type results struct{ record.Results }

const (
	ours   = "descent, 2 workers"
	single = "descent, 1 worker"
)

// The cases, as site/bench calls them.
const (
	small  = "1,000 × 4"
	medium = "100,000 × 20"
	large  = "1,000,000 × 20"
	huge   = "10,000,000 × 20"
	many   = "100,000 × 20, K = 10"
	wide   = "20,000 × 1,000"
)

// median returns a row's median of a phase, NaN where there is none.
func median(row record.Row, phase string) float64 { return stat.Median(row.Times[phase]) }

// us returns our median of a phase of a case, with two workers.
func (r results) us(name, phase string) float64 {
	row, _ := r.Find("fit", name, ours)
	return median(row, phase)
}

// good reports whether a row's answer is near enough to the optimum to be compared.
func good(row record.Row) bool { return row.Accuracy != nil && row.Accuracy.Excess <= enough }

// fit is the least of a row's medians of the first fit and of a repeated one: a peer's best.
func fit(row record.Row) float64 {
	first, again := median(row, "train"), median(row, "again")
	if again < first {
		return again
	}
	return first
}

// whole is a row's median from the file to the fit.
func whole(row record.Row) float64 { return median(row, "total") }

// best returns the row of a case with the least time, among those whose names start with a prefix and whose answer is good.
func (r results) best(name string, spent func(record.Row) float64, prefixes ...string) (record.Row, float64) {
	var found record.Row
	least := math.NaN()
	for _, row := range r.Of("fit", name) {
		for _, prefix := range prefixes {
			if v := spent(row); strings.HasPrefix(row.Who, prefix) && good(row) && (math.IsNaN(least) || v < least) {
				found, least = row, v
			}
		}
	}
	return found, least
}

// browsers are the peers that run in a page.
var browsers = []string{"TF.js", "webR", "ml-logistic-regression"}

// against makes a goal of our time over theirs.
func against(text string, ourTime, theirTime, bound float64, who string) goal {
	g := goal{text: text, bound: "at most " + share(bound)}
	ratio := ourTime / theirTime
	if math.IsNaN(ratio) {
		g.verdict = "not measured"
		return g
	}
	g.measured = fmt.Sprintf("**%.2f**: %s against %s (%s)", ratio, seconds(ourTime), seconds(theirTime), who)
	g.verdict = met(ratio <= bound)
	return g
}

// atMost makes a goal of a number of ours.
func atMost(text string, value, bound float64, show func(float64) string) goal {
	g := goal{text: text, bound: "at most " + show(bound)}
	if math.IsNaN(value) {
		g.verdict = "not measured"
		return g
	}
	g.measured, g.verdict = "**"+show(value)+"**", met(value <= bound)
	return g
}

func met(is bool) string {
	if is {
		return "met"
	}
	return "**not met**"
}

// share shows a bound on a ratio as the goals do: 1/4, 2/3, 1.5.
func share(v float64) string {
	for _, f := range []struct{ up, down float64 }{{1, 8}, {1, 5}, {1, 4}, {1, 3}, {2, 3}} {
		if v == f.up/f.down {
			return fmt.Sprintf("%g/%g", f.up, f.down)
		}
	}
	return fmt.Sprintf("%g", v)
}

// seconds shows a time with three digits in the unit that suits it.
func seconds(v float64) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case v < 1:
		return digits(1e3*v) + " ms"
	}
	return digits(v) + " s"
}

// digits shows three significant digits, and all of those before the point.
func digits(v float64) string {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Sprint(v)
	}
	return fmt.Sprintf("%.*f", max(0, 2-int(math.Floor(math.Log10(math.Abs(v))))), v)
}
