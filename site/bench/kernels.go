package main

import (
	"fmt"
	"os"
	"path/filepath"

	"descent/site/bench/data"
	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// raced are the times of the kernels, by "go sweep", "c sweep", ….
type raced struct {
	Times map[string][]float64 `json:"times"`
	Apart float64              `json:"apart"` // the largest relative difference of the two sweeps' sums
	Parse *struct {
		Seconds []float64 `json:"seconds"`
		Bytes   float64   `json:"bytes"`
		Rows    float64   `json:"rows"`
		First   []float64 `json:"first"` // the first row's cells
	} `json:"parse"`
}

// kernelRows are half of a million rows: a worker's share of the large table.
const kernelRows = 1 << 19

// kernels runs the engine's kernels and the limit's in one worker, and in each round of the benchmark in a new browser.
func (b *bench) kernels() ([]record.Row, error) {
	_, err := os.Stat(filepath.Join(b.cache, "built", "limit.wasm"))
	limit := err == nil
	table, err := b.table(data.Spec{Rows: 250_000, Columns: 20, Classes: 2})
	if err != nil {
		return nil, err
	}
	rows := map[string]*record.Row{}
	for range b.rounds {
		if err := b.alone(func() error { return b.race(rows, limit, table) }); err != nil {
			return nil, err
		}
	}
	var all []record.Row
	for _, name := range []string{"sweep", "margin", "loss", "gradient", "gram", "decimals"} {
		for _, who := range []string{"go", "c"} {
			if row := rows[who+" "+name]; row != nil {
				all = append(all, *row)
				fmt.Printf("  %-10s %-3s median %8.2f ms, best %8.2f ms\n", name, who,
					1e3*stat.Median(row.Times["run"]), 1e3*stat.Best(row.Times["run"]))
			}
		}
	}
	if !limit {
		all = append(all, record.Row{Job: "kernels", Case: "sweep", Who: "c", Failure: "not measured: no clang"})
	}
	return all, nil
}

// race is one round.
func (b *bench) race(rows map[string]*record.Row, limit bool, table data.Files) error {
	t, err := driven(b.plain+"/bench/page.html", table.CSV)
	if err != nil {
		return err
	}
	defer t.close()
	got, err := ask[raced](t, "kernels", map[string]any{"rows": kernelRows, "rounds": 9, "limit": limit, "bytes": table.Bytes})
	if err != nil {
		return err
	}
	// The two add in different orders; more apart than this they do different work.
	if limit && !(got.Apart < 1e-11) {
		return fmt.Errorf("the sums of Go and C are apart by %v", got.Apart)
	}
	for key, times := range got.Times {
		keep(rows, key, times, map[string]float64{"rows": kernelRows})
	}
	if p := got.Parse; p != nil {
		if int(p.Rows) != table.Rows {
			return fmt.Errorf("the limit read %v rows of %v", p.Rows, table.Spec)
		}
		keep(rows, "c decimals", p.Seconds, map[string]float64{"rows": p.Rows, "bytes": p.Bytes})
	}
	return nil
}

// keep adds times to a row named like "go sweep".
func keep(rows map[string]*record.Row, key string, times []float64, facts map[string]float64) {
	row := rows[key]
	if row == nil {
		var who, name string
		fmt.Sscan(key, &who, &name)
		row = &record.Row{Job: "kernels", Case: name, Who: who, Facts: facts}
		rows[key] = row
	}
	for _, v := range times {
		row.Add(map[string]float64{"run": v})
	}
}
