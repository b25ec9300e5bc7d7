//go:build js

package page

// preview shows the page as a trainer of that address looks in a post; "" goes back.
func (a *App) preview(text string) {
	e := &a.state.embed
	switch before := *e; {
	case text == "" && e.before != nil:
		*e = *e.before
		a.state.explained.alone = false
	case text != "":
		q := parametersOf(text)
		e.follow(q)
		e.before = &before
		if q.get("view") == "explain" {
			a.state.explained.follow(q)
		}
	}
	a.update()
	a.views.root.Call("scrollIntoView")
}
