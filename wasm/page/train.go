//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"
)

// train starts from the beginning.
func (a *App) train() {
	if a.state.table != nil {
		a.begin(false)
	}
}

// begin starts a training, paused or running.
func (a *App) begin(wait bool) {
	a.launch(wait)
	a.update()
}

// launch is begin, but for the views, which are still to be updated.
func (a *App) launch(wait bool) {
	a.stop()
	s := &a.state
	s.failure, s.wanted, s.stale, s.last = nil, true, s.fit != nil, step{}
	s.phase = training
	if wait {
		s.phase = paused
	}
	a.views.cost.begin(s)
	number := a.running
	var first acquaintance
	hear := callback(func(step js.Value) {
		if number == a.running {
			a.observe(step, &first)
		}
	})
	held := callback(func(js.Value) {
		if number == a.running {
			a.waits()
		}
	})
	pace := a.pace(0)
	a.run = a.client.train(s.table, s.set.spec(), hear, held, pace, wait)
	this := a.run
	if pace > 0 && s.set.speed == "auto" {
		a.quicken(number)
	}
	spawn(func() {
		f, failed := this.wait()
		a.awaitScene()
		hear.Release()
		held.Release()
		if number == a.running {
			a.finish(f, failed)
		}
	})
}

// stop ends the training under way, if any; its promise is no longer heard, and calls that wait for its end are refused.
func (a *App) stop() {
	a.reply(nil, &failure{code: "stopped", message: "the training was ended, or another was begun"})
	if a.run != nil {
		a.run.stop()
		a.run = nil
	}
	a.running++
}

// acquaintance is what the first step of a training tells of its model.
type acquaintance struct {
	predictor
	asked, known bool
}

// meet reads the names in a first step. A wide table has thousands, which are read with breaths; of the steps that
// come meanwhile the picture shows nothing.
func (a *App) meet(step js.Value, first *acquaintance) {
	terms, classes, number := step.Get("terms"), texts(step.Get("classes")), a.running
	read := func(pause func()) {
		first.terms = readTerms(terms, pause)
		if number == a.running {
			first.name(classes, &a.state)
			first.known = true
		}
	}
	if length(terms) <= atOnce {
		read(func() {})
		return
	}
	spawn(func() {
		read(func() {
			if number == a.running {
				breathe()
			}
		})
	})
}

// observe takes one step in.
func (a *App) observe(v js.Value, first *acquaintance) {
	s := &a.state
	readCounts(v, "iteration", &s.last.iteration)
	readNumbers(v, "passes loss gradient objective", &s.last.passes, &s.last.loss, &s.last.gradient, &s.last.objective)
	coefficients := floats(v.Get("coefficients"))
	if !first.asked {
		first.asked = true
		a.meet(v, first)
	}
	if !first.known {
		a.views.cost.step(s)
		return
	}
	next := first.predictor
	next.coefficients = coefficients
	s.predictor = &next
	a.views.step(s)
	a.tell("step", map[string]any{"iteration": s.last.iteration, "passes": s.last.passes, "loss": s.last.loss})
}

func (a *App) finish(f *fit, failed *failure) {
	s := &a.state
	a.run = nil
	if failed != nil {
		s.phase = ready
		a.reply(nil, failed)
		a.fail(failed)
		return
	}
	s.phase, s.fit, s.stale = done, f, false
	s.predictor = f.predictor(s.predictor)
	s.last = step{f.status.iterations, f.status.passes, f.loss, f.status.gradient, f.objective}
	a.views.picture.setModel(s)
	a.update()
	a.say(verdict(s) + " " + sentence(f.status.message))
	summary := map[string]any{"code": f.status.code, "iterations": f.status.iterations, "loss": f.loss}
	a.tell("done", summary)
	a.reply(summary, nil)
	a.judge(f)
}

// judge evaluates a model, in the background.
func (a *App) judge(f *fit) {
	number := a.running
	var on any
	if f.opened != nil {
		on = a.state.source.content
	}
	spawn(func() {
		scores, failed := f.evaluate(on)
		if number != a.running {
			return
		}
		if failed != nil {
			a.fail(failed)
			return
		}
		f.scores = scores
		a.update()
	})
}

// playPause starts, pauses or goes on.
func (a *App) playPause() {
	switch a.state.phase {
	case training:
		a.run.pause()
		a.state.phase = pausing
	case pausing, paused:
		a.run.resume()
		a.state.phase = training
	default:
		a.train()
		return
	}
	a.update()
}

// waits hears that the training has come to its pause: no step is under way any more.
func (a *App) waits() {
	if a.state.phase == pausing {
		a.state.phase = paused
		a.say("Paused at iteration " + strconv.Itoa(a.state.last.iteration) + ".")
		a.update()
	}
}

// step does one iteration and pauses again.
func (a *App) step() {
	if a.state.table == nil {
		return
	}
	if a.state.phase == training {
		a.playPause()
		return
	}
	if !a.state.held() {
		a.begin(true)
	}
	a.run.step()
}

// reset goes back to before the first iteration.
func (a *App) reset() {
	a.stop()
	s := &a.state
	if s.table == nil {
		return
	}
	s.phase, s.fit, s.predictor, s.wanted, s.stale, s.last = ready, nil, nil, false, false, step{}
	a.views.cost.clear()
	a.views.picture.setModel(s)
	a.update()
	a.say("Back at the start.")
}

func (a *App) setSpeed(speed string) {
	a.state.set.speed = speed
	if a.run != nil {
		a.run.pace(a.pace(0))
		if speed == "auto" {
			a.quicken(a.running)
		}
	}
	a.update()
}

// A training starts at paceStart iterations a second and doubles every paceDouble milliseconds, so that the eye sees the
// large first steps, and the slow end of a descent is not waited for: about a thousand iterations pass in three seconds.
const (
	paceStart  = 12
	paceDouble = 330
	paceFree   = 20000 // faster than this needs no bound
)

// pace returns the iterations a second that the speed asks for, after some milliseconds of training; 0 is no bound.
func (a *App) pace(after float64) float64 {
	s := &a.state
	if s.set.speed != "auto" {
		return parse(s.set.speed)
	}
	large := float64(s.table.rows)*float64(len(s.set.features)+1) > 2e6
	if large || asBool(js.Global().Call("matchMedia", "(prefers-reduced-motion: reduce)").Get("matches")) {
		return 0
	}
	if p := paceStart * math.Exp2(after/paceDouble); p < paceFree {
		return p
	}
	return 0
}

// quicken raises the pace of a training while it runs at automatic speed.
func (a *App) quicken(number int) {
	const tick = 100
	spawn(func() {
		for after := 0.0; ; {
			rest(tick)
			if number != a.running || a.run == nil || a.state.set.speed != "auto" {
				return
			}
			if a.state.held() {
				continue
			}
			after += tick
			p := a.pace(after)
			a.run.pace(p)
			if p == 0 {
				return
			}
		}
	})
}
