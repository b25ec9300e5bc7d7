//go:build js

package worker

import (
	"context"

	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// member is one worker of the pool as the leader sees it: itself, or another behind a port.
type member interface {
	// ask hands over one request. The answer has to be waited for, on pain of its never being worked out. tell hears
	// the request's events.
	ask(kind string, request wire.Object, tell func(wire.Object)) answer
}

// answer waits for the value of a request, or ends it with the context.
type answer func(ctx context.Context) (any, error)

// self is the leader's own part. It works while it is waited for.
type self struct {
	*holder
}

func (s self) ask(kind string, request wire.Object, tell func(wire.Object)) answer {
	return func(ctx context.Context) (any, error) {
		return guarded(func() (any, error) { return s.do(ctx, kind, request, tell) })
	}
}

// remote is another worker.
type remote struct {
	port  *bridge.Port
	next  int
	calls map[int]*remoteCall
}

type remoteCall struct {
	reply chan wire.Object
	tell  func(wire.Object)
}

func newRemote(port *bridge.Port) *remote {
	r := &remote{port: port, calls: map[int]*remoteCall{}}
	port.Listen(r.hear)
	return r
}

func (r *remote) hear(message wire.Object) {
	id := message.Int("id")
	call := r.calls[id]
	switch {
	case call == nil: // the answer to a request that was cancelled
	case message.Get("event") != nil:
		call.tell(message)
	default:
		delete(r.calls, id)
		call.reply <- message
	}
}

func (r *remote) ask(kind string, request wire.Object, tell func(wire.Object)) answer {
	r.next++
	id := r.next
	call := &remoteCall{reply: make(chan wire.Object, 1), tell: tell}
	r.calls[id] = call
	r.port.Post(append(wire.New("id", id, "type", kind), request...))
	return func(ctx context.Context) (any, error) {
		select {
		case reply := <-call.reply:
			return wire.Unwrap(reply)
		case <-ctx.Done():
			delete(r.calls, id)
			r.port.Post(wire.New("id", id, "type", wire.Cancel))
			return nil, ctx.Err()
		}
	}
}

// serve answers the leader's requests to a shard. busy is called when one comes.
func serve(port *bridge.Port, h *holder, busy func()) {
	running := map[int]context.CancelFunc{}
	port.Listen(func(message wire.Object) {
		busy()
		id, kind := message.Int("id"), message.Text("type")
		if kind == wire.Cancel {
			if cancel := running[id]; cancel != nil {
				cancel()
			}
			return
		}
		ctx, cancel := context.WithCancel(context.Background())
		running[id] = cancel
		go func() {
			tell := func(event wire.Object) { port.Post(append(wire.New("id", id), event...)) }
			value, err := guarded(func() (any, error) { return h.do(ctx, kind, message, tell) })
			delete(running, id)
			cancel()
			port.Post(reply(id, value, err))
		}()
	})
}

// guarded runs fn; a panic in it becomes an error, so that one request does not take the worker down.
func guarded(fn func() (any, error)) (value any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &wire.Error{Code: wire.WorkerDied, Message: "internal error: " + reason(p)}
		}
	}()
	return fn()
}

// reason writes what a panic was called with.
func reason(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return "panic"
}

func reply(id int, value any, err error) wire.Object {
	if err != nil {
		return wire.Fault(id, err)
	}
	return wire.Answer(id, value)
}
