//go:build js

package page

// header names the page and lets the theme be chosen.
type header struct {
	root  node
	theme *choice
	line  node
}

func newHeader(up events) *header {
	h := &header{line: el("p.lede", testID("intro"))}
	h.theme = newChoice("theme", "Theme", []option{{"auto", "System"}, {"light", "Light"}, {"dark", "Dark"}}, up.setTheme)
	h.theme.root.SetClass("field theme")
	h.root = el("header", el("h1.wordmark", "Descent"), h.line, h.theme.root)
	return h
}

func (h *header) update(s *state) {
	h.theme.show(s.theme)
	line := "Drop a CSV anywhere and watch a classifier learn from it. Nothing leaves this tab."
	switch {
	case s.table != nil && s.source.note != "":
		line = s.source.note + " Nothing leaves this tab."
	case s.table != nil && s.source.example != "":
		line = "Each step of the descent moves the boundary downhill on the cost. Nothing leaves this tab."
	case s.table != nil:
		line = "Your table stays in this tab. Choose what to predict and from what, then train."
	}
	setText(h.line, line)
}
