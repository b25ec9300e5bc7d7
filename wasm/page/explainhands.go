//go:build js

package page

import (
	"context"
	"strings"
	"time"

	"descent/core/landscape"
)

// press takes a button of Explain, and reports whether it was one.
func (v *explainView) press(id string) bool {
	x := v.app.state.explained
	switch id {
	case "mode-train":
		x.on = false
		v.app.explain(x)
	case "mode-explain":
		x.on = true
		v.app.explain(x)
	case "lesson-back":
		v.move(-1)
	case "lesson-next":
		v.move(1)
	case "row-back":
		v.turn(-1)
	case "row-next":
		v.turn(1)
	case "replay-rewind":
		v.replay(0)
	case "replay-back":
		v.replay(x.iterate - 1)
	case "replay-next":
		v.replay(x.iterate + 1)
	case "replay-play":
		v.play()
	default:
		if chapter, ok := strings.CutPrefix(id, "chapter-"); ok {
			x.chapter, x.lesson = chapter, ""
			v.visit(x)
			return true
		}
		return v.shown != nil && v.shown.press != nil && v.shown.press(id)
	}
	return true
}

// enter takes what was typed, dragged or chosen in Explain, and reports whether it was there.
func (v *explainView) enter(id string, n node) bool {
	x := &v.app.state.explained
	switch id {
	case "explain-chapter":
		x.chapter, x.lesson = value(n), ""
		v.app.learn()
		v.app.update()
		v.app.visit()
	case "explain-focus":
		x.focus, x.hand, x.iterate = int(parse(value(n))), nil, 0
		if x.source == "hand" {
			x.source = "trained"
		}
		v.app.look()
	case "explain-row":
		if row := parse(value(n)); row >= 1 {
			x.row = int(row)
			v.app.look()
		}
	case "explain-source":
		v.source(value(n))
	case "explain-iterate":
		v.replay(int(parse(value(n))))
	case "lesson-single":
		x.single = checked(n)
		v.app.look()
	default:
		if strings.HasPrefix(id, "hand-") {
			v.drag(int(parse(attr(n, "data-term"))), parse(value(n)))
			return true
		}
		return v.shown != nil && v.shown.enter != nil && v.shown.enter(id, n)
	}
	return true
}

// turn goes to the row before or after.
func (v *explainView) turn(by int) {
	if v.subject != nil {
		n := len(v.subject.rows)
		v.app.state.explained.row = v.subject.rows[(v.subject.row+by+n)%n]
		v.app.look()
	}
}

// drag sets one coefficient by hand; the others stay where they are.
func (v *explainView) drag(j int, w float64) {
	if v.subject == nil {
		return
	}
	x := &v.app.state.explained
	x.hand = append([]float64(nil), v.subject.weights...)
	x.hand[j], x.source = w, "hand"
	v.refresh(&v.app.state) // nothing else follows coefficients
	v.app.link()
}

// source chooses where the coefficients come from.
func (v *explainView) source(from string) {
	x := &v.app.state.explained
	if x.source = from; from == "hand" && v.subject != nil {
		x.hand = append([]float64(nil), v.subject.weights...)
	}
	v.app.look()
}

// recorded is how many iterations of a descent are kept for stepping back.
const recorded = 400

// record runs the descent that the replay steps through: the solver of the settings, or batch where that chooses for itself, from
// coefficients of 0 with the seed of the settings. The same settings always make the same steps; others have them recorded anew.
func (v *explainView) record() {
	s, set := v.subject, v.app.state.set
	recipe := set.recipe(false)
	if s.recipe == recipe {
		return // it is there, or under way
	}
	s.track, s.recipe = nil, recipe
	runner := landscape.Runner{Name: set.solver, Rate: set.rate, Batch: int(set.batch), Momentum: set.momentum, Seed: uint64(set.seed), MaxIter: recorded}
	switch set.solver {
	case "auto", "coordinate":
		runner.Name = "batch"
	case "sgd":
		runner.Name = "stochastic"
	case "momentum", "nesterov", "adam", "lbfgs":
		if set.l1 > 0 { // they know no way with it
			runner.Name = "batch"
		}
	}
	spawn(func() {
		scaled, scale := s.penalised().Standardised()
		track, err := landscape.Run(context.Background(), scaled, nil, runner, nil, breathe)
		if err != nil || v.subject != s || s.recipe != recipe {
			return
		}
		for i := range track.Len() {
			copy(track.At(i), scale.Raw(track.At(i)))
		}
		s.track = &track
		v.app.look()
	})
}

// replay shows one iterate of the recorded descent.
func (v *explainView) replay(to int) {
	x := &v.app.state.explained
	if v.subject == nil || v.subject.track == nil {
		return
	}
	x.iterate = max(0, min(to, v.subject.track.Len()-1))
	v.refresh(&v.app.state)
	if !v.playing {
		v.app.link()
	}
}

// play goes through the recorded descent, faster and faster, until its end or until it is pressed again.
func (v *explainView) play() {
	if v.playing = !v.playing; !v.playing || v.subject == nil || v.subject.track == nil {
		return
	}
	s, x := v.subject, &v.app.state.explained
	if x.iterate >= s.track.Len()-1 {
		x.iterate = 0
	}
	spawn(func() {
		for wait := 240.0; v.playing && v.subject == s && x.iterate < s.track.Len()-1; wait = max(16, wait*0.94) {
			v.replay(x.iterate + 1)
			rest(wait)
		}
		v.playing = false
		v.app.link()
	})
}

// clock returns the seconds since some moment.
func clock() func() float64 {
	start := time.Now()
	return func() float64 { return time.Since(start).Seconds() }
}

// reads reports whether a chapter is open that speaks of a model.
func (x *explained) reads() bool { return x.on && x.chapter != "pixels" }

// learn trains where a chapter that is open has no model to speak of.
func (a *App) learn() {
	if a.state.explained.reads() && a.state.table != nil && a.state.predictor == nil && !a.state.busy() {
		a.train()
	}
}

// explain shows or leaves Explain, and leaves an entry in the history.
func (a *App) explain(x explained) {
	a.state.explained = x
	a.learn()
	a.update()
	a.visit()
	document.Get("scrollingElement").Set("scrollTop", 0)
	if x.on && x.lesson != "" {
		a.views.explain.reveal()
	}
}

// look shows what a person chose to look at in Explain.
func (a *App) look() {
	a.views.explain.update(&a.state)
	a.link()
}
