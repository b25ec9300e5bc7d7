//go:build js

package page

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// node is an element that a view owns.
type node = *dom.BasicHTMLElement

// document is undefined in a worker, where nobody asks.
var document = js.Global().Get("document")

// wrap skips the search for an element's own Go type: the page needs none, and the search would keep all of them in the
// binary.
func wrap(v js.Value) node {
	return &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: &dom.BasicNode{Value: v}}}
}

func byID(id string) node { return wrap(document.Call("getElementById", id)) }

func parentOf(n node) node { return wrap(n.Get("parentNode")) }

// find returns the elements inside n that a selector names, in order.
func find(n node, selector string) []node {
	found := n.Call("querySelectorAll", selector)
	list := make([]node, length(found))
	for i := range list {
		list[i] = wrap(found.Index(i))
	}
	return list
}

func add(n node, children ...node) {
	for _, child := range children {
		n.Call("append", child.Value)
	}
}

func clear(n node) { n.Call("replaceChildren") }

// attr returns an attribute, "" where there is none.
func attr(n node, name string) string { return asText(n.Call("getAttribute", name)) }

// set writes an attribute.
func set(n node, name, value string) { n.Call("setAttribute", name, value) }

// setText writes the text of n where it differs, so that a live region speaks only of changes.
func setText(n node, text string) {
	if asText(n.Get("textContent")) != text {
		n.Set("textContent", text)
	}
}

func show(n node, visible bool) { n.Set("hidden", !visible) }

// showField shows or hides a control with its label.
func showField(input node, visible bool) { show(parentOf(input), visible) }

func enable(n node, enabled bool) { n.Set("disabled", !enabled) }

func value(n node) string { return asText(n.Get("value")) }

func checked(n node) bool { return asBool(n.Get("checked")) }

func check(n node, on bool) { n.Set("checked", on) }

// setValue writes the value of an input or select where it differs.
func setValue(n node, v string) {
	if value(n) != v {
		n.Set("value", v)
	}
}

// setEntry is setValue, except while a person is typing into it.
func setEntry(n node, v string) {
	if !n.Equal(document.Get("activeElement")) {
		setValue(n, v)
	}
}

// focused is the data-testid of the element with the focus, for a list that is about to be rebuilt.
func focused() string {
	return asText(document.Get("activeElement").Get("dataset").Get("testid"))
}

// refocus gives the focus back to the new element of that name inside n.
func refocus(n node, id string) {
	if id == "" {
		return
	}
	for _, again := range find(n, `[data-testid="`+id+`"]`) {
		again.Call("focus")
	}
}

// observe calls fn whenever the size of n changes.
func observe(n node, fn func()) {
	observer := js.Global().Get("ResizeObserver").New(callback(func(js.Value) { fn() }))
	observer.Call("observe", n.Value)
}

// listen hears an event for as long as the page lives, as all its views do. An event that does not bubble is caught on
// its way down.
func listen(to js.Value, event string, fn func(event js.Value)) {
	to.Call("addEventListener", event, callback(fn), event == "toggle")
}

// targetOf returns the element an event happened to.
func targetOf(event js.Value) node { return wrap(event.Get("target")) }
