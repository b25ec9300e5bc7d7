package main

import (
	"descent/site/bench/data"
	"descent/site/bench/judge"
	"descent/site/bench/stat"
)

// fitted is what bench.fit of the page answers.
type fitted struct {
	Load         float64     `json:"load"`
	Train        float64     `json:"train"`
	Again        []float64   `json:"again"`
	Rows         float64     `json:"rows"`
	Coefficients [][]float64 `json:"coefficients"`
	Code         string      `json:"code"`
	Iterations   float64     `json:"iterations"`
	Passes       float64     `json:"passes"`
	Gradient     float64     `json:"gradient"`
}

// descent does a task through descent.js in a new browser: its workers are started, then the file is chosen.
func (b *bench) descent(k task, f data.Files, workers int) (outcome, error) {
	t, err := driven(b.plain+"/bench/page.html", f.CSV)
	if err != nil {
		return outcome{}, err
	}
	defer t.close()
	return b.descentIn(t, k, workers)
}

// descentIn does a task in an open page.
func (b *bench) descentIn(t *tab, k task, workers int) (outcome, error) {
	opened, err := ask[struct {
		Seconds float64 `json:"seconds"`
	}](t, "open", map[string]any{"workers": workers})
	if err != nil {
		return outcome{}, err
	}
	_, idle, err := t.memory()
	if err != nil {
		return outcome{}, err
	}
	got, err := ask[fitted](t, "fit", map[string]any{"spec": k.specification(), "again": k.again})
	if err != nil {
		return outcome{}, err
	}
	peak, _, err := t.memory()
	if err != nil {
		return outcome{}, err
	}
	times := map[string]float64{"open": opened.Seconds, "load": got.Load, "train": got.Train, "total": got.Load + got.Train}
	if len(got.Again) > 0 {
		times["again"] = stat.Median(got.Again)
	}
	return outcome{
		times:        times,
		coefficients: judge.Coefficients(got.Coefficients),
		facts: map[string]float64{"iterations": got.Iterations, "passes": got.Passes,
			"megabytes": (peak - idle) / 1e6, "matrices": (peak - idle) / float64(8*k.Rows*k.Columns)},
		words: map[string]string{"status": got.Code},
	}, nil
}
