//go:build js

package page

import "syscall/js"

// chapter is one part of Explain: a question, and the lessons that answer it.
type chapter struct {
	id, title string
	root      node
	lessons   []*lesson
	// update, if not nil, is told the subject before the lessons are.
	update func(s *subject)
	press  func(id string) bool         // takes a button; reports whether it is one of the chapter's
	enter  func(id string, n node) bool // takes what was typed or chosen
	// seen and moved, if not nil, are told the state instead: of every change, and of every step of a training.
	seen, moved func(s *state)
	told        int  // how often the lessons were told
	busy        bool // they were told a moment ago
}

// newChapter returns a chapter without lessons; lead says what it is about.
func newChapter(id, title, lead string) *chapter {
	c := &chapter{id: id, title: title}
	c.root = build("article.chapter\n\th2 | $\n\tsay.lead | $", title, lead)
	return c
}

// lesson adds a lesson; places go to the elements with a star of the outline.
func (c *chapter) lesson(id, title, outline string, places ...*node) *lesson {
	l := &lesson{id: id, title: title, slots: map[string][]node{}}
	l.root = put(c.root, "section.lesson id=$ tabindex=-1\n\th3 | $\n\tdiv.body", "lesson-"+c.id+"-"+id, title)
	o := &outliner{places: places}
	o.run(l.root.Get("lastChild"), outline)
	for _, n := range find(l.root, "[data-slot]") {
		slot := attr(n, "data-slot")
		l.slots[slot] = append(l.slots[slot], n)
	}
	c.lessons = append(c.lessons, l)
	return l
}

// settled is how many milliseconds nothing must change until the lessons out of sight are told.
const settled = 200

// tell tells the lessons. Where one change follows the other, as while something is dragged, those out of sight hear of it once the
// changes have come to rest, so that what is seen has the whole frame.
func (c *chapter) tell(s *subject) {
	if c.update != nil {
		c.update(s)
	}
	c.tellThose(s, true)
	late := c.busy
	if !late {
		c.tellThose(s, false)
	}
	c.busy = true
	c.told++
	now := c.told
	after(settled, func() {
		if now != c.told {
			return
		}
		c.busy = false
		if late {
			c.tellThose(s, false)
		}
	})
}

// tellThose tells the lessons on the screen, or else all others that are not hidden.
func (c *chapter) tellThose(s *subject, onScreen bool) {
	height := js.Global().Get("innerHeight").Float()
	for _, l := range c.lessons {
		if l.update == nil || asBool(l.root.Get("hidden")) {
			continue
		}
		box := l.root.Call("getBoundingClientRect")
		if (box.Get("top").Float() < height && box.Get("bottom").Float() > 0) == onScreen {
			l.update(s)
		}
	}
}
