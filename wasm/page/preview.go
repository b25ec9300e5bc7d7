//go:build js

package page

// preview shows the page as a trainer of that address looks in a post; "" goes back.
func (a *App) preview(text string) {
	q := parametersOf(text)
	a.state.embed.follow(q)
	a.state.embed.preview = text != ""
	if a.state.explained.on || q.has("explain") {
		a.state.explained.follow(q)
	}
	a.update()
	if text == "" {
		a.views.results.reopen("share")
	}
	a.views.root.Call("scrollIntoView")
}
