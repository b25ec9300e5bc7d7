//go:build js

package worker

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// client drives a pool in this process as descent.js drives one of workers.
type client struct {
	t      *testing.T
	port   *bridge.Port
	nextID int
	calls  map[int]chan wire.Object
	events func(wire.Object)
}

// pool starts a leader and n-1 shards.
func pool(t *testing.T, n int) *client {
	members := []member{self{newHolder()}}
	for range n - 1 {
		near, far := bridge.Channel()
		serve(far, newHolder(), func() {})
		members = append(members, newRemote(near))
		t.Cleanup(near.Close)
	}
	near, far := bridge.Channel()
	newLeader(far, members).serve()
	c := &client{t: t, port: near, calls: map[int]chan wire.Object{}}
	near.Listen(func(m wire.Object) {
		if m.Get("event") != nil {
			if c.events != nil {
				c.events(m)
			}
			return
		}
		c.calls[m.Int("id")] <- m
	})
	t.Cleanup(near.Close)
	return c
}

// send begins a request and returns its id.
func (c *client) send(kind string, pairs ...any) int {
	c.nextID++
	c.calls[c.nextID] = make(chan wire.Object, 1)
	c.port.Post(append(wire.New("id", c.nextID, "type", kind), wire.New(pairs...)...))
	return c.nextID
}

func (c *client) control(id int, what string, value float64) {
	c.port.Post(wire.New("id", id, "type", wire.Control, "what", what, "value", value))
}

// wait returns the reply to a request.
func (c *client) wait(id int) (any, error) {
	c.t.Helper()
	select {
	case m := <-c.calls[id]:
		return wire.Unwrap(m)
	case <-time.After(30 * time.Second):
		c.t.Fatalf("no reply to request %d within 30 s", id)
		return nil, nil
	}
}

// must returns the value of a request that has to succeed.
func (c *client) must(kind string, pairs ...any) wire.Object {
	c.t.Helper()
	v, err := c.wait(c.send(kind, pairs...))
	if err != nil {
		c.t.Fatalf("%s: %v", kind, err)
	}
	o, _ := v.(wire.Object)
	return o
}

func (c *client) code(kind string, pairs ...any) string {
	c.t.Helper()
	_, err := c.wait(c.send(kind, pairs...))
	if err == nil {
		return ""
	}
	return wire.Failure(err).Code
}

func blob(text string) js.Value { return js.Global().Get("Blob").New([]any{text}) }

// sample is a table of a logistic model; names is what its first line says.
func sample(rows int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("x1,x2,g,y\n")
	for range rows {
		x1, x2, g := r.NormFloat64(), r.NormFloat64(), r.IntN(3)
		y := "no"
		if r.Float64() < 1/(1+math.Exp(-0.3-x1+0.5*x2)) {
			y = "yes"
		}
		fmt.Fprintf(&b, "%.4f,%.4f,%c,%s\n", x1, x2, 'a'+g, y)
	}
	return b.String()
}

func TestLoadAndSlice(t *testing.T) {
	c := pool(t, 1)
	answer := c.must(wire.Load, "blob", blob("a,b\n1,\"x, y\"\n2,z\n3,z\n"))
	if answer.Int("rows") != 3 || len(answer.List("columns")) != 2 {
		t.Fatalf("got %v", answer)
	}
	v, err := c.wait(c.send(wire.Slice, "table", answer.Int("table"), "from", 0, "to", 9))
	want := []any{[]any{"1", "x, y"}, []any{"2", "z"}, []any{"3", "z"}}
	if err != nil || !reflect.DeepEqual(v, want) {
		t.Errorf("slice: got %v, %v, want %v", v, err, want)
	}
	column := c.must(wire.Column, "table", answer.Int("table"), "name", "a")
	if !reflect.DeepEqual(column.Floats("values"), []float64{1, 2, 3}) {
		t.Errorf("column: got %v", column)
	}
}

func TestRefusals(t *testing.T) {
	c := pool(t, 1)
	table := c.must(wire.Load, "blob", blob(sample(50))).Int("table")
	for _, x := range []struct{ got, want string }{
		{c.code(wire.Load, "blob", blob("")), "empty-file"},
		{c.code(wire.Load, "blob", blob("a\n1\n"), "options", wire.New("delimeter", ";")), "bad-option"},
		{c.code(wire.Train, "table", table, "spec", wire.New("target", "nobody")), "unknown-column"},
		{c.code(wire.Train, "table", table, "spec", wire.New("target", "y", "rate", -1)), "bad-option"},
		{c.code(wire.Train, "table", 99, "spec", wire.New("target", "y")), "table-lost"},
		{c.code(wire.Slice, "table", table, "from", -1, "to", 2), "bad-option"},
		{c.code(wire.Column, "table", table, "name", "nobody"), "unknown-column"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

// Several segments over several workers give the bits that one worker gives.
func TestWorkersAgree(t *testing.T) {
	text := sample(200_000)
	var want []any
	for n := 1; n <= 3; n++ {
		c := pool(t, n)
		answer := c.must(wire.Load, "blob", blob(text))
		fit := c.must(wire.Train, "table", answer.Int("table"), "spec", wire.New("target", "y"))
		if answer.Int("rows") != 200_000 || !fit.Object("status").Bool("converged") {
			t.Fatalf("%d workers: %d rows, status %v", n, answer.Int("rows"), fit.Get("status"))
		}
		got := fit.List("coefficients")
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers: got %v, want %v", n, got, want)
		}
	}
}

func TestPredictAndEvaluate(t *testing.T) {
	c := pool(t, 2)
	text := sample(500)
	table := c.must(wire.Load, "blob", blob(text)).Int("table")
	fit := c.must(wire.Train, "table", table, "spec", wire.New("target", "y"))
	p := c.must(wire.Predict, "state", fit.Get("state"), "blob", blob(text))
	if len(p.Floats("probabilities")) != 1000 || len(p.Ints("codes")) != 500 {
		t.Fatalf("got %d probabilities, %d labels", len(p.Floats("probabilities")), len(p.Ints("codes")))
	}
	own := c.must(wire.Evaluate, "state", fit.Get("state"), "table", table)
	given := c.must(wire.Evaluate, "state", fit.Get("state"), "blob", blob(text))
	if own.Number("logLoss") != fit.Number("loss") && math.Abs(own.Number("logLoss")-fit.Number("loss")) > 1e-12 {
		t.Errorf("log loss: got %v, want the fit's %v", own.Number("logLoss"), fit.Number("loss"))
	}
	if own.Text("on") != "training" || given.Text("on") != "given" || own.Number("auc") != given.Number("auc") {
		t.Errorf("got %v and %v, want the same rows scored alike", own.Get("auc"), given.Get("auc"))
	}
}

func endless(table int) []any {
	spec := wire.New("target", "y", "solver", "batch", "rate", 1e-6, "maxIterations", 1e9, "tolerance", 1e-15)
	return []any{"table", table, "spec", spec}
}

func TestPauseStepResumeAbort(t *testing.T) {
	c := pool(t, 2)
	table := c.must(wire.Load, "blob", blob(sample(60_000))).Int("table")
	var seen []int
	rests := map[int]bool{} // the iterations at which a pause was told
	c.events = func(m wire.Object) {
		switch m.Text("event") {
		case wire.Step:
			seen = append(seen, m.Object("step").Int("iteration"))
		case wire.Paused:
			rests[seen[len(seen)-1]] = true
		}
	}
	id := c.send(wire.Train, append(endless(table), "paused", true)...)
	settle := func() { time.Sleep(300 * time.Millisecond) }
	settle()
	if !reflect.DeepEqual(seen, []int{0}) {
		t.Fatalf("paused at the start: saw %v, want the start alone", seen)
	}
	c.control(id, wire.Step, 0)
	settle()
	c.control(id, wire.Step, 0)
	settle()
	if !reflect.DeepEqual(seen, []int{0, 1, 2}) {
		t.Fatalf("two steps: saw %v", seen)
	}
	c.control(id, wire.Resume, 0)
	settle()
	c.control(id, wire.Pause, 0)
	settle()
	n := len(seen)
	if n < 5 {
		t.Errorf("resumed: saw %v", seen)
	}
	for i := 1; i < n; i++ {
		if seen[i] <= seen[i-1] {
			t.Errorf("iteration %d after %d", seen[i], seen[i-1])
		}
	}
	settle()
	if len(seen) != n {
		t.Errorf("paused again: saw %v after", seen[n:])
	}
	if want := map[int]bool{0: true, 1: true, 2: true, seen[n-1]: true}; !reflect.DeepEqual(rests, want) {
		t.Errorf("told of pauses at %v, want %v", rests, want)
	}
	c.control(id, wire.Abort, 0)
	if _, err := c.wait(id); err == nil || wire.Failure(err).Code != wire.Abort {
		t.Errorf("aborted: got %v", err)
	}
	fit := c.must(wire.Train, "table", table, "spec", wire.New("target", "y"))
	if !fit.Object("status").Bool("converged") {
		t.Errorf("after an abort: got %v", fit.Get("status"))
	}
}

func TestPace(t *testing.T) {
	c := pool(t, 1)
	table := c.must(wire.Load, "blob", blob(sample(100))).Int("table")
	last := 0
	c.events = func(m wire.Object) { last = m.Object("step").Int("iteration") }
	id := c.send(wire.Train, append(endless(table), "pace", 20)...)
	time.Sleep(time.Second)
	if last < 12 || last > 28 {
		t.Errorf("got %d iterations in a second, want about 20", last)
	}
	c.control(id, wire.Abort, 0)
	c.wait(id)
}

// More fits than there are places, one of them paused, all come to their end.
func TestManyAtOnce(t *testing.T) {
	c := pool(t, 2)
	table := c.must(wire.Load, "blob", blob(sample(400))).Int("table")
	stuck := make([]int, places)
	for i := range stuck {
		stuck[i] = c.send(wire.Train, append(endless(table), "paused", true)...)
	}
	var ids []int
	for i := range 20 {
		ids = append(ids, c.send(wire.Train, "table", table, "spec", wire.New("target", "y", "l2", float64(i)/100)))
	}
	last := math.Inf(1)
	for _, id := range ids {
		v, err := c.wait(id)
		if err != nil {
			t.Fatal(err)
		}
		x1 := v.(wire.Object).List("coefficients")[1].(wire.Object).Number("estimate")
		if x1 >= last {
			t.Errorf("more penalty, larger coefficient: %v after %v", x1, last)
		}
		last = x1
	}
	for _, id := range stuck {
		c.control(id, wire.Abort, 0)
		c.wait(id)
	}
}

func TestProgress(t *testing.T) {
	c := pool(t, 2)
	var bytes []int
	c.events = func(m wire.Object) { bytes = append(bytes, m.Int("bytes")) }
	text := sample(200_000)
	c.must(wire.Load, "blob", blob(text))
	if len(bytes) == 0 || bytes[len(bytes)-1] != len(text) {
		t.Errorf("got %v, want %d at the end", bytes, len(text))
	}
}

func TestAbortLoad(t *testing.T) {
	c := pool(t, 2)
	id := c.send(wire.Load, "blob", blob(sample(200_000)))
	c.control(id, wire.Abort, 0)
	if _, err := c.wait(id); err == nil || wire.Failure(err).Code != wire.Abort {
		t.Errorf("got %v, want aborted", err)
	}
}

func TestReleasedTableIsGone(t *testing.T) {
	c := pool(t, 1)
	table := c.must(wire.Load, "blob", blob(sample(50))).Int("table")
	c.port.Post(wire.New("type", wire.Release, "table", table))
	if got := c.code(wire.Train, "table", table, "spec", wire.New("target", "y")); got != "table-lost" {
		t.Errorf("got %q, want table-lost", got)
	}
}

func TestWarmingUpReadsAndFitsUntilARequestComes(t *testing.T) {
	w := newWarmer(false)
	started := time.Now()
	if _, err := w.run(); err != nil || time.Since(started) < warmFor {
		t.Errorf("ended after %v without a request: %v", time.Since(started), err)
	}
	w.stop()
	if _, err := w.run(); err != context.Canceled {
		t.Errorf("a stopped warmer goes on: %v", err)
	}
}
