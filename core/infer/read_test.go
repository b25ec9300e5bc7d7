package infer_test

import (
	"testing"

	"descent/core/table"
)

// read reads CSV text and cuts its chunks in pieces of 97 rows, so that sums over several chunks are tested.
func read(t testing.TB, text string, types map[string]table.Type, missing []string) ([]table.Column, []*table.Chunk, int) {
	t.Helper()
	whole, err := table.Read([]byte(text), table.Options{Types: types, Missing: missing})
	if err != nil {
		t.Fatal(err)
	}
	var chunks []*table.Chunk
	for _, c := range whole.Chunks {
		for at := 0; at < c.Rows; at += 97 {
			chunks = append(chunks, cut(c, at, min(at+97, c.Rows), len(chunks)))
		}
	}
	return whole.Columns, chunks, whole.Rows
}

// cut returns some rows of a chunk as the chunk of another index.
func cut(c *table.Chunk, from, to, index int) *table.Chunk {
	out := &table.Chunk{Index: index, Row: c.Row + from, Rows: to - from, Columns: make([]table.Cells, len(c.Columns))}
	for j, cells := range c.Columns {
		if cells.Num != nil {
			out.Columns[j].Num = cells.Num[from:to]
		}
		if cells.Code != nil {
			out.Columns[j].Code = cells.Code[from:to]
		}
	}
	return out
}
