//go:build js

package worker

import (
	"context"
	"time"

	"descent/core/fit"
	"descent/wasm/wire"
)

// frame is the shortest time between two steps that are told: a screen shows no more.
const frame = time.Second / 60

// nap is the shortest pause worth taking: timers of a browser are no finer.
const nap = 4 * time.Millisecond

// control is what the person does to a fit under way: pause, resume, single steps, a pace. Its commands come from the
// event loop, observe is called by the solver; the two never run at once.
type control struct {
	paused  bool
	steps   int           // iterations allowed while paused
	every   time.Duration // least time from one iteration to the next, 0 for none
	changed chan struct{} // closed, and replaced, at every command
	due     time.Time     // when the next iteration may be let through
	tell    func(fit.Step)
	rest    func() // tells that no further step comes before a command
	told    time.Time
	latest  fit.Step // the step that waits to be told, when waiting
	waiting bool
	slot    slot
}

func newControl(paused bool, pace float64, tell func(fit.Step), rest func(), slot slot) *control {
	c := &control{paused: paused, changed: make(chan struct{}), tell: tell, rest: rest, slot: slot}
	c.setPace(pace)
	return c
}

// command does what the client asks for.
func (c *control) command(what string, value float64) {
	switch what {
	case wire.Pause:
		c.paused, c.steps = true, 0
	case wire.Resume:
		c.paused = false
	case wire.Step:
		c.paused = true
		c.steps++
	case wire.Pace:
		c.setPace(value)
	}
	close(c.changed)
	c.changed = make(chan struct{})
}

// setPace sets the iterations a second, 0 for as many as there can be.
func (c *control) setPace(perSecond float64) {
	c.every, c.due = 0, time.Now()
	if perSecond > 0 {
		c.every = time.Duration(float64(time.Second) / perSecond)
	}
}

// observe sees every iterate, tells of it at most once a frame, and holds the solver back as long as it is paused or
// ahead of its pace.
func (c *control) observe(ctx context.Context, step fit.Step) error {
	step.Coefficients = append(c.latest.Coefficients[:0], step.Coefficients...)
	c.latest, c.waiting = step, true
	if time.Since(c.told) >= frame {
		c.flush()
	}
	for ctx.Err() == nil {
		switch wait := c.ahead(); {
		case c.paused && c.steps > 0:
			c.steps--
			return nil
		case c.paused:
			c.flush()
			c.rest()
			c.hold(ctx, nil)
		case wait >= nap:
			c.flush()
			timer := time.NewTimer(wait)
			c.hold(ctx, timer.C)
			timer.Stop()
		default:
			c.due = c.due.Add(c.every)
			return nil
		}
	}
	return ctx.Err()
}

// ahead returns how long the next iteration has to wait for its pace.
func (c *control) ahead() time.Duration {
	if c.every == 0 {
		return 0
	}
	// Time lost to long iterations or a pause is not made up for.
	if now := time.Now(); c.due.Before(now.Add(-c.every)) {
		c.due = now
	}
	return time.Until(c.due)
}

// hold waits for a command, the timer or the end, and lets another fit have the turn meanwhile.
func (c *control) hold(ctx context.Context, timer <-chan time.Time) {
	changed := c.changed
	c.slot.leave()
	select {
	case <-changed:
	case <-timer:
	case <-ctx.Done():
	}
	c.slot.enter()
}

// flush tells of the latest step.
func (c *control) flush() {
	if c.waiting {
		c.waiting = false
		c.told = time.Now()
		c.tell(c.latest)
	}
}

// slot is a place among the fits that compute; the others wait, in the order in which they came. A bounded number of
// encoded tables keeps memory bounded.
type slot chan struct{}

func (s slot) enter() { s <- struct{}{} }
func (s slot) leave() { <-s }
