//go:build js

package worker

import (
	"context"

	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// places is how many fits compute at once.
const places = 4

// leader answers the client.
type leader struct {
	client  *bridge.Port
	members []member
	tables  map[int]*source // by the id that the client knows
	nextID  int             // of tables and fits
	calls   map[int]*call   // requests under way
	slot    slot
	busy    func() // called when a request comes
}

// call is a request of the client under way.
type call struct {
	id      int
	client  *bridge.Port
	cancel  context.CancelFunc
	control *control // of a fit
}

// event tells the client about a call under way.
func (c *call) event(name string, pairs ...any) {
	c.client.Post(append(wire.New("id", c.id, "event", name), wire.New(pairs...)...))
}

func newLeader(client *bridge.Port, members []member) *leader {
	return &leader{
		client: client, members: members, tables: map[int]*source{}, calls: map[int]*call{}, slot: make(slot, places),
		busy: func() {},
	}
}

// serve listens to the client from now on.
func (l *leader) serve() { l.client.Listen(l.hear) }

func (l *leader) hear(message wire.Object) {
	switch kind := message.Text("type"); kind {
	case wire.Ping:
		pong(l.client, message)
	case wire.Control:
		l.control(message)
	case wire.Release:
		go guarded(func() (any, error) { return nil, l.release(message.Int("table")) })
	default:
		l.busy()
		ctx, cancel := context.WithCancel(context.Background())
		c := &call{id: message.Int("id"), client: l.client, cancel: cancel}
		l.calls[c.id] = c
		go l.answer(ctx, c, kind, message)
	}
}

func (l *leader) control(message wire.Object) {
	c := l.calls[message.Int("id")]
	if c == nil {
		return
	}
	what := message.Text("what")
	if what == wire.Abort {
		c.cancel()
	} else if c.control != nil {
		c.control.command(what, message.Number("value"))
	}
}

func (l *leader) answer(ctx context.Context, c *call, kind string, request wire.Object) {
	value, err := guarded(func() (any, error) { return l.do(ctx, c, kind, request) })
	delete(l.calls, c.id)
	c.cancel()
	l.client.Post(reply(c.id, value, err))
}

func (l *leader) do(ctx context.Context, c *call, kind string, request wire.Object) (any, error) {
	switch kind {
	case wire.Load:
		return l.load(ctx, c, request)
	case wire.Train:
		return l.train(ctx, c, request)
	case wire.Predict:
		return l.predict(ctx, request)
	case wire.Evaluate:
		return l.evaluate(ctx, request)
	case wire.Restore:
		_, err := wire.ReadState(request.Object("state"))
		return nil, err
	case wire.Survey:
		return l.survey(ctx, c, request)
	case wire.Append:
		return l.members[request.Int("turn")%len(l.members)].ask(wire.Append, request.Object("piece"), nil)(ctx)
	}
	t, err := l.table(request.Int("table"))
	if err != nil {
		return nil, err
	}
	switch kind {
	case wire.Slice:
		return t.slice(ctx, request.Get("from"), request.Get("to"))
	case wire.Column:
		return l.column(ctx, t, request.Text("name"))
	}
	return nil, &wire.Error{Code: wire.WorkerDied, Message: "internal error: unknown request " + kind}
}

// id returns a number that no table or fit had before.
func (l *leader) id() int {
	l.nextID++
	return l.nextID
}

func (l *leader) table(id int) (*source, error) {
	if t := l.tables[id]; t != nil {
		return t, nil
	}
	return nil, &wire.Error{Code: "table-lost", Message: "the table is not held any more"}
}

// release has every member forget a table.
func (l *leader) release(id int) error {
	t := l.tables[id]
	if t == nil {
		return nil
	}
	delete(l.tables, id)
	return t.forget()
}
