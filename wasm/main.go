//go:build js

// Command wasm is the whole of Descent in one binary with two roles: the page where there is a document, a worker of
// the pool where there is none.
package main

import (
	"syscall/js"

	"descent/wasm/page"
	"descent/wasm/worker"
)

func main() {
	if js.Global().Get("document").Truthy() {
		page.Run()
		select {}
	}
	worker.Run()
}
