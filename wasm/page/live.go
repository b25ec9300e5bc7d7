//go:build js

package page

// live speaks to screen readers; it says ends and turns, not every step.
type live struct{ root node }

func newLive() *live { return &live{build("div.unseen role=status aria-live=polite ~live")} }

func (l *live) say(text string) { setText(l.root, text) }
