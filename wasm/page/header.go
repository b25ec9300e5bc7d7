//go:build js

package page

// header names the page and lets the theme be chosen.
type header struct{ root, train, explain, theme, line node }

func newHeader() *header {
	h := &header{}
	h.root = into(`
		header
			h1.wordmark | Descent
			nav.modes aria-label=View
				* button #mode-train | Workbench
				* button #mode-explain | Explain
			* p.lede ~intro
			* choice.theme #theme | Theme
				option value=auto | System
				option value=light | Light
				option value=dark | Dark`, &h.train, &h.explain, &h.line, &h.theme)
	return h
}

func (h *header) update(s *state) {
	setValue(h.theme, s.theme)
	current(h.train, !s.explained.on)
	current(h.explain, s.explained.on)
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

// current marks where a person is.
func current(n node, here bool) {
	is := "false"
	if here {
		is = "true"
	}
	set(n, "aria-current", is)
}
