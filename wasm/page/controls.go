//go:build js

package page

import (
	"strconv"
	"syscall/js"
)

// control makes what the tags below stand for, and returns the element that holds it and the one a person works with:
//
//	name      text that came with the data: isolated, so that its direction cannot reorder what stands around it, cut
//	          short by the style sheet, whole in its title
//	choice    a labelled select, its children the options
//	entry     a labelled number; an empty one means the default, which its placeholder names
//	tick      a labelled checkbox
//	slider    a labelled range with its value beside it
//	part      a section of the page with its heading
//	fold      what opens under its summary
//	say       a paragraph with letters of formulas and places for values: see say
//
// The title of a control is that of the whole of it.
func control(tag string, list []attribute, text string) (outer, inner js.Value) {
	id := named(list, "id")
	var root node
	switch tag {
	case "name":
		root = build("bdi.name title=$ | $", visible(text), visible(text))
	case "choice":
		root = build("div.field\n\tlabel for=$ | $\n\tselect", id, text)
	case "entry":
		root = build("div.field\n\tlabel for=$ | $\n\tinput type=number step=any min=0 inputmode=decimal autocomplete=off", id, text)
	case "tick":
		root = build("label.tick\n\tinput type=checkbox\n\tspan | $", text)
	case "slider":
		root = build("div.slider\n\tlabel for=$ | $\n\tinput type=range\n\toutput for=$ ~$", id, text, id, id+"-value")
	case "part":
		root = build("section aria-labelledby=$\n\th2 id=$ | $", id+"-heading", id+"-heading", text)
	case "fold":
		root = build("details\n\tsummary | $", text)
	case "say":
		root = build("p")
		say(root, text)
	default:
		return js.Undefined(), js.Undefined()
	}
	input := root.Value
	if found := root.Call("querySelector", "select,input"); found.Truthy() {
		input = found
		if title := named(list, "title"); title != "" {
			set(root, "title", title)
			if tag == "entry" {
				set(wrap(input), "aria-description", title)
			}
		}
	}
	for _, a := range list {
		if a.name != "title" {
			set(wrap(input), a.name, a.value)
		}
	}
	return root.Value, input
}

func named(list []attribute, name string) string {
	for _, a := range list {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// choice is a select whose options change.
type choice struct {
	input   node
	options []option
	shown   string
	filling int
}

// option is one entry of a choice.
type option struct{ value, text string }

// atOnce is how many options are made without a pause: a wide table has thousands.
const atOnce = 100

// fill replaces the options where they differ; many are made a few at a time.
func (c *choice) fill(options []option) {
	if same(c.options, options) {
		return
	}
	c.options = options
	c.filling++
	clear(c.input)
	if len(options) <= atOnce {
		appendOptions(c.input.Value, options)
		return
	}
	number := c.filling
	spawn(func() {
		list := newFragment()
		for len(options) > 0 {
			breathe()
			n := min(atOnce/4, len(options))
			appendOptions(list, options[:n])
			options = options[n:]
		}
		if number == c.filling {
			c.input.Call("append", list)
			c.show(c.shown)
		}
	})
}

func appendOptions(to js.Value, options []option) {
	class, list := js.Global().Get("Option"), make([]any, len(options))
	for i, o := range options {
		list[i] = class.New(o.text, o.value)
	}
	to.Call("append", list...)
}

// newFragment holds nodes that are not on the page yet, so that the page is laid out once for all of them.
func newFragment() js.Value { return document.Call("createDocumentFragment") }

// same reports whether two lists hold the same, in the same order.
func same[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (c *choice) show(v string) {
	c.shown = v
	setValue(c.input, v)
}

// columnOptions lists columns for a select, at most as many as a select can hold with grace.
func columnOptions(names []string) []option {
	const most = 2000
	var list []option
	for _, n := range names[:min(len(names), most)] {
		list = append(list, option{n, short(n)})
	}
	return list
}

// slide shows a number on a slider, and in words beside it.
func slide(input node, v float64, text string) {
	input.Set("value", strconv.FormatFloat(v, 'g', -1, 64))
	set(input, "aria-valuetext", text)
	setText(wrap(input.Get("nextSibling")), text)
}
