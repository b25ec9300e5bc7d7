//go:build js

package page

import "strconv"

// notice stands above the picture: an error with its cause and what to do, or a load and how far it is.
type notice struct {
	root, failed, loading   node
	title, cause, what      node
	file, progress, figures node
	kept, name, text        node
	opened                  node // what a model is that was opened; it scrolls with the page
}

func newNotice() *notice {
	n := &notice{}
	n.root = into(`
		div.notice
			* div.failure role=alert ~error
				div
					* strong
					* p ~error-cause
					* p ~error-advice
				button #dismiss | Dismiss
			* div.loading ~loading
				* span
				* progress aria-label=Reading ~progress
				* span.quiet ~progress-figures
				button #cancel-load | Cancel
			* div.kept ~kept
				p | The page around this one lets it save no files. Copy this one instead:
				* p.source
				* textarea rows=8 readonly ~kept-text aria-label=File
				div.row
					button #kept-copy | Copy
					button #kept-close | Close`,
		&n.failed, &n.title, &n.cause, &n.what, &n.loading, &n.file, &n.progress, &n.figures, &n.kept, &n.name, &n.text)
	n.opened = build("p.loading ~opened")
	return n
}

func (n *notice) update(s *state) {
	show(n.failed, s.failure != nil)
	if f := s.failure; f != nil {
		set(n.failed, "data-code", f.code)
		setText(n.title, title(f))
		n.because(f)
		text := phrase(advice, f.code)
		if s.table != nil {
			text += " What was loaded before is still here."
		}
		setText(n.what, text)
	}
	show(n.loading, s.loading != nil)
	if l := s.loading; l != nil {
		doing := "| Reading \nname | $"
		if l.answering {
			doing = "| Predicting \nname | $"
		}
		refill(n.file, doing, l.name)
		n.bar(l)
	}
	from := s.fit != nil && s.fit.opened != nil
	show(n.opened, from)
	if from {
		s.fit.opened.tell(n.opened, s)
	}
	show(n.kept, s.kept != nil)
	if k := s.kept; k != nil {
		refill(n.name, "name | $", k.name)
		setValue(n.text, k.text)
	}
}

func (n *notice) bar(l *progress) {
	if l.total <= 0 {
		n.progress.Call("removeAttribute", "value")
		setText(n.figures, "")
		return
	}
	n.progress.Set("max", l.total)
	n.progress.Set("value", l.done)
	text := bytes(l.done) + " of " + bytes(l.total)
	if l.noun != "" {
		text = count(int(l.done)) + " of " + amount(int(l.total), l.noun)
	}
	if l.rows > 0 {
		text += ", " + amount(l.rows, "row")
	}
	setText(n.figures, text)
}

func title(f *failure) string {
	if text := phrase(heading, f.code); text != "" {
		return text
	}
	return "That did not work"
}

// because shows the error's own message and place.
func (n *notice) because(f *failure) {
	text := sentence(f.message)
	if f.line > 0 {
		text += " Line " + strconv.Itoa(f.line)
		if f.column > 0 {
			text += ", column " + strconv.Itoa(f.column)
		}
		text += "."
	}
	refill(n.cause, "span | $", text)
	if f.name != "" {
		put(wrap(n.cause.Get("firstChild")), "|  Column: \nname | $\n| .", f.name)
	}
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
