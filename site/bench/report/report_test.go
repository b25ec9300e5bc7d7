package report

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"descent/site/bench/record"
)

// row makes a canned row of one round.
func row(job, name, who string, times map[string]float64, facts map[string]float64) record.Row {
	r := record.Row{Job: job, Case: name, Who: who, Run: "20300102T030405Z", At: time.Unix(0, 0).UTC(), Facts: facts,
		Words: map[string]string{"status": "converged"}, Accuracy: &record.Accuracy{LogLoss: 0.5, Excess: 1e-9, Gradient: 1e-9}}
	r.Add(times)
	return r
}

func fitted(load, train float64) map[string]float64 {
	return map[string]float64{"load": load, "train": train, "total": load + train}
}

// canned are results in which every ratio is known.
func canned() results {
	wrong := row("fit", large, "scikit-learn saga", fitted(0.1, 0.1), nil)
	wrong.Accuracy.Excess = 1e-5
	r := results{record.Results{Runs: map[string]map[string]string{"20300102T030405Z": {"cores": "2"}}}}
	r.Put(
		row("fit", large, ours, fitted(0.5, 0.5), map[string]float64{"passes": 4, "matrices": 2.4}),
		row("fit", large, single, fitted(0.9, 0.9), nil),
		row("fit", large, "scikit-learn newton-cholesky", fitted(3, 2), nil),
		row("fit", large, "scikit-learn lbfgs", fitted(3, 4), nil),
		wrong,
		row("fit", large, "R fread + glm.fit", fitted(0.25, 7), nil),
		row("fit", large, "TF.js newton, 1", fitted(3, 1), nil),
	)
	r.Put(row("kernels", "sweep", "go", map[string]float64{"run": 0.03}, nil), row("kernels", "sweep", "c", map[string]float64{"run": 0.01}, nil))
	r.Put(row("scan", "decimals", ours, map[string]float64{"load": 1}, map[string]float64{"MB/s a worker": 249}),
		row("scan", "decimals", single, map[string]float64{"load": 1}, map[string]float64{"MB/s a worker": 251}))
	r.Put(row("cold", "first visit", "descent", map[string]float64{"fitted": 0.7}, nil))
	r.Put(row("smooth", large, "the page", map[string]float64{"longest task": 0.06}, map[string]float64{"matrices": 3, "tasks over 50 ms": 2}))
	return r
}

// find returns the goal whose text starts so.
func find(t *testing.T, r results, text string) goal {
	t.Helper()
	for _, g := range r.goals() {
		if strings.HasPrefix(g.text, text) {
			return g
		}
	}
	t.Fatalf("no goal %q", text)
	return goal{}
}

// Ratios are ours over theirs, a bound is met when it is reached, and an answer that is no answer does not count.
func TestGoals(t *testing.T) {
	r := canned()
	way := "file chosen → converged fit, " + large + ", against "
	for text, want := range map[string]struct{ measured, verdict string }{
		"its accuracy":           {"**1.0e-09**, status converged", "met"},
		way + "pandas":           {"**0.20**: 1.00 s against 5.00 s (scikit-learn newton-cholesky)", "met"},
		way + "fread":            {"**0.44**: 1.00 s against 2.25 s (fread, scikit-learn newton-cholesky)", "met"},
		way + "the best browser": {"**0.25**: 1.00 s against 4.00 s (uDSV, TF.js newton, 1)", "**not met**"},
		"the target":             {"**1.00 s**", "met"},
		"fit alone, " + large + ", against scikit": {"**0.25**: 500 ms against 2.00 s (scikit-learn newton-cholesky)", "met"},
		"fit alone, " + large + ", against TF.js":  {"**0.50**: 500 ms against 1.00 s (TF.js newton, 1)", "**not met**"},
		"full sweeps":                   {"**4**", "met"},
		"one full sweep":                {"**3.00**: 30.0 ms against 10.0 ms (C); of the best 3.00", "**not met**"},
		"CSV scan, decimals, " + ours:   {"**249 MB/s**", "**not met**"},
		"CSV scan, decimals, " + single: {"**251 MB/s**", "met"},
		medium + ": read":               {"", "not measured"},
		huge:                            {"", "not measured"},
		"fit alone, " + many + ", against the best": {"", "not measured"},
		"first example":        {"**700 ms**", "met"},
		"longest task":         {"**60.0 ms**; 2 of them over 50 ms", "**not met**"},
		"peak memory":          {"**2.40 × the matrix**", "met"},
		"the same in the page": {"**3.00 × the matrix**", "**not met**"},
	} {
		if g := find(t, r, text); g.measured != want.measured || g.verdict != want.verdict {
			t.Errorf("%s: got %q %q, want %q %q", text, g.measured, g.verdict, want.measured, want.verdict)
		}
	}
}

// A peer's repeated fit counts where it is faster than its first.
func TestPeersBestFit(t *testing.T) {
	r := canned()
	warm := row("fit", large, "scikit-learn newton-cholesky, tol 1e-08", map[string]float64{"load": 3, "train": 2.5, "again": 1, "total": 5.5}, nil)
	r.Rows = append(r.Rows, warm)
	g := find(t, r, "fit alone, "+large+", against scikit")
	if !strings.HasPrefix(g.measured, "**0.50**") || g.verdict != "**not met**" {
		t.Errorf("got %+v", g)
	}
}

// Losses are what a peer with a good answer does faster, the clearest first.
func TestLosses(t *testing.T) {
	got := ""
	for _, l := range canned().losses() {
		got += fmt.Sprintf("%s %s %.1f; ", l.phase, l.who, l.us/l.them)
	}
	if want := "reading R fread + glm.fit 2.0; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The exponent of each axis stands below its table.
func TestGrowth(t *testing.T) {
	r := canned()
	for _, n := range []float64{10, 100, 1000} {
		for _, who := range []string{single, ours} {
			g := row("growth", fmt.Sprint("rows = ", n), who, map[string]float64{"load": 2 * n, "train": n * n}, map[string]float64{"at": n})
			g.Words["axis"] = "rows"
			r.Rows = append(r.Rows, g)
		}
	}
	text := r.growth()
	if !strings.Contains(text, "| exponent (largest miss) | 1.00 (× 1.00) | 1.00 (× 1.00) | 2.00 (× 1.00) | 2.00 (× 1.00) |") {
		t.Error(text)
	}
	if strings.Count(text, "not measured") != 2 {
		t.Error("the other axes were measured by nobody")
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	r := canned()
	if err := Write(dir, r.Results); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "2030-01-02.md"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "2030-01-02.json")); err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(text), "taken in one run, 20300102T030405Z") {
		t.Error("one run is not said to be one")
	}
	other := row("fit", medium, ours, fitted(1, 1), nil)
	other.Run = "20300103T000000Z"
	r.Put(other)
	if err := Write(dir, r.Results); err != nil {
		t.Fatal(err)
	}
	if text, _ = os.ReadFile(filepath.Join(dir, "2030-01-03.md")); !strings.Contains(string(text), "**It was not taken in one run**, but in 2") {
		t.Error("two runs are said to be one")
	}
	odd := row("fit", medium, "scikit-learn lbfgs", fitted(1, 1), nil)
	odd.Words["versions"] = "scikit-learn 9.9"
	r.Rows = append(r.Rows, odd)
	for _, want := range []string{"Taken in several runs (20300102T030405Z, 20300103T000000Z)", "- scikit-learn 9.9\n"} {
		if page := r.markdown("2030-01-03", ""); !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for line := range strings.Lines(r.markdown("2030-01-03", "")) {
		if _, cells, goals := strings.Cut(line, "| its accuracy"); goals && strings.Count(cells, "|") != 4 {
			t.Errorf("a line of the table has another number of cells: %s", line)
		}
	}
	if err := Write(dir, record.Results{}); err == nil {
		t.Error("a page of nothing was written")
	}
}

func TestSeconds(t *testing.T) {
	for v, want := range map[float64]string{0.00123: "1.23 ms", 0.0456: "45.6 ms", 0.789: "789 ms", 1.234: "1.23 s", 123.4: "123 s", 0: "0 ms"} {
		if got := seconds(v); got != want {
			t.Errorf("%v: got %q, want %q", v, got, want)
		}
	}
	if seconds(math.NaN()) != "–" || share(2./3) != "2/3" || share(1.5) != "1.5" {
		t.Error(seconds(math.NaN()), share(2./3), share(1.5))
	}
}
