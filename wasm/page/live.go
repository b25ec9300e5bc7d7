//go:build js

package page

// live speaks to screen readers; it says ends and turns, not every step.
type live struct{ root node }

func newLive() *live {
	return &live{el("div.unseen", with("role", "status"), with("aria-live", "polite"), testID("live"))}
}

func (l *live) say(text string) { setText(l.root, text) }
