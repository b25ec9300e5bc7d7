//go:build js

package page

import (
	"strings"
	"syscall/js"
)

// An outline describes elements, one a line, each indented by one tab more than its parent:
//
//   - tag.class.class #id ~test name=value name="several words" | text
//
// The element goes to the next of the given places where a star stands in front. #x sets the id and the data-testid, ~x
// the data-testid alone. A value or text that is $ alone is taken from the given values: what comes with the data is
// never read as an outline, nor as markup. A line that begins with a bar is text alone. Some tags stand for more than
// one element: see control.
type outliner struct {
	values []string
	places []*node
	open   []js.Value // the innermost element of each depth
	first  js.Value
	drawn  bool // within an svg element, which comes last
}

// build makes elements that belong nowhere yet and returns the first.
func build(outline string, values ...string) node {
	o := &outliner{values: values}
	o.run(js.Undefined(), outline)
	return wrap(o.first)
}

// into is build, and keeps the elements with a star.
func into(outline string, places ...*node) node {
	o := &outliner{places: places}
	o.run(js.Undefined(), outline)
	return wrap(o.first)
}

// put appends to n.
func put(n node, outline string, values ...string) node {
	o := &outliner{values: values}
	o.run(n.Value, outline)
	return wrap(o.first)
}

// refill replaces the children of n.
func refill(n node, outline string, values ...string) {
	clear(n)
	put(n, outline, values...)
}

// run reads the lines. The first one's indentation is the outermost.
func (o *outliner) run(parent js.Value, outline string) {
	base := -1
	for outline != "" {
		var line string
		line, outline, _ = strings.Cut(outline, "\n")
		depth := 0
		for depth < len(line) && line[depth] == '\t' {
			depth++
		}
		if depth == len(line) {
			continue
		}
		if base < 0 {
			base = depth
		}
		o.open = o.open[:depth-base]
		to := parent
		if depth > base {
			to = o.open[depth-base-1]
		}
		o.open = append(o.open, o.line(to, line[depth:]))
	}
}

// line makes the elements of one line, appends the outer one and returns the inner one.
func (o *outliner) line(parent js.Value, line string) js.Value {
	kept := strings.HasPrefix(line, "* ")
	if kept {
		line = line[2:]
	}
	if strings.HasPrefix(line, "| ") {
		parent.Call("append", o.take(line[2:]))
		return parent
	}
	head, text, _ := strings.Cut(line, " | ")
	tag, rest, _ := strings.Cut(head, " ")
	list := o.attributes(rest)
	outer, inner := o.element(tag, list, o.take(text))
	if kept {
		*o.places[0] = wrap(inner)
		o.places = o.places[1:]
	}
	if o.first.IsUndefined() {
		o.first = outer
	}
	if !parent.IsUndefined() {
		parent.Call("append", outer)
	}
	return inner
}

// take returns the next value for a $.
func (o *outliner) take(text string) string {
	if text != "$" {
		return text
	}
	text = o.values[0]
	o.values = o.values[1:]
	return text
}

// element makes what a tag stands for: the outer element, and the one that its children are for.
func (o *outliner) element(tag string, list []attribute, text string) (outer, inner js.Value) {
	tag, classes, _ := strings.Cut(tag, ".")
	if outer, inner = control(tag, list, text); outer.Truthy() {
		if classes != "" {
			outer.Get("classList").Call("add", classes)
		}
		return outer, inner
	}
	o.drawn = o.drawn || tag == "svg"
	var n js.Value
	if o.drawn {
		n = document.Call("createElementNS", "http://www.w3.org/2000/svg", tag)
	} else {
		n = document.Call("createElement", tag)
	}
	if classes != "" {
		n.Call("setAttribute", "class", strings.ReplaceAll(classes, ".", " "))
	}
	if tag == "button" {
		n.Set("type", "button")
	}
	for _, a := range list {
		n.Call("setAttribute", a.name, a.value)
	}
	if text != "" {
		n.Set("textContent", text)
	}
	return n, n
}

// attribute is a name and its value.
type attribute struct{ name, value string }

// attributes reads what stands between tag and text.
func (o *outliner) attributes(text string) []attribute {
	var list []attribute
	for text != "" {
		name, value := "", ""
		name, text, _ = strings.Cut(text, " ")
		name, value, _ = strings.Cut(name, "=")
		if strings.HasPrefix(value, `"`) {
			text = value[1:] + " " + text
			value, text, _ = strings.Cut(text, `"`)
			text = strings.TrimPrefix(text, " ")
		}
		if name[0] == '#' || name[0] == '~' {
			id := o.take(name[1:])
			list = append(list, attribute{"data-testid", id})
			if name[0] == '~' {
				continue
			}
			name, value = "id", id
		}
		list = append(list, attribute{name, o.take(value)})
	}
	return list
}
