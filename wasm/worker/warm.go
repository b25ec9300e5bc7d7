//go:build js

package worker

import (
	"context"
	"math/rand/v2"
	"strconv"
	"syscall/js"
	"time"

	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// A browser compiles a function at its first call, and well only after it has run for a while; all workers share what it
// compiled. So one that is idle after its start reads and fits made-up tables, through messages to itself, as a pool of two
// does: the code is then ready when a person has chosen a file.
const (
	idle    = time.Second / 4        // after the start, without a request
	warmFor = 700 * time.Millisecond // of reading and fitting
	// A made-up table is a few rows again and again: enough segments for two members, and rows for fits that start on a sample.
	distinctRows = 1 << 10
	smallTable   = 1
	largeTable   = 60
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
			guarded(w.run)
		case <-w.ctx.Done():
		}
	}()
	return w
}

// stop ends the wait or the work: a request has come.
func (w *warmer) stop() { w.cancel() }

func (w *warmer) run() (any, error) {
	before := bridge.SetGCPercent(garbagePercent)
	defer func() {
		// A large table that came meanwhile has set its own, which stays.
		if now := bridge.SetGCPercent(before); now != garbagePercent {
			bridge.SetGCPercent(now)
		}
	}()
	p := newRehearsal()
	defer p.close()
	plain, mixed := newWarmTable(false), newWarmTable(true)
	order := []js.Value{plain.blob(largeTable), plain.blob(smallTable), mixed.blob(largeTable), plain.blob(largeTable)}
	for started := time.Now(); time.Since(started) < warmFor; {
		for _, blob := range order {
			if err := p.play(w.ctx, blob); err != nil {
				return nil, err
			}
		}
	}
	return nil, nil
}

// rehearsal is a leader with a member of its own and one behind a port, all in this worker.
type rehearsal struct {
	leader *leader
	ports  []*bridge.Port
}

func newRehearsal() *rehearsal {
	near, far := bridge.Channel()
	serve(far, newHolder(), func() {})
	client, nobody := bridge.Channel()
	members := []member{self{newHolder()}, newRemote(near)}
	return &rehearsal{newLeader(client, members), []*bridge.Port{near, far, client, nobody}}
}

func (p *rehearsal) close() {
	for _, port := range p.ports {
		port.Close()
	}
}

// play reads and fits one table.
func (p *rehearsal) play(ctx context.Context, blob js.Value) error {
	c := &call{client: p.leader.client}
	loaded, err := p.leader.load(ctx, c, wire.New("blob", blob))
	if err != nil {
		return err
	}
	id := loaded.(wire.Object).Int("table")
	fitted, err := p.leader.train(ctx, c, wire.New("table", id, "spec", wire.New("target", "y")))
	if err != nil {
		return err
	}
	c.client.Post(reply(c.id, fitted, nil))
	return p.leader.release(id)
}

// warmTable is a table like those that people bring: its first line, and some rows.
type warmTable struct{ head, rows string }

// newWarmTable makes the table; a mixed one has categories and gaps.
func newWarmTable(mixed bool) warmTable {
	t := warmTable{head: "a,b,c,d,e,f,g,h,y\n"}
	if mixed {
		t.head = "a,b,c,d,e,f,g,h,u,v,y\n"
	}
	random := rand.New(rand.NewPCG(1, 1))
	var text []byte
	for row := range distinctRows {
		sum := random.NormFloat64()
		for range 8 {
			v := random.NormFloat64()
			sum += v
			text = append(strconv.AppendFloat(text, v, 'f', 6, 64), ',')
		}
		if mixed {
			text = append(text, [...]string{",left,", "12.5,right,"}[min(1, row%8)]...)
		}
		text = append(text, '0', '\n')
		if sum > 0 {
			text[len(text)-2] = '1'
		}
	}
	t.rows = string(text)
	return t
}

// blob returns the table, its rows so many times over.
func (t warmTable) blob(times int) js.Value {
	parts := []any{t.head}
	for range times {
		parts = append(parts, t.rows)
	}
	return js.Global().Get("Blob").New(parts)
}
