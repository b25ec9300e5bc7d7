//go:build js

package page

import "strconv"

// notice stands above the picture: an error with its cause and what to do, or a load and how far it is.
type notice struct {
	root, failed, loading   node
	title, cause, what      node
	file, progress, figures node
}

func newNotice(up events) *notice {
	n := &notice{
		title: el("strong"), cause: el("p", testID("error-cause")), what: el("p", testID("error-advice")),
		file: el("span"), progress: el("progress", with("aria-label", "Reading"), testID("progress")), figures: el("span.quiet", testID("progress-figures")),
	}
	n.failed = el("div.failure", with("role", "alert"), testID("error"),
		el("div", n.title, n.cause, n.what), button("dismiss", "Dismiss", up.dismiss))
	n.loading = el("div.loading", testID("loading"), n.file, n.progress, n.figures,
		button("cancel-load", "Cancel", up.cancelLoad))
	n.root = el("div.notice", n.failed, n.loading)
	return n
}

func (n *notice) update(s *state) {
	show(n.failed, s.failure != nil)
	if f := s.failure; f != nil {
		n.failed.SetAttribute("data-code", f.code)
		setText(n.title, title(f))
		fill(n.cause, cause(f))
		text := advice[f.code]
		if s.table != nil {
			text += " What was loaded before is still here."
		}
		setText(n.what, text)
	}
	show(n.loading, s.loading != nil)
	if l := s.loading; l != nil {
		fill(n.file, "Reading ", name(l.name))
		n.bar(l)
	}
}

func (n *notice) bar(l *progress) {
	if l.total <= 0 {
		n.progress.RemoveAttribute("value")
		setText(n.figures, "")
		return
	}
	n.progress.Set("max", l.total)
	n.progress.Set("value", l.done)
	text := bytes(l.done) + " of " + bytes(l.total)
	if l.rows > 0 {
		text += ", " + amount(l.rows, "row")
	}
	setText(n.figures, text)
}

func title(f *failure) string {
	if text := heading[f.code]; text != "" {
		return text
	}
	return "That did not work"
}

// cause is the error's own message and place.
func cause(f *failure) node {
	at := ""
	if f.line > 0 {
		at = " Line " + strconv.Itoa(f.line)
		if f.column > 0 {
			at += ", column " + strconv.Itoa(f.column)
		}
		at += "."
	}
	text := sentence(f.message)
	n := el("span", text, at)
	if f.name != "" {
		add(n, " Column: ", name(f.name), ".")
	}
	return n
}

// sentence gives a message a capital and a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if c := text[0]; c >= 'a' && c <= 'z' {
		text = string(c-'a'+'A') + text[1:]
	}
	if last := text[len(text)-1]; last != '.' && last != '!' && last != '?' {
		text += "."
	}
	return text
}
