//go:build js

package bridge

import (
	"context"
	"syscall/js"
	"time"
)

// While Go computes, JavaScript hears nothing, and neither Gosched nor a short sleep changes that. A turn is given by a
// round trip through a MessageChannel: messages that wait are delivered before the one that comes back.

// budget is how long Go computes before it gives the event loop a turn.
const budget = 8 * time.Millisecond

// turns is the state of the one event loop there is.
var turns struct {
	port    js.Value        // posts to the other end of the channel, which wakes the waiters
	waiters []chan struct{} // goroutines that wait for the turn under way
	last    time.Time       // when the event loop last had its turn
}

// turned notes that the event loop has just had its turn.
func turned() { turns.last = time.Now() }

// Yield gives the event loop a turn when it has waited long enough for one, and returns the context's error.
func Yield(ctx context.Context) error {
	if time.Since(turns.last) >= budget {
		Turn()
	}
	return ctx.Err()
}

// Turn gives the event loop a turn. Other goroutines run meanwhile; all that wait are woken by the same message.
func Turn() {
	if turns.port.IsUndefined() {
		channel := global.Get("MessageChannel").New()
		channel.Get("port1").Set("onmessage", handler(func([]js.Value) {
			waiters := turns.waiters
			turns.waiters = nil
			for _, w := range waiters {
				close(w)
			}
		}))
		turns.port = channel.Get("port2")
	}
	wait := make(chan struct{})
	turns.waiters = append(turns.waiters, wait)
	if len(turns.waiters) == 1 {
		turns.port.Call("postMessage", js.Null())
	}
	<-wait
}
