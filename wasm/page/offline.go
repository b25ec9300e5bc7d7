//go:build js

package page

// offline offers to keep the page in the browser, where the host can do that.
type offline struct{ root, line, button node }

// The words of site/keeper.js, as a person reads them, and what the button then does.
const (
	offlineState = `
offered: This page can be kept in the browser. It then opens without a network, with all examples.
keeping: A copy of the page is being fetched…
kept: A copy of this page is kept in the browser and opens without a network. No table is ever kept. While there is a network, each visit asks this site whether there is a newer page, and for nothing else.
new: A newer copy of this page has come. The next visit opens it.
failed: No copy could be kept: this site or this browser did not let it happen.`
	offlineAction = `
offered: Keep for offline use
kept: Remove the copy
new: Remove the copy
failed: Try again`
)

func newOffline() *offline {
	o := &offline{}
	o.root = into(`
		div.offline
			* p role=status ~offline
			* button #keep-offline`, &o.line, &o.button)
	return o
}

func (o *offline) update(s *state) {
	show(o.root, s.offline != "")
	setText(o.line, phrase(offlineState, s.offline))
	action := phrase(offlineAction, s.offline)
	setText(o.button, action)
	show(o.button, action != "")
}
