package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"descent/site/bench/data"
	"descent/site/bench/record"
)

// point is one size along an axis.
type point struct {
	axis string
	at   int
	data.Spec
	rows int // of the table's, those that are read
}

// points are what is measured to see how time grows: one number varies, the others stay.
func points() []point {
	var all []point
	for _, n := range []int{10_000, 30_000, 100_000, 300_000, 1_000_000} {
		all = append(all, point{"rows", n, large, n})
	}
	for _, p := range []int{5, 10, 20, 40, 80, 160} {
		all = append(all, point{"columns", p, data.Spec{Rows: 50_000, Columns: p, Classes: 2}, 50_000})
	}
	for _, k := range []int{2, 3, 5, 10, 20} {
		all = append(all, point{"classes", k, data.Spec{Rows: 50_000, Columns: 20, Classes: k}, 50_000})
	}
	return all
}

// growth measures every point with one worker and with two.
func (b *bench) growth() error {
	for _, p := range points() {
		f, err := b.table(p.Spec)
		if err != nil {
			return err
		}
		size, err := prefix(f.CSV, p.rows)
		if err != nil {
			return err
		}
		rows := []record.Row{p.row(1), p.row(2)}
		if err := b.alone(func() error {
			return errors.Join(b.grow(&rows[0], f, p, size, 1), b.grow(&rows[1], f, p, size, 2))
		}); err != nil {
			return err
		}
		if err := b.keep(rows...); err != nil {
			return err
		}
	}
	return nil
}

// row is the row of a point for so many workers.
func (p point) row(workers int) record.Row {
	return record.Row{Job: "growth", Case: fmt.Sprintf("%s = %d", p.axis, p.at), Who: us(workers),
		Facts: map[string]float64{"at": float64(p.at)}, Words: map[string]string{"axis": p.axis}}
}

// grow reads and fits a point in one page: once to have what is hot compiled, then to be measured.
func (b *bench) grow(row *record.Row, f data.Files, p point, size int64, workers int) error {
	t, err := driven(b.plain+"/bench/page.html", f.CSV)
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := ask[struct{}](t, "open", map[string]any{"workers": workers}); err != nil {
		return err
	}
	job := map[string]any{"spec": task{Spec: p.Spec}.specification(), "again": 0, "bytes": size}
	for turn := range b.rounds + 1 {
		got, err := ask[fitted](t, "fit", job)
		if err != nil {
			return err
		}
		if int(got.Rows) != p.rows {
			return fmt.Errorf("%v rows were read, not %d", got.Rows, p.rows)
		}
		if turn > 0 {
			row.Add(map[string]float64{"load": got.Load, "train": got.Train})
		}
		row.Facts["passes"] = got.Passes
	}
	return nil
}

// prefix returns the bytes of a file's header and its first rows.
func prefix(path string, rows int) (int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	lines, size, buffer := rows+1, int64(0), make([]byte, 1<<20)
	for {
		n, err := file.Read(buffer)
		part := buffer[:n]
		for lines > 0 {
			at := bytes.IndexByte(part, '\n')
			if at < 0 {
				break
			}
			size, part, lines = size+int64(at)+1, part[at+1:], lines-1
		}
		if lines == 0 {
			return size, nil
		}
		size += int64(len(part))
		if errors.Is(err, io.EOF) {
			return 0, fmt.Errorf("%s has no %d rows", path, rows)
		}
		if err != nil {
			return 0, err
		}
	}
}
