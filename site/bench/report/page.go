package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// Write writes DATE.md to a folder, of the day of the last run, and DATE.json with the raw figures where those are small.
func Write(dir string, all record.Results) error {
	r := results{all}
	if len(r.Rows) == 0 {
		return fmt.Errorf("report: nothing was measured yet")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	runs := r.runs()
	date := runs[len(runs)-1]
	if len(date) >= 8 {
		date = date[:4] + "-" + date[4:6] + "-" + date[6:8]
	}
	raw, err := json.Marshal(rounded(all))
	if err != nil {
		return err
	}
	name := ""
	if len(raw) < 100_000 {
		name = date + ".json"
		if err := os.WriteFile(filepath.Join(dir, name), append(raw, '\n'), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, date+".md"), []byte(r.markdown(date, name)), 0o644)
}

// runs returns the runs that the rows are of, in order.
func (r results) runs() []string {
	set := map[string]bool{}
	for _, row := range r.Rows {
		set[row.Run] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// rounded returns a copy with times of four significant digits, which is more than they are worth.
func rounded(all record.Results) record.Results {
	all.Rows = slices.Clone(all.Rows)
	for i, row := range all.Rows {
		all.Rows[i].Times = map[string][]float64{}
		for key, times := range row.Times {
			for _, v := range times {
				all.Rows[i].Times[key] = append(all.Rows[i].Times[key], round4(v))
			}
		}
	}
	return all
}

func round4(v float64) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return v
	}
	unit := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*unit) / unit
}

func (r results) markdown(date, raw string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Benchmarks of %s\n\n", date)
	b.WriteString("Made by `make bench-peers`. Every figure is a median over rounds, in each of which everybody had a turn; nothing here is " +
		"asserted by a test. Compare within this page only: another machine has other numbers.\n\n")
	if raw != "" {
		fmt.Fprintf(&b, "The raw figures are in [%s](%s).\n\n", raw, raw)
	}
	b.WriteString(r.taken())
	b.WriteString("\n## The table of goals\n\n| goal | bound | measured | |\n|---|---|---|---|\n")
	for _, g := range r.goals() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", g.text, g.bound, g.measured, g.verdict)
	}
	b.WriteString("\nA peer counts where its objective is within a millionth of the least there is, relatively; its answer's accuracy stands below. " +
		"What is compared as *fit alone* is our first fit in a new page with their first or repeated fit, whichever is less. A matrix is rows × features × 8 bytes.\n")
	b.WriteString("\n## The cases we lose\n\n" + r.lost())
	b.WriteString("\n## Who did what\n\nSeconds are medians: reading the file, the first fit, both, and a fit repeated in the same process.\n")
	b.WriteString(r.everybody())
	b.WriteString("\n## Kernels\n\n" + r.kernels())
	b.WriteString("\n## Reading\n\n" + r.reading())
	b.WriteString("\n## Growth\n\nThe exponent b is that of the least-squares line log t = a + b·log x. The page is warm: it has done the same once before.\n" + r.growth())
	b.WriteString("\n## Method\n\n" + method)
	return b.String()
}

// taken says where, when and with what the rows were measured, and whether it was one run.
func (r results) taken() string {
	runs := r.runs()
	var b strings.Builder
	if len(runs) == 1 {
		fmt.Fprintf(&b, "All of it was taken in one run, %s.\n\n", runs[0])
	} else {
		fmt.Fprintf(&b, "**It was not taken in one run**, but in %d; where the turns at one case are of several, that is said.\n\n", len(runs))
	}
	for _, run := range runs {
		jobs := map[string]bool{}
		var first, last record.Row
		for _, row := range r.Rows {
			if row.Run != run {
				continue
			}
			jobs[row.Job] = true
			if first.Run == "" || row.At.Before(first.At) {
				first = row
			}
			if row.At.After(last.At) {
				last = row
			}
		}
		fmt.Fprintf(&b, "Run %s: %s; cases ended between %s and %s UTC.\n\n", run, strings.Join(slices.Sorted(maps.Keys(jobs)), ", "),
			first.At.Format("15:04"), last.At.Format("15:04"))
		for _, key := range slices.Sorted(maps.Keys(r.Runs[run])) {
			if v := r.Runs[run][key]; v != "" {
				fmt.Fprintf(&b, "- %s: %s\n", key, v)
			}
		}
		b.WriteByte('\n')
	}
	for _, versions := range r.versions() {
		fmt.Fprintf(&b, "- %s\n", versions)
	}
	return b.String()
}

// versions are what the peers said of themselves.
func (r results) versions() []string {
	set := map[string]bool{}
	for _, row := range r.Rows {
		if v := row.Words["versions"]; v != "" {
			set[v] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// everybody writes a table for each case of the job fit.
func (r results) everybody() string {
	var b strings.Builder
	var names []string
	for _, row := range r.Of("fit", "") {
		if !slices.Contains(names, row.Case) {
			names = append(names, row.Case)
		}
	}
	for _, name := range names {
		fmt.Fprintf(&b, "\n### %s\n\n", name)
		if runs := (results{record.Results{Rows: r.Of("fit", name)}}).runs(); len(runs) > 1 {
			fmt.Fprintf(&b, "Taken in several runs (%s), so the ratios of this case are of several hours.\n\n", strings.Join(runs, ", "))
		}
		b.WriteString("| who | read | fit | file to fit | fit again | max gradient | excess | steps | |\n|---|---|---|---|---|---|---|---|---|\n")
		for _, row := range r.Of("fit", name) {
			gradient, excess, steps := "–", "–", "–"
			if row.Accuracy != nil {
				gradient, excess = fmt.Sprintf("%.0e", row.Accuracy.Gradient), fmt.Sprintf("%.0e", row.Accuracy.Excess)
			}
			if v := row.Facts["iterations"]; v > 0 {
				steps = fmt.Sprint(v)
			}
			if v := row.Facts["passes"]; v > 0 {
				steps += fmt.Sprintf(", %.3g sweeps", v)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", row.Who, seconds(median(row, "load")), seconds(median(row, "train")),
				seconds(median(row, "total")), seconds(median(row, "again")), gradient, excess, steps, remark(row))
		}
	}
	return b.String()
}

// remark is what else is to be said of a row: a status or failure, and how many rounds there were where it was one.
func remark(row record.Row) string {
	words := row.Words["status"]
	if row.Failure != "" {
		failure, _, _ := strings.Cut(row.Failure, "\n")
		words = strings.ReplaceAll(failure[:min(len(failure), 160)], "|", "/")
	}
	if len(row.Times["train"]) == 1 {
		words = strings.TrimSpace(words + " one round")
	}
	return words
}

func (r results) kernels() string {
	text := "Over 524,288 rows of 20 features and the intercept, in one worker, in turns. The limit is our own C, `site/bench/limit`.\n\n" +
		"| kernel | Go, median | C, median | ratio | Go, best | C, best | ratio |\n|---|---|---|---|---|---|---|\n"
	for _, name := range []string{"sweep", "margin", "loss", "gradient", "gram"} {
		engine, _ := r.Find("kernels", name, "go")
		limit, _ := r.Find("kernels", name, "c")
		a, b, c, d := median(engine, "run"), median(limit, "run"), stat.Best(engine.Times["run"]), stat.Best(limit.Times["run"])
		text += fmt.Sprintf("| %s | %s | %s | %.2f | %s | %s | %.2f |\n", name, seconds(a), seconds(b), a/b, seconds(c), seconds(d), c/d)
	}
	return text
}

func (r results) reading() string {
	text := "About 48 MB of 20 columns of one kind, by `load`, the file being in the system's cache; the first of a page's readings apart.\n\n" +
		"| cells | 1 worker | MB/s | the first | 2 workers | MB/s a worker | the first |\n|---|---|---|---|---|---|---|\n"
	var names []string
	for _, row := range r.Of("scan", "") {
		if !slices.Contains(names, row.Case) {
			names = append(names, row.Case)
		}
	}
	for _, name := range names {
		one, _ := r.Find("scan", name, single)
		two, _ := r.Find("scan", name, ours)
		text += fmt.Sprintf("| %s | %s | %.0f | %s | %s | %.0f | %s |\n", name, seconds(median(one, "load")), one.Facts["MB/s a worker"], seconds(median(one, "first")),
			seconds(median(two, "load")), two.Facts["MB/s a worker"], seconds(median(two, "first")))
	}
	if row, found := r.Find("kernels", "decimals", "c"); found && len(row.Times["run"]) > 0 {
		text += fmt.Sprintf("\nThe limit in C turns such decimals into numbers at %.0f MB/s (best %.0f); it sniffs, checks and counts nothing.\n",
			row.Facts["bytes"]/1e6/median(row, "run"), row.Facts["bytes"]/1e6/stat.Best(row.Times["run"]))
	}
	return text
}
