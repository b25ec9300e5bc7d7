package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// The buttons put the link and the snippet on the clipboard, from inside the sealed frame. It is read by pasting it into a
// field of the shell.
func TestCopy(t *testing.T) {
	p := open(t, "#example=breast-cancer&solver=newton", 1440, 900)
	p.trained()
	snippet := p.share([2]string{"embed-platform", "html"}).Post
	for button, want := range map[string]string{"Copy the snippet": snippet, "Copy the link": served.url + "#"} {
		p.click("button", button)
		p.until("the word that it is copied", func() bool { return p.text("share-says") == "Copied." })
		p.until("what was copied by "+button, func() bool { return strings.HasPrefix(p.pasted(), want) })
	}
}

// pasted pastes the clipboard into a new field of the shell and returns what is there then.
func (p *tab) pasted() string {
	p.Helper()
	js[any](p, p.shell, `(() => {
		const field = document.body.appendChild(document.createElement("textarea"));
		field.style.position = "fixed"; // so that nothing moves
		field.focus();
	})()`)
	call(p, p.shell, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Commands: []string{"paste"}})
	return js[string](p, p.shell, `(() => {
		const field = document.querySelector("textarea");
		field.remove();
		return field.value;
	})()`)
}

// What a preview shows is what a post shows, and Back shows the page again as it was.
func TestPreview(t *testing.T) {
	p := open(t, "#example=breast-cancer&solver=newton", 1440, 900)
	p.trained()
	p.share([2]string{"embed-view", "boundary"}, [2]string{"may-solver", "off"})
	shown := func(selector string) bool {
		return js[bool](p, p.frame, "document.querySelector('"+selector+"').checkVisibility()")
	}
	p.click("button", "Preview")
	p.until("the preview", func() bool { return !shown("#results") })
	if !shown("#picture") || !shown("#train") || shown("#solver") || shown("header") {
		t.Errorf("the preview shows: %s", p.words())
	}
	p.click("button", "Back")
	p.until("the page", func() bool { return shown("#results") && shown("#solver") && shown("header") && shown("#embed-post") })
}
