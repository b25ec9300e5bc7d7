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

// stays demands that the page shows an iteration for half a second: ten iterations at the speed below.
func (p *tab) stays(at int) {
	p.Helper()
	time.Sleep(500 * time.Millisecond)
	if now := p.iteration(); now != at {
		p.Errorf("held at iteration %d, and half a second later it is %d", at, now)
	}
}

// A training is paused, goes on by single steps, goes on by itself and can be put back, by the buttons.
func TestPauseStepResumeReset(t *testing.T) {
	p := open(t, "#example=breast-cancer&solver=batch&speed=20", 1440, 900)
	p.holds("breast-cancer.csv")
	p.until("some iterations", func() bool { return p.iteration() > 3 })
	p.click("button", "Pause")
	p.until("the pause", func() bool { return p.phase() == "paused" })
	at := p.iteration()
	p.stays(at)
	p.click("button", "Step")
	p.until("one more iteration", func() bool { return p.iteration() > at })
	p.stays(at + 1)
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

// A training whose steps are too long diverges, and the page offers a rate that is stable.
func TestUseStableRate(t *testing.T) {
	p := open(t, "#example=wine&target=alcohol&model=linear&solver=batch&rate=50&speed=0", 1440, 900)
	p.holds("wine.csv")
	if code := p.trained(); code != "diverged" {
		t.Fatalf("got status %q, want diverged: %s", code, p.text("status"))
	}
	_, offered, _ := strings.Cut(p.text("use-rate"), ": ")
	rate, err := strconv.ParseFloat(offered, 64)
	if err != nil || !(rate > 0 && rate < 50) {
		t.Fatalf("the page offers %q", p.text("use-rate"))
	}
	p.click("button", "Use this rate")
	p.until("another training", func() bool { return p.trained() != "diverged" })
	if got := js[string](p, p.frame, `document.querySelector("#rate").value`); got != offered {
		t.Errorf("the learning rate is %q, want %q", got, offered)
	}
	if got := p.text("use-rate"); got != "" {
		t.Errorf("after %s the page offers %q", p.text("status"), got)
	}
}
