package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Every chapter works on every kind of table: it shows numbers, each of them finite, and pictures that are not blank, and the console
// has nothing to complain of.
func TestEveryChapterOnEveryTable(t *testing.T) {
	for _, s := range studies(t) {
		t.Run(s.name, func(t *testing.T) {
			p := study(t, &s, "odds")
			p.weights(&s)
			for _, chapter := range []string{"odds", "cost", "derivative", "convex", "race", "penalty", "softmax", "relatives"} {
				p.js(`document.querySelector("#chapter-` + chapter + `").click()`)
				p.until("the chapter "+chapter, func() bool { return len(p.all(".chapter:not([hidden]) .result")) > 0 })
				p.settled()
				p.sound(chapter)
				p.pictured(chapter)
			}
			p.quiet()
		})
	}
}

// settled waits until the text of the chapter has not changed for a while: some of it is computed piece by piece.
func (p *tab) settled() {
	p.Helper()
	last, since := "", time.Now()
	p.until("the chapter's rest", func() bool {
		if now := p.words(); now != last {
			last, since = now, time.Now()
		}
		return time.Since(since) > 600*time.Millisecond
	})
}

// sound fails where a number of the chapter is not finite.
func (p *tab) sound(chapter string) {
	p.Helper()
	bad := js[[]string](p, p.frame, `[...document.querySelectorAll(".chapter:not([hidden]) [data-value]")].filter(n =>
		n.checkVisibility() && (n.matches(".slot,.result") ? n.dataset.value === "" || n.textContent === "–" : false ||
			n.dataset.value !== "" && !Number.isFinite(+n.dataset.value))).map(n => n.closest("section").id + ": " +
		(n.dataset.slot ?? n.dataset.testid ?? n.parentNode.textContent) + " = " + n.dataset.value)`)
	if len(bad) > 0 {
		p.Errorf("%s: numbers that are none: %s", chapter, strings.Join(bad, "; "))
	}
	if note := p.text("explain-waiting"); note != "" {
		p.Errorf("%s: it waits: %s", chapter, note)
	}
}

// pictured fails where a picture of the chapter has no name or only one colour.
func (p *tab) pictured(chapter string) {
	p.Helper()
	blank := js[[]string](p, p.frame, fmt.Sprintf(`[...document.querySelectorAll(".chapter:not([hidden]) canvas")].filter(c => c.checkVisibility()).filter(c => {
		const d = new Uint32Array(c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer);
		return !c.getAttribute("aria-label") || d.every(v => v === d[0]);
	}).map(c => %q + " " + c.id + " " + c.getAttribute("aria-label"))`, chapter))
	if len(blank) > 0 {
		p.Errorf("pictures without a name or blank: %s", strings.Join(blank, "; "))
	}
}
