package report

import (
	"fmt"
	"math"

	"descent/site/bench/stat"
)

// goals are those of issue 3, line by line.
func (r results) goals() []goal {
	var all []goal
	all = append(all, r.fileToFit()...)
	all = append(all, r.fitAlone()...)
	all = append(all, r.limits()...)
	all = append(all, r.sizes()...)
	all = append(all, r.models()...)
	return append(all, r.page()...)
}

// fileToFit compares the whole way of a million rows.
func (r results) fileToFit() []goal {
	total := r.us(large, "total")
	what := "file chosen → converged fit, " + large + ", against "
	pandas, theirs := r.best(large, whole, "scikit-learn")
	solver, theirFit := r.best(large, fit, "scikit-learn")
	fread, _ := r.Find("fit", large, "R fread + glm.fit")
	stack, browser := r.best(large, whole, browsers...)
	accurate := goal{text: "its accuracy: largest entry of the gradient of the mean loss", bound: "at most 1e-8", verdict: "not measured"}
	if row, _ := r.Find("fit", large, ours); row.Accuracy != nil {
		accurate.measured = fmt.Sprintf("**%.1e**, status %s", row.Accuracy.Gradient, row.Words["status"])
		accurate.verdict = met(row.Accuracy.Gradient <= 1e-8 && row.Words["status"] == "converged")
	}
	return []goal{
		accurate,
		against(what+"pandas + scikit-learn's best", total, theirs, 1./4, pandas.Who),
		against(what+"fread + scikit-learn's best", total, median(fread, "load")+theirFit, 2./3, "fread, "+solver.Who),
		against(what+"the best browser stack", total, browser, 1./5, "uDSV, "+stack.Who),
		atMost("the target", total, 1, seconds),
	}
}

func (r results) fitAlone() []goal {
	train := r.us(large, "train")
	newton, theirs := r.best(large, fit, "scikit-learn newton-cholesky")
	tf, browser := r.best(large, fit, "TF.js")
	row, found := r.Find("fit", large, ours)
	passes := math.NaN()
	if found {
		passes = row.Facts["passes"]
	}
	return []goal{
		against("fit alone, "+large+", against scikit-learn newton-cholesky", train, theirs, 1./3, newton.Who),
		against("fit alone, "+large+", against TF.js's best", train, browser, 1./8, tf.Who),
		atMost("full sweeps of that fit, each pass counted for one, with a Gram matrix or without", passes, 4, func(v float64) string { return fmt.Sprintf("%.3g", v) }),
	}
}

// limits compare kernels with C, and reading with what was asked for.
func (r results) limits() []goal {
	engine, _ := r.Find("kernels", "sweep", "go")
	limit, _ := r.Find("kernels", "sweep", "c")
	sweep := against("one full sweep in Go against C in the same worker, medians", median(engine, "run"), median(limit, "run"), 1.5, "C")
	if sweep.verdict != "not measured" {
		sweep.measured += fmt.Sprintf("; of the best %.2f", stat.Best(engine.Times["run"])/stat.Best(limit.Times["run"]))
	}
	all := []goal{sweep}
	for _, who := range []string{single, ours} {
		g := goal{text: "CSV scan, decimals, " + who, bound: "at least 250 MB/s a worker", verdict: "not measured"}
		if row, found := r.Find("scan", "decimals", who); found {
			speed := row.Facts["MB/s a worker"]
			g.measured, g.verdict = fmt.Sprintf("**%.0f MB/s**", speed), met(speed >= 250)
		}
		all = append(all, g)
	}
	return all
}

func (r results) sizes() []goal {
	all := []goal{
		atMost(medium+": read and fitted", r.us(medium, "total"), 0.15, seconds),
		atMost(small+": fitted, the first time after opening", r.us(small, "train"), 0.010, seconds),
		atMost(small+": fitted again", r.us(small, "again"), 0.010, seconds),
	}
	row, found := r.Find("fit", huge, ours)
	g := goal{text: huge + " (1.9 GB) completes", bound: "converged", verdict: "not measured"}
	if found {
		g.measured = fmt.Sprintf("%s: read in %s, fitted in %s", row.Words["status"], seconds(median(row, "load")), seconds(median(row, "train")))
		if row.Failure != "" {
			g.measured = row.Failure
		}
		g.verdict = met(row.Failure == "" && row.Words["status"] == "converged")
	}
	return append(all, g)
}

// models are the fits that are not plain, each against both kinds of peers.
func (r results) models() []goal {
	var all []goal
	for _, name := range []string{many, medium + ", L2", large + ", L2", medium + ", L1", large + ", L1", wide, wide + ", L2"} {
		tf, browser := r.best(name, fit, browsers...)
		solver, native := r.best(name, fit, "scikit-learn")
		all = append(all,
			against("fit alone, "+name+", against the best in the browser", r.us(name, "train"), browser, 1, tf.Who),
			against("fit alone, "+name+", against scikit-learn's best", r.us(name, "train"), native, 1.5, solver.Who))
	}
	return all
}

// page are the goals of what a person sees.
func (r results) page() []goal {
	visit, _ := r.Find("cold", "first visit", "descent")
	first := atMost("first example fitted after a cold navigation", median(visit, "fitted"), 0.7, seconds)
	for _, row := range r.Of("cold", "first visit") {
		if row.Who != "descent" && first.measured != "" {
			first.measured += fmt.Sprintf("; %s %s", row.Who, seconds(median(row, "fitted")))
		}
	}
	smooth, found := r.Find("smooth", large, "the page")
	longest := math.NaN()
	if found {
		longest = 0
		for _, v := range smooth.Times["longest task"] {
			longest = max(longest, v)
		}
	}
	tasks := atMost("longest task of the page's own thread, "+large+" in the page", longest, 0.05, seconds)
	if found {
		tasks.measured += fmt.Sprintf("; %g of them over 50 ms", smooth.Facts["tasks over 50 ms"])
	}
	engine, fitted := r.Find("fit", large, ours)
	memory, shown := math.NaN(), func(v float64) string { return fmt.Sprintf("%.2f × the matrix", v) }
	if fitted {
		memory = engine.Facts["matrices"]
	}
	pageMemory := math.NaN()
	if found {
		pageMemory = smooth.Facts["matrices"]
	}
	return []goal{first, tasks,
		atMost("peak memory of the renderer over an idle page's, "+large+", through descent.js", memory, 2.5, shown),
		atMost("the same in the page", pageMemory, 2.5, shown),
	}
}
