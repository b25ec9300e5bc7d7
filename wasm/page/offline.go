//go:build js

package page

import "strings"

// offline offers to keep the page in the browser, where the host can do that.
type offline struct{ root, line, button node }

// kept is what each word of site/keeper.js means to a person, and what the button then does.
const kept = `
offered|This page can be kept in the browser. It then opens without a network, with all examples.|Keep for offline use
keeping|Fetching a copy of the page…|
kept|A copy of this page is kept in the browser and opens without a network. No table is ever kept. While there is a network, each visit asks this site whether there is a newer page, and for nothing else.|Remove the copy
new|A newer copy of this page is there. The next visit opens it.|Remove the copy
failed|No copy could be kept: this site or this browser did not let it happen.|Try again
`

func newOffline() *offline {
	o := &offline{}
	o.root = into(`
		div.offline
			* p role=status ~offline
			* button #keep-offline`, &o.line, &o.button)
	return o
}

func (o *offline) update(s *state) {
	_, rest, found := strings.Cut(kept, "\n"+s.offline+"|")
	show(o.root, s.offline != "" && found)
	text, rest, _ := strings.Cut(rest, "|")
	action, _, _ := strings.Cut(rest, "\n")
	setText(o.line, text)
	setText(o.button, action)
	show(o.button, action != "")
}
