package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"descent/site/bench/data"
	"descent/site/bench/judge"
	"descent/site/bench/stat"
)

// limit is how long a peer may take for a turn before it is given up.
const limit = 2 * time.Minute

// others are the peers that are here: those of npm, where make bench-peers has installed them, and those of the machine.
func (b *bench) others() []contender {
	var list []contender
	if _, err := os.Stat(filepath.Join(b.cache, "peers", "node_modules")); err == nil {
		list = append(list, browserPeers()...)
	} else {
		fmt.Println("  no packages of npm: TF.js, webR and ml-logistic-regression are not measured")
	}
	for _, n := range natives() {
		if n.here() {
			list = append(list, n.contender)
		} else {
			fmt.Printf("  %s is not installed and not measured\n", n.who)
		}
	}
	return list
}

// plain reports whether a task is plain logistic regression.
func plain(k task) bool { return k.Classes == 2 && k.l1 == 0 && k.l2 == 0 }

// browserPeers are the libraries that run in a page.
func browserPeers() []contender {
	list := []contender{
		{who: "webR glm.fit", can: func(k task) bool { return plain(k) && k.Rows <= large.Rows && k.Columns < 100 },
			turn: inPage("webr", "webR glm.fit", nil)},
		// A million rows take it minutes and 4 GB.
		{who: "ml-logistic-regression", can: func(k task) bool { return plain(k) && k.Rows <= medium.Rows && k.Columns < 100 },
			turn: inPage("mllr", "ml-logistic-regression", nil)},
	}
	for _, threads := range []int{1, 2} {
		for _, method := range []string{"newton", "first order"} {
			who := fmt.Sprintf("TF.js %s, %d", method, threads)
			list = append(list, contender{who: who,
				can: func(k task) bool {
					return k.Rows <= large.Rows && (method == "first order" || k.Classes == 2 && k.l1 == 0)
				},
				turn: inPage("tfjs", who, map[string]any{"method": method, "threads": threads})})
		}
	}
	return list
}

// inPage is a turn in a new browser, by a function of the peers' page.
func inPage(function, who string, settings map[string]any) func(*bench, task, data.Files) ([]outcome, error) {
	return func(b *bench, k task, f data.Files) ([]outcome, error) {
		t, err := driven(b.isolated+"/bench/peers.html", f.CSV)
		if err != nil {
			return nil, err
		}
		defer t.close()
		job := map[string]any{"binary": "/data/" + filepath.Base(f.Binary), "rows": k.Rows, "columns": k.Columns,
			"classes": k.Classes, "l1": k.l1, "l2": k.l2, "again": k.again}
		for key, v := range settings {
			job[key] = v
		}
		got, err := askWithin[fitted](t, limit, function, job)
		if err != nil {
			return nil, err
		}
		if int(got.Rows) != k.Rows {
			return nil, fmt.Errorf("it read %v rows", got.Rows)
		}
		return []outcome{{who: who, times: got.times(), coefficients: judge.Coefficients(got.Coefficients)}}, nil
	}
}

// times are the seconds of an answer by phase.
func (f fitted) times() map[string]float64 {
	times := map[string]float64{"train": f.Train}
	if f.Load > 0 {
		times["load"], times["total"] = f.Load, f.Load+f.Train
	}
	if len(f.Again) > 0 {
		times["again"] = stat.Median(f.Again)
	}
	return times
}

// native is a peer of the machine.
type native struct {
	contender
	here func() bool
}

func natives() []native {
	return []native{
		{contender{who: "scikit-learn", can: func(k task) bool { return k.Rows <= large.Rows }, turn: python}, func() bool {
			return exec.Command(interpreter(), "-c", "import pandas, sklearn").Run() == nil
		}},
		{contender{who: "R fread + glm.fit", can: func(k task) bool { return plain(k) && k.Rows <= large.Rows && k.Columns < 100 }, turn: r}, func() bool {
			return exec.Command("Rscript", "-e", "library(data.table)").Run() == nil
		}},
		// Of a small table the time to read, which is taken off, is all there is.
		{contender{who: "LIBLINEAR", can: func(k task) bool { return plain(k) && k.Rows >= medium.Rows && k.Rows <= large.Rows }, turn: liblinear}, func() bool {
			_, err := exec.LookPath("liblinear-train")
			return err == nil
		}},
	}
}

// interpreter is $DESCENT_PYTHON, or python3.
func interpreter() string {
	if path := os.Getenv("DESCENT_PYTHON"); path != "" {
		return path
	}
	return "python3"
}
