//go:build js

package bridge

import (
	"context"
	"errors"
	"syscall/js"
)

// Promise is a JavaScript promise that Go waits for.
type Promise struct {
	settled chan struct{}
	value   js.Value
	err     error
}

// Watch begins to listen to a promise.
func Watch(promise js.Value) *Promise {
	p := &Promise{settled: make(chan struct{})}
	var kept, broken js.Func
	settle := func() {
		kept.Release()
		broken.Release()
		close(p.settled)
	}
	kept = handler(func(args []js.Value) {
		p.value = args[0]
		settle()
	})
	broken = handler(func(args []js.Value) {
		p.err = errors.New(global.Get("String").Invoke(args[0]).String())
		settle()
	})
	promise.Call("then", kept, broken)
	return p
}

// Wait returns what the promise settled to, or the context's error. A rejection is an error with the reason's text.
func (p *Promise) Wait(ctx context.Context) (js.Value, error) {
	select {
	case <-p.settled:
		return p.value, p.err
	case <-ctx.Done():
		return js.Undefined(), ctx.Err()
	}
}
