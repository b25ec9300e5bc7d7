//go:build js

package page

import "strings"

// say fills n with a sentence in which 'w' is a letter of a formula, 'w_j' one with a subscript, 'e^b' one with a power, and {name} a
// place for a value that a lesson writes later.
func say(n node, text string) {
	for text != "" {
		i := strings.IndexAny(text, "'{")
		if i < 0 {
			n.Call("append", text)
			return
		}
		n.Call("append", text[:i])
		end := text[i : i+1]
		if text[i] == '{' {
			end = "}"
		}
		inside, rest, _ := strings.Cut(text[i+1:], end)
		if end == "}" {
			put(n, "span.slot data-slot=$ ~$", inside, inside)
		} else {
			letter(n, inside)
		}
		text = rest
	}
}

// letter adds a letter of a formula, with what stands below or above it.
func letter(n node, text string) {
	at := strings.IndexAny(text, "_^")
	if at < 0 {
		put(n, "i.letter | $", text)
		return
	}
	put(n, "i.letter | $", text[:at])
	tag := "sub"
	if text[at] == '^' {
		tag = "sup"
	}
	put(n, tag+" | $", text[at+1:])
}

// lesson is one step of a chapter of Explain: a permalink names it. Its update is told the subject while it is seen.
type lesson struct {
	id, title string
	root      node
	slots     map[string][]node
	update    func(s *subject)
}

// write puts a text into a slot.
func (l *lesson) write(slot, text string) {
	for _, n := range l.slots[slot] {
		setText(n, text)
	}
}

// name puts a text that came with the data into a slot.
func (l *lesson) name(slot, text string) { l.write(slot, visible(short(text))) }

// number puts a number into a slot: four digits are shown, all of them are in its title.
func (l *lesson) number(slot string, v float64) {
	for _, n := range l.slots[slot] {
		showNumber(n, v, 4)
	}
}

// showNumber writes a number with some digits; all of them are in its title and in data-value. NaN is a dash, for none.
func showNumber(n node, v float64, digits int) {
	all := ""
	if v == v {
		all = plain(v)
	}
	setText(n, number(v, digits))
	set(n, "title", all)
	set(n, "data-value", all)
}
