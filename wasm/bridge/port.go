//go:build js

package bridge

import (
	"syscall/js"

	"descent/wasm/wire"
)

// Port is an end of a channel of messages: a MessagePort, or a worker's global scope.
type Port struct {
	value   js.Value
	onEvent js.Func
}

// NewPort wraps a JavaScript object with postMessage and onmessage.
func NewPort(v js.Value) *Port { return &Port{value: v} }

// Channel returns the two ends of a new channel.
func Channel() (*Port, *Port) {
	c := global.Get("MessageChannel").New()
	return NewPort(c.Get("port1")), NewPort(c.Get("port2"))
}

// Listen has hear called with every message that comes from now on. hear must not block.
func (p *Port) Listen(hear func(message wire.Object)) {
	p.onEvent = handler(func(args []js.Value) {
		message, _ := From(args[0].Get("data")).(wire.Object)
		hear(message)
	})
	p.value.Set("onmessage", p.onEvent)
}

// Post sends a message. Its arrays are copied once and given away.
func (p *Port) Post(o wire.Object) {
	m := &message{}
	v := m.value(o)
	p.value.Call("postMessage", v, m.transfer)
}

// Close ends the listening and, for a MessagePort, the channel.
func (p *Port) Close() {
	p.value.Set("onmessage", js.Null())
	if p.value.Get("close").Truthy() {
		p.value.Call("close")
	}
	p.onEvent.Release()
}

// handler wraps a function for JavaScript to call; the event loop has just had its turn when it is called. A panic in it
// ends the program, whose last words worker.js passes on.
func handler(fn func(args []js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		turned()
		fn(args)
		return nil
	})
}
