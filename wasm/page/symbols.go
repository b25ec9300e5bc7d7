//go:build js

package page

import "syscall/js"

// symbolTip says what the letter under the pointer, or the one reached by the arrow keys in a formula with the focus, stands for, and
// lights the same letter wherever it stands.
type symbolTip struct {
	root, letters, words, value node
	within                      node
	lit                         string
	at                          int // the letter that the keys have reached, in its formula
}

func newSymbolTip(within node) *symbolTip {
	t := &symbolTip{within: within, at: -1}
	t.root = into(`
		div.meaning role=status hidden ~meaning
			* b
			* span.value ~meaning-value
			* span`, &t.letters, &t.value, &t.words)
	add(within, t.root)
	listen(within.Value, "pointerover", func(event js.Value) { t.point(targetOf(event)) })
	listen(within.Value, "pointerleave", func(js.Value) { t.dark() })
	listen(within.Value, "focusin", func(js.Value) { t.at = -1 })
	listen(within.Value, "focusout", func(js.Value) { t.dark() })
	listen(within.Value, "keydown", t.key)
	return t
}

// point lights what is under the pointer.
func (t *symbolTip) point(n node) {
	symbol := n.Call("closest", "[data-symbol]")
	if !symbol.Truthy() {
		t.dark()
		return
	}
	t.light(wrap(symbol))
}

// key moves from letter to letter of the formula with the focus.
func (t *symbolTip) key(event js.Value) {
	n := targetOf(event)
	if asText(n.Get("localName")) != "math" {
		return
	}
	letters := find(n, "[data-symbol]")
	switch key := asText(event.Get("key")); {
	case len(letters) == 0:
		return
	case key == "ArrowRight":
		t.at = (t.at + 1) % len(letters)
	case key == "ArrowLeft":
		t.at = (max(t.at, 0) + len(letters) - 1) % len(letters)
	case key == "Escape":
		t.dark()
		return
	default:
		return
	}
	event.Call("preventDefault")
	t.light(letters[t.at])
}

func (t *symbolTip) dark() {
	if t.lit == "" {
		return
	}
	t.lit = ""
	show(t.root, false)
	for _, n := range find(t.within, ".lit") {
		n.Get("classList").Call("remove", "lit")
	}
}

func (t *symbolTip) light(symbol node) {
	t.dark()
	t.lit = attr(symbol, "data-symbol")
	for _, n := range find(t.within, "[data-symbol]") {
		if attr(n, "data-symbol") == t.lit {
			n.Get("classList").Call("add", "lit")
		}
	}
	setText(t.letters, t.lit)
	value := ""
	if v := attr(symbol, "data-value"); v != "" {
		value = " = " + number(parse(v), 6)
	}
	setText(t.words, ": "+attr(symbol, "data-words"))
	setText(t.value, value)
	show(t.root, true)
	t.place(symbol)
}

// place puts the words below the letter, inside the page.
func (t *symbolTip) place(symbol node) {
	box, all := symbol.Call("getBoundingClientRect"), t.within.Call("getBoundingClientRect")
	width := t.root.Get("offsetWidth").Float()
	left := box.Get("left").Float() - all.Get("left").Float()
	left = max(0, min(left, all.Get("width").Float()-width))
	style := t.root.Get("style")
	style.Call("setProperty", "left", plain(left)+"px")
	style.Call("setProperty", "top", plain(box.Get("bottom").Float()-all.Get("top").Float()+6)+"px")
}
