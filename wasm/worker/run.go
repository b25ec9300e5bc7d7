//go:build js

// Package worker serves the protocol of the pool: the leader answers the client, and every worker, the leader included,
// holds a part of each table and sweeps it when the leader asks.
package worker

import (
	"syscall/js"

	"descent/wasm/bridge"
	"descent/wasm/wire"
)

// Run serves as what worker.js was booted for, and never returns.
func Run() {
	boot := js.Global().Get("descentBoot")
	ports := boot.Get("ports")
	client := bridge.NewPort(js.Global())
	warmer := newWarmer(boot.Get("warm").Bool())
	if boot.Get("role").String() == wire.Shard {
		client.Listen(func(message wire.Object) { pong(client, message) })
		serve(bridge.NewPort(ports.Index(0)), newHolder(), warmer.stop)
	} else {
		members := []member{self{newHolder()}}
		for i := range ports.Length() {
			members = append(members, newRemote(bridge.NewPort(ports.Index(i))))
		}
		l := newLeader(client, members)
		l.busy = warmer.stop
		l.serve()
	}
	client.Post(wire.New("type", wire.Ready))
	select {}
}

// pong answers a ping.
func pong(client *bridge.Port, message wire.Object) {
	if message.Text("type") == wire.Ping {
		client.Post(wire.New("type", wire.Pong))
	}
}
