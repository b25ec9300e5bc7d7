//go:build js

package plot

import (
	"syscall/js"
	"time"
)

var began = time.Now()

// now returns the milliseconds since the start. A moment is a number here: a time.Time in a picture would keep all of package time in
// the binary.
func now() float64 { return float64(time.Since(began)) / 1e6 }

// rest is how long nothing must change until a picture is drawn finely, in milliseconds.
const rest = 140

// clock asks the browser for frames, one at a time, and for a call when nothing has changed for a while.
type clock struct {
	pending       bool
	frames, timer int
	onFrame       js.Func
	onRest        js.Func
	released      bool
	waiting       bool
	again         bool
}

func (c *clock) start(draw, settle func()) {
	c.onFrame = js.FuncOf(func(js.Value, []js.Value) any {
		c.pending = false
		if !c.released {
			draw()
		}
		return nil
	})
	c.onRest = js.FuncOf(func(js.Value, []js.Value) any {
		c.waiting = false
		switch {
		case c.released:
		case c.again:
			c.later()
		default:
			settle()
		}
		return nil
	})
}

// frame asks for a frame unless one is coming.
func (c *clock) frame() {
	if c.pending || c.released {
		return
	}
	c.pending = true
	c.frames = js.Global().Call("requestAnimationFrame", c.onFrame).Int()
}

// later asks for settle, once no further call of later has come for a whole rest.
func (c *clock) later() {
	if c.released {
		return
	}
	c.again = c.waiting
	if c.waiting {
		return
	}
	c.waiting = true
	c.timer = js.Global().Call("setTimeout", c.onRest, rest).Int()
}

func (c *clock) release() {
	c.released = true
	js.Global().Call("cancelAnimationFrame", c.frames)
	js.Global().Call("clearTimeout", c.timer)
	c.onFrame.Release()
	c.onRest.Release()
}
