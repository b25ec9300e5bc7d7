//go:build js

package page

import (
	"math"
	"strconv"
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// option is one entry of a choice.
type option struct{ value, text string }

// choice is a labelled select.
type choice struct {
	root, input node
	options     []option
}

func newChoice(id, label string, options []option, picked func(string)) *choice {
	c := &choice{input: el("select", with("id", id), testID(id))}
	c.root = el("div.field", el("label", with("for", id), label), c.input)
	c.set(options)
	on(c.input, "change", func(dom.Event) { picked(value(c.input)) })
	return c
}

// set replaces the options where they differ.
func (c *choice) set(options []option) {
	if same(c.options, options) {
		return
	}
	c.options = options
	items, class := make([]any, len(options)), js.Global().Get("Option")
	for i, o := range options {
		items[i] = class.New(o.text, o.value)
	}
	c.input.Call("replaceChildren", items...)
}

func same(a, b []option) bool {
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
	if value(c.input) != v {
		c.input.Set("value", v)
	}
}

// entry is a labelled number; an empty one means the default, which its placeholder names.
type entry struct{ root, input node }

func newEntry(id, label, usual, note string, picked func(float64)) *entry {
	n := &entry{input: el("input", with("id", id), testID(id), with("type", "number"), with("step", "any"),
		with("min", "0"), with("inputmode", "decimal"), with("placeholder", usual), with("autocomplete", "off"))}
	n.root = el("div.field", el("label", with("for", id), label), n.input)
	if note != "" {
		n.root.SetAttribute("title", note)
		n.input.SetAttribute("aria-description", note)
	}
	on(n.input, "input", func(dom.Event) {
		switch v := parse(value(n.input)); {
		case value(n.input) == "" && !n.input.Get("validity").Get("badInput").Bool():
			picked(0)
		case v >= 0 && !math.IsInf(v, 0):
			picked(v)
		}
	})
	return n
}

// show writes v, nothing for the default.
func (n *entry) show(v float64) {
	text := ""
	if v != 0 {
		text = plain(v)
	}
	setValue(n.input, text)
}

// tick is a labelled checkbox.
type tick struct{ root, input node }

func newTick(id, label, note string, picked func(bool)) *tick {
	t := &tick{input: el("input", with("id", id), testID(id), with("type", "checkbox"))}
	t.root = el("label.tick", t.input, el("span", label))
	if note != "" {
		t.root.SetAttribute("title", note)
	}
	on(t.input, "change", func(dom.Event) { picked(checked(t.input)) })
	return t
}

func (t *tick) show(on bool) { t.input.Set("checked", on) }

func button(id, label string, pressed func(), parts ...any) node {
	b := el("button", with("id", id), testID(id), with("type", "button"), label)
	add(b, parts...)
	on(b, "click", func(dom.Event) { pressed() })
	return b
}

// disclosure is a details element with its summary.
func disclosure(id, summary string, parts ...any) node {
	d := el("details", with("id", id), testID(id), el("summary", summary))
	add(d, parts...)
	return d
}

// section is a part of the page with its heading.
func section(id, heading string, parts ...any) node {
	s := el("section", with("id", id), with("aria-labelledby", id+"-heading"), el("h2", with("id", id+"-heading"), heading))
	add(s, parts...)
	return s
}

// columnOptions lists columns for a select, at most as many as a select can hold with grace.
func columnOptions(names []string) []option {
	const most = 2000
	list := make([]option, 0, min(len(names), most))
	for _, n := range names[:min(len(names), most)] {
		list = append(list, option{n, short(n)})
	}
	return list
}

// slider is a labelled range with its value beside it.
type slider struct{ root, label, input, output node }

func newSlider(id, label string, lo, hi, step float64, moved func(float64)) *slider {
	s := &slider{
		input: el("input", with("id", id), testID(id), with("type", "range"), with("min", plain(lo)),
			with("max", plain(hi)), with("step", plain(step))),
		output: el("output", with("for", id), testID(id+"-value")),
	}
	s.label = el("label", with("for", id), label)
	s.root = el("div.slider", s.label, s.input, s.output)
	on(s.input, "input", func(dom.Event) { moved(parse(value(s.input))) })
	return s
}

func (s *slider) show(v float64, text string) {
	s.input.Set("value", strconv.FormatFloat(v, 'g', -1, 64))
	s.input.SetAttribute("aria-valuetext", text)
	setText(s.output, text)
}
