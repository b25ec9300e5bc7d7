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
	request func()          // asks for a turn, after which the waiters are woken
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
	if turns.request == nil {
		turns.request = requester()
	}
	wait := make(chan struct{})
	turns.waiters = append(turns.waiters, wait)
	if len(turns.waiters) == 1 {
		turns.request()
	}
	<-wait
}

func requester() func() {
	wake := handler(func([]js.Value) {
		waiters := turns.waiters
		turns.waiters = nil
		for _, w := range waiters {
			close(w)
		}
	})
	// Node delivers up to a thousand messages of one port, those that come meanwhile included, before it looks at
	// anything else.
	if immediate := global.Get("setImmediate"); immediate.Truthy() {
		return func() { immediate.Invoke(wake) }
	}
	channel := global.Get("MessageChannel").New()
	channel.Get("port1").Set("onmessage", wake)
	port := channel.Get("port2")
	return func() { port.Call("postMessage", js.Null()) }
}
