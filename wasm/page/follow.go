//go:build js

package page

// link tells the host the state for its address.
func (a *App) link() {
	if a.state.table != nil && !a.private() {
		a.host.state(a.address())
	}
}

// visit is link, and leaves an entry in the history, so that Back returns to what was seen before.
func (a *App) visit() {
	if a.state.table != nil && !a.private() {
		a.host.visit(a.address())
	}
}

// private reports whether nothing about the table may leave the frame: it is the reader's own, in another's page.
func (a *App) private() bool {
	s := &a.state
	return s.embed.on && (s.table != nil && s.source.own() || s.fit != nil && s.fit.opened != nil)
}

// own reports whether the table is one that the person brought.
func (s *source) own() bool { return s.example == "" }

// named reports whether an address may name the table's columns.
func (s *source) named() bool { return !s.own() || s.shared != "" }

// offers returns the example of that name, else the usual one, "" where there is none.
func (s *state) offers(name string) string {
	usual := ""
	for _, e := range s.examples {
		switch {
		case e.name == name:
			return name
		case e.name == "iris" || usual == "":
			usual = e.name
		}
	}
	return usual
}

// follow takes an address; it is the host's last word at the start, and comes again when a person goes back. The table stays
// where the address names it, or names none and the person has one of their own.
func (a *App) follow(text string) {
	s, q := &a.state, parametersOf(text)
	s.explained.follow(q)
	s.embed.follow(q)
	content, name := q.get("data"), q.get("example")
	switch {
	case s.dead:
	case s.table != nil && content == s.source.shared && (name == s.source.example || content != ""):
		a.goTo(text)
	case content != "":
		a.openShared(content, text)
	case s.offers(name) != "":
		s.explained.arriving = s.explained.lesson != ""
		a.linked = text
		a.request(s.offers(name))
	default:
		a.settled()
	}
}

// request asks the host for an example.
func (a *App) request(name string) {
	a.state.loading = &progress{name: name}
	a.update()
	a.host.example(name)
}

// goTo takes what an address says of the table that is open.
func (a *App) goTo(text string) {
	s := &a.state
	set := defaults()
	if s.source.named() {
		decode(&set, s.source.preset)
	} else {
		set.target, set.event, set.features = s.set.target, s.set.event, s.set.features
	}
	decode(&set, text)
	set.fit(s.table)
	a.see(text)
	if set.recipe(true) != s.set.recipe(true) {
		a.change(func(to *settings) { *to = set })
		a.state.set = set // where the target is another one, features were chosen anew
		a.link()
	} else {
		a.update()
		a.refresh()
	}
	if s.explained.lesson != "" {
		a.views.explain.reveal()
	}
}

// see takes from an address how the table is looked at.
func (a *App) see(text string) {
	q := parametersOf(text)
	a.state.look = decodeLook(q, a.state.table)
	a.views.results.reopen(q.get("tab"))
}

// openShared opens the table that came with an address.
func (a *App) openShared(content, text string) {
	set := defaults()
	decode(&set, text)
	from := source{name: "table from the address", shared: content, content: content, link: text}
	spawn(func() { <-a.up; a.open(from, set, !a.state.embed.paused) })
}

// settled tells the host, once, that the page has what there is to show.
func (a *App) settled() {
	if !a.told {
		a.told = true
		a.host.ready()
	}
}

// fit makes settings fit a table: what it does not have is left out.
func (s *settings) fit(t *table) {
	if t.column(s.target) == nil {
		s.target, s.event = t.propose(), ""
	}
	if s.event != "" && !contains(t.column(s.target).texts(), s.event) {
		s.event = ""
	}
	s.features = present(t, s.features, s.target)
	if len(s.features) == 0 {
		s.features = t.features(s.target)
	}
}

// recipe is the settings as text, with the columns where they are named.
func (s *settings) recipe(named bool) string {
	q := parametersOf("")
	encode(q, s, &source{}, named)
	return q.text()
}
