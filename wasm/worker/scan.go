//go:build js

package worker

import (
	"context"
	"errors"
	"syscall/js"

	"descent/core/table"
	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// tailBytes is how much is read at a time to complete the last row of a run.
const tailBytes = 64 << 10

// scan reads and scans the segments [first, last) of a Blob and returns their summary.
func (p *part) scan(ctx context.Context, request wire.Object, tell func(wire.Object)) (any, error) {
	plan, err := table.ParsePlan(request.Bytes("plan"))
	if err != nil {
		return nil, err
	}
	value, _ := request.Get("blob").(js.Value)
	r := run{
		blob: bridge.Blob{Value: value}, segment: plan.SegmentBytes(), first: request.Int("first"), last: request.Int("last"), tell: tell,
	}
	r.size = r.blob.Size()
	if p.scanner, err = r.scanner(ctx, plan, request); err != nil {
		return nil, err
	}
	if request.Bool("survey") {
		p.scanner.Survey()
	}
	if err := r.feed(ctx, p.scanner); err != nil {
		return nil, err
	}
	return p.scanner.Summary().Marshal(), nil
}

// run is the run of segments [first, last) of a Blob.
type run struct {
	blob        bridge.Blob
	size        int64
	segment     int64 // its length
	first, last int
	tell        func(wire.Object)
}

func (r *run) scanner(ctx context.Context, plan *table.Plan, request wire.Object) (*table.Scanner, error) {
	from := int64(r.first) * r.segment
	before, err := r.blob.Read(max(0, from-table.ContextBytes), from).Bytes(ctx, nil)
	if err != nil {
		return nil, readFailed(err)
	}
	if request.Get("start") != nil {
		return plan.ScannerAt(r.first, before, table.State(request.Int("start"))), nil
	}
	return plan.Scanner(r.first, before), nil
}

// tellBytes is how much is scanned before the leader hears of it: some ten milliseconds.
const tellBytes = 4 * table.SegmentBytes

// feed gives the scanner its segments, and after them what completes its last row. While one is scanned the browser
// reads on.
func (r *run) feed(ctx context.Context, scanner *table.Scanner) error {
	from, end := int64(r.first)*r.segment, min(r.size, int64(r.last)*r.segment)
	stream := r.blob.Stream(from, end)
	defer stream.Close()
	buffer, untold := make([]byte, min(r.segment, end-from)), 0
	for at := from; at < end; {
		segment := buffer[:min(int64(len(buffer)), end-at)]
		n, err := stream.Read(ctx, segment)
		if err == nil && n < len(segment) {
			err = errors.New("it ends too early")
		}
		if err != nil {
			return readFailed(err)
		}
		if err := scanner.Feed(segment); err != nil {
			return err
		}
		at += int64(n)
		if untold += n; untold >= tellBytes || at == end {
			r.tell(wire.New("event", wire.Progress, "bytes", untold, "rows", scanner.Rows()))
			untold = 0
		}
		if err := bridge.Yield(ctx); err != nil {
			return err
		}
	}
	return r.complete(ctx, scanner, end)
}

func (r *run) complete(ctx context.Context, scanner *table.Scanner, at int64) error {
	for size := int64(tailBytes); !scanner.Done(); size *= 2 {
		tail, err := r.blob.Read(at, min(at+size, r.size)).Bytes(ctx, nil)
		if err != nil {
			return readFailed(err)
		}
		if err := scanner.Tail(tail); err != nil {
			return err
		}
		at += int64(len(tail))
	}
	return nil
}

// readFailed says that a Blob could not be read: a File changes or goes away under its Blob.
func readFailed(err error) error {
	if err == context.Canceled {
		return err
	}
	return &wire.Error{Code: "read-failed", Message: "the source could not be read: " + err.Error()}
}
