package main

import (
	"errors"
	"path/filepath"

	"descent/site/bench/data"
	"descent/site/bench/record"
	"descent/site/bench/stat"
)

// scans reads tables of several kinds of cells with one worker and with two.
func (b *bench) scans() error {
	for _, kind := range data.Kinds() {
		if !b.wants(kind) {
			continue
		}
		path, err := data.EnsureKind(filepath.Join(b.cache, "data"), kind)
		if err != nil {
			return err
		}
		rows := []record.Row{{Job: "scan", Case: kind, Who: us(1)}, {Job: "scan", Case: kind, Who: us(2)}}
		for range b.rounds {
			if err := b.alone(func() error {
				return errors.Join(b.scan(&rows[0], path, 1), b.scan(&rows[1], path, 2))
			}); err != nil {
				return err
			}
		}
		for i := range rows {
			rows[i].Facts["MB/s a worker"] = rows[i].Facts["bytes"] / 1e6 / stat.Median(rows[i].Times["load"]) / float64(i+1)
		}
		if err := b.keep(rows...); err != nil {
			return err
		}
	}
	return nil
}

// scan is one round: a new page reads the file four times, the first of them before what is hot is compiled.
func (b *bench) scan(row *record.Row, path string, workers int) error {
	t, err := driven(b.plain+"/bench/page.html", path)
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := ask[struct{}](t, "open", map[string]any{"workers": workers}); err != nil {
		return err
	}
	got, err := ask[struct {
		Seconds []float64 `json:"seconds"`
		Size    float64   `json:"size"`
		Rows    float64   `json:"rows"`
	}](t, "scan", map[string]any{"again": 4})
	if err != nil {
		return err
	}
	row.Add(map[string]float64{"first": got.Seconds[0], "load": stat.Median(got.Seconds[1:])})
	row.Facts = map[string]float64{"bytes": got.Size, "rows": got.Rows}
	return nil
}
