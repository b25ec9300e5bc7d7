//go:build js

package page

import (
	"context"
	"syscall/js"

	"descent/wasm/bridge"
)

// callback makes a function for JavaScript that lives as long as the page. It hears the first argument.
func callback(fn func(js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		v := js.Undefined()
		if len(args) > 0 {
			v = args[0]
		}
		fn(v)
		return nil
	})
}

// after calls fn once, some milliseconds from now.
func after(milliseconds float64, fn func()) {
	var once js.Func
	once = callback(func(js.Value) {
		once.Release()
		fn()
	})
	js.Global().Call("setTimeout", once, milliseconds)
}

// rest waits some milliseconds. It must not be called from an event handler.
func rest(milliseconds float64) {
	over := make(chan bool)
	after(milliseconds, func() { close(over) })
	<-over
}

// breathe lets the page draw and answer when it has been kept busy for a few milliseconds. It must not be called from
// an event handler, and the state may have moved on when it returns.
func breathe() { bridge.Yield(context.Background()) }

// onFault hears of a panic in an event handler, which would end the program otherwise.
var onFault = func(any) {}

func guard() {
	if p := recover(); p != nil {
		onFault(p)
	}
}

// spawn runs fn by itself, so that it may wait for promises.
func spawn(fn func()) {
	go func() {
		defer guard()
		fn()
	}()
}
