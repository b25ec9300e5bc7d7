package report

import (
	"fmt"
	"strings"

	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// axes are what is varied, and what stays.
var axes = []struct{ name, fixed string }{
	{"rows", "20 columns, two classes"},
	{"columns", "50,000 rows, two classes"},
	{"classes", "50,000 rows, 20 columns"},
}

// growth writes the times along each axis and the exponent of each.
func (r results) growth() string {
	var b strings.Builder
	for _, axis := range axes {
		fmt.Fprintf(&b, "\n| %s (%s) | read, 1 worker | read, 2 | fit, 1 | fit, 2 | 1 / 2: read | fit | sweeps |\n|---|---|---|---|---|---|---|---|\n", axis.name, axis.fixed)
		ones, twos := r.along(axis.name, single), r.along(axis.name, ours)
		if len(ones) == 0 || len(ones) != len(twos) {
			b.WriteString("| not measured | | | | | | | |\n")
			continue
		}
		for i := range ones {
			fmt.Fprintf(&b, "| %.0f | %s | %s | %s | %s | %.2f | %.2f | %.3g |\n", ones[i].Facts["at"],
				seconds(median(ones[i], "load")), seconds(median(twos[i], "load")),
				seconds(median(ones[i], "train")), seconds(median(twos[i], "train")),
				median(ones[i], "load")/median(twos[i], "load"), median(ones[i], "train")/median(twos[i], "train"), twos[i].Facts["passes"])
		}
		fmt.Fprintf(&b, "| exponent (largest miss) | %s | %s | %s | %s | | | |\n",
			exponent(ones, "load"), exponent(twos, "load"), exponent(ones, "train"), exponent(twos, "train"))
	}
	return b.String()
}

// along returns the rows of an axis of one who.
func (r results) along(axis, who string) []record.Row {
	var list []record.Row
	for _, row := range r.Of("growth", "") {
		if row.Words["axis"] == axis && row.Who == who {
			list = append(list, row)
		}
	}
	return list
}

// exponent shows how a phase grows along rows, and by which factor the line misses a point at most.
func exponent(rows []record.Row, phase string) string {
	var at, times []float64
	for _, row := range rows {
		at, times = append(at, row.Facts["at"]), append(times, median(row, phase))
	}
	b, miss := stat.Exponent(at, times)
	return fmt.Sprintf("%.2f (× %.2f)", b, miss)
}
