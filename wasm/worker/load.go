//go:build js

package worker

import (
	"context"
	"math"
	"slices"
	"sort"
	"syscall/js"
	"time"

	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// load reads a table and keeps it under a new id.
func (l *leader) load(ctx context.Context, c *call, request wire.Object) (any, error) {
	opt, err := wire.ReadLoadOptions(request.Get("options"), request.Bool("decoded"))
	if err != nil {
		return nil, err
	}
	blob, err := blobOf(request)
	if err != nil {
		return nil, err
	}
	s, err := read(ctx, l.id(), blob, opt, l.members, progress(c, blob.Size()))
	if err != nil {
		return nil, err
	}
	l.tables[s.id] = s
	return wire.New("table", s.id, "rows", s.rows(),
		"columns", wire.Columns(s.verdict.Columns), "receipt", wire.Receipt(s.verdict.Receipt)), nil
}

// progress returns what tells the client how far a scan has come, at most once a frame and once at its end.
func progress(c *call, total int64) func(bytes, rows int) {
	var told time.Time
	return func(bytes, rows int) {
		if time.Since(told) < frame && int64(bytes) < total {
			return
		}
		told = time.Now()
		c.event(wire.Progress, "phase", "scan", "bytes", bytes, "total", float64(total), "rows", rows)
	}
}

func blobOf(request wire.Object) (bridge.Blob, error) {
	value, ok := request.Get("blob").(js.Value)
	if !ok {
		return bridge.Blob{}, &wire.Error{Code: wire.WorkerDied, Message: "internal error: no blob in a request"}
	}
	return bridge.Blob{Value: value}, nil
}

// sliceBytes is how much is read at first to find the rows of a slice; it doubles until they are all there.
const sliceBytes = 128 << 10

// slice returns the cell texts of the rows [from, to), read from the file again.
func (s *source) slice(ctx context.Context, from, to any) (any, error) {
	first, last, err := bounds(from, to, s.rows())
	if err != nil || first >= last {
		return []any{}, err
	}
	e := s.extent(first)
	for size := int64(sliceBytes); ; size *= 2 {
		data, err := s.blob.Read(e.Offset, min(e.Offset+size, s.blob.Size())).Bytes(ctx, nil)
		if err != nil {
			return nil, readFailed(err)
		}
		rows, done := s.plan.Texts(data, e.Offset, first-e.Row, last-first)
		if done || e.Offset+size >= s.blob.Size() {
			return lists(rows), nil
		}
	}
}

// extent returns where the chunk of a row lies.
func (s *source) extent(row int) table.Extent {
	extents := s.verdict.Extents
	k := sort.Search(len(extents), func(k int) bool { return extents[k].Row+extents[k].Rows > row })
	return extents[k]
}

// bounds reads the bounds of a slice; rows past the end are left out.
func bounds(from, to any, rows int) (int, int, error) {
	var out [2]int
	for i, v := range []any{from, to} {
		x, ok := v.(float64)
		if !ok || x != math.Trunc(x) || x < 0 {
			name := [...]string{"from", "to"}[i]
			return 0, 0, &wire.Error{Code: "bad-option", Name: name, Message: name + " must be a row number from 0 up"}
		}
		out[i] = int(min(x, float64(rows)))
	}
	return out[0], out[1], nil
}

func lists(rows [][]string) []any {
	out := make([]any, len(rows))
	for i, r := range rows {
		out[i] = wire.List(r)
	}
	return out
}

// column returns one whole column.
func (l *leader) column(ctx context.Context, s *source, name string) (any, error) {
	for j, c := range s.verdict.Columns {
		if c.Name == name {
			return s.column(ctx, j, c)
		}
	}
	return nil, &wire.Error{Code: "unknown-column", Name: name, Message: "the table has no column " + name}
}

func (s *source) column(ctx context.Context, j int, c table.Column) (any, error) {
	answers, err := s.cluster.ask(ctx, wire.Cells, func(int) wire.Object {
		return wire.New("table", s.id, "column", j)
	}, nil)
	if err != nil {
		return nil, err
	}
	var numbers [][]float64
	var codes [][]int32
	for _, a := range answers {
		cells, _ := a.(wire.Object)
		numbers, codes = append(numbers, cells.Floats("numbers")), append(codes, cells.Ints("codes"))
	}
	return wire.ColumnData(c, slices.Concat(numbers...), slices.Concat(codes...)), nil
}
