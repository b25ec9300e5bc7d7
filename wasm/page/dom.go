//go:build js

package page

import (
	"strings"
	"sync"
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// node is an element that a view owns.
type node = *dom.BasicHTMLElement

type attribute struct{ name, value string }

// with is an attribute for el.
func with(name, value string) attribute { return attribute{name, value} }

// testID marks an element so that a test finds it.
func testID(name string) attribute { return attribute{"data-testid", name} }

// el makes an element: tag is its name and classes, as in "p.note.quiet"; parts are its attributes, its children and,
// as strings, its text. Text is never read as markup.
func el(tag string, parts ...any) node {
	tag, classes, _ := strings.Cut(tag, ".")
	n := wrap(document().Call("createElement", tag))
	if classes != "" {
		n.Set("className", strings.ReplaceAll(classes, ".", " "))
	}
	add(n, parts...)
	return n
}

// wrap skips the search for an element's own Go type, of which the page needs none; a table has thousands of cells.
func wrap(v js.Value) node {
	return &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: &dom.BasicNode{Value: v}}}
}

// add appends in one call: each crossing to JavaScript costs about a microsecond, and a long list has thousands.
func add(n node, parts ...any) {
	var children []any
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			children = append(children, part)
		case attribute:
			n.SetAttribute(part.name, part.value)
		case node:
			children = append(children, part.Value)
		case []node:
			for _, child := range part {
				children = append(children, child.Value)
			}
		default:
			panic("page: el takes strings, attributes and elements")
		}
	}
	if len(children) > 0 {
		n.Call("append", children...)
	}
}

// document is looked up once; in a worker there is none, and nobody asks.
var document = sync.OnceValue(func() js.Value { return js.Global().Get("document") })

// fill replaces the children of n.
func fill(n node, parts ...any) {
	n.Call("replaceChildren")
	add(n, parts...)
}

// setText writes the text of n where it differs, so that a live region speaks only of changes.
func setText(n node, text string) {
	if n.TextContent() != text {
		n.SetTextContent(text)
	}
}

func show(n node, visible bool) { n.Set("hidden", !visible) }

func enable(n node, enabled bool) { n.Set("disabled", !enabled) }

func value(n node) string { return n.Get("value").String() }

func checked(n node) bool { return n.Get("checked").Bool() }

// setValue writes the value of an input or select, except while a person is typing into it.
func setValue(n node, v string) {
	if value(n) != v && !n.Equal(document().Get("activeElement")) {
		n.Set("value", v)
	}
}

// focused is the data-testid of the element with the focus, for a list that is about to be rebuilt.
func focused() string {
	return asText(document().Get("activeElement").Get("dataset").Get("testid"))
}

// refocus gives the focus back to the new element of that name inside n.
func refocus(n node, id string) {
	if id == "" {
		return
	}
	if again := n.Call("querySelector", `[data-testid="`+id+`"]`); again.Truthy() {
		again.Call("focus")
	}
}

// name shows text that came with the data: isolated, so that its direction cannot reorder what stands around it, cut
// short by the style sheet, whole in its title.
func name(text string) node {
	return el("bdi.name", with("title", visible(text)), visible(text))
}

// on listens to an event for as long as the page lives, as all its views do.
func on(n node, event string, fn func(dom.Event)) {
	n.AddEventListener(event, false, func(ev dom.Event) {
		defer guard()
		fn(ev)
	})
}

// callback makes a function for JavaScript that lives as long as the page.
func callback(fn func(args []js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		defer guard()
		fn(args)
		return nil
	})
}

// onFault hears of a panic in an event handler, which would end the program otherwise.
var onFault = func(any) {}

func guard() {
	if p := recover(); p != nil {
		onFault(p)
	}
}

// spawn runs fn by itself, so that it may wait for promises.
func spawn(fn func()) {
	go func() {
		defer guard()
		fn()
	}()
}
