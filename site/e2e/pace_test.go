package e2e

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// iteration returns the iteration that the page shows.
func (p *tab) iteration() int {
	p.Helper()
	n, _ := strconv.Atoi(strings.ReplaceAll(p.text("iterations"), ",", ""))
	return n
}

// A training is paused, goes on by single steps, goes on by itself and can be put back, by the buttons.
func TestPauseStepResumeReset(t *testing.T) {
	p := open(t, "#example=breast-cancer&solver=batch&speed=20", 1440, 900)
	p.holds("breast-cancer.csv")
	p.until("some iterations", func() bool { return p.iteration() > 3 })
	p.click("button", "Pause")
	p.until("the pause", func() bool { return p.phase() == "paused" })
	at := p.iteration()
	time.Sleep(500 * time.Millisecond) // ten iterations at this speed
	if now := p.iteration(); now > at+1 {
		t.Errorf("paused at iteration %d, and half a second later it is %d", at, now)
	}
	at = p.iteration()
	p.click("button", "Step")
	p.until("one more iteration", func() bool { return p.iteration() == at+1 })
	if p.phase() != "paused" {
		t.Errorf("after a single step the training is %s, want paused", p.phase())
	}
	p.click("button", "Resume")
	p.until("more iterations", func() bool { return p.iteration() > at+3 })
	p.click("button", "Reset")
	p.until("the state before the first iteration", func() bool { return p.iteration() == 0 && p.phase() == "ready" })
	if !strings.HasPrefix(p.text("source"), "breast-cancer.csv") {
		t.Errorf("after the reset the table is %q", p.text("source"))
	}
}
