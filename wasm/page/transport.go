//go:build js

package page

import "strconv"

// transport holds the buttons that move a training, and the line that says where it is.
type transport struct {
	root                         node
	trainButton, play, one, back node
	speed                        *choice
	status, why                  node
}

var speeds = []option{{"auto", "About 3 s"}, {"1", "1 a second"}, {"5", "5 a second"}, {"20", "20 a second"}, {"100", "100 a second"}, {"0", "Flat out"}}

func newTransport(up events) *transport {
	t := &transport{status: el("p.status", testID("status")), why: el("p.quiet.why", testID("status-message"))}
	t.trainButton = button("train", "Train", up.train)
	t.trainButton.SetClass("primary")
	t.play = button("play", "Pause", up.playPause)
	t.one = button("step", "Step", up.step)
	t.one.SetAttribute("title", "One iteration, then pause")
	t.back = button("reset", "Reset", up.reset)
	t.back.SetAttribute("title", "Back to before the first iteration")
	t.speed = newChoice("speed", "Speed", speeds, up.setSpeed)
	t.root = el("div.transport", with("role", "group"), with("aria-label", "Training"),
		el("div.row", t.trainButton, t.play, t.one, t.back, t.speed.root), t.status, t.why)
	return t
}

func (t *transport) update(s *state) {
	loaded := s.table != nil
	for _, b := range []node{t.trainButton, t.play, t.one, t.back} {
		enable(b, loaded)
	}
	enable(t.play, s.busy())
	enable(t.back, loaded && (s.phase != ready || s.predictor != nil))
	text := "Pause"
	if s.phase == paused {
		text = "Resume"
	}
	setText(t.play, text)
	text = "Train"
	if s.busy() || s.phase == done {
		text = "Train again"
	}
	setText(t.trainButton, text)
	t.speed.show(s.set.speed)
	t.step(s)
}

// step writes the status line.
func (t *transport) step(s *state) {
	t.status.SetAttribute("data-phase", [...]string{"empty", "ready", "training", "paused", "done"}[s.phase])
	code := ""
	if s.phase == done && s.fit != nil {
		code = s.fit.status.code
	}
	t.status.SetAttribute("data-code", code)
	setText(t.status, verdict(s))
	why := ""
	if code != "" && code != "converged" {
		why = sentence(s.fit.status.message)
	}
	setText(t.why, why)
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
	text := ends[s.code]
	if text == "" {
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
