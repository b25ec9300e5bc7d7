//go:build js

package worker

import (
	"context"
	"math/rand/v2"
	"strconv"
	"time"

	"descent/core/fit"
	"descent/core/objective"
	"descent/core/table"
	"descent/wasm/bridge"
)

// A browser compiles a function well only after it has run for a while, and all workers share what it compiled. So one that
// is idle after its start reads and fits a made-up table: the code is then ready when a person has chosen a file.
const (
	idle     = time.Second / 2        // after the start, without a request
	warmFor  = 250 * time.Millisecond // of reading and fitting
	textRows = 1 << 12
	warmRows = 1 << 15 // from which fits start on a sample
)

// warmer warms the code up unless a request comes first.
type warmer struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// newWarmer starts the wait, where this worker is the one to do it.
func newWarmer(chosen bool) *warmer {
	w := &warmer{}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	if !chosen {
		return w
	}
	go func() {
		timer := time.NewTimer(idle)
		defer timer.Stop()
		select {
		case <-timer.C:
			w.run()
		case <-w.ctx.Done():
		}
	}()
	return w
}

// stop ends the wait or the work: a request has come.
func (w *warmer) stop() { w.cancel() }

func (w *warmer) run() {
	text := warmText()
	for started := time.Now(); time.Since(started) < warmFor; {
		t, err := table.Read(text, table.Options{})
		if err != nil || bridge.Yield(w.ctx) != nil {
			return
		}
		columns, chunks := repeated(t)
		shards := here{fit.NewShard(chunks)}
		if _, err := fit.Train(w.ctx, shards, columns, warmRows, fit.Spec{Target: "y"}, nil); err != nil {
			return
		}
	}
}

// repeated makes a table of warmRows rows from one of less.
func repeated(t *table.Table) ([]table.Column, []*table.Chunk) {
	times := warmRows / t.Rows
	for j := range t.Columns {
		for k := range t.Columns[j].Counts {
			t.Columns[j].Counts[k] *= times
		}
	}
	chunks := make([]*table.Chunk, times)
	for i := range chunks {
		c := *t.Chunks[0]
		c.Index, c.Row = i, i*t.Rows
		chunks[i] = &c
	}
	return t.Columns, chunks
}

// here is a cluster of one shard in this worker.
type here struct{ shard *fit.Shard }

func (h here) Run(ctx context.Context, op objective.Op) ([]objective.Part, error) {
	return h.shard.Run(op, func() error { return bridge.Yield(ctx) })
}

// warmText is a table of numbers like those that people bring.
func warmText() []byte {
	random := rand.New(rand.NewPCG(1, 1))
	text := []byte("a,b,c,y\n")
	for range textRows {
		sum := random.NormFloat64()
		for range 3 {
			v := random.NormFloat64()
			sum += v
			text = append(strconv.AppendFloat(text, v, 'f', 6, 64), ',')
		}
		text = append(text, '0', '\n')
		if sum > 0 {
			text[len(text)-2] = '1'
		}
	}
	return text
}
