//go:build js

package page

import "strconv"

// transport holds the buttons that move a training, and the line that says where it is.
type transport struct {
	root                          node
	train, play, one, back, speed node
	status, why, use              node
}

func newTransport() *transport {
	t := &transport{}
	t.root = into(`
		div.transport role=group aria-label=Training
			div.row
				* button.primary #train | Train
				* button #play | Pause
				* button #step title="One iteration, then pause" | Step
				* button #reset title="Back to before the first iteration" | Reset
				* choice #speed | Speed
					option value=auto | About 3 s
					option value=1 | 1 per s
					option value=5 | 5 per s
					option value=20 | 20 per s
					option value=100 | 100 per s
					option value=0 | Flat out
			* p.status ~status
			* p.quiet.why ~status-message
			* button #use-rate title="Sets the learning rate and trains again"`,
		&t.train, &t.play, &t.one, &t.back, &t.speed, &t.status, &t.why, &t.use)
	return t
}

func (t *transport) update(s *state) {
	loaded := s.table != nil
	enable(t.train, loaded)
	enable(t.one, loaded)
	enable(t.play, s.busy())
	enable(t.back, loaded && (s.phase != ready || s.predictor != nil))
	text := "Pause"
	if s.held() {
		text = "Resume"
	}
	setText(t.play, text)
	text = "Train"
	if s.busy() || s.phase == done {
		text = "Train again"
	}
	setText(t.train, text)
	setValue(t.speed, s.set.speed)
	t.step(s)
}

// step writes the status line.
func (t *transport) step(s *state) {
	set(t.status, "data-phase", s.phase.String())
	code := ""
	if s.phase == done && s.fit != nil {
		code = s.fit.status.code
	}
	set(t.status, "data-code", code)
	setText(t.status, verdict(s))
	why := ""
	if code != "" && code != "converged" {
		why = sentence(s.fit.status.message)
	}
	setText(t.why, why)
	offer := ""
	if rate := s.stableRate(); rate > 0 {
		offer = "Use this rate: " + plain(rate)
	}
	show(t.use, offer != "")
	setText(t.use, offer)
}

// verdict says in one line where the training is, or why it stopped.
func verdict(s *state) string {
	at := "iteration " + strconv.Itoa(s.last.iteration)
	switch s.phase {
	case empty:
		return "Open a table, or choose an example."
	case ready:
		if s.failure != nil && s.wanted {
			return "Not trained: see the message above."
		}
		return "Ready to train."
	case training:
		if s.last.iteration == 0 {
			return "Training…"
		}
		return "Training, " + at + "…"
	case pausing:
		return "Pausing…"
	case paused:
		return "Paused at " + at + "."
	}
	if s.fit == nil {
		return ""
	}
	return outcome(&s.fit.status)
}

// outcome says why a training stopped and after how much work.
func outcome(s *status) string {
	text := phrase(ends, s.code)
	switch {
	case s.code == "opened":
		return text + "."
	case text == "":
		text = s.code
	}
	return text + " after " + amount(s.iterations, "iteration") + " in " + duration(s.seconds) + "."
}

func duration(seconds float64) string {
	switch {
	case seconds != seconds:
		return "no time"
	case seconds < 1:
		return number(seconds*1000, 2) + "\u00a0ms"
	}
	return number(seconds, 2) + "\u00a0s"
}
