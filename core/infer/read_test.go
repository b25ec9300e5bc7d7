package infer_test

import (
	"encoding/csv"
	"math"
	"sort"
	"strconv"
	"strings"
	"testing"

	"descent/core/design"
	"descent/core/table"
)

var tokens = []string{"", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "#N/A", "?", ".", "-"}

// read makes a table of CSV text in chunks of 97 rows.
func read(t testing.TB, text string, types map[string]table.Type, missing []string) ([]table.Column, []*table.Chunk, int) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if missing == nil {
		missing = tokens
	}
	gone := map[string]bool{}
	for _, m := range missing {
		gone[m] = true
	}
	header, rows := all[0], all[1:]
	n := len(rows)
	columns := make([]table.Column, len(header))
	cells := make([]table.Cells, len(header))
	for j := range header {
		c := &columns[j]
		c.Name = strings.TrimSpace(header[j])
		text := make([]string, n)
		for i := range rows {
			text[i] = strings.TrimSpace(rows[i][j])
		}
		seen := map[string]int{}
		isNumber := true
		for _, s := range text {
			if gone[s] {
				c.Missing++
				continue
			}
			seen[s]++
			if _, err := strconv.ParseFloat(s, 64); err != nil {
				isNumber = false
			}
		}
		c.Distinct = len(seen)
		switch {
		case types[c.Name] != table.Empty:
			c.Type = types[c.Name]
		case c.Missing == n:
			c.Type = table.Empty
		case isNumber:
			c.Type = table.Number
		default:
			c.Type = table.Category
		}
		if c.Type != table.Number || len(seen) <= table.MaxNumberLevels {
			for s := range seen {
				c.Levels = append(c.Levels, s)
			}
			sort.Slice(c.Levels, func(a, b int) bool { return design.Compare(c.Levels[a], c.Levels[b]) < 0 })
			at := map[string]int32{}
			for i, s := range c.Levels {
				at[s] = int32(i)
				c.Counts = append(c.Counts, seen[s])
			}
			for _, s := range text {
				code, ok := at[s]
				if !ok {
					code = -1
				}
				cells[j].Code = append(cells[j].Code, code)
			}
		}
		if c.Type == table.Number {
			sum, k := 0.0, 0.0
			for _, s := range text {
				v, err := strconv.ParseFloat(s, 64)
				if err != nil || gone[s] {
					v = math.NaN()
				} else {
					sum += v
					k++
				}
				cells[j].Num = append(cells[j].Num, v)
			}
			c.Mean = sum / k
			for _, v := range cells[j].Num {
				if v == v {
					c.SD += (v - c.Mean) * (v - c.Mean)
				}
			}
			c.SD = math.Sqrt(c.SD / (k - 1))
		}
	}
	var chunks []*table.Chunk
	for at := 0; at < n; at += 97 {
		end := min(at+97, n)
		chunk := &table.Chunk{Index: len(chunks), Row: at, Rows: end - at, Columns: make([]table.Cells, len(cells))}
		for j := range cells {
			if cells[j].Num != nil {
				chunk.Columns[j].Num = cells[j].Num[at:end]
			}
			if cells[j].Code != nil {
				chunk.Columns[j].Code = cells[j].Code[at:end]
			}
		}
		chunks = append(chunks, chunk)
	}
	return columns, chunks, n
}
